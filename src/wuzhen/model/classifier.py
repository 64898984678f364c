"""One linear classifier per label, over paragraphs and their sentences."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from wuzhen.errors import WuzhenError
from wuzhen.features import (
    Counts,
    ModelInput,
    PassageCounts,
    Passages,
    Vocabulary,
    Weighting,
    fit_weighting,
)
from wuzhen.labels import LABELS, indicators
from wuzhen.params import Params, PoolingParams

if TYPE_CHECKING:
    from scipy.sparse import csr_array
    from sklearn.linear_model import LogisticRegression

Scores = NDArray[np.float64]
"""Decision scores, shape (n, 5): above 0 is evidence for the label."""

Targets = NDArray[np.bool_]
"""Labels as a matrix, shape (n, 5), columns in taxonomy order."""


TOLERANCE = 1e-8
"""How closely weights are fitted. liblinear's threads share one source of random numbers, so the
order of its steps differs from run to run: only what is fitted so closely is rounded alike."""
CHOOSING = 1e-5
"""The tolerance of the fit that only chooses sentences: a score is off by some millionths."""
MAX_ITERATIONS = 100_000
DECIMALS = 2
"""Weights are fitted closely and rounded: sums come out differently in their last bits from one
processor to another, and the model's bytes must not. It moves a score by some thousandths."""

ONE_SIDED = 10.0
"""How far from 0 the decision score of a label is that all paragraphs of a fold carry, or none."""


def targets(label_sets: Sequence[Sequence[str]]) -> Targets:
    """Return the label sets as a matrix, shape (n, 5)."""
    return np.array(indicators(label_sets), dtype=bool).reshape(len(label_sets), len(LABELS))


@dataclass(frozen=True)
class Classifier:
    """A fitted weighting with linear weights, shape (5, features), and intercepts, shape (5,)."""

    weighting: Weighting
    weights: NDArray[np.float64]
    intercepts: NDArray[np.float64]
    pooling: PoolingParams

    def scores(self, inputs: Sequence[ModelInput]) -> Scores:
        """Return the decision scores of paragraphs, their sentences pooled in, shape (n, 5)."""
        return self.scores_of(self.count(inputs))

    def count(self, inputs: Sequence[ModelInput]) -> PassageCounts:
        """Return the counts of whole documents; see `Vocabulary.count`."""
        return self.weighting.vocabulary.count(inputs)

    def cut(self, inputs: Sequence[ModelInput]) -> Passages:
        """Return the inputs cut into sentences; see `Vocabulary.cut`."""
        return self.weighting.vocabulary.cut(inputs)

    def counted(self, passages: Passages, share: NDArray[np.float64]) -> PassageCounts:
        """Return the counts of a part of a document; see `Vocabulary.counted`."""
        return self.weighting.vocabulary.counted(passages, share)

    def scores_of(self, passages: PassageCounts) -> Scores:
        """Return the decision scores of paragraphs that are counted already, shape (n, 5)."""
        return self.both_scores(passages)[0]

    def both_scores(self, passages: PassageCounts) -> tuple[Scores, Scores]:
        """Return the decision scores of counted paragraphs, and those of their sentences."""
        whole, by_sentence = self.linear(passages.whole), self.linear(passages.sentences)
        return pooled(whole, by_sentence, passages.owners, self.pooling.weight), by_sentence

    def linear(self, counts: Counts) -> Scores:
        """Return the decision scores of whole texts, without pooling, shape (n, 5)."""
        return self.weighting.scores(counts, self.weights, self.intercepts)


def pooled(whole: Scores, by_sentence: Scores, owners: NDArray[np.int_], weight: float) -> Scores:
    """Return the scores of paragraphs with the highest score of their sentences mixed in.

    ``owners`` holds the paragraph of each sentence, ascending; ``weight`` is the sentence's share.
    """
    if not weight or not len(owners):
        return whole
    return np.asarray((1 - weight) * whole + weight * highest_of(by_sentence, owners))


def highest_of(by_sentence: Scores, owners: NDArray[np.int_]) -> Scores:
    """Return for each paragraph the highest score of its sentences, label by label."""
    starts = np.flatnonzero(np.diff(owners, prepend=-1))
    return np.asarray(np.maximum.reduceat(by_sentence, starts))


