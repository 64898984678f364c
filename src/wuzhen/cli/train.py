"""``wuzhen train``: labelled paragraphs in, a model file out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wuzhen.cli.options import DataFiles, Force, ParamsFile

if TYPE_CHECKING:
    from wuzhen.evaluation import LabelScores


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
        typer.Option(
            readable=False,
            help="Folder of <label>.txt term lists; the bundled one where none is given.",
        ),
    ] = None,
    keep_text: Annotated[
        bool,
        typer.Option(
            "--keep-text",
            help="Keep the paragraphs in the model, for `wuzhen tag --explain` to show similar "
            "ones: anyone with the model can read them.",
        ),
    ] = False,
    with_bundled: Annotated[
        bool,
        typer.Option(
            "--with-bundled", help="Learn from what the bundled model was trained on as well."
        ),
    ] = False,
) -> None:
    """Train a model on labelled paragraphs.

    A few reports of one's own are best learned together with the bundled ones.

    The model file also says how it was made; `wuzhen model show` prints that. Prints, on standard
    error, the figures of each label on held-out reports.

    Example: `wuzhen train data/splits/train.jsonl -o models/wuzhen.joblib`
    """
    from wuzhen import training
    from wuzhen.cli.messages import warn
    from wuzhen.corpus.bundled import bundled_records
    from wuzhen.corpus.bundled import with_bundled as together
    from wuzhen.corpus.records import load_records
    from wuzhen.features import load_lexicon
    from wuzhen.model.store import to_bytes
    from wuzhen.params import load_params
    from wuzhen.resources import bundled_lexicon, bundled_params
    from wuzhen.saving import replacing

    folder = lexicon or bundled_lexicon()
    inputs = [*data, *([params] if params else []), *folder.glob("*")]
    with replacing(output, force=force, inputs=inputs) as file:
        own = load_records(data)
        records = together(own, bundled_records()) if with_bundled else own
        chosen = load_params(params or bundled_params())
        terms = load_lexicon(folder)
        trained = training.fit(records, chosen, terms)
        tagger = training.with_texts(trained.tagger, records) if keep_text else trained.tagger
        metadata = training.describe(tagger, records, chosen, terms)
        file.write(to_bytes(tagger, metadata))
    warn(
        f"{output}: {metadata.n_paragraphs} paragraphs of {metadata.n_reports} reports, "
        f"{metadata.n_features} features"
    )
    for line in _held_out_lines(trained.out_of_fold):
        typer.echo(line, err=True)
    never = [label for label, found in trained.out_of_fold.items() if not found.f1]
    if never:
        warn(f"warning: not found in any held-out report: {', '.join(never)}; label more of it")


def _held_out_lines(labels: Mapping[str, LabelScores]) -> list[str]:
    """Return the out-of-fold figures of a training run as lines of plain text."""
    from wuzhen.cli.messages import translated
    from wuzhen.output.figures import cell

    heads = ("on held-out reports", "precision", "recall", "F1", "support")
    figures = [
        (label, cell(found.precision), cell(found.recall), cell(found.f1), str(found.support))
        for label, found in labels.items()
    ]
    return [_columns(row) for row in (tuple(map(translated, heads)), *figures)]


def _columns(cells: Sequence[str]) -> str:
    """Return the cells of a line, each as wide as its column; Chinese characters are wide."""
    from rich.cells import cell_len

    first, *others = zip(cells, (20, 10, 8, 8, 9), strict=True)
    name = first[0] + " " * (first[1] - cell_len(first[0]))
    return name + "".join(" " * (width - cell_len(text)) + text for text, width in others)
