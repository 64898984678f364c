"""The most confident errors, with the evidence that the model went by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from wuzhen.corpus.records import Record
from wuzhen.evaluation.evaluate import Outcome
from wuzhen.features import model_input
from wuzhen.labels import LABELS
from wuzhen.model.evidence import explain, sentence_as_written
from wuzhen.model.tagger import Tagger

MOST = 30
"""How many errors are listed."""

TERMS = 8
"""How many features are named of each."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One wrong decision: a label added that is not there, or one missed.

    ``evidence`` names the features that led to it, strongest first; ``sentence`` is the one whose
    score went into the decision.
    """

    id: str
    label: str
    kind: str
    probability: float
    labels: tuple[str, ...]
    predicted: tuple[str, ...]
    evidence: tuple[str, ...]
    sentence: str
    text: str


def confident_mistakes(
    tagger: Tagger, records: Sequence[Record], outcome: Outcome, most: int = MOST
) -> list[Mistake]:
    """Return the wrong decisions with the most confident probabilities."""
    wrong = np.argwhere(outcome.y != outcome.predicted)
    gaps = np.abs(outcome.probabilities - outcome.y)
    order = sorted(wrong.tolist(), key=lambda at: (-gaps[at[0], at[1]], at))[:most]
    return [_mistake(tagger, records[row], outcome, row, column) for row, column in order]


def _mistake(tagger: Tagger, record: Record, outcome: Outcome, row: int, column: int) -> Mistake:
    added = bool(outcome.predicted[row, column])
    found = explain(tagger.classifier, model_input(record.paragraph()), LABELS[column])
    written = sentence_as_written(found, record.text)
    terms = [part.name for part in found.contributions if (part.total > 0) == added]
    return Mistake(
        id=record.id,
        label=LABELS[column],
        kind="added" if added else "missed",
        probability=float(outcome.probabilities[row, column]),
        labels=tuple(record.labels),
        predicted=tuple(np.array(LABELS)[outcome.predicted[row]].tolist()),
        evidence=tuple(terms[:TERMS]),
        sentence=written[0] if written else found.sentence,
        text=record.text,
    )
