"""A tagger measured on labelled paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import average_precision_score

from wuzhen.corpus.records import Record
from wuzhen.model.calibration import Probabilities
from wuzhen.model.classifier import Targets, targets
from wuzhen.model.tagger import Tagger, Tagging
from wuzhen.taxonomy import LABELS

RESAMPLES = 1000
"""Bootstrap resamples of reports behind each interval."""

BINS = 10
"""Equal-width probability bins behind the expected calibration error."""


@dataclass(frozen=True, slots=True)
class LabelScores:
    """How well one label is found; ``support`` counts the paragraphs that carry it."""

    precision: float
    recall: float
    f1: float
    support: int
    threshold: float
    average_precision: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Every figure of a tagger on labelled paragraphs; intervals are 95%, over reports."""

    n_paragraphs: int
    n_reports: int
    macro_f1: float
    micro_f1: float
    exact_match: float
    primary_accuracy: float
    ece: float
    labels: dict[str, LabelScores]
    ci95: dict[str, tuple[float, float]]
    false_tag_rate_on_none: float
    review_share: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """Truth beside prediction, as matrices of shape (n, 5), for figures and plots."""

    y: Targets
    predicted: Targets
    probabilities: Probabilities


def evaluate(
    tagger: Tagger, records: Sequence[Record], seed: int = 0
) -> tuple[Evaluation, Outcome]:
    """Tag the records and hold the tags against their labels."""
    taggings = tagger.tag([record.paragraph() for record in records])
    return measure(taggings, records, tagger.thresholds, seed)


def measure(
    taggings: Sequence[Tagging],
    records: Sequence[Record],
    thresholds: NDArray[np.float64],
    seed: int = 0,
) -> tuple[Evaluation, Outcome]:
    """Hold taggings against the records they were made from, in the same order."""
    y = targets([record.labels for record in records])
    predicted = targets([tagging.labels for tagging in taggings])
    probabilities = np.array([tagging.scores for tagging in taggings])
    reports = [record.report for record in records]
    labels = {
        label: _label_scores(y[:, i], predicted[:, i], probabilities[:, i], float(thresholds[i]))
        for i, label in enumerate(LABELS)
    }
    evaluation = Evaluation(
        n_paragraphs=len(records),
        n_reports=len(set(reports)),
        macro_f1=macro_f1(y, predicted),
        micro_f1=micro_f1(y, predicted),
        exact_match=float((y == predicted).all(axis=1).mean()),
        primary_accuracy=_primary_accuracy(taggings, records),
        ece=expected_calibration_error(y, probabilities),
        labels=labels,
        ci95={
            "macro_f1": bootstrap(macro_f1, y, predicted, reports, seed),
            "micro_f1": bootstrap(micro_f1, y, predicted, reports, seed),
        },
        false_tag_rate_on_none=_share(_any(predicted)[~_any(y)]),
        review_share=_share(np.array([tagging.review for tagging in taggings])),
    )
    return evaluation, Outcome(y, predicted, probabilities)


def f1(y: Targets, predicted: Targets) -> NDArray[np.float64]:
    """Return the F1 of each column, shape (5,); 1 where a label is rightly never used."""
    hit = (y & predicted).sum(axis=0)
    total = y.sum(axis=0) + predicted.sum(axis=0)
    return np.where(total > 0, 2 * hit / np.maximum(total, 1), 1.0)


def macro_f1(y: Targets, predicted: Targets) -> float:
    """Return the mean F1 of the five labels."""
    return float(f1(y, predicted).mean())


def micro_f1(y: Targets, predicted: Targets) -> float:
    """Return the F1 over all label decisions together."""
    return float(f1(y.reshape(-1, 1), predicted.reshape(-1, 1))[0])


def expected_calibration_error(y: Targets, probabilities: Probabilities) -> float:
    """Return the mean gap between probability and frequency over all label decisions.

    Naeini et al., 2015, with equal-width bins weighted by their size.
    """
    p, truth = probabilities.ravel(), y.ravel()
    bins = np.minimum((p * BINS).astype(int), BINS - 1)
    gaps = [
        (bins == i).mean() * abs(truth[bins == i].mean() - p[bins == i].mean())
        for i in np.unique(bins)
    ]
    return float(np.sum(gaps))


def bootstrap(
    figure: Callable[[Targets, Targets], float],
    y: Targets,
    predicted: Targets,
    reports: Sequence[str],
    seed: int,
) -> tuple[float, float]:
    """Return the 95% percentile interval of a figure when whole reports are drawn again."""
    rng = np.random.default_rng(seed)
    names = sorted(set(reports))
    rows = {name: np.flatnonzero(np.array(reports) == name) for name in names}
    drawn = []
    for _ in range(RESAMPLES):
        chosen = np.concatenate([rows[names[i]] for i in rng.integers(len(names), size=len(names))])
        drawn.append(figure(y[chosen], predicted[chosen]))
    low, high = np.quantile(drawn, [0.025, 0.975])
    return float(low), float(high)


def _label_scores(
    y: NDArray[np.bool_],
    predicted: NDArray[np.bool_],
    probabilities: NDArray[np.float64],
    threshold: float,
) -> LabelScores:
    hit, support, tagged = int((y & predicted).sum()), int(y.sum()), int(predicted.sum())
    return LabelScores(
        precision=hit / tagged if tagged else float(not support),
        recall=hit / support if support else 1.0,
        f1=float(f1(y[:, None], predicted[:, None])[0]),
        support=support,
        threshold=threshold,
        average_precision=float(average_precision_score(y, probabilities)) if support else 1.0,
    )


def _primary_accuracy(taggings: Sequence[Tagging], records: Sequence[Record]) -> float:
    """Return the share of paragraphs with labels whose primary label is found."""
    found = [
        tagging.primary == record.primary
        for tagging, record in zip(taggings, records, strict=True)
        if record.primary is not None
    ]
    return _share(np.array(found)) if found else 1.0


def _any(labels: Targets) -> NDArray[np.bool_]:
    """Return which paragraphs have a label at all, shape (n,)."""
    return np.asarray(labels.any(axis=1))


def _share(flags: NDArray[np.bool_]) -> float:
    return float(flags.mean()) if len(flags) else 0.0
