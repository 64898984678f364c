"""How many paragraphs each dimension has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wuzhen.labels import LABELS, NONE_CHINESE, REVIEW_CHINESE, dimension
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

    @property
    def classes(self) -> tuple[tuple[str, int], ...]:
        """The counts by the names for readers: five dimensions, then 其他, then 待复核."""
        labels = ((dimension(label).short, count) for label, count in self.labels.items())
        return (*labels, (NONE_CHINESE, self.none), (REVIEW_CHINESE, self.review))

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


def totals_text(counted: Totals) -> str:
    """Return the totals as words for readers.

    >>> totals_text(Totals.none_yet())
    '共0段：产业0，人才0，文化0，生态0，组织0，其他0，待复核0'
    """
    return f"共{counted.paragraphs}段：" + "，".join(f"{name}{n}" for name, n in counted.classes)
