"""An evaluation as JSON and as a table."""

from __future__ import annotations

from dataclasses import asdict

from rich.console import Group, RenderableType
from rich.table import Table

from wuzhen.evaluation import Evaluation
from wuzhen.taxonomy import dimension
from wuzhen.writers import figures


def to_json(evaluation: Evaluation) -> str:
    """Return the evaluation as one JSON object, figures rounded to four decimals."""
    return figures.to_json(asdict(evaluation))


def to_table(evaluation: Evaluation) -> RenderableType:
    """Return a table per label and one of the figures over all labels."""
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
    return Group(labels, overall)


def _figures(evaluation: Evaluation) -> dict[str, float]:
    values = asdict(evaluation)
    return {name: value for name, value in values.items() if isinstance(value, float)}
