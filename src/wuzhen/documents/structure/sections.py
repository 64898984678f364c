"""What each line of a report is: title, heading, body, or neither."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from wuzhen.documents.structure import furniture, headings
from wuzhen.documents.structure.headings import Marker
from wuzhen.documents.types import Block

_TAB_BEHIND_MARKER = re.compile(r"^(\S{1,8})\t+")
_LONGEST_TITLE_LINES = 3
_SHORTEST_TITLE, _LONG_TITLE = 6, 10
_PLAIN_TITLE = re.compile(r"年|关于|乡村|振兴|工作|报告|——")

SIGNATURE, FURNITURE, OUTSIDE = "signature", "page furniture", "belongs to the title"
"""The rules by which a line is left out."""


class Role(Enum):
    """What a line is to the report."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Line:
    """A block with what its text says of itself; ``row`` is a row of a table."""

    block: Block
    text: str
    marker: Marker | None
    row: bool

    @property
    def level(self) -> int | None:
        """What the format says of headings."""
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


def lines(blocks: Sequence[Block]) -> tuple[list[Line], list[tuple[Block, str]]]:
    """Return the blocks as lines, and those left out, each with the rule that says so.

    Left out are what the reader dropped, furniture and the signature at the end; empty blocks are
    nobody's loss.
    """
    read = [line for line in map(_line, blocks) if line.text]
    kept = [line for line in read if line.block.dropped is None]
    outside = _signatures(kept)
    rules = {id(line.block): SIGNATURE for index, line in enumerate(kept) if index in outside}
    rules |= {id(line.block): FURNITURE for line in kept if furniture.is_furniture(line.text)}
    dropped = [
        (line.block, line.block.dropped or rules[id(line.block)])
        for line in read
        if line.block.dropped or id(line.block) in rules
    ]
    return [line for line in kept if id(line.block) not in rules], dropped


def roles(lines: Sequence[Line]) -> list[Role]:
    """Return what each line is."""
    found = [Role.BODY] * len(lines)
    opening = _opening(lines)
    found[: opening.stop] = [
        Role.TITLE if index in opening else Role.OUTSIDE for index in range(opening.stop)
    ]
    known = "".join(lines[index].text for index in opening)
    for index in range(opening.stop, len(lines)):
        if _is_another_title(lines, index, known):
            found[index] = Role.TITLE
    for index in range(opening.stop, len(lines)):
        if found[index] is Role.BODY and _below_title(lines, found, index):
            found[index] = Role.OUTSIDE
    for index in range(opening.stop, len(lines)):
        if found[index] is Role.BODY and _is_heading(lines, found, index):
            found[index] = Role.HEADING
    return found


def _line(block: Block) -> Line:
    text = block.text.strip()
    behind = _TAB_BEHIND_MARKER.match(text)
    if behind and headings.marker(behind[1]):
        text = behind[1] + text[behind.end() :]
    row = "\t" in text
    text = " ".join(text.split("\t")) if row else text
    return Line(block, text, None if row else headings.marker(text), row)


def _signatures(lines: Sequence[Line]) -> set[int]:
    """Return the lines that sign a report: an office at its end, with or without a date."""
    found: set[int] = set()
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else None
        if before is None or not _ends_here(lines, index + 1):
            continue
        if furniture.is_date(line.text) and before.short and len(before.text) <= 40 and index > 1:
            found.add(index - 1)
        elif line.short and furniture.is_office(line.text):
            found.add(index)
    return found


