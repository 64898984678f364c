"""Choices of parameters, compared with each other out of fold."""

import numpy as np
import pytest

from experiments.ablation import (
    BASELINE,
    Dataset,
    _result,
    compare_changes,
    decide,
    load_dataset,
    mean_over_parts,
)
from wuzhen.evaluation import metrics


def test_no_change_gains_nothing(records, params, lexicon):
    base, same = compare_changes(records, params, lexicon, [f"train.C={params.train.C}"])
    assert base.change == BASELINE
    assert (same.gain, same.low, same.high) == (0, 0, 0)


def test_a_change_that_cripples_loses(records, params, lexicon):
    crippled = "features.words.weight=0,features.characters.weight=0,features.lexicon.weight=0"
    _, choice = compare_changes(records, params, lexicon, [crippled])
    assert choice.gain < 0
    assert choice.low <= choice.gain <= choice.high


def test_a_key_of_few_values_has_each_held_out_in_turn(records, params, lexicon):
    dataset = load_dataset(records, params, lexicon, "genre")
    held_out = [{records[i].key("genre") for i in rows} for _, rows in dataset.folds(params)]
    assert sorted(map(sorted, held_out)) == [["总结"], ["汇报"]]


def test_weights_of_blocks_change_without_recounting(records, params, lexicon):
    changes = ["features.words.weight=3", "features.words.weight=3,features.words.ngram_max=2"]
    _, reweighed, recounted = compare_changes(records, params, lexicon, changes)
    assert params.features.words.ngram_max == 2
    assert reweighed.macro_f1 == recounted.macro_f1


def test_values_held_out_in_turn_count_alike(records, params, lexicon):
    dataset = load_dataset(records, params, lexicon, "genre")
    assert len(dataset.seeds(params, seeds=3)) == 1, "there is one way to hold each out in turn"
    parts = dataset.folds_by_value()
    assert len(parts) == 2
    assert np.array_equal(parts[0], ~parts[1])
    whole = load_dataset(records, params, lexicon)
    assert len(whole.seeds(params, seeds=3)) == 3
    assert [part.all() for part in whole.folds_by_value()] == [True]


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
    predicted = y.copy()
    predicted[:2, 0] = False
    parts = [np.arange(6) < 4, np.arange(6) >= 4]
    half = 2 * 2 / (4 + 2)
    assert mean_over_parts(y, [predicted], np.arange(6), parts) == pytest.approx((half + 1) / 2)
    assert mean_over_parts(y, [predicted], np.arange(4), parts) == pytest.approx(half)
    assert np.isnan(mean_over_parts(~y, [predicted], np.array([], dtype=int), parts))


def test_the_gain_of_a_change_is_not_pulled_to_zero_by_writers_that_are_missed(records, params):
    # The change finds everything, the base nothing, of two writers of three reports each.
    few = [
        r.model_copy(update={"writer": r.report < "t03", "labels": ["industry"]})
        for r in records
        if r.report < "t06"
    ]
    y = np.zeros((len(few), 5), dtype=bool)
    y[:, 0] = True
    dataset = Dataset(few, y, None, None, "writer")
    drawn = metrics.resamples([record.report for record in few], seed=0)
    found = _result("all", dataset, [y], [np.zeros_like(y)], drawn)
    assert (found.gain, found.low, found.high) == (1, 1, 1)


def test_too_few_reports_give_no_interval(records, params, lexicon):
    few = [record for record in records if record.report < "t04"]
    base, other = compare_changes(few, params, lexicon, ["train.C=1"])
    assert (base.gain, base.low, base.high) == (0, None, None)
    assert other.macro_f1 is not None
    assert other.low is other.high is None
