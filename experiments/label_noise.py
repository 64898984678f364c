"""Labels that the rest of the corpus contradicts: suspects for a second look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from experiments.ablation import load_dataset, own_scores
from wuzhen.corpus.records import Record
from wuzhen.features import Lexicon
from wuzhen.labels import LABELS
from wuzhen.model.calibration import Probabilities, fit_calibration
from wuzhen.model.classifier import Targets
from wuzhen.params import Params


@dataclass(frozen=True, slots=True)
class LabelIssue:
    """A label that is likely wrong: one given that seems absent, or one absent that seems right.

    ``confidence`` is the out-of-fold probability of the record's label.
    """

    id: str
    label: str
    given: bool
    confidence: float
    labels: tuple[str, ...]
    text: str


def find_label_issues(
    records: Sequence[Record], params: Params, lexicon: Lexicon, held_out: str
) -> list[LabelIssue]:
    """Return the suspects, least confident first.

    The method is confident learning (Northcutt, Jiang and Chuang, 2021, Confident learning:
    estimating uncertainty in dataset labels), each label by itself.
    """
    dataset = load_dataset(records, params, lexicon, held_out)
    scores = own_scores(dataset, params)
    probabilities = fit_calibration(scores, dataset.y).probabilities(scores)
    wrong = confidently_wrong(probabilities, dataset.y)
    confidence = np.where(dataset.y, probabilities, 1 - probabilities)
    order = sorted(np.argwhere(wrong).tolist(), key=lambda at: (confidence[at[0], at[1]], at))
    return [
        LabelIssue(
            id=records[row].id,
            label=LABELS[column],
            given=bool(dataset.y[row, column]),
            confidence=float(confidence[row, column]),
            labels=tuple(records[row].labels),
            text=records[row].text,
        )
        for row, column in order
    ]


def confidently_wrong(probabilities: Probabilities, y: Targets) -> NDArray[np.bool_]:
    """Return which decisions are likely wrong, shape (n, 5).

    A label has two sides, present and absent. A side's threshold is the mean probability of those
    labelled so; a decision is likely wrong where the other side reaches its threshold and its own
    does not.
    """
    wrong = np.zeros(y.shape, dtype=bool)
    for column in range(y.shape[1]):
        p, present = probabilities[:, column], y[:, column]
        if present.all() or not present.any():
            continue
        reaches_present = p >= p[present].mean()
        reaches_absent = 1 - p >= (1 - p[~present]).mean()
        wrong[:, column] = np.where(
            present, reaches_absent & ~reaches_present, reaches_present & ~reaches_absent
        )
    return wrong
