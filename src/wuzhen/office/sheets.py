"""The sheets of a workbook as rows of texts; a merged range has its text in its first cell.

Of a range of several rows, short texts such as the name of a town are given for the further rows
too; of one of several columns, where in the row its text is.
"""

from __future__ import annotations

import json
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from python_calamine import (
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from wuzhen.office import Fault

_MIDNIGHT = time()
_LONGEST_REPEATED = 100
"""Characters of a text that is given for every row of its range."""

_Row = tuple[int, list[str], dict[int, str], dict[int, int]]


def convert(folder: Path, limits: dict[str, int]) -> None:
    """Write the sheets of ``input``: their names, whether they are hidden, their rows.

    A row is its line, its cells, and by the number of a column what is merged into it: the text
    from the rows above, and the column on the left that has the text.
    """
    try:
        workbook = CalamineWorkbook.from_path(str(folder / "input"))
    except PasswordError:
        raise Fault("encrypted") from None
    found: list[dict[str, Any]] = [
        {
            "name": sheet.name,
            "hidden": sheet.visible != SheetVisibleEnum.Visible,
            "rows": _rows(workbook.get_sheet_by_index(at), limits["cells"]),
        }
        for at, sheet in enumerate(workbook.sheets_metadata)
        if sheet.typ in (SheetTypeEnum.WorkSheet, SheetTypeEnum.DialogSheet)
    ]
    for name, count in (
        ("rows", sum(len(sheet["rows"]) for sheet in found)),
        ("cells", sum(len(row[1]) for sheet in found for row in sheet["rows"])),
        ("text", sum(len(c) for sheet in found for row in sheet["rows"] for c in row[1])),
    ):
        if count > limits[name]:
            raise Fault(name, count)
    (folder / "output").write_text(json.dumps(found), encoding="utf-8")


def _rows(sheet: CalamineSheet, most: int) -> list[_Row]:
    """Return the rows that are not empty, each with its number in the sheet."""
    first, left = sheet.start or (0, 0)
    rows: dict[int, _Row] = {}
    for number, row in enumerate(sheet.iter_rows(), first + 1):
        cells = [_shown(cell) for cell in row]
        if any(cells):
            rows[number] = (number, cells, {}, {})
    last = max(rows, default=0)
    for (top, begin), (bottom, end) in sheet.merged_cell_ranges or ():
        place = (top + 1, min(bottom + 1, last), begin - left, end - left)
        most -= _merge(rows, place, most)
    return list(rows.values())


def _merge(rows: dict[int, _Row], place: tuple[int, int, int, int], most: int) -> int:
    """Note in the rows what a range has merged; return how many cells were looked at."""
    top, bottom, begin, end = place
    origin = rows.get(top)
    if origin is None or not 0 <= begin < len(origin[1]) or most <= 0:
        return 0
    text = origin[1][begin]
    columns = range(begin + 1, min(end + 1, len(origin[1])))
    origin[3].update(dict.fromkeys(columns, begin))
    below = range(top + 1, bottom + 1) if len(text) <= _LONGEST_REPEATED else ()
    for number in below[:most]:
        if number in rows:
            rows[number][2][begin] = text
    return len(columns) + len(below) + 1


def _shown(cell: Any) -> str:
    """Return a cell as text; whole numbers have no decimal point, days no time."""
    if isinstance(cell, str):
        return cell.encode("utf-8", "replace").decode("utf-8").strip()
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime) and cell.time() == _MIDNIGHT:
        return cell.date().isoformat()
    if isinstance(cell, datetime | date | time):
        return cell.isoformat()
    return str(cell)
