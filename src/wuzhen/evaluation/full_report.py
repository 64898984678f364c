"""The full evaluation of a tagger on labelled paragraphs: figures, groups, confusion, errors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wuzhen.corpus.records import Record
from wuzhen.evaluation.breakdown import Group, breakdown, require_key
from wuzhen.evaluation.confusion import Confusion, confusion
from wuzhen.evaluation.evaluate import Evaluation, Outcome, evaluate
from wuzhen.evaluation.metrics import reliability
from wuzhen.evaluation.mistakes import Mistake, confident_mistakes
from wuzhen.model.tagger import Tagger

KEYS = ("length", "headings", "labels", "genre")
"""What results are broken down by where no key is named; genre where the records have it."""


@dataclass(frozen=True, slots=True)
class Report:
    """A full report; ``reliability`` is (mean probability, observed frequency, decisions) a bin."""

    evaluation: Evaluation
    reliability: tuple[tuple[float, float, int], ...]
    confusion: Confusion
    groups: tuple[tuple[Group, ...], ...]
    mistakes: tuple[Mistake, ...]


def full_report(
    tagger: Tagger, records: Sequence[Record], keys: Sequence[str] = ()
) -> tuple[Report, Outcome]:
    """Evaluate a tagger and break its figures down by these keys, or by ``KEYS``."""
    for key in keys:
        require_key(records, key)
    evaluation, outcome = evaluate(tagger, records)
    with_genre = any(record.key("genre") for record in records)
    chosen = keys or [key for key in KEYS if key != "genre" or with_genre]
    report = Report(
        evaluation=evaluation,
        reliability=tuple(reliability(outcome.y, outcome.probabilities)),
        confusion=confusion(outcome.y, outcome.predicted),
        groups=tuple(tuple(breakdown(outcome, records, key)) for key in chosen),
        mistakes=tuple(confident_mistakes(tagger, records, outcome)),
    )
    return report, outcome
