"""Figures by groups of paragraphs."""

import numpy as np
import pytest

from wuzhen.corpus.records import Record
from wuzhen.errors import WuzhenError
from wuzhen.evaluation import Outcome, breakdown, evaluate, full_report


def test_groups_by_a_key_hold_every_paragraph_once(tagger, records):
    _, outcome = evaluate(tagger, records)
    for key in ("genre", "length", "headings", "labels", "report"):
        groups = breakdown(outcome, records, key)
        assert sum(group.n_paragraphs for group in groups) == len(records)
        assert len({group.value for group in groups}) == len(groups)


def test_a_key_that_no_record_has_is_refused_and_the_keys_are_listed(tagger, records):
    with pytest.raises(WuzhenError, match="no record has the key 'writer'") as error:
        full_report(tagger, records, ["writer"])
    for key in ("length", "headings", "labels", "report", "genre", "coder_a"):
        assert key in str(error.value)


def record(text, labels=()):
    return Record(
        id="r-1", report="r", headings=[], text=text, labels=list(labels),
        primary=labels[0] if labels else None,
    )  # fmt: skip


def test_a_group_with_nothing_to_measure_has_no_figures():
    records = [record("文", ["industry"]), record("文" * 61), record("文" * 121, ["industry"])]
    y = np.array([[True] + [False] * 4, [False] * 5, [True] + [False] * 4])
    said = np.array([[True] + [False] * 4, [False] * 5, [False] * 5])
    short, middle, long = breakdown(Outcome(y, said, said.astype(float)), records, "length")
    assert (short.macro_f1, short.false_tag_rate_on_none) == (1, None)
    assert (middle.macro_f1, middle.micro_f1, middle.false_tag_rate_on_none) == (None, None, 0)
    assert (long.macro_f1, long.exact_match) == (0, 0)


def test_three_hundred_characters_are_not_over_three_hundred():
    records = [record("文" * 300), record("文" * 301)]
    nothing = np.zeros((2, 5), dtype=bool)
    groups = breakdown(Outcome(nothing, nothing, nothing.astype(float)), records, "length")
    assert [group.value for group in groups] == ["120-300", "300-600"]


def test_the_figures_are_those_of_the_group_alone(tagger, records):
    _, outcome = evaluate(tagger, records)
    for group in breakdown(outcome, records, "genre"):
        part = [record for record in records if record.key("genre") == group.value]
        result, _ = evaluate(tagger, part)
        assert group.macro_f1 == pytest.approx(result.macro_f1)
        assert group.n_paragraphs == result.n_paragraphs
