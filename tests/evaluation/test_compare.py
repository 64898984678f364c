"""Two models on the same paragraphs."""

import numpy as np
import pytest

from wuzhen.evaluation import metrics
from wuzhen.evaluation.compare import compare, paired
from wuzhen.training import train


def test_a_model_compared_with_itself_differs_in_nothing(tagger, records):
    result = compare(tagger, tagger, records)
    assert result.changes == ()
    assert (result.macro_f1.difference, result.macro_f1.low, result.macro_f1.high) == (0, 0, 0)


def test_changed_paragraphs_name_the_better_model(tagger, records, params, lexicon):
    # Half of the culture is said to be none: the model that learned so misses some of it.
    falsified = [
        record.model_copy(update={"labels": [], "primary": None})
        if record.labels == ["culture"] and record.report < "t07"
        else record
        for record in records
    ]
    worse = train(falsified, params, lexicon)
    result = compare(worse, tagger, records)
    assert result.macro_f1.difference > 0
    assert any(change.better == "b" for change in result.changes)
    for change in result.changes:
        assert change.a != change.b


def test_fewer_than_five_reports_give_no_interval(tagger, records):
    few = [record for record in records if record.report < "t04"]
    result = compare(tagger, tagger, few)
    assert (result.macro_f1.difference, result.macro_f1.low, result.macro_f1.high) == (
        0,
        None,
        None,
    )
    assert "4 reports" in result.notes[0]


def test_where_nothing_has_a_label_nothing_is_compared(tagger, records):
    bare = [r.model_copy(update={"labels": [], "primary": None}) for r in records]
    result = compare(tagger, tagger, bare)
    assert result.macro_f1.a is result.macro_f1.difference is result.macro_f1.low is None


def test_the_interval_is_of_the_difference():
    y = np.ones((40, 5), dtype=bool)
    a = y.copy()
    a[:20] = False
    drawn = metrics.resamples([str(i) for i in range(40)], seed=0)
    found = paired(metrics.micro_f1, y, a, y, drawn)
    assert found.difference == pytest.approx(1 - 2 * 20 / 60)
    assert 0 < found.low < found.difference < found.high < 1
