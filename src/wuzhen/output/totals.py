"""How many paragraphs, and of how many characters, each dimension has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wuzhen.labels import LABELS
from wuzhen.model.tagger import Tagging


@dataclass(frozen=True, slots=True)
class Totals:
    """Counts of paragraphs: all, by label, without a label, to be reviewed."""

    paragraphs: int
    labels: dict[str, int]
    none: int
    review: int

    @classmethod
    def none_yet(cls) -> Totals:
        """Return the totals of nothing."""
        return cls(0, dict.fromkeys(LABELS, 0), 0, 0)

    def __add__(self, other: Totals) -> Totals:
        """Return the totals of both."""
        return Totals(
            self.paragraphs + other.paragraphs,
            {label: self.labels[label] + other.labels[label] for label in LABELS},
            self.none + other.none,
            self.review + other.review,
        )


def totals(taggings: Sequence[Tagging]) -> Totals:
    """Count the taggings; a paragraph with two labels counts for both."""
    return Totals(
        paragraphs=len(taggings),
        labels={label: sum(label in tagging.labels for tagging in taggings) for label in LABELS},
        none=sum(not tagging.labels for tagging in taggings),
        review=sum(tagging.review for tagging in taggings),
    )
