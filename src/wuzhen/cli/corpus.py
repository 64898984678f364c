"""``wuzhen corpus``: labelled paragraphs checked, counted and divided."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wuzhen.cli.corpus_import import import_corrections
from wuzhen.cli.corpus_queue import queue
from wuzhen.cli.emit import emit
from wuzhen.cli.messages import warn
from wuzhen.cli.options import DataFiles, Force, OutputFile, ParamsFile

if TYPE_CHECKING:
    from wuzhen.corpus.records import Record

app = typer.Typer(
    help="Labelled paragraphs: brought back, checked, counted, divided.", no_args_is_help=True
)
app.command("import")(import_corrections)
app.command("queue")(queue)


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


def _load(data: list[Path]) -> list[Record]:
    from wuzhen.corpus.records import load_records

    return load_records(data)
