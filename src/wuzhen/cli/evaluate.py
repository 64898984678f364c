"""``wuzhen evaluate``: a model held against labelled paragraphs."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from wuzhen.cli.loading import load_tagger
from wuzhen.cli.options import DataFiles, ModelFile


class Format(StrEnum):
    """How an evaluation is written."""

    table = "table"
    json = "json"


def evaluate(
    data: DataFiles,
    model: ModelFile = None,
    form: Annotated[Format, typer.Option("--format", "-f", help="How to print it.")] = Format.table,
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
    from wuzhen.writers.plots import write_plots

    records = load_records(data)
    result, outcome = evaluation.evaluate(load_tagger(model), records)
    if metrics:
        metrics.parent.mkdir(parents=True, exist_ok=True)
        metrics.write_text(written.to_json(result), encoding="utf-8")
    if plots:
        write_plots(outcome, plots)
    if form is Format.json:
        typer.echo(written.to_json(result), nl=False)
    else:
        from rich.console import Console

        Console().print(written.to_table(result))
