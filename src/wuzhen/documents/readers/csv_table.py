"""Tables in text files, with commas, tabs or semicolons: a paragraph a row."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

from wuzhen.documents import limits
from wuzhen.documents.readers import records
from wuzhen.documents.types import Document, Dropped, Notice, Paragraph
from wuzhen.errors import WuzhenError

_DELIMITERS = (",", "\t", ";")
_SEPARATOR = re.compile(r"^sep=(.)\r?\n", re.I)
_FIRST_LINE = re.compile(r"\S[^\r\n]*+")
_LONGEST_NAME = 20
_BETWEEN_HEADINGS = " / "


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of one row, and the line on which it begins."""

    cells: list[str]
    line: int


def looks_like(content: str) -> bool:
    """Tell whether a text begins as a table does: with short names, one of them of the text."""
    found = _FIRST_LINE.search(content)
    header = found[0][: 40 * _LONGEST_NAME] if found else ""
    names = [name.strip('" ').casefold() for name in header.split(_delimiter(header))]
    short = all(len(name) <= _LONGEST_NAME for name in names)
    return len(names) > 1 and short and any(name in records.NAMES for name in names)


def document(
    content: str, source: str, column: str | None = None, notices: tuple[Notice, ...] = ()
) -> Document:
    """Return the document of a table: the text of each row, its further columns kept.

    Raises `WuzhenError` where the column with the text cannot be told.
    """
    header, rows = _table(content, source)
    if not rows:
        raise records.none(source)
    tables = [dict(zip(header, row.cells, strict=True)) for row in rows]
    key = records.text_key(tables, column, source)
    paragraphs: list[Paragraph] = []
    dropped: list[Dropped] = []
    for row, cells in zip(rows, tables, strict=True):
        text = cells.pop(key).strip()
        if records.is_empty(text):
            rest = " ".join(filter(None, cells.values()))
            dropped += [Dropped(rest, "row without a text", row.line)] if rest else []
            continue
        headings = [part for part in cells.get("headings", "").split(_BETWEEN_HEADINGS) if part]
        place = (source, len(paragraphs) + 1, row.line)
        paragraphs.append(records.paragraph(cells, text, headings, place))
    if not paragraphs:
        raise records.none(source)
    limits.RECORDS_TEXT.check(sum(len(paragraph.text) for paragraph in paragraphs), source)
    return Document(source, None, tuple(paragraphs), dropped=tuple(dropped), notices=notices)


def _table(content: str, source: str) -> tuple[list[str], list[_Row]]:
    """Return the names of the columns and the rows below them, each with as many cells."""
    rows = _rows(content, source)
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


def _has_header(rows: Sequence[_Row], names: Sequence[str]) -> bool:
    """Tell whether the first row names the columns, rather than being text like the others."""
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


def _rows(content: str, source: str) -> list[_Row]:
    separator = _SEPARATOR.match(content)
    skipped = 1 if separator else 0
    content = content[separator.end() :] if separator else content
    found = _FIRST_LINE.search(content)
    delimiter = separator[1] if separator else _delimiter(found[0] if found else "")
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=delimiter, strict=True)
    rows: list[_Row] = []
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append(_Row(cells, line + skipped))
                limits.RECORDS.check(len(rows), source)
            line = reader.line_num + 1
    except csv.Error as error:
        raise WuzhenError(
            "this table cannot be read",
            where=f"{source}:{line + skipped}",
            got=str(error),
            hint="a quotation mark within a cell is written twice",
        ) from error
    return rows


def _delimiter(header: str) -> str:
    return max(_DELIMITERS, key=header.count)
