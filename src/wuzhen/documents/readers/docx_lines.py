"""The lines of a .docx with their looks: contents that were typed, lines that only wrap."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from wuzhen.documents.readers.docx_text import CONTENTS
from wuzhen.documents.readers.soft_breaks import ends_open
from wuzhen.documents.readers.text import glue, joined
from wuzhen.documents.structure import headings
from wuzhen.documents.structure.furniture import is_furniture
from wuzhen.documents.types import Block

_LEADS = re.compile(
    r"(?:\t|[ \u3000]{3}|[.…·．_]{3})[\s.…·．_]{0,120}+"
    r"[-—(（]?\s?(?:\d{1,4}|[ivxIVX]{1,6})\s?[-—)）]?\s*$"
)
_LONGEST_ENTRY = 120
_OF_CONTENTS = re.compile(r"目\s*[录次]|contents", re.I)
_FEWEST_CONTENTS = 3
_WIDEST, _BROKEN = 160, 0.2
"""Lines are wrapped at this many columns at most, and this share ends in no punctuation."""
_INDENT = "\u3000\u3000"
_SHORTEST_LINE = 15
_LONGEST_REST = 10
_LISTED = re.compile(
    r"[一二三四五六七八九十]{1,3}是|第[一二三四五六七八九十]|[首其再最]先|其次|再次|最后"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A block with its looks: ``size`` counts half points.

    ``leads``: it ends in a page number as the lines of a table of contents do; ``row``
    that it comes from a table.
    """

    block: Block
    size: int = 0
    centred: bool = False
    indented: bool = False
    leads: bool = False
    row: bool = False

    @property
    def text(self) -> str:
        """The text of the block."""
        return self.block.text

    @property
    def plain(self) -> bool:
        """Whether this is a paragraph like any other: no heading, no row, not left out."""
        level, dropped = self.block.level, self.block.dropped
        return level is None and dropped is None and not self.row and not self.centred


def leads(text: str) -> bool:
    """Return whether a line ends in a page number, parted by a tab or by dots from its text."""
    return len(text) <= _LONGEST_ENTRY and bool(_LEADS.search(text))


def without_contents(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with those of a typed table of contents left out."""
    last = {line.text: at for at, line in enumerate(lines)}
    found = {at for run in _runs(lines) if len(run) >= _FEWEST_CONTENTS for at in run}
    below = False
    for at, line in enumerate(lines):
        if _OF_CONTENTS.fullmatch(line.text):
            below = True
        elif line.block.dropped is None:
            again = headings.heading_shaped(line.text) and last[line.text] > at
            below = below and (line.leads or again)
            found |= {at} if below else set()
    return [
        replace(line, block=replace(line.block, dropped=CONTENTS)) if at in found else line
        for at, line in enumerate(lines)
    ]


def _runs(lines: Sequence[Line]) -> Iterator[list[int]]:
    run: list[int] = []
    for at, line in enumerate(lines):
        if line.leads and line.block.dropped is None:
            run.append(at)
        elif run:
            yield run
            run = []
    yield run


def unwrapped(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with those joined that a fixed width, or a copy from a page, broke."""
    texts = [line.text for line in lines if line.plain]
    longest = max(texts, key=len, default="")
    open_ended = sum(not headings.punctuated(text[-3:]) for text in texts)
    if len(longest.encode("gbk", "replace")) > _WIDEST or open_ended < _BROKEN * len(texts):
        return _mended(lines)
    shown = [(_INDENT if line.indented else "") + line.text if line.plain else "" for line in lines]
    groups = joined(shown)
    if len(groups) == len(lines):
        return _mended(lines)
    firsts = ((lines[number - 1], text) for number, text in groups)
    return _mended([_with_text(line, text) if text else line for line, text in firsts])


def _mended(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with the rest of a sentence joined to its beginning."""
    stopped = cache(lambda: _stopped(lines))
    groups: list[list[Line]] = []
    for line in lines:
        before = groups[-1][-1] if groups else None
        if before and before.plain and line.plain and _goes_on(before.text, line.text, stopped):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_glued(group) if len(group) > 1 else group[0] for group in groups]


def _goes_on(before: str, text: str, stopped: Callable[[], set[float]]) -> bool:
    """Return whether a line is the rest of the sentence that the line before it begins.

    A heading has no full stop either, but what follows it is longer than it is, and its siblings
    have none.
    """
    if headings.stops(before) or len(before) < _SHORTEST_LINE:
        return False
    if headings.marker(text) or _LISTED.match(text) or is_furniture(text):
        return False
    if ends_open(before):
        return True
    if headings.punctuated(before) or not headings.stops(text) or len(text) > len(before):
        return False
    marker = headings.marker(before)
    return len(text) <= _LONGEST_REST if marker is None else marker.rank in stopped()


def _stopped(lines: Sequence[Line]) -> set[float]:
    """Return the kinds of numbering whose items are sentences."""
    items = (line.text for line in lines if line.plain and headings.stops(line.text))
    return {marker.rank for text in items if (marker := headings.marker(text))}


def _glued(group: Sequence[Line]) -> Line:
    parts = [group[0].text]
    for before, line in pairwise(group):
        parts.append(glue(before.text, line.text).removeprefix(before.text))
    return _with_text(group[0], "".join(parts))


def _with_text(line: Line, text: str) -> Line:
    return replace(line, block=replace(line.block, text=text))
