"""Plots of an evaluation: CSV files that `dvc plots show` draws, and SVG that needs nothing."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from sklearn.metrics import precision_recall_curve

from wuzhen.evaluation import Outcome
from wuzhen.evaluation.confusion import confusion, pairs
from wuzhen.evaluation.metrics import BINS
from wuzhen.taxonomy import LABELS, dimension
from wuzhen.writers.chart import DIAGONAL, Line, line_chart, matrix_chart

POINTS = 100
"""Points drawn of each precision-recall curve."""


def write_plots(outcome: Outcome, folder: Path) -> None:
    """Write precision_recall, calibration and confusion into the folder, each as CSV and SVG."""
    folder.mkdir(parents=True, exist_ok=True)
    curves, bins = list(_curves(outcome)), list(_bins(outcome))
    _write(folder / "precision_recall.csv", ("label", "recall", "precision"), curves)
    _write(folder / "calibration.csv", ("label", "predicted", "observed", "n"), bins)
    _write(folder / "confusion.csv", ("actual", "predicted"), pairs(outcome.y, outcome.predicted))
    table = confusion(outcome.y, outcome.predicted)
    for name, chart in {
        "precision_recall": line_chart(_curve_lines(curves), "recall", "precision"),
        "calibration": line_chart(
            [*_curve_lines(bins), DIAGONAL], "predicted probability", "observed frequency"
        ),
        "confusion": matrix_chart(table, "taken for", "actual"),
    }.items():
        (folder / f"{name}.svg").write_text(chart + "\n", encoding="utf-8")


def _curves(outcome: Outcome) -> Iterable[Sequence[object]]:
    for i, label in enumerate(LABELS):
        if not outcome.y[:, i].any():
            continue
        precision, recall, _ = precision_recall_curve(outcome.y[:, i], outcome.probabilities[:, i])
        for at in np.unique(np.linspace(0, len(recall) - 1, POINTS).astype(int)):
            yield label, f"{recall[at]:.4f}", f"{precision[at]:.4f}"


def _bins(outcome: Outcome) -> Iterable[Sequence[object]]:
    for i, label in enumerate(LABELS):
        p, y = outcome.probabilities[:, i], outcome.y[:, i]
        bins = np.minimum((p * BINS).astype(int), BINS - 1)
        for b in np.unique(bins):
            chosen = bins == b
            yield label, f"{p[chosen].mean():.4f}", f"{y[chosen].mean():.4f}", int(chosen.sum())


def _curve_lines(rows: Sequence[Sequence[object]]) -> list[Line]:
    """Return a line for each label of rows that begin with label, x, y."""
    return [
        Line(
            f"{dimension(label).short} {label}",
            tuple((float(str(row[1])), float(str(row[2]))) for row in rows if row[0] == label),
        )
        for label in LABELS
    ]


def _write(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
