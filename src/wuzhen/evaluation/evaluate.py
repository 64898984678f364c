"""A tagger measured on labelled paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import average_precision_score

from wuzhen.corpus.records import Record
from wuzhen.evaluation import metrics
from wuzhen.model.calibration import Probabilities, distance
from wuzhen.model.classifier import Targets, targets
from wuzhen.model.tagger import Tagger, Tagging
from wuzhen.taxonomy import LABELS

REVIEW_SHARES = (0.0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5)
"""Widths of the review band at which coverage is held against F1."""


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
class Coverage:
    """The macro-F1 of the paragraphs that are left when this share goes to a person."""

    review_share: float
    macro_f1: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Every figure of a tagger on labelled paragraphs; intervals are 95%, over reports.

    ``macro_f1_outside_review`` is of the paragraphs outside the model's own review band, which
    holds ``review_share`` of them.
    """

    n_paragraphs: int
    n_reports: int
    macro_f1: float
    micro_f1: float
    exact_match: float
    primary_accuracy: float
    ece: float
    brier: float
    labels: dict[str, LabelScores]
    ci95: dict[str, tuple[float, float]]
    false_tag_rate_on_none: float
    review_share: float
    macro_f1_outside_review: float
    coverage: tuple[Coverage, ...]


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
    p = np.array([tagging.scores for tagging in taggings])
    reports = [record.report for record in records]
    sure = np.array([not tagging.review for tagging in taggings])
    evaluation = Evaluation(
        n_paragraphs=len(records),
        n_reports=len(set(reports)),
        macro_f1=metrics.macro_f1(y, predicted),
        micro_f1=metrics.micro_f1(y, predicted),
        exact_match=metrics.exact_match(y, predicted),
        primary_accuracy=_primary_accuracy(taggings, records),
        ece=metrics.expected_calibration_error(y, p),
        brier=metrics.brier(y, p),
        labels={
            label: _label_scores(y[:, i], predicted[:, i], p[:, i], float(thresholds[i]))
            for i, label in enumerate(LABELS)
        },
        ci95={
            figure.__name__: metrics.bootstrap(figure, y, predicted, reports, seed)
            for figure in (metrics.macro_f1, metrics.micro_f1)
        },
        false_tag_rate_on_none=metrics.false_tag_rate(y, predicted),
        review_share=float(1 - sure.mean()),
        macro_f1_outside_review=metrics.macro_f1(y[sure], predicted[sure]),
        coverage=_coverage(y, predicted, distance(p, thresholds)),
    )
    return evaluation, Outcome(y, predicted, p)


def _coverage(y: Targets, predicted: Targets, far: NDArray[np.float64]) -> tuple[Coverage, ...]:
    """Hold growing review bands against the macro-F1 of what they leave."""
    order = np.argsort(far, kind="stable")
    left = {share: order[round(share * len(order)) :] for share in REVIEW_SHARES}
    return tuple(
        Coverage(share, metrics.macro_f1(y[rows], predicted[rows])) for share, rows in left.items()
    )


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
        f1=float(metrics.f1(y[:, None], predicted[:, None])[0]),
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
    return float(np.mean(found)) if found else 1.0
