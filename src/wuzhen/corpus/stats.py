"""What is in a corpus: counts, lengths, label combinations, headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wuzhen.corpus.records import Record
from wuzhen.labels import DIMENSIONS, LABELS, chinese

QUANTILES = (5, 10, 25, 50, 75, 90, 95, 99, 100)
LONG = 300
"""A paragraph of more characters than this is long (codebook, rule 2)."""

_NUMBERED = re.compile(
    r"^\s*(?:[一二三四五六七八九十]+是|第[一二三四五六七八九十]+[,，、]|[（(]?[0-9一二三四五六七八九十]+[)）.．、]|[①-⑳])"
)
_MASKED = re.compile(r"[xX×]{2}|\*\*|[xX×](?=[县市镇乡村月日年])|某")
_WORDS = tuple(entry.short for entry in DIMENSIONS)


@dataclass(frozen=True, slots=True)
class CorpusStats:
    """Counts and shares of a corpus; shares are of its paragraphs unless noted.

    ``genres`` counts the reports of each genre; reports without the key ``genre`` are left out.
    """

    paragraphs: int
    reports: int
    genres: dict[str, int]
    labels: dict[str, int]
    combinations: dict[str, int]
    lengths: dict[int, float]
    label_counts: dict[str, float]
    heading_depths: dict[str, float]
    long_with_two_or_more: float | None
    numbered_openings: float
    masked: float
    heading_with_dimension_word: float
    names_a_revitalization: float
    contrast: int


def describe(records: Sequence[Record]) -> CorpusStats:
    """Return the counts and shares of the records."""
    lengths = np.array([len(record.text) for record in records])
    sizes = np.array([len(record.labels) for record in records])
    depths = np.array([len(record.headings) for record in records])
    long = lengths > LONG
    return CorpusStats(
        paragraphs=len(records),
        reports=len({record.report for record in records}),
        genres=_genres(records),
        labels={label: sum(label in record.labels for record in records) for label in LABELS},
        combinations=dict(Counter(chinese(record.labels) for record in records).most_common()),
        lengths={q: float(np.percentile(lengths, q)) for q in QUANTILES},
        label_counts=_shares(sizes, ("none", "one", "two", "three or more")),
        heading_depths=_shares(depths, ("none", "one", "two", "three or more")),
        long_with_two_or_more=float((sizes[long] >= 2).mean()) if long.any() else None,
        numbered_openings=_share(records, lambda record: bool(_NUMBERED.match(record.text))),
        masked=_share(records, lambda record: bool(_MASKED.search(record.text))),
        heading_with_dimension_word=_share(records, _names_dimension),
        names_a_revitalization=_share(
            records, lambda record: any(entry.chinese in record.text for entry in DIMENSIONS)
        ),
        contrast=sum(bool(record.key("contrast")) for record in records),
    )


def _genres(records: Sequence[Record]) -> dict[str, int]:
    """Return how many reports are of each genre, the most frequent first."""
    genre = {record.report: str(record.key("genre") or "") for record in records}
    return dict(Counter(filter(None, genre.values())).most_common())


def _names_dimension(record: Record) -> bool:
    return bool(record.headings) and any(word in record.headings[-1] for word in _WORDS)


def _share(records: Sequence[Record], holds: Callable[[Record], bool]) -> float:
    return sum(holds(record) for record in records) / max(len(records), 1)


def _shares(values: NDArray[np.int_], names: Sequence[str]) -> dict[str, float]:
    """Return the share of 0, 1, 2, … among the values; the last name takes all that are higher."""
    last = len(names) - 1
    capped = np.minimum(values, last)
    return {name: float((capped == i).mean()) for i, name in enumerate(names)}
