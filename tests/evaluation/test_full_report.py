"""All that is said of a tagger on labelled paragraphs."""

from wuzhen.corpus.records import Record
from wuzhen.evaluation import full_report


def test_results_are_broken_down_by_genre_only_where_there_is_one(tagger, records):
    bare = [Record(**record.model_dump(include=set(Record.model_fields))) for record in records]
    always = ["length", "headings", "labels"]
    for given, keys in ((records, [*always, "genre"]), (bare, always)):
        report, _ = full_report(tagger, given)
        assert [group[0].key for group in report.groups] == keys


def test_named_keys_take_the_place_of_the_usual_ones(tagger, records):
    report, _ = full_report(tagger, records, ["genre"])
    assert [group[0].key for group in report.groups] == ["genre"]


def test_the_bins_hold_every_decision(tagger, records):
    report, outcome = full_report(tagger, records)
    assert sum(size for _, _, size in report.reliability) == outcome.y.size
