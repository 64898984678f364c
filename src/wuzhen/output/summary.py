"""How many paragraphs, and of how many characters, each source has of each dimension."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from wuzhen.corpus.sheet import visible
from wuzhen.labels import DIMENSIONS, LABELS, NONE_CHINESE, REVIEW_CHINESE
from wuzhen.model.tagger import Tagging

TOTAL_CHINESE = "合计"
LONGEST_NAME = 19
"""Characters of a source's name that a picture shows."""
EXPLANATION = "一段有两个标签的，在两类中各计一次，占比之和因此可以超过100%；字数不计空白。"
"""What a reader of the figures must know."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number of paragraphs and of the characters in them that are no white space."""

    paragraphs: int = 0
    characters: int = 0

    def __add__(self, other: Count) -> Count:
        """Return both together."""
        return Count(self.paragraphs + other.paragraphs, self.characters + other.characters)


@dataclass(frozen=True, slots=True)
class SourceSummary:
    """The counts of one source or of several: all, by label, without a label, to be reviewed.

    A paragraph with two labels counts for both.
    """

    source: str
    all: Count = Count()
    labels: dict[str, Count] = field(default_factory=lambda: dict.fromkeys(LABELS, Count()))
    none: Count = Count()
    review: Count = Count()

    @property
    def classes(self) -> tuple[tuple[str, Count], ...]:
        """The counts by the names for readers: five dimensions, then 其他, then 待复核."""
        dimensions = [(entry.short, self.labels[entry.id]) for entry in DIMENSIONS]
        return (*dimensions, (NONE_CHINESE, self.none), (REVIEW_CHINESE, self.review))


CLASSES = tuple(name for name, _ in SourceSummary("").classes)
"""The names of the classes that are counted, in their order."""


def summarized(source: str, taggings: Sequence[Tagging]) -> SourceSummary:
    """Count the taggings of one source."""
    counts = [Count(1, len("".join(tagging.paragraph.text.split()))) for tagging in taggings]
    pairs = list(zip(taggings, counts, strict=True))
    return SourceSummary(
        source,
        _sum(counts),
        {label: _sum(c for tagging, c in pairs if label in tagging.labels) for label in LABELS},
        _sum(count for tagging, count in pairs if not tagging.labels),
        _sum(count for tagging, count in pairs if tagging.review),
    )


def together(summaries: Iterable[SourceSummary], name: str = TOTAL_CHINESE) -> SourceSummary:
    """Return the counts of several sources as those of one."""
    listed = list(summaries)
    return SourceSummary(
        name,
        _sum(one.all for one in listed),
        {label: _sum(one.labels[label] for one in listed) for label in LABELS},
        _sum(one.none for one in listed),
        _sum(one.review for one in listed),
    )


def by_source(summaries: Iterable[SourceSummary]) -> list[SourceSummary]:
    """Return the counts with those of one source, which may come in pieces, as one."""
    groups = groupby(summaries, key=lambda one: one.source)
    return [together(pieces, name) for name, pieces in groups]


def share(part: int, whole: int) -> float:
    """Return the part of a whole as a number from 0 to 1; nothing of nothing is 0."""
    return part / whole if whole else 0.0


def _sum(counts: Iterable[Count]) -> Count:
    return sum(counts, Count())


def short_name(source: str) -> str:
    """Return the end of a long name, for a picture: the file matters more than its folder."""
    name = visible(source)
    return name if len(name) <= LONGEST_NAME else f"…{name[1 - LONGEST_NAME :]}"
