"""Pure figures, against ones worked out by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from wuzhen.evaluation import metrics

MATRIX = arrays(bool, st.tuples(st.integers(1, 12), st.just(5)))


@given(MATRIX)
def test_truth_against_itself_is_perfect_where_it_can_be_measured(y):
    perfect = 1 if y.any() else None
    assert metrics.known(metrics.macro_f1(y, y)) == perfect
    assert metrics.known(metrics.micro_f1(y, y)) == perfect
    assert metrics.exact_match(y, y) == 1
    assert metrics.known(metrics.false_tag_rate(y, y)) == (None if y.any(axis=1).all() else 0)
    assert metrics.brier(y, y.astype(float)) == 0
    assert metrics.expected_calibration_error(y, y.astype(float)) == 0


@given(MATRIX)
def test_the_opposite_of_the_truth_has_nothing_right(y):
    assert metrics.exact_match(y, ~y) == 0
    assert metrics.known(metrics.micro_f1(y, ~y)) == (0 if y.any() else None)


def test_brier_by_hand():
    y = np.array([[True, False]])
    assert metrics.brier(y, np.array([[0.8, 0.4]])) == pytest.approx((0.04 + 0.16) / 2)


def test_reliability_bins_hold_every_decision():
    rng = np.random.default_rng(0)
    p = rng.random((50, 5))
    bins = metrics.reliability(rng.random((50, 5)) < p, p)
    assert sum(size for _, _, size in bins) == 250
    assert [said for said, _, _ in bins] == sorted(said for said, _, _ in bins)


def test_a_bin_weighs_by_its_decisions_in_the_calibration_error():
    # Two at 0.95 that are so, one at 0.55 that is not.
    y, p = np.array([[True], [True], [False]]), np.array([[0.95], [0.95], [0.55]])
    expected = (2 * 0.05 + 1 * 0.55) / 3
    assert metrics.expected_calibration_error(y, p) == pytest.approx(expected)


def test_a_resample_holds_whole_reports():
    reports = ["a", "a", "b", "c", "c", "c", "d", "e"]
    for rows in metrics.resamples(reports, seed=3)[:20]:
        counts = np.bincount(rows, minlength=8)
        assert counts[0] == counts[1]
        assert counts[3] == counts[4] == counts[5]
        assert counts[[0, 2, 3, 6, 7]].sum() == 5, "as many reports as there are"


def test_an_interval_leaves_out_a_fortieth_on_each_side():
    assert metrics.interval(list(range(1001))) == (25, 975)


def test_an_interval_leaves_out_what_could_not_be_measured():
    assert metrics.interval([*range(1001), *[np.nan] * 500]) == (25, 975)
    assert metrics.interval([np.nan]) is None
    assert metrics.interval([]) is None


def test_a_mean_leaves_out_what_could_not_be_measured():
    assert metrics.mean([1, np.nan, 0]) == 0.5
    assert np.isnan(metrics.mean([np.nan]))


@given(MATRIX, MATRIX)
def test_macro_f1_is_the_mean_of_the_labels_that_are_there(y, predicted):
    n = min(len(y), len(predicted))
    y, predicted = y[:n], predicted[:n]
    by_hand = [
        2 * (t & p).sum() / (t.sum() + p.sum()) for t, p in zip(y.T, predicted.T, strict=True)
        if t.any()
    ]  # fmt: skip
    expected = pytest.approx(np.mean(by_hand)) if by_hand else None
    assert metrics.known(metrics.macro_f1(y, predicted)) == expected


def test_the_same_seed_gives_the_same_interval():
    y = np.random.default_rng(1).random((20, 5)) < 0.4
    reports = [str(i // 4) for i in range(20)]
    first = metrics.bootstrap(metrics.micro_f1, y, ~y | y, reports, seed=5)
    assert first is not None
    assert first == metrics.bootstrap(metrics.micro_f1, y, ~y | y, reports, seed=5)
