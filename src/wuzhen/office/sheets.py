"""The sheets of a workbook as rows of texts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from wuzhen.office import Fault

_MIDNIGHT = time()


def convert(folder: Path, limits: dict[str, int]) -> None:
    """Write the sheets of ``input``: their names, whether they are hidden, rows with their line."""
    try:
        workbook = CalamineWorkbook.from_path(str(folder / "input"))
    except PasswordError:
        raise Fault("encrypted") from None
    found: list[dict[str, Any]] = [
        {
            "name": sheet.name,
            "hidden": sheet.visible != SheetVisibleEnum.Visible,
            "rows": list(_rows(workbook, at)),
        }
        for at, sheet in enumerate(workbook.sheets_metadata)
        if sheet.typ in (SheetTypeEnum.WorkSheet, SheetTypeEnum.DialogSheet)
    ]
    for name, count in (
        ("rows", sum(len(sheet["rows"]) for sheet in found)),
        ("cells", sum(len(cells) for sheet in found for _, cells in sheet["rows"])),
        ("text", sum(len(c) for sheet in found for _, cells in sheet["rows"] for c in cells)),
    ):
        if count > limits[name]:
            raise Fault(name, count)
    (folder / "output").write_text(json.dumps(found), encoding="utf-8")


def _rows(workbook: CalamineWorkbook, at: int) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that are not empty, each with its number in the sheet."""
    sheet = workbook.get_sheet_by_index(at)
    first = sheet.start[0] if sheet.start else 0
    for number, row in enumerate(sheet.iter_rows(), first + 1):
        cells = [_shown(cell) for cell in row]
        if any(cells):
            yield number, cells


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
