"""Arguments that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

DataFiles = Annotated[
    list[Path],
    typer.Argument(
        metavar="DATA...", readable=False, help="Labelled paragraphs, JSON Lines (.jsonl)."
    ),
]

Reports = Annotated[
    list[str],
    typer.Argument(metavar="PATH...", help="Reports, folders of reports, or - for standard input."),
]

TextColumn = Annotated[
    str | None,
    typer.Option(
        "--column", metavar="NAME", help="The column of a table or of records with the text."
    ),
]

ModelFile = Annotated[
    Path | None,
    typer.Option(
        "--model", "-m", readable=False, help="A model file; the bundled model where none is given."
    ),
]

ParamsFile = Annotated[
    Path | None,
    typer.Option(
        "--params", readable=False, help="Parameters; the bundled params.yaml where none is given."
    ),
]

OutputFile = Annotated[
    Path | None, typer.Option("--output", "-o", help="Write here, not to standard output.")
]

Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        metavar="N",
        min=1,
        help="Processes that read and tag; as many as there are cores where the work is much.",
    ),
]

Force = Annotated[bool, typer.Option("--force", help="Replace the output where it exists.")]

Explain = Annotated[
    bool,
    typer.Option("--explain", help="Also say why: the words that decided, and similar paragraphs."),
]

WithLibreOffice = Annotated[
    bool,
    typer.Option(
        "--with-libreoffice", help="Let LibreOffice convert files that are not read otherwise."
    ),
]
