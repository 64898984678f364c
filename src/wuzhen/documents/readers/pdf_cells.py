"""Rows of a table become blocks: a row as its cells with tabs between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wuzhen.documents.readers.pdf_lines import joined, rows
from wuzhen.documents.readers.pdf_paragraphs import text_of
from wuzhen.documents.readers.pdf_tables import Cell, Grid
from wuzhen.documents.readers.pdf_types import Line
from wuzhen.documents.types import Block

TABLE_HEAD, TABLE_TOTAL = "table head", "table total"

_CLOSED = re.compile(r"[。！？!?；;：:][”’」』）)]*$")
_PADDING, _RAGGED, _INDENT = 5.0, 2.0, 1.2
_LONG = 60
"""A cell of several paragraphs, one of them longer than this, is text and no cell of a row."""
_LABEL = re.compile(r"[^\d。，；！？]{1,14}")
_TOTAL = re.compile(r"[合总小共]\s*计")


def table(grid: Grid) -> Line:
    """Return a table as a line that stands for it."""
    found = [[texts for cell in row if (texts := _texts(cell))] for row in grid.rows]
    pages = [row[0].pieces[0].page for row in grid.rows]
    blocks = [
        block
        for number, (cells, page) in enumerate(zip(found, pages, strict=True))
        for block in _blocks(cells, page, _rule(found, number))
    ]
    box = grid.box
    first = grid.rows[0][0].pieces[0]
    return Line("", first.page, box.left, box.right, first.base, first.size, table=tuple(blocks))


def _blocks(cells: Sequence[Sequence[str]], page: int, rule: str | None) -> Iterator[Block]:
    runs_on = any(len(texts) > 1 and max(map(len, texts)) > _LONG for texts in cells)
    if len(cells) == 1 or runs_on:
        yield from (Block(text, page=page) for texts in cells for text in texts)
    elif cells:
        yield Block("\t".join(" ".join(texts) for texts in cells), page=page, dropped=rule)


def _rule(found: Sequence[Sequence[Sequence[str]]], number: int) -> str | None:
    """Return the rule by which a row is no content: it names the columns, or adds them up."""
    row = found[number]
    first = next((at for at, cells in enumerate(found) if len(cells) > 1), None)
    if number == first and number + 1 < len(found):
        labels = all(len(texts) == 1 and _LABEL.fullmatch(texts[0]) for texts in row)
        below = [text for cells in found[number + 1 :] for texts in cells for text in texts]
        if labels and not all(map(_LABEL.fullmatch, below)):
            return TABLE_HEAD
    if any(_TOTAL.fullmatch(text) for texts in row[:2] for text in texts):
        return TABLE_TOTAL
    return None


def _texts(cell: Cell) -> list[str]:
    """Return the paragraphs of a cell, wrapped lines joined."""
    lines = [joined(row) for row in rows(cell.pieces)]
    left = min(line.left for line in lines)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _goes_on(groups[-1][-1], line, left, cell.right - _PADDING):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [text for group in groups if (text := text_of(group))]


def _goes_on(last: Line, line: Line, left: float, right: float) -> bool:
    room = (right - last.right) / max(last.size, 0.1)
    closed = _CLOSED.search(last.text.rstrip()[-4:]) is not None
    if closed and (line.left - left > _INDENT * line.size or room > _RAGGED):
        return False
    return room < _RAGGED
