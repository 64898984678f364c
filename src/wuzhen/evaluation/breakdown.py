"""The same figures by groups of paragraphs: by length, by headings, by any key of the records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from wuzhen.corpus.records import Record
from wuzhen.evaluation import metrics
from wuzhen.evaluation.evaluate import Outcome

LENGTHS = ((0, 60), (60, 120), (120, 300), (300, 600), (600, None))
"""Bounds of the length groups, in characters."""

DERIVED = ("length", "headings", "labels")
"""Groups that are worked out, beside the keys that the records carry."""


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of one group of paragraphs."""

    key: str
    value: str
    n_paragraphs: int
    macro_f1: float
    micro_f1: float
    exact_match: float
    false_tag_rate_on_none: float


def breakdown(outcome: Outcome, records: Sequence[Record], key: str) -> list[Group]:
    """Return the figures for each value of a key, largest group first.

    ``length``, ``headings`` and ``labels`` group by characters and by number of headings or
    labels; any other key is looked up in the records.
    """
    values = np.array([_value(record, key) for record in records])
    groups = []
    for value in np.unique(values):
        rows = values == value
        y, predicted = outcome.y[rows], outcome.predicted[rows]
        groups.append(
            Group(
                key=key,
                value=str(value),
                n_paragraphs=int(rows.sum()),
                macro_f1=metrics.macro_f1(y, predicted),
                micro_f1=metrics.micro_f1(y, predicted),
                exact_match=metrics.exact_match(y, predicted),
                false_tag_rate_on_none=metrics.false_tag_rate(y, predicted),
            )
        )
    if key in DERIVED:
        return groups
    return sorted(groups, key=lambda group: (-group.n_paragraphs, group.value))


def _value(record: Record, key: str) -> str:
    if key == "length":
        size = len(record.text)
        low, high = next((a, b) for a, b in LENGTHS if b is None or size <= b)
        return f"{low:03d}-{high:03d}" if high else f"{low:03d}+"
    if key == "headings":
        return str(len(record.headings))
    if key == "labels":
        return str(len(record.labels))
    return str(record.key(key))
