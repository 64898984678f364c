"""Corrected paragraphs, each as the values of a record, from a sheet or JSON Lines.

A sheet is the one that `output/xlsx` wrote; JSON Lines are what the page has downloaded, or what
``tag`` itself has written. Nothing is judged here but what cannot be read at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wuzhen.corpus import sheet
from wuzhen.corpus.records import parsed, text_of
from wuzhen.corpus.workbook import Sheet, read_workbook
from wuzhen.documents.json_text import numbered_lines
from wuzhen.errors import WuzhenError
from wuzhen.labels import LABELS, NONE_CHINESE, dimension, in_order

DECIDED = {
    "是": True, "1": True, "√": True, "✓": True, "TRUE": True, "Y": True, "YES": True,
    "否": False, "0": False, "×": False, "X": False, "FALSE": False, "N": False, "NO": False,
}  # fmt: skip
"""What a cell to correct may hold, capitals or not."""

NAMES = {
    name: label
    for label in LABELS
    for name in (label, dimension(label).short, dimension(label).chinese)
}
"""The names by which a cell may call a dimension."""

SPREADSHEETS = (".xlsx", ".xls", ".et", ".xlsm")
"""Suffixes of what can be no JSON Lines, whatever is in it: an old or an encrypted workbook."""

HEAD_WITHIN = 10
"""The row of column heads is among the first so many."""

NEEDED = (sheet.ID, sheet.SOURCE, sheet.TEXT, *sheet.DECISIONS.values(), sheet.PRIMARY)


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph that came back: where it is in the file, and its values under a record's keys.

    ``before`` is the model's prediction, where the file has it.
    """

    where: str
    values: Mapping[str, Any]
    before: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Returned:
    """What a file brought back, and a fault for each row that cannot be read."""

    rows: tuple[Row, ...]
    faults: tuple[WuzhenError, ...] = ()


def read_returned(path: Path) -> Returned:
    """Return the paragraphs of a corrected workbook (.xlsx) or of JSON Lines, by the content."""
    try:
        with path.open("rb") as file:
            is_archive = file.read(2) == b"PK"
    except OSError:
        is_archive = False  # the reader of lines has the words for it
    if is_archive or path.suffix.lower() in SPREADSHEETS:
        return from_sheets(read_workbook(path), str(path))
    return from_lines(path)


def from_lines(path: Path) -> Returned:
    """Return the paragraphs of JSON Lines; ``source`` is the report where they name none."""
    rows, faults = [], []
    for number, line in numbered_lines(text_of(path)):
        where = f"{path}:{number}"
        try:
            values = parsed(line, where)
        except WuzhenError as fault:
            faults.append(fault)
            continue
        if not isinstance(values, dict):
            faults.append(WuzhenError("a line is no object", where=where, got=str(values)[:40]))
            continue
        rows.append(Row(where, _with_report(values), _labels_before(values)))
    return Returned(tuple(rows), tuple(faults))


def from_sheets(sheets: Sequence[Sheet], where: str) -> Returned:
    """Return the paragraphs of the sheet that is corrected."""
    named = [one for one in sheets if one.name == sheet.ALL_PARAGRAPHS] or list(sheets)
    for one in named:
        head = _head(one)
        if head is not None:
            return _from_rows(one, *head, where)
    raise WuzhenError(
        "no sheet with the columns of corrected paragraphs",
        where=where,
        expected=", ".join(NEEDED),
        got=", ".join(one.name for one in sheets[:10]) or "no sheet",
        hint="import the workbook that `wuzhen tag --format xlsx` wrote",
    )


def _head(one: Sheet) -> tuple[int, dict[str, int]] | None:
    """Return the number of the row of heads, from 0, and the column of each head."""
    for number, row in enumerate(one.rows[:HEAD_WITHIN]):
        columns = {_text(cell): at for at, cell in reversed(list(enumerate(row))) if _text(cell)}
        if all(name in columns for name in NEEDED):
            return number, columns
    return None


def _from_rows(one: Sheet, head: int, columns: Mapping[str, int], where: str) -> Returned:
    rows, faults = [], []
    for number, row in enumerate(one.rows[head + 1 :], head + 2):
        cells = {name: row[at] if at < len(row) else "" for name, at in columns.items()}
        if not any(_text(cell) for cell in cells.values()):
            continue
        place = f"{where}, row {number}"
        found = _cell_faults(cells, place)
        faults += found
        if not found:
            rows.append(Row(place, _values(cells), _before(cells)))
    return Returned(tuple(rows), tuple(faults))


def _cell_faults(cells: Mapping[str, Any], where: str) -> list[WuzhenError]:
    faults = [
        WuzhenError(
            f"column {name} is not decided",
            where=where,
            expected=f"{sheet.YES} or {sheet.NO}",
            got=_text(cells[name])[:20] or "an empty cell",
        )
        for name in sheet.DECISIONS.values()
        if _text(cells[name]).upper() not in DECIDED
    ]
    primary = _text(cells[sheet.PRIMARY])
    if primary and primary != NONE_CHINESE and primary not in NAMES:
        faults.append(
            WuzhenError(
                f"column {sheet.PRIMARY} names no dimension",
                where=where,
                expected=", ".join(sheet.DECISIONS.values()),
                got=primary[:20],
            )
        )
    return faults


def _values(cells: Mapping[str, Any]) -> dict[str, Any]:
    labels = [
        label
        for label, name in sheet.DECISIONS.items()
        if DECIDED[_text(cells[name]).upper()]
    ]  # fmt: skip
    places = {
        key: int(number)
        for key, name in (("page", sheet.PAGE), ("line", sheet.LINE))
        if (number := _text(cells.get(name))).isdecimal()
    }
    text = cells[sheet.TEXT]
    source = _text(cells[sheet.SOURCE])
    return {
        "id": _text(cells[sheet.ID]),
        "report": source,
        "headings": sheet.headings_of(_text(cells.get(sheet.HEADINGS))),
        "text": text if isinstance(text, str) else _text(text),
        "labels": labels,
        "primary": NAMES.get(_text(cells[sheet.PRIMARY])),
        "source": source,
        **places,
        **({"fingerprint": mark} if (mark := _text(cells.get(sheet.FINGERPRINT))) else {}),
    }


def _before(cells: Mapping[str, Any]) -> tuple[str, ...] | None:
    """Return the labels that the model predicted, from their column."""
    if sheet.LABELS not in cells:
        return None
    names = _text(cells[sheet.LABELS]).replace(",", "、").split("、")
    labels = [NAMES.get(name.strip()) for name in names if name.strip() not in ("", NONE_CHINESE)]
    return None if None in labels else in_order(label for label in labels if label)


def _labels_before(values: Mapping[str, Any]) -> tuple[str, ...] | None:
    labels = values.get("model_labels")
    if not isinstance(labels, list) or any(label not in LABELS for label in labels):
        return None
    return in_order(labels)


def _with_report(values: dict[str, Any]) -> dict[str, Any]:
    if values.get("report") is None and isinstance(values.get("source"), str):
        return {**values, "report": values["source"]}
    return values


def _text(cell: object) -> str:
    """Return what a cell shows; a whole number without the point that a spreadsheet keeps."""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()
