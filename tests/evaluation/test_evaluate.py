"""Figures, against ones worked out by hand."""

import numpy as np
import pytest

from wuzhen.corpus.records import Record
from wuzhen.evaluation import bootstrap, evaluate, expected_calibration_error, f1, macro_f1, measure
from wuzhen.labels import LABELS
from wuzhen.model.tagger import Tagging

THRESHOLDS = np.full(5, 0.5)


def record(n, labels, report="r"):
    return Record(
        id=f"{report}-{n}", report=report, headings=[], text="文", labels=list(labels),
        primary=labels[0] if labels else None,
    )  # fmt: skip


def tagging(labels, primary=None, review=False, scores=None):
    scores = scores or tuple(0.9 if label in labels else 0.1 for label in LABELS)
    chosen = primary or (labels[0] if labels else None)
    return Tagging(record(0, []).paragraph(), tuple(labels), chosen, tuple(scores), review)


def measured(truth, said, reports=None, review=()):
    """The figures of these label sets, each paragraph a report of its own where none is named."""
    reports = reports or [f"r{n}" for n in range(len(truth))]
    records = [record(n, *pair) for n, pair in enumerate(zip(truth, reports, strict=True))]
    taggings = [tagging(labels, review=n in review) for n, labels in enumerate(said)]
    return measure(taggings, records, THRESHOLDS)[0]


def test_a_perfect_prediction_scores_one_wherever_there_is_something_to_find():
    truth = [["industry"], [], ["talent", "culture"], [], ["ecology"], ["organization"]]
    result = measured(truth, truth)
    assert result.macro_f1 == result.micro_f1 == result.exact_match == 1
    assert result.primary_accuracy == 1
    assert result.false_tag_rate_on_none == 0
    assert all(scores.f1 == 1 for scores in result.labels.values())
    assert result.ci95["macro_f1"] == (1, 1)


def test_where_no_paragraph_has_a_label_there_is_nothing_to_measure():
    result = measured([[]] * 6, [[]] * 6)
    assert result.macro_f1 is result.micro_f1 is result.primary_accuracy is None
    assert result.ci95 == {"macro_f1": None, "micro_f1": None}
    for scores in result.labels.values():
        assert (scores.precision, scores.recall, scores.f1, scores.average_precision) == (None,) * 4
    assert (result.exact_match, result.false_tag_rate_on_none) == (1, 0)


def test_where_every_paragraph_has_a_label_false_tags_on_none_cannot_be_measured():
    assert measured([["industry"]] * 6, [["industry"]] * 6).false_tag_rate_on_none is None


def test_figures_by_hand():
    truth = [["industry"], ["industry"], [], ["industry", "talent"]]
    said = [["industry"], ["talent"], ["industry"], ["industry"]]
    result = measured(truth, said)
    industry, talent = result.labels["industry"], result.labels["talent"]
    assert (industry.precision, industry.recall) == (pytest.approx(2 / 3), pytest.approx(2 / 3))
    assert (talent.precision, talent.recall, talent.f1) == (0, 0, 0)
    assert result.labels["culture"].f1 is None
    assert result.micro_f1 == pytest.approx(2 * 2 / (4 + 4))
    assert result.macro_f1 == pytest.approx((2 / 3 + 0) / 2), "of the two labels that are there"
    assert result.exact_match == 0.25
    assert result.primary_accuracy == pytest.approx(2 / 3)
    assert result.false_tag_rate_on_none == 1


def test_a_label_without_support_has_no_figures_even_where_it_is_tagged():
    result = measured([["industry"], []], [["industry"], ["talent"]])
    talent = result.labels["talent"]
    assert (talent.precision, talent.recall, talent.f1, talent.support) == (None, None, None, 0)
    assert result.macro_f1 == 1
    assert result.micro_f1 == pytest.approx(2 / 3), "the false tag counts here"
    assert result.false_tag_rate_on_none == 1


def test_a_resample_without_a_label_leaves_the_label_out():
    # Industry is found in half of its paragraphs; talent stands in one report and is never found.
    truth = [["industry"]] * 8 + [["industry", "talent"]]
    said = [["industry"], []] * 4 + [["industry"]]
    result = measured(truth, said)
    industry = 2 * 5 / (9 + 5)
    assert result.macro_f1 == pytest.approx((industry + 0) / 2)
    low, high = result.ci95["macro_f1"]
    assert high < 1, "no label scores one for being absent"
    assert low < result.macro_f1 < high


