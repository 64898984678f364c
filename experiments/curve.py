"""A learning curve as a picture."""

from __future__ import annotations

from collections.abc import Sequence

from experiments.learning_curve import Point
from wuzhen.output.chart import Line, line_chart


def curve_chart(points: Sequence[Point]) -> str:
    """Return a learning curve as one SVG element, a line a data set."""
    names = dict.fromkeys(point.data for point in points)
    lines = [
        Line(
            name,
            tuple(
                (point.share, point.macro_f1)
                for point in points
                if point.data == name and point.macro_f1 is not None
            ),
        )
        for name in names
    ]
    return line_chart(lines, "share of the training reports", "macro-F1")
