"""Figures against the share of training reports."""

from experiments.learning_curve import Point, curve_chart, learning_curve
from wuzhen.features import Lexicon


def test_each_share_is_measured_on_each_data_set(records, params, lexicon):
    points = learning_curve(
        records, {"test": records[:24], "other": records[24:]}, params, lexicon, shares=(0.5, 1.0)
    )
    assert [(point.share, point.data) for point in points] == [
        (0.5, "test"), (0.5, "other"), (1.0, "test"), (1.0, "other")
    ]  # fmt: skip
    assert [point.reports for point in points] == [6, 6, 12, 12]
    assert [point.macro_f1 is None for point in points] == [False] * 4
    assert [point.low is None for point in points] == [True, False, True, False], "four reports"
    assert all(p.low <= p.macro_f1 <= p.high for p in points if p.data == "other")


def test_the_whole_teaches_more_than_half(records, params, lexicon):
    half, whole = learning_curve(records, {"all": records}, params, lexicon, shares=(0.5, 1.0))
    assert whole.macro_f1 > half.macro_f1


def test_a_share_too_small_to_learn_from_has_no_figures(records, params):
    few, _ = learning_curve(records, {"all": records}, params, Lexicon({}), shares=(0.25, 1.0))
    assert (few.reports, few.macro_f1, few.low, few.high) == (3, None, None, None)


def test_a_learning_curve_has_a_line_for_each_data_set():
    points = [
        Point(share, 5, 50, data, 0.8, 0.7, 0.9) for share in (0.5, 1.0) for data in ("test", "own")
    ]
    chart = curve_chart(points)
    assert chart.count("<polyline") == 2
    assert ">own</text>" in chart
