"""``wuzhen tag``: reports in, tagged paragraphs out."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wuzhen.cli.emit import refuse_terminal, result_stream
from wuzhen.cli.loading import load_tagger
from wuzhen.cli.options import (
    Explain,
    Force,
    Jobs,
    ModelFile,
    Reports,
    TextColumn,
    WithLibreOffice,
)
from wuzhen.cli.tag_parts import Wanted, is_folder, tag_into_parts
from wuzhen.cli.tagging import Run
from wuzhen.errors import WuzhenError

if TYPE_CHECKING:
    from wuzhen.bulk.cluster import Scheduler
    from wuzhen.documents import Document
    from wuzhen.model.tagger import Tagging
    from wuzhen.output.dropped import DroppedWriter
    from wuzhen.output.formats import Writer


class Format(StrEnum):
    """How taggings are written."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"
    xlsx = "xlsx"
    docx = "docx"
    md = "md"
    html = "html"
    parquet = "parquet"


def tag(
    paths: Reports,
    form: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="By the suffix of OUT, else a table."),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="OUT",
            help="Write here; - is standard output, FOLDER/ takes a big job in parts.",
        ),
    ] = None,
    force: Force = False,
    model: ModelFile = None,
    column: TextColumn = None,
    jobs: Jobs = None,
    explain: Explain = False,
    with_libreoffice: WithLibreOffice = False,
    dropped: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Also write here every line that was left out, and the rule."
        ),
    ] = None,
    scheduler: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="Let the workers of a dask scheduler make the parts."),
    ] = None,
    tls_ca: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Whom a scheduler at tls:// is trusted by.")
    ] = None,
    tls_cert: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Who we are to such a scheduler.")
    ] = None,
    tls_key: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The key of that certificate.")
    ] = None,
) -> None:
    """Tag reports, paragraph by paragraph.

    The format of a file is detected from its content, not from its suffix.

    Example: `wuzhen tag 年度总结.docx --format csv -o 年度总结.csv`
    """
    if scheduler is not None or is_folder(output):
        addressed = _scheduler(scheduler, tls_ca, tls_cert, tls_key)
        folder = _folder(output, dropped)
        wanted = Wanted(
            folder, form, force, model, column, explain, jobs, with_libreoffice, addressed
        )
        tag_into_parts(paths, wanted)
        return
    from wuzhen.output.dropped import DroppedWriter
    from wuzhen.output.formats import format_named
    from wuzhen.parallel import jobs_for
    from wuzhen.saving import refuse_same

    out = None if output is None else Path(output)
    refuse_same(out, dropped)
    chosen = format_named(form, out)
    if chosen.binary:
        refuse_terminal(out, chosen.name)
    run = Run(paths, libreoffice=with_libreoffice)
    with ExitStack() as stack:
        stream = stack.enter_context(result_stream(out, force=force, inputs=run.inputs))
        left_out = None
        if dropped is not None:
            lines = stack.enter_context(result_stream(dropped, force=force, inputs=run.inputs))
            left_out = DroppedWriter(lines)
        tagger = load_tagger(model, explain=explain)
        processes = jobs_for(run.sources, jobs)
        warnings: list[str] = []
        if chosen.name == "jsonl" and left_out is None and processes > 1:
            for data in run.lines(model, column, explain, processes):
                stream.write(data)
        else:
            found = run.tagged(tagger, column, explain, model=model, jobs=processes)
            warnings = _written(found, chosen.open(stream), left_out)
    run.finish(out, warnings)


def _written(
    found: Iterable[tuple[Document, tuple[Tagging, ...]]],
    writer: Writer,
    left_out: DroppedWriter | None,
) -> list[str]:
    """Write what was found; return what the user must know of it."""
    for document, taggings in found:
        writer.add(taggings)
        if left_out:
            left_out.add(document)
    writer.close()
    return writer.warnings


def _folder(output: str | None, dropped: Path | None) -> str:
    if output is None or not is_folder(output):
        raise WuzhenError(
            "a cluster writes parts", expected="a folder: -o FOLDER/", got=output or "none"
        )
    if dropped is not None:
        raise WuzhenError(
            "parts are written without the lines that were left out",
            where=str(dropped),
            hint="leave out --dropped, or write one file",
        )
    return output


def _scheduler(
    address: str | None, ca: Path | None, cert: Path | None, key: Path | None
) -> Scheduler | None:
    if address is None:
        return None
    from wuzhen.bulk.cluster import Scheduler

    return Scheduler(address, ca, cert, key)