def _ends_here(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a report ends before this line: at the end of the file or at another title."""
    while index < len(lines) and furniture.is_furniture(lines[index].text):
        index += 1
    if index == len(lines) or lines[index].level == 0:
        return True
    return headings.title_of_another(lines[index].text)


def _opening(lines: Sequence[Line]) -> range:
    """Return which lines are the title at the beginning; what stands before them is outside."""
    levels = Counter(line.level for line in lines if line.level is not None)
    if levels:
        top = min(levels)
        first = next(index for index, line in enumerate(lines) if line.level == top)
        if all(line.short for line in lines[: first + 1]) and (
            top == 0 or levels[top] == 1 or headings.title_shaped(lines[first].text)
        ):
            last = first + 1
            while top == 0 and last < len(lines) and lines[last].level == 0:
                last += 1
            return range(first, last)
    run = 0
    while run < len(lines) and lines[run].short and not lines[run].level:
        run += 1
    return range(_title_lines([line.text for line in lines[:run]]) if run < len(lines) else 0)


def _title_lines(run: Sequence[str]) -> int:
    """Return how many of the short lines at the beginning are the title."""
    for count in range(1, min(_LONGEST_TITLE_LINES, len(run)) + 1):
        if headings.title_shaped(run[count - 1]):
            return count
    if not run or len(run[0]) < _SHORTEST_TITLE:
        return 0
    return 1 if len(run[0]) >= _LONG_TITLE or _PLAIN_TITLE.search(run[0]) else 0


def _is_another_title(lines: Sequence[Line], index: int, known: str) -> bool:
    """Tell whether another report begins at this line of the file."""
    line = lines[index]
    if line.row or index + 1 == len(lines) or (line.level or 0) > 1:
        return False
    if line.level == 0 and line.short:
        return True
    if not headings.title_of_another(line.text):
        return False
    # "2023年工作总结" in "2023年工作总结和2024年工作打算" is a part of that report.
    return line.text == known or line.text not in known


def _below_title(lines: Sequence[Line], found: Sequence[Role], index: int) -> bool:
    """Tell whether the line belongs to the title above it: a subtitle, an office, a name."""
    line = lines[index]
    if line.row or line.marker or line.level or index + 1 == len(lines):
        return False
    if index and found[index - 1] in (Role.TITLE, Role.OUTSIDE):
        return furniture.follows_title(line.text)
    return furniture.is_salutation(line.text)


def _is_heading(lines: Sequence[Line], found: Sequence[Role], index: int) -> bool:
    line = lines[index]
    if line.row or not headings.heading_shaped(line.text):
        return False
    if line.level:
        return True
    following = index + 1 < len(lines) and found[index + 1] is not Role.TITLE
    after = lines[index + 1] if following else None
    if line.marker:
        return _is_numbered_heading(line, lines[index - 1] if index else None, after)
    before_is_short = index > 0 and found[index - 1] is Role.BODY and lines[index - 1].short
    return not before_is_short and _is_unnumbered_heading(line, after)


def _is_numbered_heading(line: Line, before: Line | None, after: Line | None) -> bool:
    """Tell a heading from an item of a list, which is content: by what follows the line.

    A heading has deeper numbering, a count of its own or running text below it. A short line
    before its own next sibling is an item, and so is the last one of a run of items.
    """
    assert line.marker is not None
    if headings.tells(line.marker.rest):
        return False
    if after is None or (after.marker and after.marker.rank <= line.marker.rank):
        begins_anew = after is not None and _begins_anew(line, after)
        return (line.marker.rank <= 2 or begins_anew) and headings.label_shaped(line.text)
    if after.marker:
        return True
    if after.level or after.short:
        return headings.label_shaped(line.text)  # another heading below, not text
    item_before = before is not None and before.item and _follows(line, before)
    return not (headings.stops(line.text) and item_before)


def _begins_anew(line: Line, after: Line) -> bool:
    """Tell whether the numbering below the line is not its own going on."""
    if after.rank == line.rank:
        return not _follows(after, line)
    return after.marker is not None and after.marker.ordinal == 1


def _follows(line: Line, before: Line | None) -> bool:
    """Tell whether the line before is numbered as the one before this."""
    if before is None or before.rank != line.rank:
        return False
    last = before.marker.ordinal if before.marker else None
    return last is not None and line.marker is not None and line.marker.ordinal == last + 1


def _is_unnumbered_heading(line: Line, after: Line | None) -> bool:
    if not line.short or not headings.label_shaped(line.text) or after is None or after.row:
        return False
    return after.marker is not None or (len(after.text) > len(line.text) and not after.short)
