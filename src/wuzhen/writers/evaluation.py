"""An evaluation as JSON and as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from rich.console import Group as Renderables
from rich.console import RenderableType
from rich.table import Table

from wuzhen.evaluation import Evaluation, Group
from wuzhen.taxonomy import dimension
from wuzhen.writers import figures


def to_json(evaluation: Evaluation, groups: Sequence[Sequence[Group]] = ()) -> str:
    """Return the evaluation as one JSON object, figures rounded to four decimals.

    ``groups`` are added under ``by``, where there are any.
    """
    values = asdict(evaluation)
    if groups:
        values["by"] = {group[0].key: [asdict(row) for row in group] for group in groups if group}
    return figures.to_json(values)


def to_table(evaluation: Evaluation, groups: Sequence[Sequence[Group]] = ()) -> RenderableType:
    """Return a table per label, one of the figures over all labels, and one for each grouping."""
    labels = Table(title="Per label", title_justify="left")
    for column in (
        "label",
        "precision",
        "recall",
        "F1",
        "average precision",
        "support",
        "threshold",
    ):
        labels.add_column(column, justify="left" if column == "label" else "right")
    for label, scores in evaluation.labels.items():
        labels.add_row(
            f"{dimension(label).short} {label}",
            *(f"{value:.3f}" for value in (scores.precision, scores.recall, scores.f1)),
            f"{scores.average_precision:.3f}",
            str(scores.support),
            f"{scores.threshold:.3f}",
        )
    overall = Table(
        title=f"{evaluation.n_paragraphs} paragraphs of {evaluation.n_reports} reports",
        title_justify="left",
    )
    overall.add_column("figure")
    overall.add_column("value", justify="right")
    overall.add_column("95% interval", justify="right")
    for name, value in _figures(evaluation).items():
        low_high = evaluation.ci95.get(name)
        interval = f"{low_high[0]:.3f}-{low_high[1]:.3f}" if low_high else ""
        overall.add_row(name.replace("_", " "), f"{value:.3f}", interval)
    return Renderables(labels, overall, *(_group_table(group) for group in groups if group))


def _group_table(groups: Sequence[Group]) -> Table:
    table = Table(title=f"By {groups[0].key}", title_justify="left")
    for column in ("value", "paragraphs", "macro F1", "micro F1", "exact", "false tags on none"):
        table.add_column(column, justify="left" if column == "value" else "right")
    for group in groups:
        shares = (group.macro_f1, group.micro_f1, group.exact_match, group.false_tag_rate_on_none)
        table.add_row(group.value, str(group.n_paragraphs), *(f"{share:.3f}" for share in shares))
    return table


def _figures(evaluation: Evaluation) -> dict[str, float]:
    values = asdict(evaluation)
    return {name: value for name, value in values.items() if isinstance(value, float)}
