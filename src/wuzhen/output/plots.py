"""Plots of an evaluation: CSV files that `dvc plots show` draws, and SVG that needs nothing."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from sklearn.metrics import precision_recall_curve

from wuzhen.evaluation import Outcome
from wuzhen.evaluation.confusion import confusion, pairs
from wuzhen.evaluation.metrics import reliability
from wuzhen.labels import LABELS, dimension
from wuzhen.output.chart import DIAGONAL, Line, line_chart, matrix_chart

POINTS = 100
"""Points of each precision-recall curve."""


def plots(outcome: Outcome) -> dict[str, str]:
    """Return the files of precision_recall, calibration and confusion: name to text, CSV and SVG.

    The curves are a CSV file a label: DVC draws a line for each file, and would join the labels of
    one file in a zigzag.
    """
    curves = {label: _curve(outcome, i) for i, label in enumerate(LABELS)}
    bins = {label: _bins(outcome, i) for i, label in enumerate(LABELS)}
    files: dict[str, str] = {}
    for label in LABELS:
        files[f"precision_recall/{label}.csv"] = _csv(("recall", "precision"), curves[label])
        files[f"calibration/{label}.csv"] = _csv(("predicted", "observed", "n"), bins[label])
    files["confusion.csv"] = _csv(("actual", "predicted"), pairs(outcome.y, outcome.predicted))
    table = confusion(outcome.y, outcome.predicted)
    for name, chart in {
        "precision_recall": line_chart(_lines(curves), "recall", "precision"),
        "calibration": line_chart(
            [*_lines(bins), DIAGONAL], "predicted probability", "observed frequency"
        ),
        "confusion": matrix_chart(table, "predicted", "actual"),
    }.items():
        files[f"{name}.svg"] = chart + "\n"
    return files


def _curve(outcome: Outcome, column: int) -> list[Sequence[float]]:
    """Return recall and precision of a label at growing thresholds; none without support."""
    if not outcome.y[:, column].any():
        return []
    precision, recall, _ = precision_recall_curve(
        outcome.y[:, column], outcome.probabilities[:, column]
    )
    at = np.unique(np.linspace(0, len(recall) - 1, POINTS).astype(int))
    return [(float(recall[i]), float(precision[i])) for i in at]


def _bins(outcome: Outcome, column: int) -> list[Sequence[float]]:
    """Return the reliability of a label, a row a bin."""
    return list(reliability(outcome.y[:, [column]], outcome.probabilities[:, [column]]))


def _lines(rows: Mapping[str, Sequence[Sequence[float]]]) -> list[Line]:
    """Return a line for each label, through its rows' first two numbers."""
    return [
        Line(f"{dimension(label).short} {label}", tuple((row[0], row[1]) for row in points))
        for label, points in rows.items()
    ]


def _csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([_written(cell) for cell in row] for row in rows)
    return text.getvalue()


def _written(cell: object) -> object:
    return f"{cell:.4f}" if isinstance(cell, float) else cell
