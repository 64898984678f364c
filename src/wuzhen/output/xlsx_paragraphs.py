"""A sheet with a row a paragraph: frozen head, filters, colours, and columns to correct."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from xlsxwriter.utility import xl_range_abs

from wuzhen.corpus import sheet as columns
from wuzhen.corpus.sheet import DECISIONS, NO, PROBABILITIES, YES
from wuzhen.labels import LABELS, REVIEW_CHINESE, chinese
from wuzhen.model.tagger import Tagging
from wuzhen.output.colours import BAR, REVIEW_TINT, TINT
from wuzhen.output.evidence_text import evidence_text
from wuzhen.output.xlsx_book import COUNT, HEAD, PERCENT, TEXT, Book, Style

Cell = str | float | None
CENTRED = {**TEXT, "align": "center"}
_FROM_0_TO_1 = {
    "bar_solid": True,
    "min_type": "num",
    "max_type": "num",
    "min_value": 0,
    "max_value": 1,
}
_WIDE = re.compile(r"[\u2e80-\U0010ffff]")
LINE_HEIGHT, HIGHEST = 15.0, 409.0
"""Points of a line of text, and of the highest row that Excel knows."""
QUIET = {"font_color": "#A6A6A6"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the name in its head, its width in characters, its form, and what it shows."""

    name: str
    width: float
    style: Style
    cell: Callable[[Tagging], Cell]
    hidden: bool = False


def _decision(label: str) -> Column:
    return Column(DECISIONS[label], 7, CENTRED, lambda t: YES if label in t.labels else NO)


def _probability(label: str) -> Column:
    at = LABELS.index(label)
    return Column(PROBABILITIES[label], 9, PERCENT, lambda t: round(t.scores[at], 4))


_PLACE = (
    Column(columns.SOURCE, 18, TEXT, lambda t: t.paragraph.source),
    Column(columns.PAGE, 6, COUNT, lambda t: t.paragraph.page),
    Column(columns.LINE, 6, COUNT, lambda t: t.paragraph.line),
    Column(columns.HEADINGS, 24, TEXT, lambda t: columns.heading_path(t.paragraph.headings)),
    Column(columns.TEXT, 70, TEXT, lambda t: t.paragraph.text),
)
_TAGS = (
    Column(columns.LABELS, 12, TEXT, lambda t: chinese(t.labels)),
    Column(columns.PRIMARY, 9, CENTRED, lambda t: chinese([t.primary]) if t.primary else ""),
    Column(columns.REVIEW, 9, CENTRED, lambda t: REVIEW_CHINESE if t.review else ""),
)
_EVIDENCE = Column(columns.EVIDENCE, 36, TEXT, evidence_text)

CORRECTED = (
    *_PLACE,
    *map(_decision, LABELS),
    *_TAGS,
    *map(_probability, LABELS),
    _EVIDENCE,
    Column(columns.ID, 14, TEXT, lambda t: t.paragraph.id, hidden=True),
    Column(
        columns.FINGERPRINT, 18, TEXT, lambda t: columns.fingerprint(t.paragraph.text), hidden=True
    ),
)
"""The columns of the sheet that is corrected and comes back: those of `corpus.sheet`."""


def for_dimension(label: str) -> tuple[Column, ...]:
    """Return the columns of a dimension's own sheet, which is for reading."""
    return (*_PLACE, *_TAGS, _probability(label), _EVIDENCE)


def row_height(cells: Sequence[Cell], widths: Sequence[float]) -> float:
    """Return the height, in points, in which the texts of a row can be read whole.

    Not every program finds it out itself when it opens a workbook.
    """
    lines = [
        sum(_lines(line, width - 2) for line in cell.split("\n"))
        for cell, width in zip(cells, widths, strict=True)
        if isinstance(cell, str)
    ]
    return min(LINE_HEIGHT * max(lines, default=1) + 3, HIGHEST)


