"""Scores become probabilities, thresholds and a review band."""

import numpy as np
import pytest

from wuzhen.errors import WuzhenError
from wuzhen.evaluation import f1
from wuzhen.model.calibration import (
    Calibration,
    best_thresholds,
    doubt,
    fit_calibration,
    plug_in_thresholds,
    require_rising,
    review_doubt,
)

RNG = np.random.default_rng(0)


@pytest.fixture
def scored():
    y = RNG.random((400, 5)) < 0.3
    return np.where(y, 1.0, -1.0) + RNG.normal(size=y.shape), y


def test_probabilities_rise_with_the_score_and_match_the_frequency(scored):
    scores, y = scored
    p = fit_calibration(scores, y).probabilities(scores)
    assert ((p > 0) & (p < 1)).all()
    assert np.allclose(p.mean(axis=0), y.mean(axis=0), atol=0.01)
    for column in range(5):
        assert np.array_equal(np.argsort(p[:, column]), np.argsort(scores[:, column]))


def test_a_probability_is_the_sigmoid_of_slope_times_score_plus_offset():
    calibration = Calibration(np.array([1.0, 2, 1, 1, 1]), np.array([0.0, 0, np.log(3), 0, 0]))
    found = calibration.probabilities(np.array([[0.0, np.log(3), 0, -np.log(3), np.log(3)]]))
    assert found == pytest.approx(np.array([[1 / 2, 9 / 10, 3 / 4, 1 / 4, 3 / 4]]))


def test_a_label_with_one_side_only_cannot_be_calibrated(scored):
    scores, y = scored
    y = y.copy()
    y[:, 1], y[:, 3] = False, True
    with pytest.raises(WuzhenError, match="talent, ecology: cannot be calibrated"):
        fit_calibration(scores, y)


@pytest.mark.parametrize("slope", [0.0, -0.5, np.nan])
def test_probabilities_that_do_not_rise_with_the_score_are_refused(slope):
    slopes = np.array([1.0, 1.0, slope, 1.0, 1.0])
    with pytest.raises(WuzhenError, match="culture: cannot be learned"):
        require_rising(Calibration(slopes, np.zeros(5)))
    require_rising(Calibration(np.full(5, 0.01), np.zeros(5)))


def test_no_other_threshold_has_a_higher_f1(scored):
    scores, y = scored
    p = fit_calibration(scores, y).probabilities(scores)
    best = f1(y, p >= best_thresholds(p, y))
    for threshold in np.linspace(0.01, 0.99, 99):
        assert (f1(y, p >= threshold) <= best + 1e-12).all()


def test_a_threshold_stands_between_scores_not_on_one():
    y = np.array([[False], [True]]).repeat(5, axis=1)
    p = np.array([[0.2], [0.8]]).repeat(5, axis=1)
    assert best_thresholds(p, y) == pytest.approx([0.5] * 5)


def test_half_the_best_f1_is_nearly_the_best_threshold_for_calibrated_probabilities():
    p = RNG.beta(0.4, 0.8, size=(20_000, 5))
    y = RNG.random(p.shape) < p
    found, best = plug_in_thresholds(p, y), best_thresholds(p, y)
    assert found == pytest.approx(best, abs=0.05)
    assert f1(y, p >= found) == pytest.approx(f1(y, p >= best), abs=0.002)


def test_a_hopeless_label_has_a_low_threshold_and_a_perfect_one_a_half(scored):
    _, y = scored
    assert plug_in_thresholds(y.astype(float), y) == pytest.approx([0.5] * 5)
    assert (plug_in_thresholds(np.full(y.shape, 0.3), y) < 0.3).all()


def test_the_review_band_holds_the_share_asked_for(scored):
    scores, y = scored
    p = fit_calibration(scores, y).probabilities(scores)
    thresholds = best_thresholds(p, y)
    most = review_doubt(p, thresholds, 0.15)
    assert (doubt(p, thresholds) > most).mean() == pytest.approx(0.15, abs=0.01)


def test_the_doubt_is_the_chance_of_a_wrong_set_by_hand():
    halves = np.full(5, 0.5)
    probabilities = np.array(
        [
            [1.0, 0.0, 0.0, 0.0, 0.0],
            [0.9, 0.0, 0.0, 0.0, 0.0],
            [0.9, 0.2, 0.0, 0.0, 0.0],
            [0.4, 0.4, 0.4, 0.0, 1.0],
        ]
    )
    by_hand = [0, 0.1, 1 - 0.9 * 0.8, 1 - 0.6**3]
    assert doubt(probabilities, halves) == pytest.approx(by_hand)
    # A threshold decides which side is doubted: a tag at 0.4 is wrong with 0.6.
    assert doubt(probabilities[3:], np.full(5, 0.4)) == pytest.approx([1 - 0.4**3])


def test_the_band_holds_what_is_beyond_a_quantile_of_the_doubts():
    # Eleven paragraphs with doubts of 0, 0.01, … 0.1: a fifth of them is beyond 0.08.
    probabilities = np.zeros((11, 5))
    probabilities[:, 0] = np.arange(11) / 100
    assert review_doubt(probabilities, np.full(5, 0.5), 0.2) == pytest.approx(0.08)


def test_many_small_doubts_are_more_than_one_that_is_larger():
    several, one = [0.3, 0.3, 0.3, 0.0, 0.0], [0.4, 0.0, 0.0, 0.0, 0.0]
    first, second = doubt(np.array([several, one]), np.full(5, 0.5))
    assert first > second
