"""A tagger measured on labelled paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wuzhen.corpus.records import Record
from wuzhen.evaluation import metrics
from wuzhen.evaluation.metrics import known
from wuzhen.labels import LABELS
from wuzhen.model.calibration import Probabilities, doubt
from wuzhen.model.classifier import Targets, targets
from wuzhen.model.tagger import Tagger, Tagging

REVIEW_SHARES = (0.0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5)
"""Widths of the review band whose coverage is measured."""


@dataclass(frozen=True, slots=True)
class LabelScores:
    """How well one label is found; ``support`` counts the paragraphs that carry it.

    Without support there is nothing to find, and the figures are ``None``.
    """

    precision: float | None
    recall: float | None
    f1: float | None
    support: int
    threshold: float
    average_precision: float | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """The figures of the rest when this share of the paragraphs is reviewed.

    ``macro_f1`` is of the paragraphs that do not; ``errors_caught`` is the share of the wrongly
    tagged paragraphs that do.
    """

    review_share: float
    macro_f1: float | None
    errors_caught: float | None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Every figure of a tagger on labelled paragraphs; ``None`` where there is nothing to measure.

    The intervals in ``ci95`` are over reports; ``notes`` explains a missing one. ``ece_by_label``
    is the calibration error of each label by itself: over all decisions together, the many easy
    ones make it look smaller.

    The model's review band holds ``review_share`` of the paragraphs. ``review_recall`` is the share
    of the wrongly tagged paragraphs that it holds, ``review_precision`` the share of those it holds
    that are wrongly tagged, ``macro_f1_outside_review`` the figure of all others. A paragraph is
    wrongly tagged where its set of labels is not the right one.
    """

    n_paragraphs: int
    n_reports: int
    macro_f1: float | None
    micro_f1: float | None
    exact_match: float | None
    primary_accuracy: float | None
    ece: float
    ece_by_label: dict[str, float]
    brier: float
    labels: dict[str, LabelScores]
    ci95: dict[str, metrics.Interval | None]
    false_tag_rate_on_none: float | None
    review_share: float
    review_recall: float | None
    review_precision: float | None
    macro_f1_outside_review: float | None
    coverage: tuple[Coverage, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """True labels and predictions, as matrices of shape (n, 5), for figures and plots."""

    y: Targets
    predicted: Targets
    probabilities: Probabilities


def evaluate(
    tagger: Tagger, records: Sequence[Record], seed: int = 0
) -> tuple[Evaluation, Outcome]:
    """Tag the records and compare the tags with their labels."""
    taggings = tagger.tag([record.paragraph() for record in records])
    return measure(taggings, records, tagger.thresholds, seed)


def measure(
    taggings: Sequence[Tagging],
    records: Sequence[Record],
    thresholds: NDArray[np.float64],
    seed: int = 0,
) -> tuple[Evaluation, Outcome]:
    """Compare taggings with the records they were made from, in the same order."""
    y = targets([record.labels for record in records])
    predicted = targets([tagging.labels for tagging in taggings])
    p = np.array([tagging.scores for tagging in taggings])
    reports = [record.report for record in records]
    marked = np.array([tagging.review for tagging in taggings])
    wrong = (y != predicted).any(axis=1)
    note = metrics.no_interval(reports)
    evaluation = Evaluation(
        n_paragraphs=len(records),
        n_reports=len(set(reports)),
        macro_f1=known(metrics.macro_f1(y, predicted)),
        micro_f1=known(metrics.micro_f1(y, predicted)),
        exact_match=known(metrics.exact_match(y, predicted)),
        primary_accuracy=_primary_accuracy(taggings, records),
        ece=metrics.expected_calibration_error(y, p),
        ece_by_label={
            label: metrics.expected_calibration_error(y[:, [i]], p[:, [i]])
            for i, label in enumerate(LABELS)
        },
        brier=metrics.brier(y, p),
        labels=label_scores(y, predicted, p, thresholds),
        ci95={
            figure.__name__: metrics.bootstrap(figure, y, predicted, reports, seed)
            for figure in (metrics.macro_f1, metrics.micro_f1)
        },
        false_tag_rate_on_none=known(metrics.false_tag_rate(y, predicted)),
        review_share=float(marked.mean()),
        review_recall=known(metrics.mean(marked[wrong])),
        review_precision=known(metrics.mean(wrong[marked])),
        macro_f1_outside_review=known(metrics.macro_f1(y[~marked], predicted[~marked])),
        coverage=_coverage(y, predicted, doubt(p, thresholds)),
        notes=(note,) if note else (),
    )
    return evaluation, Outcome(y, predicted, p)


def label_scores(
    y: Targets, predicted: Targets, probabilities: Probabilities, thresholds: NDArray[np.float64]
) -> dict[str, LabelScores]:
    """Return the figures of every label."""
    return {
        label: _label(y[:, i], predicted[:, i], probabilities[:, i], float(thresholds[i]))
        for i, label in enumerate(LABELS)
    }


def _label(
    y: NDArray[np.bool_],
    predicted: NDArray[np.bool_],
    probabilities: NDArray[np.float64],
    threshold: float,
) -> LabelScores:
    from sklearn.metrics import average_precision_score

    hit, support, tagged = int((y & predicted).sum()), int(y.sum()), int(predicted.sum())
    if not support:
        return LabelScores(None, None, None, 0, threshold, None)
    return LabelScores(
        precision=hit / tagged if tagged else 0.0,
        recall=hit / support,
        f1=2 * hit / (support + tagged),
        support=support,
        threshold=threshold,
        average_precision=float(average_precision_score(y, probabilities)),
    )


def _coverage(y: Targets, predicted: Targets, doubts: NDArray[np.float64]) -> tuple[Coverage, ...]:
    """Return what growing review bands leave, and what they catch: the most doubtful go first."""
    order = np.argsort(-doubts, kind="stable")
    wrong = (y != predicted).any(axis=1)
    marked = {share: round(share * len(order)) for share in REVIEW_SHARES}
    return tuple(
        Coverage(
            share,
            known(metrics.macro_f1(y[order[size:]], predicted[order[size:]])),
            known(wrong[order[:size]].sum() / wrong.sum() if wrong.any() else np.nan),
        )
        for share, size in marked.items()
    )


def _primary_accuracy(taggings: Sequence[Tagging], records: Sequence[Record]) -> float | None:
    """Return the share of paragraphs with labels whose primary label is found."""
    return known(
        metrics.mean(
            [
                tagging.primary == record.primary
                for tagging, record in zip(taggings, records, strict=True)
                if record.primary is not None
            ]
        )
    )
