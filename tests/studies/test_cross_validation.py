"""Choices of parameters, held against each other out of fold."""

import numpy as np
import pytest

from wuzhen.evaluation import metrics
from wuzhen.studies.cross_validation import (
    AS_IT_IS,
    Material,
    _choice,
    compare_choices,
    decide,
    gather,
    mean_over_parts,
)


def test_no_change_gains_nothing(records, params, lexicon):
    base, same = compare_choices(records, params, lexicon, [f"train.C={params.train.C}"])
    assert base.change == AS_IT_IS
    assert (same.gain, same.low, same.high) == (0, 0, 0)


def test_a_change_that_cripples_loses(records, params, lexicon):
    crippled = "features.words.weight=0,features.characters.weight=0,features.lexicon.weight=0"
    _, choice = compare_choices(records, params, lexicon, [crippled])
    assert choice.gain < 0
    assert choice.low <= choice.gain <= choice.high


def test_a_key_of_few_values_has_each_held_out_in_turn(records, params, lexicon):
    material = gather(records, params, lexicon, "genre")
    held_out = [{records[i].key("genre") for i in rows} for _, rows in material.folds(params)]
    assert sorted(map(sorted, held_out)) == [["总结"], ["汇报"]]


def test_weights_of_blocks_change_without_counting_anew(records, params, lexicon):
    changes = ["features.words.weight=3", "features.words.weight=3,features.words.ngram_max=2"]
    _, reweighed, recounted = compare_choices(records, params, lexicon, changes)
    assert params.features.words.ngram_max == 2
    assert reweighed.macro_f1 == recounted.macro_f1


def test_values_held_out_in_turn_count_alike(records, params, lexicon):
    material = gather(records, params, lexicon, "genre")
    assert len(material.draws(params, seeds=3)) == 1, "there is one way to hold each out in turn"
    parts = material.parts()
    assert len(parts) == 2
    assert np.array_equal(parts[0], ~parts[1])
    whole = gather(records, params, lexicon)
    assert len(whole.draws(params, seeds=3)) == 3
    assert [part.all() for part in whole.parts()] == [True]


def test_thresholds_of_a_part_are_chosen_on_the_others():
    y = np.tile([[True] * 5, [False] * 5], (20, 1))
    scores = np.where(y, 2.0, -2.0)
    first = np.arange(40) < 20
    shifted = scores - 10 * first[:, None]
    assert np.array_equal(decide(scores, y, [first, ~first]), y)
    assert not decide(shifted, y, [first, ~first])[first].any(), "the shift is not made good"
    assert np.array_equal(decide(scores, y, [np.ones(40, dtype=bool)]), y)


def test_a_writer_that_a_resample_misses_is_left_out_of_the_mean():
    # Of the first writer half is found, of the second all.
    y = np.zeros((6, 5), dtype=bool)
    y[:, 0] = True
    said = y.copy()
    said[:2, 0] = False
    parts = [np.arange(6) < 4, np.arange(6) >= 4]
    half = 2 * 2 / (4 + 2)
    assert mean_over_parts(y, [said], np.arange(6), parts) == pytest.approx((half + 1) / 2)
    assert mean_over_parts(y, [said], np.arange(4), parts) == pytest.approx(half)
    assert np.isnan(mean_over_parts(~y, [said], np.array([], dtype=int), parts))


def test_the_gain_of_a_change_is_not_drawn_to_zero_by_writers_that_are_missed(records, params):
    # The change finds everything, the base nothing, of two writers of three reports each.
    few = [
        r.model_copy(update={"writer": r.report < "t03", "labels": ["industry"]})
        for r in records
        if r.report < "t06"
    ]
    y = np.zeros((len(few), 5), dtype=bool)
    y[:, 0] = True
    material = Material(few, y, None, None, "writer")
    drawn = metrics.resamples([record.report for record in few], seed=0)
    found = _choice("all", material, [y], [np.zeros_like(y)], drawn)
    assert (found.gain, found.low, found.high) == (1, 1, 1)


def test_too_few_reports_give_no_interval(records, params, lexicon):
    few = [record for record in records if record.report < "t04"]
    base, other = compare_choices(few, params, lexicon, ["train.C=1"])
    assert (base.gain, base.low, base.high) == (0, None, None)
    assert other.macro_f1 is not None
    assert other.low is other.high is None
