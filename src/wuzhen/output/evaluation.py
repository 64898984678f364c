"""An evaluation as JSON and as tables for the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from rich.console import Group as Renderables
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from wuzhen.evaluation import Evaluation, Report
from wuzhen.output import figures
from wuzhen.output.figures import HEADLINE, MISSING
from wuzhen.output.report import Section
from wuzhen.output.terminal import printable


def to_json(evaluation: Evaluation) -> str:
    """Return the figures as one JSON object, rounded to four decimals."""
    return figures.to_json(asdict(evaluation))


def to_headline(evaluation: Evaluation) -> str:
    """Return the few figures that runs are compared by, as one JSON object."""
    return figures.to_json({name: getattr(evaluation, name) for name in HEADLINE})


def to_full_json(report: Report) -> str:
    """Return the figures with groups, reliability, confusion and errors as one JSON object."""
    values = asdict(report)
    evaluation, groups = values.pop("evaluation"), values.pop("groups")
    by = {group[0]["key"]: group for group in groups if group}
    return figures.to_json({**evaluation, **values, "by": by})


def to_table(parts: Sequence[Section]) -> RenderableType:
    """Return a table for each section of a report."""
    return Renderables(*(_table(part) for part in parts))


def _table(part: Section) -> Table:
    table = Table(title=Text(printable(part.title)), title_justify="left")
    shown = len(part.header) - part.wide
    for i, name in enumerate(part.header[:shown]):
        numeric = all(
            row[i][-1:].isdigit() or row[i][-1:] in {"", "%", MISSING} for row in part.rows
        )
        table.add_column(name, justify="right" if i and numeric else "left")
    table.caption = part.note or None
    for row in part.rows:
        table.add_row(*(Text(printable(value)) for value in row[:shown]))
    return table
