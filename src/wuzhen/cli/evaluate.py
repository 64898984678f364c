"""``wuzhen evaluate``: a model compared with labelled paragraphs."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from wuzhen.cli.emit import emit_text, show
from wuzhen.cli.loading import load_tagger
from wuzhen.cli.options import DataFiles, Force, ModelFile
from wuzhen.errors import WuzhenError

REPORTS = ".html, .md or .json"
"""What a full report can be."""


TITLE = "wuzhen evaluation"


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
            help="Break down by length, headings, labels, or any key of the records; repeatable.",
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="OUT", help="Also as a file: .html, .md or .json."),
    ] = None,
    plots: Annotated[
        Path | None,
        typer.Option(help="Folder for plots (.csv, .svg): curves, confusion, calibration."),
    ] = None,
    metrics: Annotated[Path | None, typer.Option(help="Also write the JSON here.")] = None,
    headline: Annotated[
        Path | None, typer.Option(help="Also write the few main figures here, for `dvc metrics`.")
    ] = None,
    force: Force = False,
) -> None:
    """Measure a model on labelled paragraphs.

    Intervals are 95%, from a bootstrap over whole reports.

    Example: `wuzhen evaluate data/splits/test.jsonl --format json`
    """
    from wuzhen.corpus.records import load_records
    from wuzhen.evaluation import full_report
    from wuzhen.output import evaluation as written
    from wuzhen.output.plots import plots as plot_files
    from wuzhen.output.report import sections, to_html, to_markdown
    from wuzhen.saving import write_text

    if output and output.suffix not in {".html", ".md", ".json"}:
        raise WuzhenError("no report format for this suffix", where=str(output), expected=REPORTS)
    report, outcome = full_report(load_tagger(model), load_records(data), by or ())
    parts = sections(report)
    if output:
        texts = {
            ".html": lambda: to_html(TITLE, parts),
            ".md": lambda: to_markdown(TITLE, parts),
            ".json": lambda: written.to_full_json(report),
        }
        write_text(output, texts[output.suffix](), force=force, inputs=data)
    if metrics:
        write_text(metrics, written.to_json(report.evaluation), force=force, inputs=data)
    if headline:
        write_text(headline, written.to_headline(report.evaluation), force=force, inputs=data)
    if plots:
        for name, text in plot_files(outcome).items():
            write_text(plots / name, text, force=force, inputs=data)
    if form is Format.json:
        emit_text(written.to_full_json(report))
    else:
        show(written.to_table(parts))
