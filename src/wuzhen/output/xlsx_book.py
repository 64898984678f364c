"""A workbook that is written row by row: the same taggings give the same bytes, memory is bounded.

Rows wait in temporary files until the workbook is closed.
"""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import IO, Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from wuzhen.corpus.sheet import LONGEST_CELL, visible
from wuzhen.documents.own_outputs import AUTHOR

CREATED = datetime(2020, 1, 1, tzinfo=UTC)
"""The timestamp of every workbook, fixed so that the same taggings give the same bytes."""

CUT = "……（此处截断）"
"""The end of a text that was too long for a cell."""

FONT = {"font_name": "等线", "font_size": 11}
PLAIN = {"valign": "top", "bottom": 1, "bottom_color": "#D9D9D9"}
TEXT = {**PLAIN, "text_wrap": True, "quote_prefix": True}
"""The form of text: even when somebody edits it, Excel makes no formula of it."""
PERCENT = {**PLAIN, "num_format": "0%"}
COUNT = {**PLAIN, "num_format": "#,##0"}
HEAD = {
    "bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#1F3864",
    "font_color": "#FFFFFF", "border": 1, "border_color": "#8EA9DB",
}  # fmt: skip
TITLE = {"bold": True, "font_size": 16}
NOTE = {"font_color": "#666666", "italic": True}

Style = Mapping[str, Any]


class Book:
    """A workbook over a stream; ``cut`` counts the texts that were too long for a cell."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.cut = 0
        folder = tempfile.mkdtemp(prefix="wuzhen-")
        # Taken away at the end of the process at the latest, where a fault left the book open.
        self._clean = weakref.finalize(self, shutil.rmtree, folder, True)
        self._book = xlsxwriter.Workbook(
            stream,
            {
                "constant_memory": True,
                "tmpdir": folder,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "default_format_properties": FONT,
            },
        )
        self._book.use_zip64()
        self._book.set_properties({"created": CREATED, "author": AUTHOR})
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}

    def sheet(self, name: str) -> Worksheet:
        """Add a sheet."""
        return self._book.add_worksheet(name)

    def chart(self, options: dict[str, str]) -> Any:
        """Add a chart, to be put into a sheet."""
        return self._book.add_chart(options)

    def style(self, style: Style) -> Format:
        """Return the format with these properties; equal ones are one format."""
        key = tuple(style.items())
        if key not in self._formats:
            self._formats[key] = self._book.add_format({**FONT, **style})
        return self._formats[key]

    def mark(self, style: Style) -> Format:
        """Return a format for cells that meet a condition: only what differs."""
        return self._book.add_format(dict(style))

    def text(self, sheet: Worksheet, row: int, column: int, text: str, style: Style = TEXT) -> None:
        """Write a text that stays a text, and note it where it has to be cut."""
        shown, is_cut = fitted(visible(text))
        self.cut += is_cut
        if shown:
            sheet.write_string(row, column, shown, self.style(style))
        else:
            sheet.write_blank(row, column, None, self.style(style))

    def number(
        self, sheet: Worksheet, row: int, column: int, number: float | None, style: Style = PLAIN
    ) -> None:
        """Write a number, or nothing where there is none."""
        if number is not None:
            sheet.write_number(row, column, number, self.style(style))

    def close(self) -> None:
        """Write the workbook to the stream, and take the temporary files away."""
        try:
            self._book.close()
        except FileCreateError as error:
            raise error.args[0] from error  # the fault of the disk that it wraps
        finally:
            self._clean()


def fitted(text: str) -> tuple[str, bool]:
    """Return the text as a cell holds it, and whether it was cut.

    Excel counts units of UTF-16: a rare character counts for two.
    """
    if len(text) <= LONGEST_CELL // 2 or _units(text) <= LONGEST_CELL:
        return text, False
    kept = text.encode("utf-16-le")[: 2 * (LONGEST_CELL - len(CUT))]
    return kept.decode("utf-16-le", "ignore") + CUT, True


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
