"""Lines become paragraphs, over pages and columns and what was left out between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

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
    on. ``indent`` is by how much paragraphs are indented.
    """
    flow = _Flow(body, indent)
    for item in items:
        if isinstance(item, Block):
            yield from flow.aside(item)
            continue
        for one, then in zip(item, (*item[1:], None), strict=True):
            if one.line.table:
                for block in one.line.table:
                    yield from flow.aside(block)
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
        self._waiting: list[Block] = []

    def aside(self, block: Block) -> Iterator[Block]:
        """Take what is no part of the text: it waits, for the paragraph may go on behind it."""
        if self._group:
            self._waiting.append(block)
        else:
            yield block

    def line(self, one: Placed, then: Placed | None) -> Iterator[Block]:
        """Take the next line; ``then`` is the one behind it."""
        if self._group and not goes_on(self._group, one, then, self._indent):
            yield from self.end()
        self._group.append(one)

    def end(self) -> Iterator[Block]:
        """Yield what there is."""
        if self._group:
            line = self._group[0].line
            text = text_of([one.line for one in self._group])
            yield Block(text, level=self._level(self._group[0]), page=line.page)
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
