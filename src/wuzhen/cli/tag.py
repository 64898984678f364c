"""``wuzhen tag``: reports in, tagged paragraphs out."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wuzhen.cli.loading import load_tagger
from wuzhen.cli.options import ModelFile
from wuzhen.cli.progress import progress
from wuzhen.errors import WuzhenError

if TYPE_CHECKING:
    from wuzhen.documents import Document
    from wuzhen.model.tagger import Tagging


class Format(StrEnum):
    """How taggings are written."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"


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
        typer.Option("--output", "-o", metavar="OUT", help="Write here, not to standard output."),
    ] = None,
    model: ModelFile = None,
) -> None:
    """Tag reports, paragraph by paragraph.

    Reads .docx, .pdf with a text layer, .html, .mht, .txt, .md and .jsonl, told apart by content.

    Example: `wuzhen tag 年度总结.docx --format csv -o 年度总结.csv`
    """
    chosen = form or _format_of(output)
    documents, failures = _read(paths)
    if not documents:
        _report(failures[:-1])
        raise failures[-1]

    tagger = load_tagger(model)
    taggings = [
        tagging
        for document in progress(documents, "Tagging")
        for tagging in tagger.tag(document.paragraphs)
    ]
    _write(taggings, chosen, output)
    _report(failures)
    if failures:
        raise typer.Exit(3)


def _read(paths: list[str]) -> tuple[list[Document], list[WuzhenError]]:
    """Read every input; what cannot be read is told, and the others are done."""
    from wuzhen.documents import find, read, read_bytes

    documents: list[Document] = []
    failures: list[WuzhenError] = []
    inputs: list[Path | None] = []
    for path in paths:
        try:
            inputs += [None] if path == "-" else find([Path(path)])
        except WuzhenError as error:
            failures.append(error)
    for item in progress(inputs, "Reading"):
        try:
            documents.append(read(item) if item else read_bytes(sys.stdin.buffer.read(), "stdin"))
        except WuzhenError as error:
            failures.append(error)
    return documents, failures


def _report(failures: list[WuzhenError]) -> None:
    for failure in failures:
        typer.echo(f"wuzhen: {failure}", err=True)


def _format_of(output: Path | None) -> Format:
    if output is None:
        return Format.table
    suffix = output.suffix.lower().removeprefix(".")
    if suffix in list(Format):
        return Format(suffix)
    raise WuzhenError(
        "no format for this suffix",
        where=str(output),
        expected="one of " + ", ".join(Format),
        got=output.suffix or "none",
        hint="name it with --format",
    )


def _write(taggings: list[Tagging], form: Format, output: Path | None) -> None:
    if form is Format.table:
        _write_table(taggings, output)
        return
    from wuzhen.writers import to_csv, to_jsonl

    text = to_jsonl(taggings) if form is Format.jsonl else to_csv(taggings)
    if output:
        output.write_text(text, encoding="utf-8", newline="")
    else:
        sys.stdout.buffer.write(text.encode("utf-8"))


def _write_table(taggings: list[Tagging], output: Path | None) -> None:
    from rich.console import Console

    from wuzhen.writers.table import to_table

    if output is None:
        Console().print(to_table(taggings))
        return
    with output.open("w", encoding="utf-8") as file:
        Console(file=file, width=120).print(to_table(taggings))
