"""``wuzhen train``: labelled paragraphs in, a model file out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from wuzhen.cli.options import DataFiles, Force, ParamsFile


def train(
    data: DataFiles,
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="MODEL", help="Where the model goes (.joblib)."),
    ],
    params: ParamsFile = None,
    force: Force = False,
    lexicon: Annotated[
        Path | None,
        typer.Option(help="Folder of <label>.txt term lists; the bundled one where none is given."),
    ] = None,
) -> None:
    """Train a model on labelled paragraphs.

    The model file also says how it was made; `wuzhen model show` prints that. Prints, on standard
    error, how each label was found in reports held out.

    Example: `wuzhen train data/splits/train.jsonl -o models/wuzhen.joblib`
    """
    from wuzhen import training
    from wuzhen.cli.messages import warn
    from wuzhen.corpus.records import load_records
    from wuzhen.features import load_lexicon
    from wuzhen.model.store import to_bytes
    from wuzhen.params import load_params
    from wuzhen.resources import bundled_lexicon, bundled_params
    from wuzhen.saving import replacing
    from wuzhen.writers.evaluation import held_out_lines

    folder = lexicon or bundled_lexicon()
    inputs = [*data, *([params] if params else []), *folder.glob("*")]
    with replacing(output, force=force, inputs=inputs) as file:
        records = load_records(data)
        chosen = load_params(params or bundled_params())
        terms = load_lexicon(folder)
        trained = training.fit(records, chosen, terms)
        metadata = training.describe(trained.tagger, records, chosen, terms)
        file.write(to_bytes(trained.tagger, metadata))
    warn(
        f"{output}: {metadata.n_paragraphs} paragraphs of {metadata.n_reports} reports, "
        f"{metadata.n_features} features"
    )
    for line in held_out_lines(trained.out_of_fold):
        warn(line)
