"""``wuzhen tag``: reports in, tagged paragraphs out."""

from __future__ import annotations

from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wuzhen.cli.emit import result_stream
from wuzhen.cli.loading import load_tagger
from wuzhen.cli.messages import report, warn
from wuzhen.cli.options import Force, ModelFile
from wuzhen.cli.progress import progress

if TYPE_CHECKING:
    from wuzhen.errors import WuzhenError
    from wuzhen.output.dropped import DroppedWriter
    from wuzhen.output.formats import Writer
    from wuzhen.pipeline import Tagged


class Format(StrEnum):
    """How taggings are written."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"
    html = "html"


def tag(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...", help="Reports, folders of reports, or - for standard input."
        ),
    ],
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
    column: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="The column of a table or of records with the text."),
    ] = None,
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
    from wuzhen.documents import find
    from wuzhen.output.dropped import DroppedWriter
    from wuzhen.output.formats import format_named
    from wuzhen.pipeline import tag_sources

    chosen = format_named(form, output)
    found = find(paths)
    failures = list(found.failures)
    inputs = [source.path for source in found.sources if source.path]
    if not found.sources:
        report(failures[:-1])
        raise failures[-1]
    with ExitStack() as stack:
        stream = stack.enter_context(result_stream(output, force=force, inputs=inputs))
        left_out = dropped and DroppedWriter(
            stack.enter_context(result_stream(dropped, force=force, inputs=inputs))
        )
        tagger = load_tagger(model)
        if explain and tagger.texts is None:
            warn(
                "similar paragraphs are left out: the model keeps no texts; "
                "`wuzhen train DATA -o MODEL --keep-text` makes one that does"
            )
        writer = chosen.open(stream)
        done = 0
        for tagged in progress(
            tag_sources(tagger, found.sources, column, explain), len(found.sources), "Tagging"
        ):
            failures += _kept(tagged, writer, left_out or None)
            done += tagged.document is not None
        if not done:
            report(failures[:-1])
            raise failures[-1]
        writer.close()
    for warning in writer.warnings:
        warn(warning)
    report(failures)
    if failures:
        raise typer.Exit(3)


def _kept(tagged: Tagged, writer: Writer, left_out: DroppedWriter | None) -> list[WuzhenError]:
    """Write what came of one source; return what of it was not read."""
    from wuzhen.errors import WuzhenError

    if tagged.document is None:
        assert tagged.failure is not None
        return [tagged.failure]
    writer.add(tagged.taggings)
    if left_out:
        left_out.add(tagged.document)
    lost = []
    for notice in tagged.document.notices:
        if notice.lost:
            lost.append(WuzhenError(notice.message, where=tagged.source.name))
        else:
            warn(f"{tagged.source.name}: {notice.message}")
    return lost
