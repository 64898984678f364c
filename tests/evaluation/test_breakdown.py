"""Figures by groups of paragraphs."""

import pytest

from wuzhen.evaluation import breakdown, evaluate


def test_groups_by_a_key_hold_every_paragraph_once(tagger, records):
    _, outcome = evaluate(tagger, records)
    for key in ("genre", "length", "headings", "labels", "nonsense"):
        groups = breakdown(outcome, records, key)
        assert sum(group.n_paragraphs for group in groups) == len(records)
        assert len({group.value for group in groups}) == len(groups)


def test_a_key_that_no_record_has_makes_one_group(tagger, records):
    _, outcome = evaluate(tagger, records)
    (group,) = breakdown(outcome, records, "nonsense")
    assert group.value == "None"


def test_the_figures_are_those_of_the_group_alone(tagger, records):
    _, outcome = evaluate(tagger, records)
    for group in breakdown(outcome, records, "genre"):
        part = [record for record in records if record.key("genre") == group.value]
        result, _ = evaluate(tagger, part)
        assert group.macro_f1 == pytest.approx(result.macro_f1)
        assert group.n_paragraphs == result.n_paragraphs
