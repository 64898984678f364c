"""The same figures by groups of paragraphs: by length, by headings, by any key of the records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from wuzhen.corpus.records import Record
from wuzhen.errors import WuzhenError
from wuzhen.evaluation import metrics
from wuzhen.evaluation.evaluate import Outcome
from wuzhen.evaluation.metrics import known

LENGTHS = ((0, 60), (60, 120), (120, 300), (300, 600), (600, None))
"""Bounds of the length groups, in characters."""

DERIVED = ("length", "headings", "labels")
"""Groups that are computed, besides the keys that the records carry."""


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of one group of paragraphs; ``None`` where the group has nothing to measure."""

    key: str
    value: str
    n_paragraphs: int
    macro_f1: float | None
    micro_f1: float | None
    exact_match: float | None
    false_tag_rate_on_none: float | None


def require_key(records: Sequence[Record], key: str) -> None:
    """Raise `WuzhenError`, which lists the keys, where no record can be grouped by this one."""
    if key not in DERIVED and all(record.key(key) is None for record in records):
        own = {name for record in records for name in record.model_extra or {}}
        raise WuzhenError(
            f"no record has the key {key!r}",
            expected="one of " + ", ".join([*DERIVED, "report", *sorted(own - set(DERIVED))]),
        )


def breakdown(outcome: Outcome, records: Sequence[Record], key: str) -> list[Group]:
    """Return the figures for each value of a key, largest group first.

    ``length``, ``headings`` and ``labels`` group by characters and by number of headings or
    labels; any other key is looked up in the records. Raises `WuzhenError` where no record has it.
    """
    require_key(records, key)
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
                macro_f1=known(metrics.macro_f1(y, predicted)),
                micro_f1=known(metrics.micro_f1(y, predicted)),
                exact_match=known(metrics.exact_match(y, predicted)),
                false_tag_rate_on_none=known(metrics.false_tag_rate(y, predicted)),
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
