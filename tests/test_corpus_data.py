"""The corpus holds what its data card promises."""

from pathlib import Path

import pytest
from scipy.stats import binomtest

from wuzhen.corpus.agreement import measure_agreement
from wuzhen.corpus.duplicates import near_duplicates
from wuzhen.corpus.records import load_records
from wuzhen.corpus.reports import prepare
from wuzhen.corpus.stats import describe
from wuzhen.writers import cards

REAL_PARAGRAPHS = 230
DATA = Path(__file__).parent.parent / "data"


@pytest.fixture(scope="module")
def records():
    return load_records([DATA / "prepared/corpus.jsonl"])


@pytest.fixture(scope="module")
def splits():
    return [load_records([DATA / f"splits/{name}.jsonl"]) for name in ("train", "test")]


def test_the_prepared_records_are_those_of_the_corpus_folder(records):
    assert prepare(DATA / "corpus") == records


def test_there_is_enough_of_everything(records):
    stats = describe(records)
    assert stats.reports >= 240
    assert stats.paragraphs >= 4000
    assert min(stats.labels.values()) >= 700
    assert stats.contrast >= 400


@pytest.mark.parametrize(
    ("ours", "real"),
    [
        ("lengths", cards.REAL_LENGTHS),
        ("label_counts", cards.REAL_LABEL_COUNTS),
        ("heading_depths", cards.REAL_HEADING_DEPTHS),
    ],
)
def test_its_distributions_are_within_a_third_of_real_ones(records, ours, real):
    found = {str(key): value for key, value in getattr(describe(records), ours).items()}
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


def test_every_paragraph_is_coded_twice_and_settled_by_a_rule(records):
    agreement = measure_agreement(records)
    assert agreement.single_coded == 0
    assert all(label.alpha >= 0.8 for label in agreement.labels.values())
    disputed = set(agreement.disputed)
    assert all(record.key("rule") for record in records if record.id in disputed)


def test_no_report_and_no_near_duplicate_stands_on_both_sides_of_the_split(records, splits):
    train, test = ({record.report for record in part} for part in splits)
    assert not train & test
    assert {record.id for part in splits for record in part} == {record.id for record in records}
    for pair in near_duplicates(records):
        assert (pair.first[:4] in train) == (pair.second[:4] in train), pair
