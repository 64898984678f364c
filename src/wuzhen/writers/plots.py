"""Plot data of an evaluation: CSV files that `dvc plots show` draws."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from sklearn.metrics import precision_recall_curve

from wuzhen.evaluation import Outcome
from wuzhen.evaluation.metrics import BINS
from wuzhen.taxonomy import LABELS, NONE_CHINESE

POINTS = 100
"""Points drawn of each precision-recall curve."""


def write_plots(outcome: Outcome, folder: Path) -> None:
    """Write precision_recall.csv, calibration.csv and confusion.csv into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "precision_recall.csv", ("label", "recall", "precision"), _curves(outcome))
    _write(folder / "calibration.csv", ("label", "predicted", "observed", "n"), _bins(outcome))
    _write(folder / "confusion.csv", ("actual", "predicted"), _confusion(outcome))


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


def _confusion(outcome: Outcome) -> Iterable[Sequence[object]]:
    """Yield a pair for each decision: what it is, what it was taken for.

    A label that is found pairs with itself; a missed one with each falsely added one, or with none.
    """
    for truth, predicted in zip(outcome.y, outcome.predicted, strict=True):
        missed = [LABELS[i] for i in np.flatnonzero(truth & ~predicted)] or [NONE_CHINESE]
        added = [LABELS[i] for i in np.flatnonzero(predicted & ~truth)] or [NONE_CHINESE]
        found = [LABELS[i] for i in np.flatnonzero(truth & predicted)]
        yield from ((label, label) for label in found)
        if not found or (truth != predicted).any():
            yield from ((actual, taken) for actual in missed for taken in added)


def _write(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
