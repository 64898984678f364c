"""Other classifiers over the same features, compared with ours out of fold.

Each alternative is a few lines that take the place of ``fit_classifier``; what is kept moves there,
what is dropped stays here, so that anyone can compare it with ours again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import csr_array, diags_array
from sklearn.feature_selection import SelectKBest, chi2
from sklearn.linear_model import LogisticRegression, RidgeClassifier
from sklearn.multioutput import ClassifierChain
from sklearn.svm import LinearSVC

from experiments.ablation import (
    BASELINE,
    REPORT,
    AblationResult,
    Dataset,
    load_dataset,
    own_scores,
    paired_results,
)
from wuzhen.corpus.records import Record
from wuzhen.features import Lexicon, PassageCounts, Weighting, fit_weighting
from wuzhen.labels import LABELS
from wuzhen.model.classifier import Scores, Targets, out_of_fold, pooled
from wuzhen.params import Params, applied

Rows = csr_array[Any, Any]
"""Feature rows, shape (n, features)."""

Decide = Callable[[Rows], Scores]
"""Gives decision scores, shape (n, 5), for feature rows."""

Fit = Callable[[Rows, Targets, Params], Decide]
"""Fits an alternative on feature rows and their labels."""


def compare_alternatives(
    records: Sequence[Record],
    params: Params,
    lexicon: Lexicon,
    *,
    seeds: int = 1,
    held_out: str = REPORT,
) -> list[AblationResult]:
    """Measure every alternative and ours out of fold, on the same folds and features.

    None of them learns from sentences, ours neither: what is compared is the classifier alone.
    """
    params = applied(params, "pooling.learn=false")
    dataset = load_dataset(records, params, lexicon, held_out)
    every = dataset.seeds(params, seeds)
    predicted = {BASELINE: [own_scores(dataset, chosen) for chosen in every]}
    for name, fit in ALTERNATIVES.items():
        predicted[name] = [_scores(fit, dataset, chosen) for chosen in every]
    predicted["disputed paragraphs left out"] = [
        _without_disputed(dataset, chosen) for chosen in every
    ]
    return paired_results(dataset, predicted, params.seed)


def svm(rows: Rows, y: Targets, params: Params) -> Decide:
    """Linear SVM with squared hinge loss, one against the rest."""
    return _per_label(
        rows, y, lambda: LinearSVC(C=0.3, class_weight="balanced", random_state=params.seed)
    )


def ridge(rows: Rows, y: Targets, params: Params) -> Decide:
    """Ridge regression on -1 and 1, one against the rest."""
    return _per_label(rows, y, lambda: RidgeClassifier(class_weight="balanced", solver="sparse_cg"))


def nb_logistic(rows: Rows, y: Targets, params: Params) -> Decide:
    """Logistic regression over features weighed by naive Bayes log-count ratios.

    Wang and Manning, 2012: Baselines and bigrams: simple, good sentiment and topic classification.
    """
    parts: list[tuple[Any, Any]] = []
    sizes = abs(rows)  # features of scope are negative where a text is less rural than most
    for column in range(len(LABELS)):
        truth = y[:, column]
        inside, outside = (1 + sizes[part].sum(axis=0) for part in (truth, ~truth))
        ratio = diags_array(np.log((inside / inside.sum()) / (outside / outside.sum())))
        parts.append((ratio, _logistic(params).fit(csr_array(rows @ ratio), truth)))
    return lambda new: np.column_stack(
        [fitted.decision_function(csr_array(new @ ratio)) for ratio, fitted in parts]
    )


def selected(most: int) -> Fit:
    """Return logistic regression over the features with the highest chi-squared, per label."""

    def fit(rows: Rows, y: Targets, params: Params) -> Decide:
        parts: list[tuple[Any, Any]] = []
        for column in range(len(LABELS)):
            chosen = SelectKBest(chi2, k=min(most, rows.shape[1])).fit(abs(rows), y[:, column])
            parts.append((chosen, _logistic(params).fit(chosen.transform(rows), y[:, column])))
        return lambda new: np.column_stack(
            [fitted.decision_function(chosen.transform(new)) for chosen, fitted in parts]
        )

    return fit


def chain(order: Sequence[int]) -> Fit:
    """Return a classifier chain: earlier labels are features of later ones (Read et al., 2011)."""

    def fit(rows: Rows, y: Targets, params: Params) -> Decide:
        fitted = ClassifierChain(_logistic(params), order=list(order))
        fitted.fit(rows, y.astype(int))
        return lambda new: np.asarray(fitted.decision_function(new))

    return fit


def per_label_c(factors: Sequence[float]) -> Fit:
    """Return logistic regression with its own C for each label, as factors of the common one."""

    def fit(rows: Rows, y: Targets, params: Params) -> Decide:
        models = [
            _logistic(params, factor).fit(rows, y[:, column])
            for column, factor in enumerate(factors)
        ]
        return lambda new: np.column_stack([model.decision_function(new) for model in models])

    return fit


ALTERNATIVES: dict[str, Fit] = {
    "linear SVM": svm,
    "ridge": ridge,
    "naive Bayes weighting (NB-SVM)": nb_logistic,
    "2,000 features a label by chi-squared": selected(2_000),
    "8,000 features a label by chi-squared": selected(8_000),
    "classifier chain": chain(range(len(LABELS))),
    "classifier chain, backwards": chain(range(len(LABELS))[::-1]),
    **{
        f"{label} with C {name}": per_label_c(
            [factor if other == label else 1.0 for other in LABELS]
        )
        for label in LABELS
        for name, factor in (("x 3", 3.0),)
    },
}


@dataclass(frozen=True)
class _Fitted:
    """An alternative behind the face of a classifier: whole paragraphs, sentences pooled in."""

    weighting: Weighting
    decide: Decide
    params: Params

    def scores_of(self, passages: PassageCounts) -> Scores:
        whole = self.decide(self.weighting.matrix(passages.whole))
        weight = self.params.pooling.weight
        if not weight:
            return whole
        pieces = self.decide(self.weighting.matrix(passages.sentences))
        return pooled(whole, pieces, passages.owners, weight)


def _scores(fit: Fit, dataset: Dataset, params: Params) -> Scores:
    def fitted(passages: PassageCounts, y: Targets) -> Any:
        weighting = fit_weighting(dataset.vocabulary, params.features, passages.whole)
        return _Fitted(weighting, fit(weighting.matrix(passages.whole), y, params), params)

    return out_of_fold(fitted, dataset.passages, dataset.y, dataset.folds(params))


def _without_disputed(dataset: Dataset, params: Params) -> Scores:
    """Return our own out-of-fold scores, learned from undisputed paragraphs only."""
    disputed = np.array(
        [record.key("coder_a") != record.key("coder_b") for record in dataset.records]
    )
    folds = [(seen[~disputed[seen]], held_out) for seen, held_out in dataset.folds(params)]
    return own_scores(dataset, params, folds)


def _logistic(params: Params, factor: float = 1.0) -> LogisticRegression:
    return LogisticRegression(
        C=params.train.C * factor,
        class_weight="balanced",
        solver="liblinear",
        random_state=params.seed,
    )


def _per_label(rows: Rows, y: Targets, make: Callable[[], Any]) -> Decide:
    models = [make().fit(rows, y[:, column]) for column in range(len(LABELS))]
    return lambda new: np.column_stack([model.decision_function(new) for model in models])
