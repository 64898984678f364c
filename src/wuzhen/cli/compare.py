"""``wuzhen compare``: two models on the same labelled paragraphs."""

from __future__ import annotations

from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wuzhen.cli.emit import emit, show
from wuzhen.cli.loading import load_tagger
from wuzhen.cli.options import DataFiles

if TYPE_CHECKING:
    from wuzhen.model.tagger import Tagger


class Format(StrEnum):
    """How a comparison is written."""

    table = "table"
    json = "json"


def compare(
    model_a: Annotated[
        Path,
        typer.Argument(
            metavar="MODEL_A", readable=False, help="A model file (.joblib), or `bundled`."
        ),
    ],
    model_b: Annotated[
        Path, typer.Argument(metavar="MODEL_B", readable=False, help="Another one.")
    ],
    data: DataFiles,
    form: Annotated[Format, typer.Option("--format", "-f", help="How to print it.")] = Format.table,
) -> None:
    """Compare two models: the paired difference with its interval, and what changed.

    Example: `wuzhen compare bundled new.joblib data/splits/test.jsonl`
    """
    from wuzhen.corpus.records import load_records
    from wuzhen.evaluation.compare import compare as hold_together

    records = load_records(data)
    result = hold_together(_tagger(model_a), _tagger(model_b), records)
    if form is Format.json:
        emit(asdict(result), None)
    else:
        from wuzhen.output.comparison import to_table

        show(to_table(result))


def _tagger(model: Path) -> Tagger:
    return load_tagger(None if str(model) == "bundled" else model)
