"""What a coder changed against the model, as a table for the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from wuzhen.corpus.importing import Changes
from wuzhen.labels import DIMENSIONS
from wuzhen.output.terminal import printable

FIRST_IDS = 20
"""How many ids a cell shows; the rest are counted."""


def to_table(changes: Changes) -> RenderableType:
    """Return for each dimension how often it was added and taken away, and where."""
    table = Table(
        title=f"{changes.compared - changes.unchanged} of {changes.compared} paragraphs changed",
        title_justify="left",
    )
    table.add_column("dimension")
    table.add_column("added", justify="right")
    table.add_column("taken away", justify="right")
    table.add_column("added to")
    table.add_column("taken from")
    for dimension in DIMENSIONS:
        added, removed = changes.added[dimension.id], changes.removed[dimension.id]
        table.add_row(
            dimension.short, str(len(added)), str(len(removed)), _ids(added), _ids(removed)
        )
    return table


def _ids(ids: Sequence[str]) -> Text:
    rest = f" … +{len(ids) - FIRST_IDS}" if len(ids) > FIRST_IDS else ""
    return Text(printable(", ".join(ids[:FIRST_IDS])) + rest)
