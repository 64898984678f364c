"""Ablation: parameter changes compared on paragraphs of unseen reports, or of unseen writers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray
from sklearn.model_selection import LeaveOneGroupOut

from wuzhen.corpus.records import Record
from wuzhen.evaluation import metrics
from wuzhen.evaluation.metrics import known
from wuzhen.features import (
    Lexicon,
    PassageCounts,
    Segmenter,
    Vocabulary,
    learn_vocabulary,
    model_inputs,
    with_frequencies,
)
from wuzhen.model.calibration import fit_calibration, plug_in_thresholds
from wuzhen.model.classifier import (
    Fold,
    Scores,
    Targets,
    fit_classifier,
    out_of_fold,
    report_folds,
    targets,
)
from wuzhen.params import Params, applied

REPORT = "report"
"""The key whose values are held out, where no other is named."""

BASELINE = "baseline"
"""The name of what all changes are compared with."""

STUDY_TOLERANCE = 1e-3
"""How closely a fold is fitted here. A model that is shipped is fitted more closely, for its bytes;
for a figure it would only take longer."""

MAX_LEAVE_ONE_OUT = 12
"""Up to this many values of a key are held out one at a time."""


@dataclass(frozen=True, slots=True)
class AblationResult:
    """A change: its macro-F1 out of fold, its gain, the gain's 95% interval, and the false tags.

    ``None`` where there is nothing to measure, or too few reports for an interval.
    """

    change: str
    held_out: str
    macro_f1: float | None
    gain: float | None
    low: float | None
    high: float | None
    false_tag_rate_on_none: float | None


@dataclass(frozen=True)
class Dataset:
    """The data to split into folds: counted paragraphs, their labels, and the groups held out."""

    records: Sequence[Record]
    y: Targets
    passages: PassageCounts
    vocabulary: Vocabulary
    held_out: str

    @property
    def groups(self) -> NDArray[np.str_]:
        """The group of each record; a group is held out as a whole."""
        return np.array([str(record.key(self.held_out)) for record in self.records])

    @property
    def leave_one_group_out(self) -> bool:
        """Whether each value of the key is held out in turn: where it has few, as the writer."""
        return self.held_out != REPORT and len(set(self.groups)) <= MAX_LEAVE_ONE_OUT

    def folds(self, params: Params) -> list[Fold]:
        """Return folds in which no value of the key is on both sides."""
        if self.leave_one_group_out:
            return list(LeaveOneGroupOut().split(self.y, groups=self.groups))
        return report_folds(self.y, list(self.groups), params)

    def seeds(self, params: Params, seeds: int) -> list[Params]:
        """Return the parameters with each seed; one is enough where the folds are fixed."""
        number = 1 if self.leave_one_group_out else seeds
        return [with_seed(params, params.seed + i) for i in range(number)]

    def folds_by_value(self) -> list[NDArray[np.bool_]]:
        """Return what a figure is the mean of: the values held out in turn, or all together."""
        if not self.leave_one_group_out:
            return [np.ones(len(self.records), dtype=bool)]
        return [self.groups == value for value in np.unique(self.groups)]


def load_dataset(
    records: Sequence[Record], params: Params, lexicon: Lexicon, held_out: str = REPORT
) -> Dataset:
    """Count the records once, for all folds."""
    inputs = model_inputs([record.paragraph() for record in records])
    segmenter = Segmenter(with_frequencies(lexicon.terms))
    vocabulary = learn_vocabulary(inputs, params.features, lexicon, segmenter)
    y = targets([record.labels for record in records])
    return Dataset(records, y, vocabulary.count(inputs), vocabulary, held_out)


def compare_changes(
    records: Sequence[Record],
    params: Params,
    lexicon: Lexicon,
    changes: Sequence[str],
    *,
    seeds: int = 1,
    held_out: str = REPORT,
) -> list[AblationResult]:
    """Compare parameter changes with the current parameters, cross-validated on the same folds.

    ``changes`` are written ``train.C=3`` or several joined by commas; ``held_out`` is the key whose
    values are never on both sides of a fold: a stricter test than unseen reports is unseen
    writers, whose figures are averaged, a writer of many paragraphs counting as one of few.
    """
    dataset = load_dataset(records, params, lexicon, held_out)
    predicted = {}
    for change in ("", *changes):
        chosen = applied(params, change)
        own = _recounted(dataset, params, chosen, lexicon)
        predicted[change or BASELINE] = [
            own_scores(own, seeded) for seeded in dataset.seeds(chosen, seeds)
        ]
    return paired_results(dataset, predicted, params.seed)


def own_scores(dataset: Dataset, params: Params, folds: Sequence[Fold] | None = None) -> Scores:
    """Return the out-of-fold scores of our own classifier, on these folds or the usual ones."""
    fit = partial(
        fit_classifier,
        params=params,
        vocabulary=dataset.vocabulary,
        tolerance=STUDY_TOLERANCE,
    )
    return out_of_fold(fit, dataset.passages, dataset.y, folds or dataset.folds(params))


def paired_results(
    dataset: Dataset, predicted: Mapping[str, Sequence[Scores]], seed: int
) -> list[AblationResult]:
    """Return each change's macro-F1 and its gain over the first one.

    ``predicted`` has scores for each seed; calibration and thresholds are fitted as in training.
    The interval is over reports, of the mean of the seeds' paired differences.
    """
    rows = metrics.resamples([record.report for record in dataset.records], seed)
    tags = {
        name: [decide(scores, dataset.y, dataset.folds_by_value()) for scores in of_seeds]
        for name, of_seeds in predicted.items()
    }
    base = next(iter(tags.values()))
    return [_result(name, dataset, tags[name], base, rows) for name in tags]


def decide(scores: Scores, y: Targets, parts: Sequence[NDArray[np.bool_]]) -> Targets:
    """Return the tags of each part, by calibration and thresholds chosen on the other parts.

    Thresholds chosen on a part's own scores would hide a shift of them, and that is half of what an
    unseen writer costs. Where there is one part only, they are chosen on it.
    """
    tags = np.zeros(y.shape, dtype=bool)
    for part in parts:
        others = part if part.all() else ~part
        calibration = fit_calibration(scores[others], y[others])
        thresholds = plug_in_thresholds(calibration.probabilities(scores[others]), y[others])
        tags[part] = calibration.probabilities(scores[part]) >= thresholds
    return tags


def with_seed(params: Params, seed: int) -> Params:
    """Return the parameters with another seed: other folds."""
    return params.model_copy(update={"seed": seed})


def _recounted(dataset: Dataset, params: Params, chosen: Params, lexicon: Lexicon) -> Dataset:
    """Return the dataset counted for the chosen features, recounted only where needed."""
    if _counted(chosen) == _counted(params):
        return dataset
    return load_dataset(dataset.records, chosen, lexicon, dataset.held_out)


def _counted(params: Params) -> list[object]:
    """Return what the counts depend on: all of the features' parameters but their weights."""
    return [
        {key: value for key, value in block.items() if key != "weight"}
        for block in params.features.model_dump().values()
        if isinstance(block, dict)
    ]


