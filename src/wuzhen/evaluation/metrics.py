"""Figures over matrices of truth and prediction, one number or one column each.

A figure that cannot be measured is NaN: the F1 of a label that no paragraph carries is neither 0
nor 1. Means leave it out, and `known` turns it into ``None`` where the figure is stored.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wuzhen.model.calibration import Probabilities
from wuzhen.model.classifier import Targets

Figure = Callable[[Targets, Targets], float]
"""A figure of truth and prediction, both of shape (n, 5)."""

RESAMPLES = 1000
"""Bootstrap resamples of reports behind each interval."""

LEAST_REPORTS = 5
"""Fewer reports than this give no interval: their resamples are too much alike."""

BINS = 10
"""Equal-width probability bins behind the calibration figures."""

Interval = tuple[float, float]
"""The lower and the upper end."""


def known(figure: float) -> float | None:
    """Return the figure, or ``None`` where it could not be measured."""
    return None if np.isnan(figure) else float(figure)


def mean(figures: Sequence[float] | NDArray[Any]) -> float:
    """Return the mean of the figures that could be measured, NaN where none could."""
    values = np.asarray(figures, dtype=np.float64)
    measured = values[~np.isnan(values)]
    return float(measured.mean()) if measured.size else np.nan


def f1(y: Targets, predicted: Targets) -> NDArray[np.float64]:
    """Return the F1 of each column; NaN for a label that no paragraph carries."""
    hit = (y & predicted).sum(axis=0)
    support = y.sum(axis=0)
    total = support + predicted.sum(axis=0)
    return np.where(support > 0, 2 * hit / np.maximum(total, 1), np.nan)


def macro_f1(y: Targets, predicted: Targets) -> float:
    """Return the mean F1 of the labels that some paragraph carries."""
    return mean(f1(y, predicted))


def micro_f1(y: Targets, predicted: Targets) -> float:
    """Return the F1 over all label decisions together."""
    return float(f1(y.reshape(-1, 1), predicted.reshape(-1, 1))[0])


def exact_match(y: Targets, predicted: Targets) -> float:
    """Return the share of paragraphs whose whole label set is right."""
    return mean((y == predicted).all(axis=1))


def false_tag_rate(y: Targets, predicted: Targets) -> float:
    """Return the share of the paragraphs without labels that are given one."""
    tagged = [bool(tags.any()) for truth, tags in zip(y, predicted, strict=True) if not truth.any()]
    return mean(tagged)


def brier(y: Targets, probabilities: Probabilities) -> float:
    """Return the mean squared gap between probability and truth over all label decisions."""
    return float(((probabilities - y) ** 2).mean())


def reliability(y: Targets, probabilities: Probabilities) -> list[tuple[float, float, int]]:
    """Return for each filled bin its mean probability, its observed frequency and its size.

    The bins are of equal width; 1 falls into the last one.
    """
    p, truth = probabilities.ravel(), y.ravel()
    bins = np.minimum((p * BINS).astype(int), BINS - 1)
    chosen = [bins == b for b in np.unique(bins)]
    return [(float(p[b].mean()), float(truth[b].mean()), int(b.sum())) for b in chosen]


def expected_calibration_error(y: Targets, probabilities: Probabilities) -> float:
    """Return the mean gap between probability and frequency over all label decisions.

    Naeini et al., 2015, with equal-width bins weighted by their size.
    """
    bins = reliability(y, probabilities)
    return sum(size * abs(observed - expected) for expected, observed, size in bins) / y.size


def bootstrap(
    figure: Figure, y: Targets, predicted: Targets, reports: Sequence[str], seed: int
) -> Interval | None:
    """Return the 95% bootstrap interval of a figure, resampling whole reports.

    ``None`` where the reports are fewer than `LEAST_REPORTS`.
    """
    return interval([figure(y[rows], predicted[rows]) for rows in resamples(reports, seed)])


def interval(figures: Sequence[float]) -> Interval | None:
    """Return the 95% percentile interval of a figure's resamples.

    Resamples in which the figure could not be measured are left out.
    """
    measured = [figure for figure in figures if not np.isnan(figure)]
    if not measured:
        return None
    low, high = np.quantile(measured, [0.025, 0.975])
    return float(low), float(high)


def no_interval(reports: Sequence[str]) -> str | None:
    """Return why these reports give no interval, ``None`` where they give one."""
    found = len(set(reports))
    if found >= LEAST_REPORTS:
        return None
    return (
        f"no interval over {found} report{'s' if found != 1 else ''}: intervals come from drawing "
        f"whole reports again, and that needs at least {LEAST_REPORTS}"
    )


def resamples(reports: Sequence[str], seed: int) -> list[NDArray[np.int_]]:
    """Return the rows of each resample: as many reports as there are, sampled with replacement.

    There are none where the reports are fewer than `LEAST_REPORTS`.
    """
    names, which = np.unique(np.array(reports), return_inverse=True)
    if len(names) < LEAST_REPORTS:
        return []
    rng = np.random.default_rng(seed)
    rows = [np.flatnonzero(which == i) for i in range(len(names))]
    return [
        np.concatenate([rows[i] for i in rng.integers(len(names), size=len(names))])
        for _ in range(RESAMPLES)
    ]
