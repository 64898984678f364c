"""``wuzhen tag``: reports in, tagged paragraphs out."""

from __future__ import annotations

from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from wuzhen.cli.emit import refuse_terminal, result_stream
from wuzhen.cli.loading import load_tagger
from wuzhen.cli.messages import warn
from wuzhen.cli.options import Force, Jobs, ModelFile, Reports, TextColumn
from wuzhen.cli.tagging import Run


class Format(StrEnum):
    """How taggings are written."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"
    xlsx = "xlsx"
    docx = "docx"
    md = "md"
    html = "html"


def tag(
    paths: Reports,
    form: Annotated[
        Format | None,
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
    explain: Annotated[
        bool,
        typer.Option(
            "--explain", help="Also say why: the words that decided, and similar paragraphs."
        ),
    ] = False,
    dropped: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Also write here every line that was left out, and the rule."
        ),
    ] = None,
) -> None:
    """Tag reports, paragraph by paragraph.

    The format of a file is detected from its content, not from its suffix.

    Example: `wuzhen tag 年度总结.docx --format csv -o 年度总结.csv`
    """
    from wuzhen.output.dropped import DroppedWriter
    from wuzhen.output.formats import format_named

    chosen = format_named(form, output)
    if chosen.binary:
        refuse_terminal(output, chosen.name)
    run = Run(paths)
    with ExitStack() as stack:
        stream = stack.enter_context(result_stream(output, force=force, inputs=run.inputs))
        left_out = dropped and DroppedWriter(
            stack.enter_context(result_stream(dropped, force=force, inputs=run.inputs))
        )
        tagger = load_tagger(model)
        if explain and tagger.texts is None:
            warn(
                "similar paragraphs are left out: the model keeps no texts; "
                "`wuzhen train DATA -o MODEL --keep-text` makes one that does"
            )
        writer = chosen.open(stream)
        for document, taggings in run.tagged(tagger, column, explain, model=model, jobs=jobs):
            writer.add(taggings)
            if left_out:
                left_out.add(document)
        writer.close()
    run.finish(output, writer.warnings)
