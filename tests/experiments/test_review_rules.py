"""Rules for the review band, compared on what they catch."""

import numpy as np
import pytest

from experiments.review_rules import (
    RULES,
    Case,
    caught,
    compare_rules,
    disagreement,
    distance,
    margin_per_label,
    marked,
    unknown_words,
)
from wuzhen.model.calibration import doubt

EVERYTHING = [np.ones(4, dtype=bool)]


def case(probabilities, by_sentence=None, known=None):
    p = np.array(probabilities)
    return Case(
        probabilities=p,
        thresholds=np.full(p.shape, 0.5),
        by_paragraph=p,
        by_sentence=p if by_sentence is None else np.array(by_sentence),
        known_words=np.ones(len(p)) if known is None else np.array(known),
    )


def test_the_distance_is_that_of_the_nearest_threshold_by_hand():
    # Log-odds of 1/2, 3/4, 9/10 and 1/4 are 0, log 3, log 9 and -log 3; the thresholds are at 0.
    given = case(
        [
            [0.9, 0.75, 0.9, 0.9, 0.9],
            [0.9, 0.9, 0.1, 0.1, 0.1],
            [0.75, 0.25, 0.5, 0.9, 0.1],
        ]
    )
    assert -distance(given) == pytest.approx([np.log(3), 2 * np.log(3), 0], abs=1e-6)
    assert np.isfinite(distance(case([[0.0, 1.0, 0.5, 0.5, 0.5]]))).all()


def test_a_margin_per_label_goes_by_rank():
    # The first is far from the first label's threshold, yet the nearest to the second label's.
    rest = [0.01, 0.001, 0.0001]
    given = case([[0.7, 0.8, *rest], [0.6, 0.99, *rest], [0.55, 0.999, 0.02, 0.002, 0.0002]])
    assert margin_per_label(given).tolist() == [0, -1, 0]
    assert np.argsort(-distance(given)).tolist() == [2, 1, 0]


def test_disagreement_comes_before_distance():
    sure, near = [0.99, 0, 0, 0, 0], [0.51, 0, 0, 0, 0]
    found = disagreement(case([sure, near], by_sentence=[[0.2, 0, 0, 0, 0], near]))
    assert np.argmax(found) == 0


def test_what_the_vocabulary_does_not_know_is_doubtful():
    p = [[0.9, 0, 0, 0, 0]] * 2
    assert unknown_words(case(p, known=[0.4, 1.0])) == pytest.approx([0.6, 0])


def test_the_rule_in_use_comes_first():
    given = case([[0.9, 0.2, 0, 0, 0]])
    first = next(iter(RULES.values()))
    assert first(given) == pytest.approx(doubt(given.probabilities, given.thresholds))


def test_of_each_part_the_same_share_is_marked_the_most_doubtful():
    parts = [np.array([True, True, False, False]), np.array([False, False, True, True])]
    doubts = np.array([0.9, 0.8, 0.1, 0.2])
    assert marked(doubts, 0.5, parts).tolist() == [True, False, False, True]
    assert marked(doubts, 0.5, EVERYTHING).tolist() == [True, True, False, False]


def test_what_is_caught_is_a_share_of_what_is_wrong():
    mark = np.array([True, True, False, False])
    wrong = np.array([True, False, True, True])
    assert caught(mark, wrong, EVERYTHING, np.arange(4)) == pytest.approx(1 / 3)
    assert np.isnan(caught(mark, wrong, EVERYTHING, np.array([1, 1]))), "nothing wrong is drawn"
    halves = [np.arange(4) < 2, np.arange(4) >= 2]
    assert caught(mark, wrong, halves, np.arange(4)) == 0.5


def test_every_rule_is_measured_at_every_share(records, params, lexicon):
    found = compare_rules(records, params, lexicon, held_out="genre", shares=(0.2, 0.5))
    assert [(row.rule, row.share) for row in found] == [
        (rule, share) for share in (0.2, 0.5) for rule in RULES
    ]
    assert (found[0].gain, found[0].low, found[0].high) == (0, 0, 0)
    for row in found:
        assert 0 <= row.errors_caught <= 1
        assert 0 <= row.precision <= 1
