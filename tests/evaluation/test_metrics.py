"""Pure figures, against ones worked out by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from wuzhen.evaluation import metrics

MATRIX = arrays(bool, st.tuples(st.integers(1, 12), st.just(5)))


@given(MATRIX)
def test_truth_against_itself_is_perfect(y):
    assert metrics.macro_f1(y, y) == metrics.micro_f1(y, y) == metrics.exact_match(y, y) == 1
    assert metrics.false_tag_rate(y, y) == 0
    assert metrics.brier(y, y.astype(float)) == 0
    assert metrics.expected_calibration_error(y, y.astype(float)) == 0


@given(MATRIX)
def test_the_opposite_of_the_truth_has_nothing_right(y):
    assert metrics.exact_match(y, ~y) == 0
    assert metrics.micro_f1(y, ~y) == 0


def test_brier_by_hand():
    y = np.array([[True, False]])
    assert metrics.brier(y, np.array([[0.8, 0.4]])) == pytest.approx((0.04 + 0.16) / 2)


def test_reliability_bins_hold_every_decision():
    rng = np.random.default_rng(0)
    p = rng.random((50, 5))
    bins = metrics.reliability(rng.random((50, 5)) < p, p)
    assert sum(size for _, _, size in bins) == 250
    assert [said for said, _, _ in bins] == sorted(said for said, _, _ in bins)


def test_a_resample_holds_whole_reports():
    reports = ["a", "a", "b", "c", "c", "c"]
    for rows in metrics.resamples(reports, seed=3)[:20]:
        counts = np.bincount(rows, minlength=6)
        assert counts[0] == counts[1]
        assert counts[3] == counts[4] == counts[5]


def test_the_same_seed_gives_the_same_interval():
    y = np.random.default_rng(1).random((20, 5)) < 0.4
    reports = [str(i // 4) for i in range(20)]
    first = metrics.bootstrap(metrics.micro_f1, y, ~y | y, reports, seed=5)
    assert first == metrics.bootstrap(metrics.micro_f1, y, ~y | y, reports, seed=5)