def _lines(text: str, width: float) -> int:
    """Return how many lines a text fills; a Chinese character has the width of two letters."""
    if 2 * len(text) < width:
        return 1
    return 1 + int((len(text) + len(_WIDE.findall(text))) // width)


class ParagraphSheet:
    """A sheet that is written row by row."""

    def __init__(self, book: Book, name: str, layout: tuple[Column, ...]) -> None:
        self.rows = 0
        self._book = book
        self._name = name
        self._layout = layout
        self._filled: set[str] = set()
        self._sheet = book.sheet(name)
        self._sheet.set_row(0, 30)
        self._sheet.freeze_panes(1, 0)
        for at, column in enumerate(layout):
            book.text(self._sheet, 0, at, column.name, HEAD)

    def add(self, tagging: Tagging) -> None:
        """Write a row."""
        self.rows += 1
        cells = [column.cell(tagging) for column in self._layout]
        widths = [column.width for column in self._layout]
        self._sheet.set_row(self.rows, row_height(cells, widths))
        for at, (column, cell) in enumerate(zip(self._layout, cells, strict=True)):
            if isinstance(cell, str):
                self._book.text(self._sheet, self.rows, at, cell, column.style)
            else:
                self._book.number(self._sheet, self.rows, at, cell, column.style)
            if cell not in ("", None):
                self._filled.add(column.name)
        # The library keeps the height of every row, which it needs no more once the next is begun.
        for name in ("row_info", "row_sizes"):
            vars(self._sheet).get(name, {}).pop(self.rows - 1, None)

    def finish(self) -> None:
        """Set what concerns all rows: widths, filters, drop-downs, colours, the printed page."""
        optional = {columns.PAGE, columns.LINE, columns.EVIDENCE} - self._filled
        for at, column in enumerate(self._layout):
            hidden = {"hidden": column.hidden or column.name in optional}
            self._sheet.set_column(at, at, column.width, None, hidden)
        last = max(self.rows, 1)
        self._sheet.autofilter(0, 0, last, len(self._layout) - 1)
        self._mark(last)
        self._sheet.set_landscape()
        self._sheet.set_paper(9)
        self._sheet.repeat_rows(0)
        self._sheet.fit_to_pages(1, 0)

    def decided(self) -> dict[str, str]:
        """Return the cells with 是 or 否 of each label, as a formula names them."""
        at = {column.name: at for at, column in enumerate(self._layout)}
        return {
            label: f"'{self._name}'!"
            + xl_range_abs(1, at[DECISIONS[label]], max(self.rows, 1), at[DECISIONS[label]])
            for label in LABELS
        }

    def _mark(self, last: int) -> None:
        names = {column.name: at for at, column in enumerate(self._layout)}
        for label, name in DECISIONS.items():
            if name in names:
                place = (1, names[name], last, names[name])
                self._sheet.data_validation(*place, _choice([YES, NO]))
                yes = {"bg_color": TINT[label], "font_color": "#000000", "bold": True}
                self._sheet.conditional_format(*place, self._equal(YES, yes))
                self._sheet.conditional_format(*place, self._equal(NO, QUIET))
        if columns.ID in names:
            primary = (1, names[columns.PRIMARY], last, names[columns.PRIMARY])
            self._sheet.data_validation(*primary, _choice(list(DECISIONS.values())))
        review = (1, names[columns.REVIEW], last, names[columns.REVIEW])
        marked = {"bg_color": REVIEW_TINT, "bold": True}
        self._sheet.conditional_format(*review, self._equal(REVIEW_CHINESE, marked))
        for label, name in PROBABILITIES.items():
            if name in names:
                bar = {"type": "data_bar", "bar_color": BAR[label], **_FROM_0_TO_1}
                self._sheet.conditional_format(1, names[name], last, names[name], bar)

    def _equal(self, word: str, style: Style) -> dict[str, Any]:
        return {
            "type": "cell",
            "criteria": "==",
            "value": f'"{word}"',
            "format": self._book.mark(style),
        }


def _choice(words: list[str]) -> dict[str, Any]:
    return {
        "validate": "list",
        "source": words,
        "error_title": "请选择",
        "error_message": "、".join(words),
    }
