"""Rows of a table become blocks: a row as its cells with tabs between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from wuzhen.documents.readers.pdf_joining import Placed
from wuzhen.documents.readers.pdf_lines import joined, rows
from wuzhen.documents.readers.pdf_paragraphs import text_of
from wuzhen.documents.readers.pdf_regions import Region
from wuzhen.documents.readers.pdf_tables import Cell, Grid
from wuzhen.documents.readers.pdf_types import Line
from wuzhen.documents.readers.text import glue
from wuzhen.documents.types import Block

Row: TypeAlias = dict[int, list[str]]
"""The paragraphs of each cell of a row that holds something, by its column."""

TABLE_HEAD, TABLE_TOTAL = "table head", "table total"

_PADDING = 5.0
"""Between the text of a cell and its rule, in points."""
_RAGGED, _INDENT = 2.0, 1.2
_SHORT, _SHORT_PROSE = 0.3, 0.5
"""A wrapped line falls short by fewer type sizes than this, or by a smaller share of the width."""
_LONG = 60
"""A cell of several paragraphs, one of them longer than this, is text and no cell of a row."""
_SAME_COLUMNS = 3.0
_CLAUSE = re.compile(r"[，。；]")
_CLOSED = tuple("。！？；：!?;:")
_LABEL = re.compile(r"[^\d。，；！？]{1,14}")
_TOTAL = re.compile(r"[合总小共]\s*计")


def table_lines(grids: Sequence[Grid]) -> list[Line]:
    """Return each table of a document, in reading order, as one line that holds its rows.

    A row that the end of a page cuts is one row; the head that the next page repeats is left out.
    """
    found = [[_row(cells) for cells in grid.rows] for grid in grids]
    heads: list[Row | None] = []
    for number, (grid, own) in enumerate(zip(grids, found, strict=True)):
        if number and _continues(grids[number - 1], grid):
            heads.append(heads[-1])
            _mend(found[number - 1], own, heads[-1])
        else:
            heads.append(_head(own))
    return [_line(grid, own, head) for grid, own, head in zip(grids, found, heads, strict=True)]


def _continues(before: Grid, grid: Grid) -> bool:
    same = len(before.xs) == len(grid.xs) and all(
        abs(a - b) < _SAME_COLUMNS for a, b in zip(before.xs, grid.xs, strict=True)
    )
    return same and before.page + 1 == grid.page


def _mend(before: list[Row], own: list[Row], head: Row | None) -> None:
    """Put the rest of a row that was cut where the row begins."""
    at = next((n for n, row in enumerate(own) if row != head), None)
    if at is None or not before or 0 in own[at] or 0 not in before[-1]:
        return
    for column, texts in own.pop(at).items():
        above = before[-1].setdefault(column, [])
        if above and not above[-1].endswith(_CLOSED):
            above[-1:] = [glue(above[-1], texts[0]), *texts[1:]]
        else:
            above += texts


def _head(table: Sequence[Row]) -> Row | None:
    """Return the row that names the columns, if there is one: labels only, unlike what is below."""
    at = next((n for n, row in enumerate(table) if len(row) > 1), None)
    if at is None or not _is_label(table[at]):
        return None
    return table[at] if any(not _is_label(row) for row in table[at + 1 :]) else None


def _is_label(row: Row) -> bool:
    return all(len(texts) == 1 and _LABEL.fullmatch(texts[0]) for texts in row.values())


def _line(grid: Grid, table: Sequence[Row], head: Row | None) -> Line:
    blocks = tuple(block for row in table for block in _blocks(row, grid.page, head))
    first = grid.rows[0][0].pieces[0]
    return Line("", grid.page, grid.xs[0], grid.xs[-1], first.base, first.size, table=blocks)


def _blocks(row: Row, page: int, head: Row | None) -> Iterator[Block]:
    cells = [row[column] for column in sorted(row)]
    runs_on = any(len(texts) > 1 and max(map(len, texts)) > _LONG for texts in cells)
    if len(cells) == 1 or runs_on:
        yield from (Block(text, page=page) for texts in cells for text in texts)
    elif cells:
        total = any(_TOTAL.fullmatch(text) for texts in cells[:2] for text in texts)
        rule = TABLE_HEAD if row == head else TABLE_TOTAL if total else None
        yield Block("\t".join(" ".join(texts) for texts in cells), page=page, dropped=rule)


def _row(cells: Sequence[Cell]) -> Row:
    return {cell.column: texts for cell in cells if (texts := _texts(cell))}


def _texts(cell: Cell) -> list[str]:
    """Return the paragraphs of a cell, wrapped lines joined."""
    lines = [joined(row) for row in rows(cell.pieces)]
    left, size = min(line.left for line in lines), lines[0].size
    region = Region(tuple(lines), left, cell.right - _PADDING, size, size)
    prose = any(_CLAUSE.search(line.text) for line in lines)
    groups: list[list[Placed]] = []
    for line in lines:
        one = Placed.of(line, region)
        if groups and _goes_on(groups[-1][-1], one, _SHORT_PROSE if prose else _SHORT):
            groups[-1].append(one)
        else:
            groups.append([one])
    found = (text_of([one.line for one in group]) for group in groups)
    return [text for text in found if text]


def _goes_on(last: Placed, one: Placed, short: float) -> bool:
    wide = (last.region.right - last.region.left) / max(last.line.size, 0.1)
    if last.closed:
        return last.room < _RAGGED and one.indent < _INDENT
    return last.is_full(one) or last.room < max(_RAGGED, short * wide)
