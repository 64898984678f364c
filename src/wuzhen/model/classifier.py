"""One linear classifier per label, over paragraphs and their sentences."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from joblib import Parallel, delayed
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedGroupKFold

from wuzhen.errors import WuzhenError
from wuzhen.features import Lexicon, ModelInput, Segmenter, Vectoriser, sentences
from wuzhen.params import Params, PoolingParams
from wuzhen.taxonomy import LABELS

Scores = NDArray[np.float64]
"""Decision scores, shape (n, 5): above 0 speaks for the label."""

Targets = NDArray[np.bool_]
"""Labels as a matrix, shape (n, 5), columns in taxonomy order."""


NEVER = -10.0
"""The decision score of a label that no paragraph of a fold carries."""


def targets(label_sets: Sequence[Sequence[str]]) -> Targets:
    """Return the label sets as a matrix, shape (n, 5)."""
    rows = [[label in labels for label in LABELS] for labels in label_sets]
    return np.array(rows, dtype=bool).reshape(len(label_sets), len(LABELS))


@dataclass
class Classifier:
    """A fitted vectoriser with linear weights, shape (5, features), and intercepts, shape (5,)."""

    vectoriser: Vectoriser
    weights: NDArray[np.float64]
    intercepts: NDArray[np.float64]
    pooling: PoolingParams

    def scores(self, inputs: Sequence[ModelInput]) -> Scores:
        """Return the decision scores of paragraphs, their sentences pooled in, shape (n, 5)."""
        whole = self.linear(inputs)
        if not self.pooling.weight or not inputs:
            return whole
        pooled = self._pooled(inputs)
        return (1 - self.pooling.weight) * whole + self.pooling.weight * pooled

    def linear(self, inputs: Sequence[ModelInput]) -> Scores:
        """Return the decision scores of the texts as they stand, shape (n, 5)."""
        if not inputs:
            return np.zeros((0, len(LABELS)))
        rows = self.vectoriser.transform(inputs)
        return np.asarray(rows @ self.weights.T + self.intercepts, dtype=np.float64)

    def _pooled(self, inputs: Sequence[ModelInput]) -> Scores:
        pieces = [split(item) for item in inputs]
        scores = self.linear([piece for item in pieces for piece in item])
        ends = np.cumsum([len(item) for item in pieces])
        return np.array([_top_mean(part, self.pooling.top) for part in np.split(scores, ends[:-1])])


def split(item: ModelInput) -> list[ModelInput]:
    """Return the sentences of an input as inputs of their own, under the same headings."""
    return [ModelInput(piece, item.headings) for piece in sentences(item.text) or [item.text]]


def fit_classifier(
    inputs: Sequence[ModelInput],
    y: Targets,
    params: Params,
    lexicon: Lexicon,
    segmenter: Segmenter,
) -> Classifier:
    """Fit the vectoriser and one class-balanced logistic regression per label."""
    vectoriser = Vectoriser(params.features, lexicon, segmenter).fit(inputs)
    rows = vectoriser.transform(inputs)
    weights = np.zeros((len(LABELS), rows.shape[1]))
    intercepts = np.full(len(LABELS), NEVER)
    for column in np.flatnonzero(y.any(axis=0)):
        label = LogisticRegression(
            C=params.train.C,
            class_weight="balanced",
            solver="liblinear",
            random_state=params.seed,
        ).fit(rows, y[:, column])
        weights[column], intercepts[column] = label.coef_[0], label.intercept_[0]
    return Classifier(vectoriser, weights, intercepts, params.pooling)


Fit = Callable[[Sequence[ModelInput], Targets], Classifier]
"""Fits a classifier on inputs and their labels."""


def out_of_fold(
    fit: Fit, inputs: Sequence[ModelInput], y: Targets, reports: Sequence[str], params: Params
) -> Scores:
    """Score each paragraph with a classifier that has not seen its report, shape (n, 5)."""
    groups = len(set(reports))
    if groups < params.train.folds:
        raise WuzhenError(
            "too few reports to hold whole ones out",
            expected=f"at least {params.train.folds} (train.folds)",
            got=str(groups),
            hint="label more reports, or set train.folds lower",
        )
    folds = StratifiedGroupKFold(params.train.folds, shuffle=True, random_state=params.seed)
    combinations = _common(y @ (1 << np.arange(len(LABELS))))
    parts = list(folds.split(np.zeros(len(inputs)), combinations, reports))

    def score(seen: NDArray[np.int_], held_out: NDArray[np.int_]) -> Scores:
        classifier = fit([inputs[i] for i in seen], y[seen])
        return classifier.scores([inputs[i] for i in held_out])

    scored = Parallel(n_jobs=-1)(delayed(score)(seen, held_out) for seen, held_out in parts)
    scores = np.zeros(y.shape)
    for (_, held_out), part in zip(parts, scored, strict=True):
        scores[held_out] = part
    return scores


def _top_mean(scores: Scores, top: int) -> Scores:
    """Return the mean of each label's highest few scores, shape (5,)."""
    return np.asarray(np.sort(scores, axis=0)[-top:].mean(axis=0))


def _common(combinations: NDArray[np.int_], at_least: int = 20) -> NDArray[np.int_]:
    """Fold label combinations too rare to stratify into one class."""
    values, counts = np.unique(combinations, return_counts=True)
    rare = values[counts < at_least]
    return np.where(np.isin(combinations, rare), -1, combinations)
