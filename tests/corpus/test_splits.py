"""A split never cuts a report."""

from wuzhen.corpus.splits import split


def test_reports_stand_on_one_side(records):
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
