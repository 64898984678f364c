"""The sheet 汇总: paragraphs, characters and shares by dimension and by source, with charts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from xlsxwriter.worksheet import Worksheet

from wuzhen.labels import DIMENSIONS, LABELS, NONE
from wuzhen.output.colours import STRONG
from wuzhen.output.summary import (
    CLASSES,
    EXPLANATION,
    Count,
    SourceSummary,
    share,
    short_name,
    together,
)
from wuzhen.output.xlsx_book import COUNT, HEAD, NOTE, PERCENT, TEXT, TITLE, Book, Style

SHEET = "汇总"
FIRST_TABLE = 3
MOST_BARS = 20
"""Sources that a chart shows as bars of their own."""
CHART_ROWS = 17
"""Rows that the charts cover, between the two tables."""
SHORT = "图中名称"
"""The column with the names that a chart has room for."""
BOLD = {"bold": True, "top": 1, "top_color": "#000000"}


def add_figures(
    book: Book, summaries: Sequence[SourceSummary], decided: Mapping[str, str] | None = None
) -> None:
    """Add the sheet.

    ``decided`` names for each label the cells with 是 or 否, so that the sheet counts what was
    corrected; without it there is no such column.
    """
    sheet = book.sheet(SHEET)
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 2 + 3 * len(CLASSES), 9)
    sheet.set_column(3 + 3 * len(CLASSES), 3 + 3 * len(CLASSES), 28)
    sheet.hide_gridlines(2)
    total = together(summaries)
    book.text(sheet, 0, 0, SHEET, TITLE)
    sheet.write_string(1, 0, EXPLANATION, book.style(NOTE))
    _classes(book, sheet, total, decided)
    row = FIRST_TABLE + len(CLASSES) + 3
    by_source = row + CHART_ROWS
    sheet.insert_chart(row, 0, _by_class(book), {"x_offset": 4, "y_offset": 4})
    sheet.insert_chart(row, 6, _by_source(book, by_source, len(summaries)),
                       {"x_offset": 4, "y_offset": 4})  # fmt: skip
    _sources(book, sheet, by_source, [*summaries, total])
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _classes(
    book: Book, sheet: Worksheet, total: SourceSummary, decided: Mapping[str, str] | None
) -> None:
    heads = ["类别", "段落", "段落占比", "字数", "字数占比", *(["更正后段落"] if decided else [])]
    _heads(book, sheet, FIRST_TABLE, heads)
    for row, (name, count) in enumerate(total.classes, start=FIRST_TABLE + 1):
        book.text(sheet, row, 0, name)
        _numbers(book, sheet, row, 1, _figures(count, total.all))
        if decided and row - FIRST_TABLE <= len(LABELS):
            formula = f'=COUNTIF({decided[LABELS[row - FIRST_TABLE - 1]]},"是")'
            sheet.write_formula(row, 5, formula, book.style(COUNT), count.paragraphs)
    last = FIRST_TABLE + len(CLASSES) + 1
    book.text(sheet, last, 0, total.source, {**TEXT, **BOLD})
    _numbers(book, sheet, last, 1, _bold(_figures(total.all, total.all)))


def _sources(book: Book, sheet: Worksheet, row: int, summaries: Sequence[SourceSummary]) -> None:
    blocks = [f"{name}{what}" for what in ("段落", "占比", "字数") for name in CLASSES]
    _heads(book, sheet, row, ["来源", "段落", "字数", *blocks, SHORT])
    for at, summary in enumerate(summaries, start=row + 1):
        is_total = at == row + len(summaries)
        book.text(sheet, at, 0, summary.source, {**TEXT, **BOLD} if is_total else TEXT)
        figures: list[tuple[float, Style]] = [
            (summary.all.paragraphs, COUNT),
            (summary.all.characters, COUNT),
        ]
        of_classes = [_figures(count, summary.all) for _, count in summary.classes]
        figures += [figure for block in list(zip(*of_classes, strict=True))[:3] for figure in block]
        _numbers(book, sheet, at, 1, _bold(figures) if is_total else figures)
        if not is_total:
            book.text(sheet, at, 1 + len(figures), short_name(summary.source))


def _figures(count: Count, whole: Count) -> list[tuple[float, Style]]:
    return [
        (count.paragraphs, COUNT),
        (share(count.paragraphs, whole.paragraphs), PERCENT),
        (count.characters, COUNT),
        (share(count.characters, whole.characters), PERCENT),
    ]


def _heads(book: Book, sheet: Worksheet, row: int, heads: Sequence[str]) -> None:
    sheet.set_row(row, 30)
    for column, head in enumerate(heads):
        book.text(sheet, row, column, head, HEAD)


def _numbers(
    book: Book, sheet: Worksheet, row: int, column: int, figures: Sequence[tuple[float, Style]]
) -> None:
    for at, (number, style) in enumerate(figures, start=column):
        book.number(sheet, row, at, number, style)


def _bold(figures: Sequence[tuple[float, Style]]) -> list[tuple[float, Style]]:
    return [(number, {**style, **BOLD}) for number, style in figures]


def _by_class(book: Book) -> Any:
    """Return a chart with a column a class, in its colour."""
    chart = book.chart({"type": "column"})
    last = FIRST_TABLE + len(LABELS) + 1
    chart.add_series(
        {
            "name": "段落",
            "categories": [SHEET, FIRST_TABLE + 1, 0, last, 0],
            "values": [SHEET, FIRST_TABLE + 1, 1, last, 1],
            "points": [{"fill": {"color": STRONG[label]}} for label in (*LABELS, NONE)],
            "data_labels": {"value": True},
            "gap": 60,
        }
    )
    return _sized(chart, "各维度段落数")


def _by_source(book: Book, row: int, sources: int) -> Any:
    """Return a chart with a bar a source, cut by dimension; the first sources where many are."""
    chart = book.chart({"type": "bar", "subtype": "stacked"})
    last = row + min(sources, MOST_BARS)
    for at, entry in enumerate(DIMENSIONS):
        column, names = 3 + at, 3 + 3 * len(CLASSES)
        chart.add_series(
            {
                "name": entry.short,
                "categories": [SHEET, row + 1, names, max(last, row + 1), names],
                "values": [SHEET, row + 1, column, max(last, row + 1), column],
                "fill": {"color": STRONG[entry.id]},
                "gap": 40,
            }
        )
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"label_position": "high"})
    chart.set_legend({"position": "bottom"})
    cut = f"（前{MOST_BARS}份，共{sources}份）" if sources > MOST_BARS else ""
    return _sized(chart, f"各来源段落数{cut}", legend=True)


def _sized(chart: Any, title: str, legend: bool = False) -> Any:
    chart.set_title({"name": title, "name_font": {"size": 13}})
    if not legend:
        chart.set_legend({"none": True})
    chart.set_size({"width": 520, "height": 310})
    return chart
