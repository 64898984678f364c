"""Figures against the share of training reports."""

from wuzhen.features import Lexicon
from wuzhen.studies.learning_curve import learning_curve


def test_each_share_is_measured_on_each_data_set(records, params, lexicon):
    points = learning_curve(
        records, {"test": records[:24], "other": records[24:]}, params, lexicon, shares=(0.5, 1.0)
    )
    assert [(point.share, point.data) for point in points] == [
        (0.5, "test"), (0.5, "other"), (1.0, "test"), (1.0, "other")
    ]  # fmt: skip
    assert [point.reports for point in points] == [6, 6, 12, 12]
    assert all(point.low <= point.macro_f1 <= point.high for point in points)


def test_the_whole_teaches_more_than_a_quarter(records, params):
    few, whole = learning_curve(records, {"all": records}, params, Lexicon({}), shares=(0.25, 1.0))
    assert whole.macro_f1 > few.macro_f1
