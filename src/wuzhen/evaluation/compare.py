"""Two models on the same paragraphs: how far apart, with which interval, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wuzhen.corpus.records import Record
from wuzhen.evaluation import metrics
from wuzhen.evaluation.evaluate import evaluate
from wuzhen.evaluation.metrics import known
from wuzhen.labels import LABELS
from wuzhen.model.classifier import Targets
from wuzhen.model.tagger import Tagger


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure of both models and B minus A, with its paired 95% interval over reports.

    ``None`` where there is nothing to measure, or too few reports for an interval.
    """

    a: float | None
    b: float | None
    difference: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Change:
    """A paragraph that the two models tag differently; ``better`` names the one nearer the truth.

    Nearer is fewer wrong labels; ``neither`` where they are equally many.
    """

    id: str
    labels: tuple[str, ...]
    a: tuple[str, ...]
    b: tuple[str, ...]
    better: str
    text: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Model A compared with model B; ``notes`` explains a missing interval."""

    n_paragraphs: int
    n_reports: int
    macro_f1: Difference
    micro_f1: Difference
    changes: tuple[Change, ...]
    notes: tuple[str, ...] = ()


def compare(a: Tagger, b: Tagger, records: Sequence[Record], seed: int = 0) -> Comparison:
    """Measure both taggers on the records and pair their figures report by report."""
    _, first = evaluate(a, records, seed)
    _, second = evaluate(b, records, seed)
    reports = [record.report for record in records]
    tags = first.predicted, second.predicted
    rows = metrics.resamples(reports, seed)
    note = metrics.no_interval(reports)
    return Comparison(
        n_paragraphs=len(records),
        n_reports=len(set(reports)),
        macro_f1=paired(metrics.macro_f1, first.y, *tags, rows),
        micro_f1=paired(metrics.micro_f1, first.y, *tags, rows),
        changes=tuple(
            _change(record, *row)
            for record, *row in zip(records, first.y, *tags, strict=True)
            if (row[1] != row[2]).any()
        ),
        notes=(note,) if note else (),
    )


def paired(
    figure: metrics.Figure, y: Targets, a: Targets, b: Targets, samples: Sequence[NDArray[np.int_]]
) -> Difference:
    """Return the figure of both predictions and the interval of their difference.

    ``samples`` has the rows of each resample: both are measured on the same ones, so what is
    common to them cancels out. Without resamples there is no interval.
    """
    gaps = [figure(y[rows], b[rows]) - figure(y[rows], a[rows]) for rows in samples]
    low, high = metrics.interval(gaps) or (None, None)
    one, other = figure(y, a), figure(y, b)
    return Difference(known(one), known(other), known(other - one), low, high)


def _change(record: Record, truth: Targets, a: Targets, b: Targets) -> Change:
    wrong_a, wrong_b = int((truth != a).sum()), int((truth != b).sum())
    better = "neither" if wrong_a == wrong_b else "a" if wrong_a < wrong_b else "b"
    return Change(record.id, _names(truth), _names(a), _names(b), better, record.text)


def _names(row: Targets) -> tuple[str, ...]:
    return tuple(label for label, is_in in zip(LABELS, row, strict=True) if is_in)