def test_fewer_than_five_reports_give_no_interval_and_a_sentence_why():
    truth = [["industry"]] * 10
    four = measured(truth, truth, reports=["a", "b", "c", "d", "d", "d", "d", "d", "d", "d"])
    assert four.ci95 == {"macro_f1": None, "micro_f1": None}
    assert len(four.notes) == 1
    assert "4 reports" in four.notes[0]
    assert "at least 5" in four.notes[0]
    five = measured(truth, truth, reports=["a", "b", "c", "d", "e"] * 2)
    assert five.ci95["macro_f1"] == (1, 1)
    assert five.notes == ()


def test_a_label_used_without_support_has_no_f1():
    y, predicted = np.zeros((2, 5), dtype=bool), np.zeros((2, 5), dtype=bool)
    y[0, 1] = predicted[0, 0] = True
    assert np.isnan(f1(y, predicted)).tolist() == [True, False, True, True, True]
    assert macro_f1(y, predicted) == 0


def test_calibration_error_is_the_gap_between_predicted_and_observed():
    y = np.array([[True] * 5, [False] * 5])
    assert expected_calibration_error(y, y.astype(float)) == 0
    assert expected_calibration_error(y, np.full((2, 5), 0.8)) == pytest.approx(0.3)


def test_the_calibration_error_of_a_label_is_not_hidden_by_easy_ones():
    # 0.9 is predicted for industry and half are so; the other four are right and sure.
    scores = (0.9, 0.0, 0.0, 0.0, 0.0)
    taggings = [tagging(["industry"], scores=scores)] * 2
    result, _ = measure(taggings, [record(0, ["industry"]), record(1, [])], THRESHOLDS)
    assert result.ece_by_label["industry"] == pytest.approx(0.4)
    assert result.ece_by_label["talent"] == 0
    assert result.ece == pytest.approx(0.4 / 5)


def test_the_interval_is_over_reports_not_paragraphs():
    y = np.ones((100, 5), dtype=bool)
    predicted = np.repeat([True, True, False, False, False], 20)[:, None].repeat(5, axis=1)
    low, high = bootstrap(macro_f1, y, predicted, [f"r{i // 20}" for i in range(100)], seed=0)
    # Of five reports, two are wholly found: with none of them 0, with four of five 2 * 80 / 180.
    assert low == 0
    assert high == pytest.approx(2 * 80 / 180, abs=0.06)


def test_the_interval_holds_the_middle_95_percent():
    # Two reports of 20 are wrong. They are drawn Binomial(20, 1/10) times: at most four times in
    # 95.7% of the resamples, at most five in 98.9%, so five bound the interval and four would not.
    y = np.ones((20, 5), dtype=bool)
    predicted = y.copy()
    predicted[:2] = False
    low, high = bootstrap(macro_f1, y, predicted, [f"r{i:02d}" for i in range(20)], seed=0)
    assert (low, high) == (pytest.approx(2 * 15 / 35), 1)


def test_the_review_band_is_measured_by_what_it_catches():
    # Three of six are wrong, two of them are marked, and one right one is.
    truth = [["industry"]] * 6
    said = [["industry"]] * 3 + [["talent"]] * 3
    result = measured(truth, said, review={0, 3, 4})
    assert result.review_share == 0.5
    assert result.review_recall == pytest.approx(2 / 3)
    assert result.review_precision == pytest.approx(2 / 3)
    assert result.macro_f1_outside_review == pytest.approx(2 * 2 / (3 + 2))


def test_nothing_wrong_and_nothing_marked_leave_nothing_to_measure():
    result = measured([["industry"]] * 5, [["industry"]] * 5)
    assert result.review_recall is result.review_precision is None
    assert result.macro_f1_outside_review == 1


def test_coverage_sends_the_least_sure_paragraphs_to_review_first():
    # Four paragraphs of industry, the least sure one missed.
    near, far = (0.45, 0.01, 0.01, 0.01, 0.01), (0.99, 0.01, 0.01, 0.01, 0.01)
    taggings = [tagging(["industry"], scores=far)] * 3 + [tagging([], scores=near)]
    records = [record(n, ["industry"]) for n in range(4)]
    result, _ = measure(taggings, records, THRESHOLDS)
    quarter = next(point for point in result.coverage if point.review_share == 0.25)
    nothing = result.coverage[0]
    assert (nothing.macro_f1, nothing.errors_caught) == (pytest.approx(6 / 7), 0)
    assert (quarter.macro_f1, quarter.errors_caught) == (1, 1)


def test_a_trained_tagger_is_measured(tagger, records):
    result, outcome = evaluate(tagger, records)
    assert result.n_reports == 12
    assert result.macro_f1 > 0.9
    assert outcome.probabilities.shape == (len(records), 5)
    assert [scores.threshold for scores in result.labels.values()] == tagger.thresholds.tolist()
