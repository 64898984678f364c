"""Counts and shares of a corpus."""

import pytest

from wuzhen.corpus.records import Record
from wuzhen.corpus.stats import describe


def record(text, headings=(), labels=(), report="r", **further):
    return Record(
        id=f"r-{text[:4]}",
        report=report,
        headings=list(headings),
        text=text,
        labels=list(labels),
        primary=labels[0] if labels else None,
        **further,
    )


def test_labels_and_combinations_are_counted():
    stats = describe(
        [record("甲", labels=["industry", "talent"]), record("乙"), record("丙", labels=["talent"])]
    )
    assert stats.labels["talent"] == 2
    assert stats.combinations == {"产业、人才": 1, "其他": 1, "人才": 1}
    assert stats.label_counts["none"] == pytest.approx(1 / 3)
    assert sum(stats.label_counts.values()) == pytest.approx(1)


def test_genres_are_counted_by_report_the_most_frequent_first():
    records = [
        record("甲", report="r1", genre="条例"),
        record("乙", report="r2", genre="简报"),
        record("丙", report="r2", genre="简报"),
        record("丁", report="r3", genre="简报"),
        record("戊", report="r4"),
    ]
    assert list(describe(records).genres.items()) == [("简报", 2), ("条例", 1)]


@pytest.mark.parametrize(
    ("text", "numbered"),
    [("一是抓水利。", True), ("（二）抓路。", True), ("3.抓桥。", True), ("①抓树。", True),
     ("第一，抓人。", True), ("去年抓粮。", False), ("2023年抓粮。", False)],
)  # fmt: skip
def test_numbered_openings_are_recognised(text, numbered):
    assert describe([record(text)]).numbered_openings == numbered


@pytest.mark.parametrize(
    ("text", "masked"),
    [("xx村修路", True), ("**村修路", True), ("某镇修路", True), ("修路", False)],
)
def test_masked_names_are_recognised(text, masked):
    assert describe([record(text)]).masked == masked


def test_headings_with_a_dimension_word_are_recognised():
    stats = describe(
        [record("甲", ["（一）产业兴旺"]), record("乙", ["产业", "下一步打算"]), record("丙")]
    )
    assert stats.heading_with_dimension_word == pytest.approx(1 / 3)
    assert stats.heading_depths == {"none": 1 / 3, "one": 1 / 3, "two": 1 / 3, "three or more": 0}


def test_long_paragraphs_and_contrasts_are_recognised():
    long = record("长" * 301, labels=["industry", "culture"])
    stats = describe([long, record("短", contrast="组织召开")])
    assert stats.long_with_two_or_more == 1
    assert stats.contrast == 1
    assert stats.lengths[100] == 301


def test_three_hundred_characters_are_not_long():
    assert describe([record("长" * 300)]).long_with_two_or_more is None