def fit_classifier(
    passages: PassageCounts,
    y: Targets,
    params: Params,
    vocabulary: Vocabulary,
    tolerance: float = TOLERANCE,
) -> Classifier:
    """Fit the weighting and one class-balanced logistic regression per label.

    With ``pooling.learn``, each label learns from every paragraph and, alike, from the sentence of
    it that a first fit on whole paragraphs finds most telling: MI-SVM's witness of a bag (Andrews,
    Tsochantaridis and Hofmann, 2003, Support vector machines for multiple-instance learning), with
    a logistic loss and one round.
    """
    from scipy.sparse import csr_array, vstack

    weighting = fit_weighting(vocabulary, params.features, passages.whole)
    whole = weighting.matrix(passages.whole)
    pieces = weighting.matrix(passages.sentences) if params.pooling.learn else None
    weights = np.zeros((len(LABELS), whole.shape[1]))
    intercepts = np.where(y.any(axis=0), ONE_SIDED, -ONE_SIDED)
    for column in np.flatnonzero(y.any(axis=0) & ~y.all(axis=0)):
        truth = y[:, column]
        label = _fit_label(
            whole, truth, params, tolerance if pieces is None else max(CHOOSING, tolerance)
        )
        if pieces is not None:
            telling = most_telling(label.decision_function(pieces), passages.owners)
            rows = csr_array(vstack([whole, pieces[telling]]))
            label = _fit_label(rows, np.tile(truth, 2), params, tolerance)
        weights[column] = label.coef_[0].round(DECIMALS)
        intercepts[column] = label.intercept_[0].round(DECIMALS)
    return Classifier(weighting, weights, intercepts, params.pooling)


def _fit_label(
    rows: csr_array[Any, Any], truth: NDArray[np.bool_], params: Params, tolerance: float
) -> LogisticRegression:
    from sklearn.linear_model import LogisticRegression

    # Coordinate descent on the dual problem: the same optimum, many times sooner.
    return LogisticRegression(
        C=params.train.C,
        class_weight="balanced",
        solver="liblinear",
        dual=True,
        tol=tolerance,
        max_iter=MAX_ITERATIONS,
        random_state=params.seed,
    ).fit(rows, truth)


def most_telling(scores: NDArray[np.float64], owners: NDArray[np.int_]) -> NDArray[np.int_]:
    """Return for each paragraph the row of its sentence with the highest score."""
    order = np.lexsort((scores, owners))
    last = np.append(np.flatnonzero(np.diff(owners)), len(owners) - 1)
    return np.asarray(order[last])


Fit = Callable[[PassageCounts, Targets], Classifier]
"""Fits a classifier on counted paragraphs and their labels."""


Fold = tuple[NDArray[np.int_], NDArray[np.int_]]
"""Rows to learn from and rows to score, both ascending."""


def report_folds(y: Targets, reports: Sequence[str], params: Params) -> list[Fold]:
    """Return folds that hold out whole reports, label combinations alike in all of them."""
    groups = len(set(reports))
    if groups < params.train.folds:
        raise WuzhenError(
            "too few reports to hold whole ones out",
            expected=f"at least {params.train.folds} (train.folds)",
            got=str(groups),
            hint="label more reports, or set train.folds lower",
        )
    from sklearn.model_selection import StratifiedGroupKFold

    folds = StratifiedGroupKFold(params.train.folds, shuffle=True, random_state=params.seed)
    combinations = _common(y @ (1 << np.arange(len(LABELS))), params.train.folds)
    return list(folds.split(np.zeros(len(y)), combinations, reports))


def out_of_fold(fit: Fit, passages: PassageCounts, y: Targets, folds: Sequence[Fold]) -> Scores:
    """Score each paragraph with a classifier that has not seen it, shape (n, 5)."""
    return _together(y.shape, folds, _side_by_side(fit, passages, y, folds))


def fit_and_out_of_fold(
    fit: Fit, passages: PassageCounts, y: Targets, folds: Sequence[Fold]
) -> tuple[Classifier, Scores]:
    """Fit on all paragraphs, and score each as `out_of_fold` does."""
    every = np.arange(len(y))
    whole, *parts = _side_by_side(fit, passages, y, [(every, every[:0]), *folds])
    return whole[0], _together(y.shape, folds, parts)


def _together(
    shape: tuple[int, ...], folds: Sequence[Fold], parts: Sequence[tuple[Classifier, Scores]]
) -> Scores:
    scores = np.zeros(shape)
    for (_, held_out), (_, part) in zip(folds, parts, strict=True):
        scores[held_out] = part
    return scores


def _side_by_side(
    fit: Fit, passages: PassageCounts, y: Targets, folds: Sequence[Fold]
) -> list[tuple[Classifier, Scores]]:
    """Return for each fold its classifier, and the scores of the rows that it has not seen."""
    from joblib import Parallel, delayed

    def fitted(seen: NDArray[np.int_], held_out: NDArray[np.int_]) -> tuple[Classifier, Scores]:
        classifier = fit(passages.rows(seen), y[seen])
        return classifier, classifier.scores_of(passages.rows(held_out))

    # Threads: liblinear and the sparse products let go of the interpreter's lock.
    return list(Parallel(n_jobs=-1, prefer="threads")(delayed(fitted)(*fold) for fold in folds))


def _common(combinations: NDArray[np.int_], folds: int, at_least: int = 20) -> NDArray[np.int_]:
    """Fold label combinations too rare to stratify into one class.

    Where all of them together are fewer than the folds, they join the most frequent combination.
    """
    values, counts = np.unique(combinations, return_counts=True)
    rare = np.isin(combinations, values[counts < at_least])
    joined = -1 if rare.sum() >= folds else values[np.argmax(counts)]
    return np.where(rare, joined, combinations)
