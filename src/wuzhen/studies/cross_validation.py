"""Choices of parameters, held against each other on paragraphs of unseen reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

from wuzhen.corpus.records import Record
from wuzhen.errors import WuzhenError
from wuzhen.evaluation import metrics
from wuzhen.features import (
    Lexicon,
    Segmenter,
    learn_vocabulary,
    model_input,
    with_frequencies,
)
from wuzhen.model.calibration import best_thresholds
from wuzhen.model.classifier import Targets, fit_classifier, out_of_fold, targets
from wuzhen.params import Params

REPORT = "report"
"""The key whose values are held out, where no other is named."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A change of parameters: its macro-F1 out of fold, its gain, and the gain's 95% interval."""

    change: str
    macro_f1: float
    gain: float
    low: float
    high: float


def compare_choices(  # noqa: PLR0913 - a study is what is compared, on what, and how strictly
    records: Sequence[Record],
    params: Params,
    lexicon: Lexicon,
    changes: Sequence[str],
    *,
    seeds: int = 1,
    held_out: str = REPORT,
) -> list[Choice]:
    """Measure each change out of fold beside the parameters as they are, on the same folds.

    ``changes`` are written ``train.C=3`` or several joined by commas; ``held_out`` is the key whose
    values never stand on both sides of a fold: a stricter test than unseen reports is unseen
    offices. The interval is over reports, the mean of the seeds' paired differences.
    """
    y = targets([record.labels for record in records])
    drawn = metrics.resamples([record.report for record in records], seed=params.seed)
    said = {
        change: [
            _out_of_fold(records, y, _with_seed(applied(params, change), seed), lexicon, held_out)
            for seed in range(params.seed, params.seed + seeds)
        ]
        for change in ("", *changes)
    }
    return [_choice(change, y, said[change], said[""], drawn) for change in said]


def applied(params: Params, change: str) -> Params:
    """Return the parameters with ``a.b=value, c=value`` applied."""
    values: dict[str, Any] = params.model_dump()
    for part in filter(None, (piece.strip() for piece in change.split(","))):
        path, _, value = part.partition("=")
        _assign(values, path.strip().split("."), yaml.safe_load(value))
    return Params.model_validate(values)


def _assign(values: dict[str, Any], path: Sequence[str], value: object) -> None:
    for key in path[:-1]:
        values = values.get(key, {})
    if not isinstance(values, dict) or path[-1] not in values:
        raise WuzhenError("no such parameter", expected="group.name=value", got=".".join(path))
    values[path[-1]] = value


def _with_seed(params: Params, seed: int) -> Params:
    return params.model_copy(update={"seed": seed})


def _out_of_fold(
    records: Sequence[Record], y: Targets, params: Params, lexicon: Lexicon, held_out: str
) -> Targets:
    inputs = [model_input(record.paragraph()) for record in records]
    segmenter = Segmenter(with_frequencies(lexicon.terms))
    vocabulary = learn_vocabulary(inputs, params.features, lexicon, segmenter)
    fit = partial(fit_classifier, params=params, vocabulary=vocabulary)
    groups = [
        record.report if held_out == REPORT else str(record.key(held_out)) for record in records
    ]
    scores = out_of_fold(fit, vocabulary.count_passages(inputs), y, groups, params)
    return np.asarray(scores >= best_thresholds(scores, y))


def _choice(
    change: str,
    y: Targets,
    said: Sequence[Targets],
    base: Sequence[Targets],
    drawn: Sequence[NDArray[np.int_]],
) -> Choice:
    def mean(predictions: Sequence[Targets], rows: NDArray[np.int_]) -> float:
        return float(np.mean([metrics.macro_f1(y[rows], p[rows]) for p in predictions]))

    everything = np.arange(len(y))
    figure, before = mean(said, everything), mean(base, everything)
    gaps = [mean(said, rows) - mean(base, rows) for rows in drawn] if change else [0.0]
    low, high = np.quantile(gaps, [0.025, 0.975])
    return Choice(change or "as they are", figure, figure - before, float(low), float(high))
