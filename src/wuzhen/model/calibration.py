"""Decision scores become probabilities, thresholds and a review band, all from held-out scores."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wuzhen.errors import WuzhenError
from wuzhen.labels import LABELS
from wuzhen.model.classifier import Scores, Targets

TOLERANCE = 1e-10
DECIMALS = 4
"""As for the weights: fitted closely and rounded, so that every processor gives the same bytes."""

Probabilities = NDArray[np.float64]
"""Calibrated probabilities, shape (n, 5)."""


@dataclass(frozen=True)
class Calibration:
    """A sigmoid per label: ``p = 1 / (1 + exp(-(slope * score + offset)))``, both of shape (5,).

    Platt, 1999: Probabilistic outputs for support vector machines.
    """

    slopes: NDArray[np.float64]
    offsets: NDArray[np.float64]

    def probabilities(self, scores: Scores) -> Probabilities:
        """Return the calibrated probabilities, shape (n, 5)."""
        linear = scores * self.slopes + self.offsets
        small = np.exp(-np.abs(linear))  # of the side that does not overflow
        return np.asarray(np.where(linear < 0, small, 1) / (1 + small))


def fit_calibration(scores: Scores, y: Targets) -> Calibration:
    """Fit one sigmoid per label on scores of paragraphs that the classifier has not seen.

    Raises `WuzhenError` for a label that all of the paragraphs carry, or none.
    """
    from sklearn.linear_model import LogisticRegression

    one_sided = [
        label for label, share in zip(LABELS, y.mean(axis=0), strict=True) if share in (0, 1)
    ]
    if one_sided:
        raise WuzhenError(
            f"{', '.join(one_sided)}: cannot be calibrated",
            expected="paragraphs with the label and paragraphs without it",
            got=f"only one of them among {len(y)} paragraphs",
        )
    fitted = [
        LogisticRegression(C=1e4, tol=TOLERANCE).fit(scores[:, [column]], y[:, column])
        for column in range(len(LABELS))
    ]
    return Calibration(
        np.array([label.coef_[0, 0] for label in fitted]).round(DECIMALS),
        np.array([label.intercept_[0] for label in fitted]).round(DECIMALS),
    )


def require_rising(calibration: Calibration) -> None:
    """Raise `WuzhenError` where the probability of a label does not rise with its score.

    Out of fold the scores then do not predict the label, or predict the opposite; they would
    give the probabilities of a coin, or inverted ones.
    """
    flat = [label for label, slope in zip(LABELS, calibration.slopes, strict=True) if not slope > 0]
    if flat:
        raise WuzhenError(
            f"{', '.join(flat)}: cannot be learned from these paragraphs",
            expected="higher scores, in reports held out, for paragraphs with the label",
            got="scores that are no higher than those of the others",
            hint="label more paragraphs that have it, in more reports",
        )


def best_thresholds(scores: Scores, y: Targets) -> NDArray[np.float64]:
    """Return for each label the threshold with the highest F1 on these very scores, shape (5,)."""
    columns = range(len(LABELS))
    return np.array([_best_threshold(scores[:, column], y[:, column])[0] for column in columns])


def plug_in_thresholds(probabilities: Probabilities, y: Targets) -> NDArray[np.float64]:
    """Return for each label half of the highest F1, shape (5,).

    For calibrated probabilities that is the threshold with the highest expected F1 (Lipton, Elkan
    and Naryanaswamy, 2014, Optimal thresholding of classifiers to maximize F1 measure). It varies
    far less from sample to sample than the threshold that happens to be best on one.
    """
    columns = range(len(LABELS))
    return np.array(
        [_best_threshold(probabilities[:, column], y[:, column])[1] / 2 for column in columns]
    ).round(DECIMALS)


def _best_threshold(scores: NDArray[np.float64], y: NDArray[np.bool_]) -> tuple[float, float]:
    """Return the threshold with the highest F1, and that F1."""
    from sklearn.metrics import precision_recall_curve

    precision, recall, thresholds = precision_recall_curve(y, scores)
    total = precision[:-1] + recall[:-1]
    f1 = 2 * precision[:-1] * recall[:-1] / np.where(total > 0, total, 1)
    best = int(np.argmax(f1))
    # Halfway to the next lower score: a threshold that sits on a training score is brittle.
    lower = thresholds[best - 1] if best else thresholds[best]
    return float((thresholds[best] + lower) / 2), float(f1[best])


def doubt(probabilities: Probabilities, thresholds: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the chance that each paragraph's set of tags is wrong, shape (n,).

    A tag is wrong with the probability that the label is absent, a missing one with the probability
    that it is there; the labels are taken as independent.
    """
    wrong = np.where(probabilities >= thresholds, 1 - probabilities, probabilities)
    return np.asarray(1 - np.prod(1 - wrong, axis=1))


def review_doubt(
    probabilities: Probabilities, thresholds: NDArray[np.float64], share: float
) -> float:
    """Return the doubt beyond which this share of the paragraphs is: the review band."""
    return round(float(np.quantile(doubt(probabilities, thresholds), 1 - share)), DECIMALS)
