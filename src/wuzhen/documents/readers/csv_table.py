"""Tables in text files, with commas, tabs or semicolons: a paragraph a row."""

from __future__ import annotations

import csv
import io
import re

from wuzhen.documents import limits
from wuzhen.documents.readers import records, table_rows
from wuzhen.documents.readers.table_rows import Row, left_out
from wuzhen.documents.readers.tables import CAPTION
from wuzhen.documents.types import Document, Notice
from wuzhen.errors import WuzhenError

_DELIMITERS = (",", "\t", ";")
_SEPARATOR = re.compile(r"^sep=(.)\r?\n", re.I)
_FIRST_LINE = re.compile(r"\S[^\r\n]*+")
_LONGEST_NAME = 20


def looks_like(content: str) -> bool:
    """Return whether a text begins as a table does: with short names, one of them of the text."""
    found = _FIRST_LINE.search(content)
    header = found[0][: 40 * _LONGEST_NAME] if found else ""
    names = [name.strip('" ').casefold() for name in header.split(_delimiter(header))]
    short = all(len(name) <= _LONGEST_NAME for name in names)
    return len(names) > 1 and short and any(name in records.NAMES for name in names)


def document(
    content: str, source: str, column: str | None = None, notices: tuple[Notice, ...] = ()
) -> Document:
    """Return the document of a table: the text of each row, its further columns kept.

    Raises `WuzhenError` where it is unclear which column has the text.
    """
    rows = _rows(content, source)
    above = table_rows.captions(rows)
    # Spreadsheets fill a caption up with empty cells: a line without is no caption.
    above = above if all(len(row.cells) > 1 for row in rows[:above]) else 0
    paragraphs, dropped = table_rows.read(rows[above:], source, column)
    dropped = [*left_out(rows[:above], CAPTION), *dropped]
    title = dropped[0].text if above else None
    return Document(source, title, tuple(paragraphs), dropped=tuple(dropped), notices=notices)


def _rows(content: str, source: str) -> list[Row]:
    separator = _SEPARATOR.match(content)
    skipped = 1 if separator else 0
    content = content[separator.end() :] if separator else content
    found = _FIRST_LINE.search(content)
    delimiter = separator[1] if separator else _delimiter(found[0] if found else "")
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=delimiter, strict=True)
    rows: list[Row] = []
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append(Row(cells, line + skipped))
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
