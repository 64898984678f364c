"""A learning curve as a picture."""

from experiments.curve import curve_chart
from experiments.learning_curve import Point


def test_a_learning_curve_has_a_line_for_each_data_set():
    points = [
        Point(share, 5, 50, data, 0.8, 0.7, 0.9) for share in (0.5, 1.0) for data in ("test", "own")
    ]
    chart = curve_chart(points)
    assert chart.count("<polyline") == 2
    assert ">own</text>" in chart
