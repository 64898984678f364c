"""Rows of cells become paragraphs: which row names the columns, which column holds the text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from wuzhen.documents import limits
from wuzhen.documents.readers import records
from wuzhen.documents.readers.tables import TOTAL, adds_up
from wuzhen.documents.types import Dropped, Paragraph
from wuzhen.errors import WuzhenError

NO_TEXT = "row without a text"
"""The rule by which a row with other cells alone is left out."""

_MOST_CAPTIONS = 5
_CHINESE = re.compile(r"[\u3400-\u9fff]{3}")
_LONGEST_NAME = 20
_BETWEEN_HEADINGS = " / "


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row, and the line on which it begins.

    By the number of a column what is merged into it: ``above`` has the text from the rows above,
    ``beside`` the column of the same row that has the text.
    """

    cells: list[str]
    line: int
    above: Mapping[int, str] = field(default_factory=dict)
    beside: Mapping[int, int] = field(default_factory=dict)

    def text(self) -> str:
        """Return the content of the row."""
        return " ".join(filter(None, self.cells))


def captions(rows: Sequence[Row]) -> int:
    """Return how many rows at the top hold one cell only, above a table that is wider."""
    filled = [sum(map(bool, row.cells)) for row in rows[: _MOST_CAPTIONS + 1]]
    count = next((at for at, cells in enumerate(filled) if cells > 1), 0)
    return count if count <= _MOST_CAPTIONS else 0


def left_out(rows: Sequence[Row], rule: str) -> list[Dropped]:
    """Return rows as lines that a rule leaves out."""
    return [Dropped(row.text(), rule, row.line) for row in rows]


def read(
    rows: Sequence[Row], source: str, column: str | None
) -> tuple[list[Paragraph], list[Dropped]]:
    """Return the text of each row, its further columns kept, and the rows without one.

    Raises `WuzhenError` where it is unclear which column has the text.
    """
    header, below = _table(rows, source)
    if not below:
        raise records.none(source)
    tables = [dict(zip(header, row.cells, strict=True)) for row in below]
    key = records.text_key(tables, column, source)
    at = header.index(key) if key in header else -1
    paragraphs: list[Paragraph] = []
    dropped: list[Dropped] = []
    for row, cells in zip(below, tables, strict=True):
        _unmerge(row, cells, header, at)
        text = cells.pop(key).strip()
        if text and adds_up(row.cells) and not _CHINESE.search(text):
            dropped.append(Dropped(row.text(), TOTAL, row.line))
            continue
        if records.is_empty(text):
            rest = " ".join(filter(None, cells.values()))
            dropped += [Dropped(rest, NO_TEXT, row.line)] if rest else []
            continue
        headings = [part for part in cells.get("headings", "").split(_BETWEEN_HEADINGS) if part]
        place = (source, len(paragraphs) + 1, row.line)
        paragraphs.append(records.paragraph(cells, text, headings, place))
    if not paragraphs:
        raise records.none(source)
    limits.RECORDS_TEXT.check(sum(len(paragraph.text) for paragraph in paragraphs), source)
    return paragraphs, dropped


def _unmerge(row: Row, cells: dict[str, str], header: Sequence[str], text: int) -> None:
    """Put into the cells what is merged into them; a text that begins in a row above counts there.

    ``text`` is the number of the column with the text.
    """
    if text in row.beside and not cells[header[text]]:
        origin = header[row.beside[text]]
        cells[header[text]], cells[origin] = cells[origin], ""
    for column, above in row.above.items():
        if column != text and column < len(header) and not cells[header[column]]:
            cells[header[column]] = above


def _table(rows: Sequence[Row], source: str) -> tuple[list[str], Sequence[Row]]:
    """Return the names of the columns and the rows below them, each with as many cells."""
    if not rows:
        raise records.none(source)
    width = len(rows[0].cells)
    limits.RECORDS_CELLS.check(width * len(rows), source)
    numbered = [f"column {number}" for number in range(1, width + 1)]
    for row in rows:
        row.cells.extend([""] * (width - len(row.cells)))
        if any(cell.strip() for cell in row.cells[width:]):
            raise WuzhenError(
                "this row has more cells than the first",
                where=f"{source}:{row.line}",
                expected=str(width),
                got=str(len(row.cells)),
                hint="put a text with commas in double quotation marks",
            )
        del row.cells[width:]
    if _has_header(rows, numbered):
        return _named(rows[0].cells), rows[1:]
    return numbered, rows


def _has_header(rows: Sequence[Row], names: Sequence[str]) -> bool:
    """Return whether the first row names the columns, rather than being text like the others."""
    if any(cell.strip().casefold() in records.NAMES for cell in rows[0].cells):
        return True
    found = records.running([dict(zip(names, row.cells, strict=True)) for row in rows], names)
    if found is None:
        return True
    first = rows[0].cells[names.index(found)]
    return len(first) <= _LONGEST_NAME and "。" not in first


def _named(cells: Sequence[str]) -> list[str]:
    """Return the names of the columns, each another; ``ID`` is ``id``."""
    names: dict[str, None] = {}
    for number, cell in enumerate(cells, start=1):
        name = cell.strip() or f"column {number}"
        name = "id" if name.casefold() == "id" else name
        while name in names:
            name = f"{name} ({number})"
        names[name] = None
    return list(names)
