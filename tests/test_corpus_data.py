"""The two collections hold what their data card promises."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from scipy.stats import binomtest

from experiments import card_tables
from experiments.authored_reports import prepare
from experiments.duplicates import near_duplicates
from wuzhen.corpus.agreement import measure_agreement
from wuzhen.corpus.records import Record, load_records
from wuzhen.corpus.stats import describe

REAL_PARAGRAPHS = 230
DATA = Path(__file__).parent.parent / "data"


@dataclass(frozen=True)
class Collection:
    """A collection as it is in the repository: its folder, its records, train and test."""

    folder: Path
    records: list[Record]
    splits: tuple[list[Record], list[Record]]


def collection(name: str, splits: str) -> Collection:
    train, test = (load_records([DATA / splits / f"{part}.jsonl"]) for part in ("train", "test"))
    records = load_records([DATA / f"prepared/{name}.jsonl"])
    return Collection(DATA / name, records, (train, test))


@pytest.fixture(scope="module")
def rural():
    return collection("corpus", "splits")


@pytest.fixture(scope="module")
def wide():
    return collection("wide", "splits/wide")


@pytest.fixture(scope="module", params=["rural", "wide"])
def either(request):
    return request.getfixturevalue(request.param)


def test_the_prepared_records_are_those_of_the_folder(either):
    assert prepare(either.folder) == either.records


def test_the_rural_collection_has_enough_of_everything(rural):
    stats = describe(rural.records)
    assert stats.reports >= 240
    assert stats.paragraphs >= 4000
    assert min(stats.labels.values()) >= 700
    assert stats.contrast >= 400


def test_the_wide_collection_has_enough_of_everything_and_is_mostly_none(wide):
    stats = describe(wide.records)
    assert stats.reports >= 130
    assert stats.paragraphs >= 1800
    assert min(stats.labels.values()) >= 150
    assert stats.label_counts["none"] >= 0.5
    assert len({record.key("writer") for record in wide.records}) >= 8


def test_no_report_is_in_both_collections(rural, wide):
    assert not {r.report for r in rural.records} & {r.report for r in wide.records}


@pytest.mark.parametrize(
    ("ours", "real"),
    [
        ("lengths", card_tables.REAL_LENGTHS),
        ("label_counts", card_tables.REAL_LABEL_COUNTS),
        ("heading_depths", card_tables.REAL_HEADING_DEPTHS),
    ],
)
def test_rural_distributions_are_within_a_third_of_real_ones(rural, ours, real):
    found = {str(key): value for key, value in getattr(describe(rural.records), ours).items()}
    for key, value in real.items():
        assert within_a_third(found[key], value), key


def within_a_third(ours: float, real: float) -> bool:
    """Of a share that 230 paragraphs hardly tell, the 95% interval is asked for, not the third."""
    if 2 / 3 <= ours / real <= 1.5:
        return True
    if real > 1:
        return False
    interval = binomtest(round(real * REAL_PARAGRAPHS), REAL_PARAGRAPHS).proportion_ci()
    return interval.low <= ours <= interval.high


def test_every_paragraph_is_coded_twice_and_settled_by_a_rule(either):
    agreement = measure_agreement(either.records)
    assert agreement.single_coded == 0
    assert all(label.alpha >= 0.8 for label in agreement.labels.values())
    disputed = set(agreement.disputed)
    assert all(record.key("rule") for record in either.records if record.id in disputed)


def test_labels_that_neither_coder_gave_name_a_rule(either):
    for record in either.records:
        if list(record.labels) not in (record.key("coder_a"), record.key("coder_b")):
            assert record.key("rule"), record.id


def test_no_report_and_no_near_duplicate_is_on_both_sides_of_the_split(either):
    train, test = ({record.report for record in part} for part in either.splits)
    assert not train & test
    assert {r.id for part in either.splits for r in part} == {r.id for r in either.records}
    for pair in near_duplicates(either.records):
        assert (pair.first[:4] in train) == (pair.second[:4] in train), pair


def test_splits_have_the_labels_of_the_collection(either):
    settled = {record.id: record.labels for record in either.records}
    assert all(record.labels == settled[record.id] for part in either.splits for record in part)
