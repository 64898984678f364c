"""Workbooks (.xlsx, .xls, .et, .ods): a paragraph a row, from each sheet with a column of text."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from wuzhen.documents import limits
from wuzhen.documents.readers import office_process, records, table_rows
from wuzhen.documents.readers.table_rows import Row, left_out
from wuzhen.documents.readers.tables import CAPTION
from wuzhen.documents.structure.outline import paragraph_id
from wuzhen.documents.types import Document, Dropped, Notice, Paragraph
from wuzhen.errors import WuzhenError

HIDDEN, NO_COLUMN = "hidden sheet", "sheet without a column of text"
"""The rules by which rows are left out."""

_BEYOND = {
    "rows": limits.RECORDS,
    "cells": limits.RECORDS_CELLS,
    "text": limits.RECORDS_TEXT,
}
_SHEET = "sheet"
"""The key that keeps the name of a sheet, where several are read."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet: its name, its rows that are not empty, what of it is tagged and what is not."""

    name: str
    rows: Sequence[Row]
    paragraphs: Sequence[Paragraph] = ()
    dropped: Sequence[Dropped] = ()
    failure: WuzhenError | None = None


def document(data: bytes, source: str, column: str | None = None) -> Document:
    """Return the document of a workbook; sheets without a column of text are left out and named."""
    office_process.check_package(data, source)
    answer = json.loads(office_process.opened("sheets", data, source, _BEYOND))
    sheets = [_sheet(found, source, column) for found in answer]
    read = [sheet for sheet in sheets if sheet.paragraphs]
    if not read:
        raise next((sheet.failure for sheet in sheets if sheet.failure), records.none(source))
    left = [sheet.name for sheet in sheets if sheet.failure]
    names = [f"the sheet {name} was left out: it has no column of text" for name in left]
    return Document(
        source,
        _title(read),
        tuple(_numbered(read, source)),
        dropped=tuple(line for sheet in sheets for line in sheet.dropped),
        notices=tuple(map(Notice, names)),
    )


def _sheet(found: dict[str, Any], source: str, column: str | None) -> _Sheet:
    name = found["name"]
    rows = _even([_row(*row) for row in found["rows"]])
    if found["hidden"]:
        return _Sheet(name, rows, dropped=left_out(rows, HIDDEN))
    captions = table_rows.captions(rows)
    try:
        paragraphs, dropped = table_rows.read(rows[captions:], source, column)
    except WuzhenError as error:
        failure = error if rows else None
        return _Sheet(name, rows, dropped=left_out(rows, NO_COLUMN), failure=failure)
    return _Sheet(name, rows, paragraphs, [*left_out(rows[:captions], CAPTION), *dropped])


def _row(line: int, cells: list[str], above: dict[str, str], beside: dict[str, int]) -> Row:
    columns = {int(column): origin for column, origin in beside.items()}
    return Row(cells, line, {int(column): text for column, text in above.items()}, columns)


def _even(rows: Sequence[Row]) -> list[Row]:
    """Return the rows without the columns behind the last that holds anything."""
    width = max((at + 1 for row in rows for at, cell in enumerate(row.cells) if cell), default=0)
    return [replace(row, cells=row.cells[:width]) for row in rows]


def _title(read: Sequence[_Sheet]) -> str | None:
    first = next(iter(read[0].dropped), None)
    return first.text if first and first.rule == CAPTION else None


def _numbered(read: Sequence[_Sheet], source: str) -> list[Paragraph]:
    """Return the paragraphs of all sheets, numbered through; with several, each names its sheet."""
    found: list[Paragraph] = []
    for sheet in read:
        for paragraph in sheet.paragraphs:
            n = len(found) + 1
            record = paragraph.record
            own = record.get("id") or paragraph_id(source, n)
            if len(read) > 1:
                record = {**record, _SHEET: sheet.name}
            found.append(replace(paragraph, n=n, id=str(own), record=record))
    return found
