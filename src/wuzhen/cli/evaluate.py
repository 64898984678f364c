"""``wuzhen evaluate``: a model held against labelled paragraphs."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from wuzhen.cli.loading import load_tagger
from wuzhen.cli.options import DataFiles, ModelFile
from wuzhen.errors import WuzhenError

REPORTS = ".html or .md"
"""What a full report can be."""


class Format(StrEnum):
    """How an evaluation is written."""

    table = "table"
    json = "json"


def evaluate(
    data: DataFiles,
    model: ModelFile = None,
    form: Annotated[Format, typer.Option("--format", "-f", help="How to print it.")] = Format.table,
    by: Annotated[
        list[str] | None,
        typer.Option(
            metavar="KEY",
            help="Also by length, headings, labels, or any key of the records; may be repeated.",
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="OUT", help="Also a full report: .html or .md."),
    ] = None,
    plots: Annotated[
        Path | None, typer.Option(help="Folder for plot data: curves, confusion, calibration.")
    ] = None,
    metrics: Annotated[
        Path | None, typer.Option(help="Also write the JSON here, for `dvc metrics`.")
    ] = None,
) -> None:
    """Measure a model on labelled paragraphs.

    Intervals are 95%, from a bootstrap over whole reports.

    Example: `wuzhen evaluate data/splits/test.jsonl --format json`
    """
    from wuzhen import evaluation
    from wuzhen.corpus.records import load_records
    from wuzhen.writers import evaluation as written
    from wuzhen.writers import report
    from wuzhen.writers.plots import write_plots

    if output and output.suffix not in {".html", ".md"}:
        raise WuzhenError("no report format for this suffix", where=str(output), expected=REPORTS)
    records = load_records(data)
    tagger = load_tagger(model)
    result, outcome = evaluation.evaluate(tagger, records)
    groups = [
        evaluation.breakdown(outcome, records, key)
        for key in by or ["length", "headings", "labels"]
    ]
    if output:
        mistakes = evaluation.confident_mistakes(tagger, records, outcome)
        parts = report.sections(result, outcome, groups, mistakes)
        write = report.to_html if output.suffix == ".html" else report.to_markdown
        output.write_text(write("wuzhen evaluation", parts), encoding="utf-8")
    if metrics:
        metrics.parent.mkdir(parents=True, exist_ok=True)
        metrics.write_text(written.to_json(result), encoding="utf-8")
    if plots:
        write_plots(outcome, plots)
    shown = groups if by else []
    if form is Format.json:
        typer.echo(written.to_json(result, shown), nl=False)
    else:
        from rich.console import Console

        Console().print(written.to_table(result, shown))
