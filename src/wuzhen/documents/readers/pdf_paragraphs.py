"""Lines become paragraphs: by their indents, by how they end, by where full lines end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from wuzhen.documents.readers.pdf_lines import is_closed
from wuzhen.documents.readers.pdf_regions import Region
from wuzhen.documents.readers.pdf_types import Line
from wuzhen.documents.readers.text import glue
from wuzhen.documents.structure.headings import Marker, heading_shaped, label_shaped, marker
from wuzhen.documents.types import Block

Group: TypeAlias = list[tuple[Line, Region]]
"""The lines of one paragraph, each with the column that holds it."""

_TOKEN = re.compile(r"[“‘（《〈【「]*+(?:[!-~]++|.)[，。、；：！？”’）》〉】」%％]*+(?:(?<=[”’])[!-~]++)?")
_NEVER_FIRST = tuple("，。、；：！？）》〉】」”’%％")
_INDENT, _FLUSH, _DEEPEST = 1.2, 0.8, 3.2
"""A first line is indented by more than the first and at most the last of these type sizes."""
_SAME_SIZE, _LARGE = 0.15, 1.15
_SLACK, _RAGGED = 0.6, 4.0
"""A full line falls short by less than what comes next and this; a ragged one by less than that."""
_SHORT = 0.3
"""A line that leaves this share of the width free is short."""
_USUAL, _APART, _FAR_APART = 1.0, 1.4, 2.2
"""Leadings between lines, between paragraphs that are set apart, and at most within one."""
_SECTION = 2
"""Numbering of this rank or above begins a section, never a line within a sentence."""
_OWN_BODY = 8
"""So many lines tell the usual type size of their column."""
_INDENTED = 0.08
"""Share of indented lines in a report whose paragraphs begin with an indent."""


def blocks(items: Iterable[Region | Block], body: float, *, indented: bool) -> Iterator[Block]:
    """Yield the paragraphs of the regions, and the blocks between them in their places.

    A paragraph goes on over pages, columns and what was left out between them. ``body`` is the
    usual type size; ``indented`` says that paragraphs begin with an indent.
    """
    flow = _Flow(body, indented)
    for item in items:
        if isinstance(item, Block):
            yield from flow.aside(item)
            continue
        for line, then in zip(item.lines, (*item.lines[1:], None), strict=True):
            if line.table:
                for block in line.table:
                    yield from flow.aside(block)
            else:
                yield from flow.line(line, item, then)
    yield from flow.end()


def is_indented(regions: Sequence[Region]) -> bool:
    """Tell whether paragraphs begin with an indent: enough lines do, and enough do not.

    A line that is indented below one that runs on hangs: there the first line is not indented.
    """
    first = hanging = flush = lines = 0
    for region in regions:
        last: Line | None = None
        for line in region.lines:
            indent = _indent(line, region)
            lines += 1
            flush += indent < _FLUSH
            if _INDENT <= indent <= _DEEPEST:
                runs_on = last is not None and not is_closed(last.text) and _is_full(last, line, region)
                hanging += runs_on and last is not None and indent > _indent(last, region) + _FLUSH
                first += not runs_on
            last = line
    return first > hanging and first >= max(2, _INDENTED * lines) and flush >= 2


class _Flow:
    """The paragraph that is not yet complete, and what waits behind it."""

    def __init__(self, body: float, indented: bool) -> None:
        self._body, self._indented = body, indented
        self._titled = False
        self._group: Group = []
        self._waiting: list[Block] = []

    def aside(self, block: Block) -> Iterator[Block]:
        """Take what is no part of the text: it waits, for the paragraph may go on behind it."""
        if self._group:
            self._waiting.append(block)
        else:
            yield block

    def line(self, line: Line, region: Region, then: Line | None) -> Iterator[Block]:
        """Take the next line; ``then`` is the one behind it."""
        if self._group and not goes_on(self._group, line, region, then, indented=self._indented):
            yield from self.end()
        self._group.append((line, region))

    def end(self) -> Iterator[Block]:
        """Yield what there is."""
        if self._group:
            yield self._block()
        yield from self._waiting
        self._group, self._waiting = [], []

    def _block(self) -> Block:
        line, region = self._group[0]
        text = text_of(line for line, _ in self._group)
        own = region.body if len(region.lines) >= _OWN_BODY else self._body
        large = line.size > _LARGE * max(own, self._body)
        self._titled = self._titled or not large
        return Block(text, level=(1 if self._titled else 0) if large else None, page=line.page)


def text_of(lines: Iterable[Line]) -> str:
    """Return lines joined, with a space where the file has one or Latin words meet."""
    parts: list[str] = []
    for line in lines:
        text = line.text if parts else line.text.lstrip()
        if parts:
            last = parts[-1]
            parts[-1], text = last.rstrip(), text.lstrip()
            ends = parts[-1][-1:] + text[:1]
            typed = last[-1:].isspace() and any(sign.isascii() for sign in ends)
            parts.append(" " if typed or " " in glue(ends[:1], ends[1:]) else "")
        parts.append(text)
    return "".join(parts).strip()


def goes_on(
    group: Group, line: Line, region: Region, then: Line | None = None, *, indented: bool
) -> bool:
    """Tell whether a line goes on with the paragraph whose lines are given.

    It does where the line before is full or does not close a sentence, unless the line is numbered,
    indented as a first line, set apart, or in another type size.
    """
    last, column = group[-1]
    if abs(line.size - last.size) > _SAME_SIZE * last.size or "\t" in last.text + line.text:
        return False
    text = line.text.strip()
    if text.startswith(_NEVER_FIRST):
        return True
    centred = _is_centred(last, column, 0) and _is_centred(line, region, _FLUSH)
    full = _is_full(last, line, column, centred=centred)
    runs_on = full and not is_closed(last.text)
    step = (last.base - line.base) / region.leading if region is column else _USUAL
    if not 0 < step < (_FAR_APART if runs_on else _APART):
        return False
    if _is_next_number(group[0][0], text, runs_on=runs_on and step < _APART):
        return False
    if centred:
        return runs_on
    if then is not None and _is_first(line, then, region):
        return False
    if not _is_in_place(group, line, region, runs_on=runs_on, indented=indented):
        return False
    return full or (not is_closed(last.text) and _is_broken(group, column, indented))


def _is_full(last: Line, line: Line, region: Region, *, centred: bool = False) -> bool:
    """Tell whether what begins the next line would not have fitted on the last one."""
    room = region.right - last.right + (last.left - region.left if centred else 0)
    return room < _width(line) + _SLACK * last.size


def _is_first(line: Line, then: Line, region: Region) -> bool:
    """Tell whether a line is indented and goes on in one that is not: a paragraph begins."""
    if then.inner is not None or marker(then.text.strip()):
        return False
    indented = _INDENT <= _indent(line, region) <= _DEEPEST
    return indented and _indent(then, region) < _FLUSH and _is_full(line, then, region)


def _is_centred(line: Line, region: Region, margin: float) -> bool:
    left, right = line.left - region.left, region.right - line.right
    return abs(left - right) < line.size and left >= margin * line.size


def _width(line: Line) -> float:
    """Return the width of what cannot be parted at the beginning of a line."""
    text = line.text.strip()
    found = _TOKEN.match(text)
    head = found[0] if found else text[:1]
    return (line.right - line.left) * _units(head) / max(_units(text), 0.5)


def _units(text: str) -> float:
    """Return about how wide the text is, in type sizes."""
    wide = (len(text.encode()) - len(text)) / 2
    return 0.5 * (len(text) + wide)


def _is_next_number(first: Line, text: str, *, runs_on: bool) -> bool:
    """Tell whether the line begins with a number that is no part of the sentence before it."""
    number = marker(text)
    if number is None:
        return False
    return not runs_on or number.rank <= _SECTION or _follows(marker(first.text.strip()), number)


def _follows(number: Marker | None, then: Marker) -> bool:
    if number is None or number.ordinal is None or then.rank != number.rank:
        return False
    return then.ordinal == number.ordinal + 1


def _indent(line: Line, region: Region) -> float:
    return (line.left - region.left) / max(line.size, 0.1)


def _is_in_place(
    group: Group, line: Line, region: Region, *, runs_on: bool, indented: bool
) -> bool:
    """Tell whether the line begins where lines of the paragraph but the first begin."""
    last, column = group[-1]
    indent, before = _indent(line, region), _indent(last, column)
    if len(group) > 1:
        return abs(indent - before) < _FLUSH
    if indent > before + _FLUSH:  # it hangs behind the first line, or is a first line itself
        inner = (_inner(last) - column.left) / max(last.size, 0.1)
        if abs(indent - inner) < _SLACK:
            return True
        return not indented if marker(last.text.strip()) else runs_on and not indented
    if _INDENT <= indent <= _DEEPEST:
        return runs_on and not indented
    return True


def _inner(line: Line) -> float:
    """Return where the text behind the number of a line begins."""
    if line.inner is not None:
        return line.inner
    text = line.text.strip()
    found = marker(text)
    if found is None:
        return line.left
    number = text[: len(text) - len(found.rest)]
    return line.left + (line.right - line.left) * _units(number) / max(_units(text), 0.5)


def _is_broken(group: Group, column: Region, indented: bool) -> bool:
    """Tell whether a line that is not full and closes no sentence is no heading or list item."""
    last, _ = group[-1]
    room, numbered = column.right - last.right, marker(last.text.strip()) is not None
    short = room > _SHORT * (column.right - column.left)
    if len(group) > 1:
        return indented or not short
    if short and numbered and heading_shaped(last.text.strip()):
        return False
    if indented and _INDENT <= _indent(last, column) <= _DEEPEST:
        return True
    return room < _RAGGED * last.size and not (numbered and label_shaped(last.text.strip()))
