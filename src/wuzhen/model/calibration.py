"""Decision scores become probabilities, thresholds and a review band, all from held-out scores."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, logit
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import precision_recall_curve

from wuzhen.model.classifier import Scores, Targets
from wuzhen.taxonomy import LABELS

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
        return np.asarray(expit(scores * self.slopes + self.offsets))


def fit_calibration(scores: Scores, y: Targets) -> Calibration:
    """Fit one sigmoid per label on scores of paragraphs that the classifier has not seen."""
    fitted = [
        LogisticRegression(C=1e4, tol=TOLERANCE).fit(scores[:, [column]], y[:, column])
        for column in range(len(LABELS))
    ]
    return Calibration(
        np.array([label.coef_[0, 0] for label in fitted]).round(DECIMALS),
        np.array([label.intercept_[0] for label in fitted]).round(DECIMALS),
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
    precision, recall, thresholds = precision_recall_curve(y, scores)
    total = precision[:-1] + recall[:-1]
    f1 = 2 * precision[:-1] * recall[:-1] / np.where(total > 0, total, 1)
    best = int(np.argmax(f1))
    # Halfway to the next lower score: a threshold that sits on a training score is brittle.
    lower = thresholds[best - 1] if best else thresholds[best]
    return float((thresholds[best] + lower) / 2), float(f1[best])


def distance(probabilities: Probabilities, thresholds: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how far each paragraph is from a different tag set, in log-odds, shape (n,)."""
    tiny = 1e-9
    clipped = np.clip(probabilities, tiny, 1 - tiny)
    return np.asarray(np.abs(logit(clipped) - logit(thresholds)).min(axis=1))


def review_margin(
    probabilities: Probabilities, thresholds: NDArray[np.float64], share: float
) -> float:
    """Return the distance below which this share of the paragraphs falls: the review band."""
    return round(float(np.quantile(distance(probabilities, thresholds), share)), DECIMALS)
