"""Figures, against ones worked out by hand."""

import numpy as np
import pytest

from wuzhen.corpus.records import Record
from wuzhen.evaluation import bootstrap, evaluate, expected_calibration_error, f1, macro_f1, measure
from wuzhen.model.tagger import Tagging
from wuzhen.taxonomy import LABELS

THRESHOLDS = np.full(5, 0.5)


def record(n, labels, report="r"):
    return Record(
        id=f"{report}-{n}", report=report, headings=[], text="文", labels=list(labels),
        primary=labels[0] if labels else None,
    )  # fmt: skip


def tagging(labels, primary=None, review=False):
    scores = tuple(0.9 if label in labels else 0.1 for label in LABELS)
    chosen = primary or (labels[0] if labels else None)
    return Tagging(record(0, []).paragraph(), tuple(labels), chosen, scores, review)


def test_a_perfect_prediction_scores_one_everywhere_even_on_empty_sets():
    truth = [["industry"], [], ["talent", "culture"], [], []]
    result, _ = measure(
        [tagging(labels) for labels in truth],
        [record(n, labels) for n, labels in enumerate(truth)],
        THRESHOLDS,
    )
    assert result.macro_f1 == result.micro_f1 == result.exact_match == 1
    assert result.primary_accuracy == 1
    assert result.false_tag_rate_on_none == 0
    assert all(scores.f1 == 1 for scores in result.labels.values())
    assert result.ci95["macro_f1"] == (1, 1)


def test_only_empty_sets_rightly_left_empty_score_one():
    result, _ = measure([tagging([])] * 3, [record(n, []) for n in range(3)], THRESHOLDS)
    assert result.macro_f1 == result.micro_f1 == result.exact_match == 1


def test_figures_by_hand():
    truth = [["industry"], ["industry"], [], ["industry", "talent"]]
    said = [["industry"], ["talent"], ["industry"], ["industry"]]
    result, _ = measure(
        [tagging(labels) for labels in said],
        [record(n, labels) for n, labels in enumerate(truth)],
        THRESHOLDS,
    )
    industry, talent = result.labels["industry"], result.labels["talent"]
    assert (industry.precision, industry.recall) == (pytest.approx(2 / 3), pytest.approx(2 / 3))
    assert (talent.precision, talent.recall, talent.f1) == (0, 0, 0)
    assert result.micro_f1 == pytest.approx(2 * 2 / (4 + 4))
    assert result.macro_f1 == pytest.approx((2 / 3 + 0 + 1 + 1 + 1) / 5)
    assert result.exact_match == 0.25
    assert result.primary_accuracy == pytest.approx(2 / 3)
    assert result.false_tag_rate_on_none == 1


def test_a_label_used_without_support_scores_zero():
    y, predicted = np.zeros((2, 5), dtype=bool), np.zeros((2, 5), dtype=bool)
    predicted[0, 0] = True
    assert f1(y, predicted).tolist() == [0, 1, 1, 1, 1]


def test_calibration_error_is_the_gap_between_said_and_seen():
    y = np.array([[True] * 5, [False] * 5])
    assert expected_calibration_error(y, y.astype(float)) == 0
    assert expected_calibration_error(y, np.full((2, 5), 0.8)) == pytest.approx(0.3)


def test_the_interval_is_over_reports_not_paragraphs():
    y = np.repeat([[True] * 5, [True] * 5], 50, axis=0)
    predicted = np.repeat([[True] * 5, [False] * 5], 50, axis=0)
    low, high = bootstrap(macro_f1, y, predicted, ["a"] * 50 + ["b"] * 50, seed=0)
    assert (low, high) == (0, 1)


def test_the_share_in_review_is_told():
    result, _ = measure(
        [tagging([], review=True), tagging([])], [record(1, []), record(2, [])], THRESHOLDS
    )
    assert result.review_share == 0.5


def test_a_trained_tagger_is_measured(tagger, records):
    result, outcome = evaluate(tagger, records)
    assert result.n_reports == 12
    assert result.macro_f1 > 0.9
    assert outcome.probabilities.shape == (len(records), 5)
    assert [scores.threshold for scores in result.labels.values()] == tagger.thresholds.tolist()
