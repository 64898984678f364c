"""``wuzhen summary``: how much of each dimension is in each report."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wuzhen.cli.emit import refuse_terminal, result_stream, show
from wuzhen.cli.loading import load_tagger
from wuzhen.cli.options import Force, Jobs, ModelFile, Reports, TextColumn
from wuzhen.cli.tagging import Run
from wuzhen.errors import WuzhenError

if TYPE_CHECKING:
    from wuzhen.output.summary import SourceSummary


class Form(StrEnum):
    """How the figures are written."""

    table = "table"
    csv = "csv"
    xlsx = "xlsx"
    svg = "svg"
    png = "png"


_BINARY = (Form.xlsx, Form.png)


def summary(
    paths: Reports,
    form: Annotated[
        Form | None,
        typer.Option("--format", "-f", help="By the suffix of OUT, else a table."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="OUT", help="Write here; - is standard output."),
    ] = None,
    force: Force = False,
    model: ModelFile = None,
    column: TextColumn = None,
    jobs: Jobs = None,
) -> None:
    """Count paragraphs, characters and shares by report and dimension.

    A picture is an .svg, or by the extra `png` a .png.

    Example: `wuzhen summary 报告/ -o 汇总.xlsx`
    """
    chosen = form or _by_suffix(output)
    if chosen in _BINARY:
        refuse_terminal(output, chosen)
    if chosen is Form.table and output is not None and str(output) != "-":
        raise WuzhenError("a table is for the terminal", hint="write .csv, .xlsx, .svg or .png")
    run = Run(paths)
    if chosen is Form.table:
        from wuzhen.output.summary_formats import to_table

        show(to_table(_summaries(run, model, column, jobs)))
        run.finish(None, [])
        return
    from wuzhen.output.summary_formats import WRITTEN

    with result_stream(output, force=force, inputs=run.inputs) as stream:
        stream.write(WRITTEN[chosen](_summaries(run, model, column, jobs)))
    run.finish(output, [])


def _summaries(
    run: Run, model: Path | None, column: str | None, jobs: int | None
) -> list[SourceSummary]:
    from wuzhen.output.summary import by_source, summarized

    found = run.tagged(load_tagger(model), column, model=model, jobs=jobs)
    return by_source(summarized(document.source, taggings) for document, taggings in found)


def _by_suffix(output: Path | None) -> Form:
    if output is None or str(output) == "-":
        return Form.table
    suffix = output.suffix.lower().removeprefix(".")
    if suffix in set(Form) - {Form.table}:
        return Form(suffix)
    raise WuzhenError(
        "no format for this suffix",
        where=str(output),
        expected="one of .csv, .xlsx, .svg, .png",
        got=output.suffix or "none",
        hint="name it with --format",
    )
