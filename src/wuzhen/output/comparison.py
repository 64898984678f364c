"""A comparison of two models as a table for the terminal."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from wuzhen.evaluation.compare import Comparison
from wuzhen.labels import chinese
from wuzhen.output.figures import cell, interval_cell
from wuzhen.output.terminal import printable

FIRST_WORDS = 30
"""How many characters of a changed paragraph the table shows."""


def to_table(comparison: Comparison) -> RenderableType:
    """Return the paired differences, and the paragraphs that the models tag differently."""
    figures = Table(
        title=f"{comparison.n_paragraphs} paragraphs of {comparison.n_reports} reports",
        title_justify="left",
    )
    for column in ("figure", "A", "B", "B - A", "95% interval"):
        figures.add_column(column, justify="left" if column == "figure" else "right")
    for name in ("macro_f1", "micro_f1"):
        found = getattr(comparison, name)
        figures.add_row(
            name.replace("_", " "),
            cell(found.a),
            cell(found.b),
            cell(found.difference, "+.3f"),
            interval_cell((found.low, found.high), "+.3f"),
        )
    figures.caption = "; ".join(comparison.notes) or None
    changes = Table(title=f"{len(comparison.changes)} paragraphs changed", title_justify="left")
    for column in ("id", "truth", "A", "B", "better", "text"):
        changes.add_column(column)
    for change in comparison.changes:
        changes.add_row(
            Text(printable(change.id)),
            chinese(change.labels),
            chinese(change.a),
            chinese(change.b),
            change.better,
            Text(printable(change.text[:FIRST_WORDS])),
        )
    return Group(figures, changes)
