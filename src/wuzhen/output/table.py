"""Taggings as a table for the terminal."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Sequence
from itertools import groupby
from typing import IO

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from wuzhen.labels import DIMENSIONS, LABELS, NONE_CHINESE, REVIEW_CHINESE, dimension
from wuzhen.model.tagger import Tagging
from wuzhen.output.evidence_text import evidence_lines
from wuzhen.output.terminal import printable
from wuzhen.output.totals import Totals, totals

COLOURS = dict(zip(LABELS, ("yellow", "blue", "magenta", "green", "red"), strict=True))
FIRST_WORDS = 40
"""How many characters of a paragraph the table shows."""
NARROWEST, IN_A_FILE = 40, 120
"""Columns of the narrowest table, and of one that is written to a file."""


class TableWriter:
    """Writes a table a document as it comes, and the totals at the end."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.warnings: list[str] = []
        self._stream = stream
        self._totals = Totals.none_yet()
        self._terminal = stream.isatty()

    def add(self, taggings: Sequence[Tagging]) -> None:
        """Write the table of one document."""
        self._totals += totals(taggings)
        source = taggings[0].paragraph.source if taggings else ""
        self._print(_source_table(source, taggings))

    def close(self) -> None:
        """Write the totals."""
        self._print(_totals_line(self._totals))

    def _print(self, item: RenderableType) -> None:
        text = io.StringIO()
        width = shutil.get_terminal_size((IN_A_FILE, 24)).columns
        console = Console(
            file=text,
            width=max(width, NARROWEST),
            force_terminal=self._terminal,
            no_color="NO_COLOR" in os.environ,
        )
        console.print(item)
        self._stream.write(text.getvalue().encode(self._encoding(), "replace"))

    def _encoding(self) -> str:
        return getattr(self._stream, "text_encoding", "utf-8")


def to_table(taggings: Sequence[Tagging]) -> RenderableType:
    """Return one table per source, and a line of totals under them."""
    tables = [
        _source_table(source, list(group))
        for source, group in groupby(taggings, key=lambda tagging: tagging.paragraph.source)
    ]
    return Group(*tables, _totals_line(totals(taggings)))


def _source_table(source: str, taggings: Sequence[Tagging]) -> Table:
    table = Table(title=Text(printable(source)), title_justify="left", expand=True)
    table.add_column("#", justify="right", no_wrap=True)
    places = [_place(tagging) for tagging in taggings]
    if any(places):
        table.add_column("位置", justify="right", no_wrap=True)
    table.add_column("标题", ratio=3)
    table.add_column("正文", ratio=5)
    table.add_column("类别", no_wrap=True, min_width=12)
    with_place = any(places)
    explained = any(tagging.evidence for tagging in taggings)
    if explained:
        table.add_column("依据", ratio=5)
    above: tuple[str, ...] | None = None
    for tagging, place in zip(taggings, places, strict=True):
        paragraph = tagging.paragraph
        path = "" if paragraph.headings == above else " › ".join(paragraph.headings)
        above = paragraph.headings
        table.add_row(
            str(paragraph.n),
            *([place] if with_place else []),
            Text(printable(path)),
            Text(_first_words(paragraph.text)),
            _tags(tagging),
            *([Text(printable("\n".join(evidence_lines(tagging))))] * explained),
        )
    return table


def _place(tagging: Tagging) -> str:
    """Return where the paragraph is in its source: its page, else its line."""
    paragraph = tagging.paragraph
    if paragraph.page is not None:
        return f"{paragraph.page}页"
    return "" if paragraph.line is None else f"{paragraph.line}行"


def _tags(tagging: Tagging) -> Text:
    text = Text()
    for label, score in zip(LABELS, tagging.scores, strict=True):
        if label in tagging.labels:
            name = dimension(label).short
            style = COLOURS[label] + (" bold" if label == tagging.primary else "")
            text.append(f"{name} {score:.0%}\n", style=style)
    if not tagging.labels:
        text.append(f"{NONE_CHINESE}\n", style="dim")
    if tagging.review:
        text.append(f"{REVIEW_CHINESE}\n", style="reverse")
    text.rstrip()
    return text


def _first_words(text: str) -> str:
    return printable(text if len(text) <= FIRST_WORDS else text[:FIRST_WORDS] + "…")


def _totals_line(counted: Totals) -> Text:
    text = Text(f"共 {counted.paragraphs} 段：")
    for entry in DIMENSIONS:
        text.append(f"{entry.short} {counted.labels[entry.id]}  ", style=COLOURS[entry.id])
    text.append(f"{NONE_CHINESE} {counted.none}  ", style="dim")
    text.append(f"{REVIEW_CHINESE} {counted.review}")
    return text
