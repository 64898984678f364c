"""``python -m experiments.corpus``: the authored corpus joined, and its text examined."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from wuzhen.cli.emit import emit
from wuzhen.cli.messages import warn
from wuzhen.cli.options import DataFiles, Force, OutputFile

app = typer.Typer(help="Join the authored corpus and examine its text.", no_args_is_help=True)


@app.command("prepare")
def prepare(
    folder: Annotated[
        Path, typer.Argument(help="A folder with reports/*.md, design.csv and codings.csv.")
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="Where the records go (.jsonl).")],
    force: Force = False,
) -> None:
    """Join reports, design and codings into labelled paragraphs.

    Example: `python -m experiments.corpus prepare data/corpus -o data/prepared/corpus.jsonl`
    """
    from experiments.authored_reports import prepare as join
    from wuzhen.corpus.records import write_records

    records = join(folder)
    write_records(records, output, force=force, inputs=folder.rglob("*"))
    warn(f"{output}: {len(records)} paragraphs")


@app.command("duplicates")
def duplicates(data: DataFiles, output: OutputFile = None, force: Force = False) -> None:
    """Find near-duplicate paragraphs, shared openings and shared phrases.

    Example: `python -m experiments.corpus duplicates data/prepared/corpus.jsonl`
    """
    from experiments.duplicates import near_duplicates, templates
    from wuzhen.corpus.records import load_records

    records = load_records(data)
    pairs = [asdict(pair) for pair in near_duplicates(records)]
    emit(
        {"near_duplicates": pairs, "templates": asdict(templates(records))},
        output,
        force=force,
        inputs=data,
    )


@app.command("types")
def types(data: DataFiles, output: OutputFile = None, force: Force = False) -> None:
    """Count the different tokens among the first 1,000, 5,000, … tokens: how rich the text is.

    Example: `python -m experiments.corpus types data/prepared/corpus.jsonl`
    """
    from experiments.duplicates import type_token_curve
    from wuzhen.corpus.records import load_records
    from wuzhen.documents.text_repair import repair
    from wuzhen.features import Segmenter

    segment = Segmenter()
    emit(
        type_token_curve([segment(repair(record.text)) for record in load_records(data)]),
        output,
        force=force,
    )


if __name__ == "__main__":
    from wuzhen.cli.running import run

    run(app)
