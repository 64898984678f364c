"""Figures over matrices of truth and prediction, one number or one column each."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from wuzhen.model.calibration import Probabilities
from wuzhen.model.classifier import Targets

Figure = Callable[[Targets, Targets], float]
"""A figure of truth and prediction, both of shape (n, 5)."""

RESAMPLES = 1000
"""Bootstrap resamples of reports behind each interval."""

BINS = 10
"""Equal-width probability bins behind the calibration figures."""


def f1(y: Targets, predicted: Targets) -> NDArray[np.float64]:
    """Return the F1 of each column; 1 where a label is rightly never used."""
    hit = (y & predicted).sum(axis=0)
    total = y.sum(axis=0) + predicted.sum(axis=0)
    return np.where(total > 0, 2 * hit / np.maximum(total, 1), 1.0)


def macro_f1(y: Targets, predicted: Targets) -> float:
    """Return the mean F1 of the labels."""
    return float(f1(y, predicted).mean())


def micro_f1(y: Targets, predicted: Targets) -> float:
    """Return the F1 over all label decisions together."""
    return float(f1(y.reshape(-1, 1), predicted.reshape(-1, 1))[0])


def exact_match(y: Targets, predicted: Targets) -> float:
    """Return the share of paragraphs whose whole label set is right."""
    return float((y == predicted).all(axis=1).mean())


def false_tag_rate(y: Targets, predicted: Targets) -> float:
    """Return the share of the paragraphs without labels that are given one."""
    tagged = [bool(said.any()) for truth, said in zip(y, predicted, strict=True) if not truth.any()]
    return float(np.mean(tagged)) if tagged else 0.0


def brier(y: Targets, probabilities: Probabilities) -> float:
    """Return the mean squared gap between probability and truth over all label decisions."""
    return float(((probabilities - y) ** 2).mean())


def reliability(y: Targets, probabilities: Probabilities) -> list[tuple[float, float, int]]:
    """Return for each filled bin its mean probability, its observed frequency and its size."""
    p, truth = probabilities.ravel(), y.ravel()
    bins = np.minimum((p * BINS).astype(int), BINS - 1)
    chosen = [bins == b for b in np.unique(bins)]
    return [(float(p[b].mean()), float(truth[b].mean()), int(b.sum())) for b in chosen]


def expected_calibration_error(y: Targets, probabilities: Probabilities) -> float:
    """Return the mean gap between probability and frequency over all label decisions.

    Naeini et al., 2015, with equal-width bins weighted by their size.
    """
    bins = reliability(y, probabilities)
    return sum(size * abs(observed - said) for said, observed, size in bins) / y.size


def bootstrap(
    figure: Figure, y: Targets, predicted: Targets, reports: Sequence[str], seed: int
) -> tuple[float, float]:
    """Return the 95% percentile interval of a figure when whole reports are drawn again."""
    drawn = [figure(y[rows], predicted[rows]) for rows in resamples(reports, seed)]
    low, high = np.quantile(drawn, [0.025, 0.975])
    return float(low), float(high)


def resamples(reports: Sequence[str], seed: int) -> list[NDArray[np.int_]]:
    """Return the rows of each resample: as many reports as there are, drawn with replacement."""
    rng = np.random.default_rng(seed)
    names, which = np.unique(np.array(reports), return_inverse=True)
    rows = [np.flatnonzero(which == i) for i in range(len(names))]
    return [
        np.concatenate([rows[i] for i in rng.integers(len(names), size=len(names))])
        for _ in range(RESAMPLES)
    ]
