"""``wuzhen train``: labelled paragraphs in, a model file out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from wuzhen.cli.options import DataFiles, ParamsFile


def train(
    data: DataFiles,
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="MODEL", help="Where the model goes (.joblib)."),
    ],
    params: ParamsFile = None,
    lexicon: Annotated[
        Path | None,
        typer.Option(help="Folder of <label>.txt term lists; the bundled one where none is given."),
    ] = None,
) -> None:
    """Train a model on labelled paragraphs.

    Writes the model and, beside it, a .json that says how it was made. Prints, on standard error,
    how each label was found in reports held out.

    Example: `wuzhen train data/splits/train.jsonl -o models/wuzhen.joblib`
    """
    from wuzhen import training
    from wuzhen.corpus.records import load_records
    from wuzhen.features import load_lexicon
    from wuzhen.model.store import save
    from wuzhen.params import load_params
    from wuzhen.resources import bundled_lexicon, bundled_params
    from wuzhen.writers.evaluation import held_out_lines

    records = load_records(data)
    chosen = load_params(params or bundled_params())
    terms = load_lexicon(lexicon or bundled_lexicon())
    trained = training.fit(records, chosen, terms)
    described = training.describe(trained.tagger, records, chosen, terms)
    metadata = save(trained.tagger, described, output)
    typer.echo(
        f"{output}: {metadata.n_paragraphs} paragraphs of {metadata.n_reports} reports, "
        f"{metadata.n_features} features",
        err=True,
    )
    for line in held_out_lines(trained.out_of_fold):
        typer.echo(line, err=True)
