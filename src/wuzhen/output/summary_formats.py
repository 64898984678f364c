"""The formats that a summary is written in."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from wuzhen.output.csv import BOM, csv_rows
from wuzhen.output.summary import CLASSES, EXPLANATION, SourceSummary, share, together
from wuzhen.output.terminal import printable

HEADER = [
    "来源", "段落", "字数",
    *(f"{name}{what}" for what in ("段落", "段落占比", "字数", "字数占比") for name in CLASSES),
]  # fmt: skip


def to_table(summaries: Sequence[SourceSummary]) -> RenderableType:
    """Return a row a source: paragraphs and their share of each class, and the characters."""
    table = Table(caption=EXPLANATION, caption_justify="left")
    table.add_column("来源", overflow="fold")
    for name in ("段落", "字数", *CLASSES):
        table.add_column(name, justify="right")
    total = together(summaries)
    for one in summaries:
        table.add_row(Text(printable(one.source)), *_cells(one), end_section=one is summaries[-1])
    table.add_row(total.source, *_cells(total))
    table.add_row("字数", "", "", *(f"{count.characters:,}" for _, count in total.classes))
    return table


def to_csv(summaries: Sequence[SourceSummary]) -> str:
    """Return a row a source and a last one for all; shares are numbers from 0 to 1."""
    rows = [_row(one) for one in [*summaries, together(summaries)]]
    return BOM + csv_rows([HEADER, *rows])


def to_xlsx(summaries: Sequence[SourceSummary]) -> bytes:
    """Return a workbook with the figures and charts."""
    from wuzhen.output.xlsx_book import Book
    from wuzhen.output.xlsx_figures import add_figures

    stream = io.BytesIO()
    book = Book(stream)
    add_figures(book, summaries)
    book.close()
    return stream.getvalue()


def to_svg(summaries: Sequence[SourceSummary]) -> str:
    """Return a picture that scales."""
    from wuzhen.output.summary_picture import to_svg as picture

    return picture(summaries)


def to_png(summaries: Sequence[SourceSummary]) -> bytes:
    """Return a picture of pixels."""
    from wuzhen.output.png import to_png as pixels
    from wuzhen.output.summary_picture import FONTS
    from wuzhen.output.summary_picture import to_svg as picture

    return pixels(picture(summaries), FONTS)


WRITTEN: dict[str, Callable[[Sequence[SourceSummary]], bytes]] = {
    "csv": lambda summaries: to_csv(summaries).encode("utf-8"),
    "xlsx": to_xlsx,
    "svg": lambda summaries: to_svg(summaries).encode("utf-8"),
    "png": to_png,
}
"""The formats that are written to a file; `to_table` is for the terminal."""


def _cells(one: SourceSummary) -> list[str]:
    whole = one.all.paragraphs
    classes = (f"{c.paragraphs} {share(c.paragraphs, whole):.0%}" for _, c in one.classes)
    return [str(whole), f"{one.all.characters:,}", *classes]


def _row(one: SourceSummary) -> list[str]:
    counts = [count for _, count in one.classes]
    return [
        one.source,
        str(one.all.paragraphs),
        str(one.all.characters),
        *(str(count.paragraphs) for count in counts),
        *_shares([count.paragraphs for count in counts], one.all.paragraphs),
        *(str(count.characters) for count in counts),
        *_shares([count.characters for count in counts], one.all.characters),
    ]


def _shares(parts: Sequence[int], whole: int) -> list[str]:
    return [f"{share(part, whole):.4f}" for part in parts]
