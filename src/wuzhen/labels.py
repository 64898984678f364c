"""The five dimensions of rural revitalization: their ids, names and order.

Everything that lists, sorts or names labels uses this module, so the order is written once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

CODEBOOK_VERSION = 3
"""Version of the annotation rules (``docs/annotation-guide.md``) that the labels follow."""


@dataclass(frozen=True, slots=True)
class Dimension:
    """One of the five dimensions: its id in data files, English and Chinese names."""

    id: str
    name: str
    chinese: str

    @property
    def short(self) -> str:
        """The two characters a reader looks for in a table, such as ``产业``."""
        return self.chinese[:2]


DIMENSIONS = (
    Dimension("industry", "Industry", "产业振兴"),
    Dimension("talent", "Talent", "人才振兴"),
    Dimension("culture", "Culture", "文化振兴"),
    Dimension("ecology", "Ecology", "生态振兴"),
    Dimension("organization", "Organization", "组织振兴"),
)

LABELS = tuple(dimension.id for dimension in DIMENSIONS)
"""The five label ids, in the order of every array, column and file."""

NONE = "none"
"""The id of an empty label set, where a table or a file needs one."""

NONE_CHINESE = "其他"
"""How an empty label set is written for readers."""

REVIEW_CHINESE = "待复核"
"""How a paragraph whose tags are likely to be wrong is marked for readers."""

_BY_ID = {dimension.id: dimension for dimension in DIMENSIONS}


def dimension(label: str) -> Dimension:
    """Return the dimension with this id; raises ``KeyError`` for an unknown one."""
    return _BY_ID[label]


def in_order(labels: Iterable[str]) -> tuple[str, ...]:
    """Return the labels once each, in taxonomy order; raises ``KeyError`` for an unknown one."""
    wanted = {dimension(label).id for label in labels}
    return tuple(label for label in LABELS if label in wanted)


def indicators(label_sets: Iterable[Collection[str]]) -> list[list[bool]]:
    """Return for each set a row of five: which of the labels are in it, in taxonomy order."""
    return [[label in labels for label in LABELS] for labels in label_sets]


def chinese(labels: Iterable[str]) -> str:
    """Return the short Chinese names joined by ``、``, or ``其他`` for an empty set."""
    return "、".join(dimension(label).short for label in in_order(labels)) or NONE_CHINESE