def _result(
    name: str,
    dataset: Dataset,
    predicted: Sequence[Targets],
    base: Sequence[Targets],
    resamples: Sequence[NDArray[np.int_]],
) -> AblationResult:
    y, parts = dataset.y, dataset.folds_by_value()
    everything = np.arange(len(y))
    figure = mean_over_parts(y, predicted, everything, parts)
    gain = figure - mean_over_parts(y, base, everything, parts)
    gaps = [
        mean_over_parts(y, predicted, rows, parts) - mean_over_parts(y, base, rows, parts)
        for rows in resamples
    ]
    low, high = metrics.interval(gaps) or (None, None)
    false = metrics.mean([metrics.false_tag_rate(y, tags) for tags in predicted])
    return AblationResult(
        name, dataset.held_out, known(figure), known(gain), low, high, known(false)
    )


def mean_over_parts(
    y: Targets,
    predictions: Sequence[Targets],
    rows: NDArray[np.int_],
    parts: Sequence[NDArray[np.bool_]],
) -> float:
    """Return the macro-F1 of these rows: the mean over the parts, then over the predictions.

    A part without a label among the rows, such as a writer that a resample misses, is left out: it
    has no figure, and counting it as equal would draw every gain towards zero.
    """
    chosen = [rows[part[rows]] for part in parts]
    return metrics.mean(
        [
            metrics.mean([metrics.macro_f1(y[part], predicted[part]) for part in chosen])
            for predicted in predictions
        ]
    )
