"""The sheets of an .xlsx workbook as rows of plain values, after its sizes have been checked.

The library that reads cells takes as much memory as a workbook claims to need, and ends the whole
process where that is too much: hence the checks before it sees the file.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wuzhen.documents import limits
from wuzhen.errors import WuzhenError
from wuzhen.input_files import read_file

_ADDRESS = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{0,4})([0-9]{1,9})["']""")
_CELL = re.compile(rb"<(?:\w{1,20}:)?c[\s/>]")
_SAVE_AGAIN = "open it in Excel or WPS and save it again as .xlsx"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook: its name, and its rows from the first, with empty ones in place."""

    name: str
    rows: tuple[tuple[Any, ...], ...]


def read_workbook(path: Path) -> list[Sheet]:
    """Return the sheets of an .xlsx file; raises `WuzhenError` for what is none or is too large."""
    try:
        data = read_file(path, limits.MAX_FILE_BYTES)
    except (FileNotFoundError, NotADirectoryError):
        raise WuzhenError("no such file", where=str(path)) from None
    _require_sound(data, str(path))
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return [Sheet(name, tuple(_rows(book, name))) for name in book.sheet_names]
    except (CalamineError, ValueError, OSError) as error:
        raise _damaged(str(path), str(error)) from error


def _rows(book: Any, name: str) -> Iterator[tuple[Any, ...]]:
    for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False):
        yield tuple(row)


def _require_sound(data: bytes, where: str) -> None:
    """Refuse a workbook that would take too much memory, before any of it is opened."""
    limits.ARCHIVE_ENTRIES.check(data.count(b"PK\x01\x02"), where)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise _damaged(where, str(error)) from error
    if not any(entry.filename.lower().startswith("xl/") for entry in entries):
        raise _damaged(where, "an archive of other files")
    total = 0
    for entry in entries:
        limits.ARCHIVE_PART.check(entry.file_size, where)
        total += entry.file_size
        limits.ARCHIVE_UNPACKED.check(total, where)
    for entry in entries:
        if entry.filename.lower().endswith(".xml"):
            limits.RECORDS_CELLS.check(_area(archive, entry, where), where)


def _area(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, where: str) -> int:
    """Return how many cells the sheet spans, filled or not."""
    try:
        with archive.open(entry) as file:
            # A size in the directory may be a lie, so no more than that is unpacked.
            data = file.read(entry.file_size + 1)
    except Exception as error:  # zipfile meets damage with a dozen kinds of exception
        raise _damaged(where, str(error)) from error
    if len(data) > entry.file_size:
        raise _damaged(where, "a part larger than the archive declares")
    rows = columns = addressed = 0
    for letters, number in _ADDRESS.findall(data):
        rows = max(rows, int(number))
        columns = max(columns, _column(letters))
        addressed += bool(letters)
    if addressed < len(_CELL.findall(data)):
        raise _damaged(where, "cells without an address")
    return rows * columns


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _damaged(where: str, got: str) -> WuzhenError:
    return WuzhenError(
        "this is no sound .xlsx workbook", where=where, got=" ".join(got.split()), hint=_SAVE_AGAIN
    )
