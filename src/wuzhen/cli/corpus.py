"""``wuzhen corpus``: labelled paragraphs checked, counted, joined and divided."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wuzhen.cli.emit import emit
from wuzhen.cli.messages import warn
from wuzhen.cli.options import DataFiles, Force, OutputFile, ParamsFile

if TYPE_CHECKING:
    from wuzhen.corpus.records import Record

app = typer.Typer(help="Check, count, join and divide labelled paragraphs.", no_args_is_help=True)


@app.command("check")
def check(data: DataFiles) -> None:
    """Check every record against the contract; name file and line of each fault.

    Example: `wuzhen corpus check data/splits/train.jsonl`
    """
    from wuzhen.corpus.checks import check_file

    count, faults = 0, 0
    for path in data:
        records, found = check_file(path)
        count += len(records)
        faults += len(found)
        for fault in found:
            warn(fault)
    warn(f"{count} sound records, {faults} faults")
    if faults:
        raise typer.Exit(1)


@app.command("stats")
def stats(data: DataFiles, output: OutputFile = None, force: Force = False) -> None:
    """Count paragraphs, labels and their combinations; lengths; headings.

    Example: `wuzhen corpus stats data/prepared/corpus.jsonl`
    """
    from wuzhen.corpus.stats import describe

    emit(asdict(describe(_load(data))), output, force=force, inputs=data)


@app.command("prepare")
def prepare(
    folder: Annotated[
        Path, typer.Argument(help="A folder with reports/*.md, design.csv and codings.csv.")
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="Where the records go (.jsonl).")],
    force: Force = False,
) -> None:
    """Join reports, design and codings into labelled paragraphs.

    Example: `wuzhen corpus prepare data/corpus -o data/prepared/corpus.jsonl`
    """
    from wuzhen.corpus.records import write_records
    from wuzhen.corpus.reports import prepare as join

    records = join(folder)
    write_records(records, output, force=force, inputs=folder.rglob("*"))
    warn(f"{output}: {len(records)} paragraphs")


@app.command("split")
def split(
    data: DataFiles,
    output: Annotated[
        Path, typer.Option("--output", "-o", help="Folder for train.jsonl and test.jsonl.")
    ],
    params: ParamsFile = None,
    force: Force = False,
) -> None:
    """Divide labelled paragraphs into train and test, whole reports on one side.

    Example: `wuzhen corpus split data/prepared/corpus.jsonl -o data/splits`
    """
    from wuzhen.corpus.records import write_records
    from wuzhen.corpus.splits import split as divide
    from wuzhen.params import load_params
    from wuzhen.resources import bundled_params

    chosen = load_params(params or bundled_params())
    train, test = divide(_load(data), chosen.split.test_share, chosen.seed)
    for name, records in (("train", train), ("test", test)):
        write_records(records, output / f"{name}.jsonl", force=force, inputs=data)
        warn(f"{output / name}.jsonl: {len(records)} paragraphs")


@app.command("agreement")
def agreement(data: DataFiles, output: OutputFile = None, force: Force = False) -> None:
    """Measure how far the two coders agree: kappa, alpha and F1 per label, and the disputes.

    Example: `wuzhen corpus agreement data/prepared/corpus.jsonl`
    """
    from wuzhen.corpus.agreement import measure_agreement

    emit(asdict(measure_agreement(_load(data))), output, force=force, inputs=data)


@app.command("duplicates")
def duplicates(data: DataFiles, output: OutputFile = None, force: Force = False) -> None:
    """Find near-duplicate paragraphs, shared openings and shared phrases.

    Example: `wuzhen corpus duplicates data/prepared/corpus.jsonl`
    """
    from wuzhen.corpus.duplicates import near_duplicates, templates

    records = _load(data)
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

    Example: `wuzhen corpus types data/prepared/corpus.jsonl`
    """
    from wuzhen.corpus.duplicates import type_token_curve
    from wuzhen.documents import repair
    from wuzhen.features import Segmenter

    segment = Segmenter()
    emit(
        type_token_curve([segment(repair(record.text)) for record in _load(data)]),
        output,
        force=force,
    )


def _load(data: list[Path]) -> list[Record]:
    from wuzhen.corpus.records import load_records

    return load_records(data)
