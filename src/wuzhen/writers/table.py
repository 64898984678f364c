"""Taggings as a table for the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from wuzhen.model.tagger import Tagging
from wuzhen.taxonomy import DIMENSIONS, LABELS, NONE_CHINESE, REVIEW_CHINESE, dimension
from wuzhen.writers.totals import totals

COLOURS = dict(zip(LABELS, ("yellow", "blue", "magenta", "green", "red"), strict=True))
FIRST_WORDS = 40
"""How many characters of a paragraph the table shows."""


def to_table(taggings: Sequence[Tagging]) -> RenderableType:
    """Return one table per source, and a line of totals under them."""
    tables = [
        _source_table(source, list(group))
        for source, group in groupby(taggings, key=lambda tagging: tagging.paragraph.source)
    ]
    return Group(*tables, _totals_line(taggings))


def _source_table(source: str, taggings: Sequence[Tagging]) -> Table:
    table = Table(title=source, title_justify="left", expand=True)
    table.add_column("#", justify="right", no_wrap=True)
    table.add_column("标题", ratio=3)
    table.add_column("正文", ratio=5)
    table.add_column("类别", no_wrap=True, min_width=12)
    above: tuple[str, ...] | None = None
    for tagging in taggings:
        paragraph = tagging.paragraph
        path = "" if paragraph.headings == above else " › ".join(paragraph.headings)
        above = paragraph.headings
        table.add_row(
            str(paragraph.n), Text(path), Text(_first_words(paragraph.text)), _tags(tagging)
        )
    return table


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
    return text if len(text) <= FIRST_WORDS else text[:FIRST_WORDS] + "…"


def _totals_line(taggings: Sequence[Tagging]) -> Text:
    counted = totals(taggings)
    text = Text(f"共 {counted.paragraphs} 段：")
    for entry in DIMENSIONS:
        text.append(f"{entry.short} {counted.labels[entry.id]}  ", style=COLOURS[entry.id])
    text.append(f"{NONE_CHINESE} {counted.none}  ", style="dim")
    text.append(f"{REVIEW_CHINESE} {counted.review}")
    return text
