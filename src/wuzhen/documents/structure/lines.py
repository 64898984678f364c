"""Lines of a report with what their own text shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from wuzhen.documents.structure import headings
from wuzhen.documents.structure.headings import Marker
from wuzhen.documents.text_repair import visible
from wuzhen.documents.types import Block

_TAB_BEHIND_MARKER = re.compile(r"^(\S{1,8})\t+")


@dataclass(frozen=True, slots=True)
class Line:
    """A block with what its own text shows.

    ``row`` is a row of a table; ``opens``: 附件1 was left out above the line.
    """

    block: Block
    text: str
    marker: Marker | None
    row: bool
    opens: bool = False

    @property
    def level(self) -> int | None:
        """The heading level that the format marks."""
        return self.block.level

    @property
    def rank(self) -> float | None:
        """The rank of the numbering, if there is one."""
        return self.marker.rank if self.marker else None

    @property
    def item(self) -> bool:
        """Whether this is a short numbered line, be it a heading or an item of a list."""
        return self.marker is not None and headings.heading_shaped(self.text)

    @property
    def short(self) -> bool:
        """Whether this could be a title or an unnumbered heading by its form alone."""
        return (
            not self.row
            and self.marker is None
            and headings.heading_shaped(self.text)
            and not headings.punctuated(self.text)
        )

    def follows(self, before: Line | None) -> bool:
        """Return whether this line is numbered as the next one after the line before."""
        if before is None or before.marker is None or before.rank != self.rank:
            return False
        assert self.marker is not None
        last = before.marker.ordinal
        return last is not None and self.marker.ordinal == last + 1


def lines(blocks: Sequence[Block]) -> list[Line]:
    """Return the blocks that have a text as lines."""
    return list(_counted([line for line in map(_line, blocks) if line.text]))


def _line(block: Block) -> Line:
    text = visible(block.text).strip()
    behind = _TAB_BEHIND_MARKER.match(text)
    number = headings.marker(behind[1]) if behind else None
    if behind and number and not number.rest:
        text = behind[1] + text[behind.end() :]
    row = "\t" in text
    text = " ".join(text.split("\t")) if row else text
    return Line(block, text, None if row else headings.marker(text), row)


def _counted(read: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines; those that begin with a figure are numbered where the numbers run on."""
    due: int | None = None
    spaced = _spaced(read)
    for index, line in enumerate(read):
        after = read[index + 1] if index + 1 < len(read) else None
        marker = line.marker
        if marker is None and not line.row:
            found = headings.figure_marker(line.text)
            if found and (found.ordinal == due or _begins_count(found, after)):
                marker = found
            marker = marker or spaced.get(index)
        if marker and marker.ordinal is not None:
            due = _due(marker, due)
        yield line if marker is line.marker else replace(line, marker=marker)


def _spaced(read: Sequence[Line]) -> dict[int, Marker]:
    """Return the lines such as ``1 产业发展`` where they count from 1 to 2 at least."""
    found: dict[int, Marker] = {}
    for index, line in enumerate(read):
        marker = None if line.marker or line.row else headings.spaced_marker(line.text)
        if marker and marker.ordinal == len(found) + 1:
            found[index] = marker
    return found if len(found) > 1 else {}


def _begins_count(found: Marker, after: Line | None) -> bool:
    if found.ordinal != 1 or after is None:
        return False
    second = after.marker or headings.figure_marker(after.text)
    return second is not None and (second.rank, second.ordinal) == (found.rank, 2)


def _due(marker: Marker, due: int | None) -> int | None:
    """Return the number that an item after this one would have."""
    if marker.rank == headings.ITEM_RANK and marker.ordinal is not None:
        return marker.ordinal + 1
    return 1 if marker.rank < headings.ITEM_RANK else due
