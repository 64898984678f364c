"""Lines become paragraphs, over pages and columns and what was left out between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from wuzhen.documents.readers import docx_lines
from wuzhen.documents.readers.docx_titles import with_titles
from wuzhen.documents.readers.pdf_joining import Placed, goes_on
from wuzhen.documents.readers.pdf_types import Line
from wuzhen.documents.readers.text import glue
from wuzhen.documents.types import Block

_LARGE, _SAME_SIZE = 1.15, 0.07
_OWN_BODY = 8
"""So many lines show the usual type size of their column."""


def blocks(
    items: Iterable[Sequence[Placed] | Block], body: float, indent: float | None
) -> Iterator[Block]:
    """Yield the paragraphs of the columns, and the blocks between them in their places.

    ``body`` is the usual type size: larger type marks the title at the beginning, a heading further
    on, and titles further on where it is centred too. ``indent`` is by how much paragraphs are
    indented.
    """
    lines = list(_lines(items, _Flow(body, indent)))
    bare = [replace(line, block=replace(line.block, level=None)) for line in lines]
    titled = [line.block for line in with_titles(bare)]
    opened = any(block.level == 0 for block in titled)
    for line, block in zip(lines, titled, strict=True):
        level = None if opened and line.block.level == 0 else line.block.level
        yield block if block.level == 0 or block.dropped else replace(block, level=level)


def _lines(items: Iterable[Sequence[Placed] | Block], flow: _Flow) -> Iterator[docx_lines.Line]:
    for item in items:
        if isinstance(item, Block):
            yield from flow.aside(item)
            continue
        for one, then in zip(item, (*item[1:], None), strict=True):
            if one.line.table:
                for block in one.line.table:
                    yield from flow.aside(block, row=True)
            else:
                yield from flow.line(one, then)
    yield from flow.end()


class _Flow:
    """The paragraph that is not yet complete, and what waits behind it."""

    def __init__(self, body: float, indent: float | None) -> None:
        self._body, self._indent = body, indent
        self._title: float | None = None
        self._begun = False
        self._group: list[Placed] = []
        self._waiting: list[docx_lines.Line] = []

    def aside(self, block: Block, row: bool = False) -> Iterator[docx_lines.Line]:
        """Take what is no part of the text: it waits, for the paragraph may go on behind it."""
        line = docx_lines.Line(block, row=row)
        if self._group:
            self._waiting.append(line)
        else:
            yield line

    def line(self, one: Placed, then: Placed | None) -> Iterator[docx_lines.Line]:
        """Take the next line; ``then`` is the one behind it."""
        if self._group and not goes_on(self._group, one, then, self._indent):
            yield from self.end()
        self._group.append(one)

    def end(self) -> Iterator[docx_lines.Line]:
        """Yield what there is."""
        if self._group:
            line = self._group[0].line
            text = text_of([one.line for one in self._group])
            block = Block(text, level=self._level(self._group[0]), page=line.page)
            centred = all(one.is_centred() for one in self._group)
            yield docx_lines.Line(block, round(2 * line.size), centred)
        yield from self._waiting
        self._group, self._waiting = [], []

    def _level(self, first: Placed) -> int | None:
        """Return 0 for the largest type at the beginning, 1 for large type elsewhere."""
        own = first.region.body if len(first.region.lines) >= _OWN_BODY else self._body
        size = first.line.size
        if size <= _LARGE * max(own, self._body):
            self._begun = True
            return None
        if self._begun or first.number:
            return 1
        self._title = self._title or size
        return 0 if abs(size - self._title) < _SAME_SIZE * size else 1


def text_of(lines: Sequence[Line]) -> str:
    """Return lines joined, with a space where the file has one or Latin words meet."""
    parts: list[str] = []
    for line in lines:
        text = line.text.lstrip()
        if parts:
            last = parts[-1]
            parts[-1] = last.rstrip()
            ends = parts[-1][-1:] + text[:1]
            typed = last[-1:].isspace() and any(sign.isascii() for sign in ends)
            parts.append(" " if typed or " " in glue(ends[:1], ends[1:]) else "")
        parts.append(text)
    return "".join(parts).strip()
