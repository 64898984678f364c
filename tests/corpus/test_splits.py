"""A split never cuts a report."""

import pytest

from wuzhen.corpus.records import Record
from wuzhen.corpus.splits import split
from wuzhen.errors import WuzhenError


def test_reports_are_on_one_side(records):
    train, test = split(records, 0.25, seed=1)
    assert not {record.report for record in train} & {record.report for record in test}
    assert len({record.report for record in test}) == 3
    assert sorted(record.id for record in train + test) == sorted(record.id for record in records)


def test_the_same_seed_gives_the_same_split(records):
    assert split(records, 0.25, seed=1) == split(records, 0.25, seed=1)
    assert split(records, 0.25, seed=1) != split(records, 0.25, seed=2)


def test_labels_are_alike_on_both_sides(records):
    _, test = split(records, 0.25, seed=1)
    for label in ("industry", "talent", "culture", "ecology", "organization"):
        assert any(label in record.labels for record in test)


def test_the_order_of_paragraphs_is_kept(records):
    train, _ = split(records, 0.25, seed=1)
    assert [record.id for record in train] == sorted(record.id for record in train)


def test_one_report_cannot_be_divided(records):
    with pytest.raises(WuzhenError, match=r"one report cannot be divided .*got t00"):
        split(records[:6], 0.2, seed=1)


@pytest.mark.parametrize("share", [0.01, 0.2, 0.5, 0.99])
def test_each_side_has_a_report(records, share):
    train, test = split(records[:12], share, seed=1)
    assert len(train) == len(test) == 6


def test_a_rare_label_is_shared_out_as_requested():
    # Eight reports alike but for two of culture: half of everything means one on each side.
    def record(n):
        labels = ["culture"] if n < 2 else ["industry"]
        return Record(
            id=f"r{n}-1", report=f"r{n}", headings=[], text="文", labels=labels, primary=labels[0]
        )

    records = [record(n) for n in range(8)]
    for seed in range(5):
        _, test = split(records, 0.5, seed=seed)
        assert sum(record.labels == ["culture"] for record in test) == 1
