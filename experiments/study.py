"""``python -m experiments.study``: experiments on the data and the model."""

from __future__ import annotations

from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wuzhen.cli.emit import emit
from wuzhen.cli.options import Force, OutputFile, ParamsFile
from wuzhen.errors import WuzhenError

if TYPE_CHECKING:
    from wuzhen.corpus.records import Record
    from wuzhen.features import Lexicon
    from wuzhen.params import Params

app = typer.Typer(help="Run experiments on the data and the model.", no_args_is_help=True)

Train = Annotated[
    list[Path], typer.Argument(metavar="TRAIN...", help="Labelled paragraphs (.jsonl).")
]

HeldOut = Annotated[
    list[str],
    typer.Option(metavar="NAME=FILE", help="Measure on this data set; may be repeated."),
]

Seeds = Annotated[int, typer.Option(min=1, help="How many times the folds are resampled.")]

HoldOut = Annotated[
    str, typer.Option(help="The key whose values are held out whole: report, office, writer, …")
]


@app.command("learning-curve")
def learning_curve(
    train: Train,
    on: HeldOut,
    params: ParamsFile = None,
    output: OutputFile = None,
    force: Force = False,
    plot: Annotated[Path | None, typer.Option(help="Also draw it (.svg).")] = None,
) -> None:
    """Train on growing shares of the reports and measure each, to see if more data would help.

    Example: `python -m experiments.study learning-curve TRAIN.jsonl --on test=TEST.jsonl`
    """
    from experiments.learning_curve import curve_chart
    from experiments.learning_curve import learning_curve as measure
    from wuzhen.saving import write_text

    records, chosen, lexicon = _inputs(train, params)
    points = measure(records, _held_out(on), chosen, lexicon)
    emit([asdict(point) for point in points], output, force=force, inputs=train)
    if plot:
        write_text(plot, curve_chart(points) + "\n", force=force, inputs=train)


@app.command("probe")
def probe(
    ours: Annotated[Path, typer.Argument(help="Our labelled paragraphs (.jsonl).")],
    theirs: Annotated[Path, typer.Argument(help="The other paragraphs (.jsonl).")],
    by: Annotated[
        str | None, typer.Option(metavar="KEY", help="Also for each value of a key of ours.")
    ] = None,
    params: ParamsFile = None,
    output: OutputFile = None,
    force: Force = False,
) -> None:
    """Measure how well a classifier distinguishes two corpora, and by which features.

    Example: `python -m experiments.study probe data/prepared/corpus.jsonl field.jsonl`
    """
    from experiments.probe import domain_probe, probe_by
    from wuzhen.corpus.records import load_records
    from wuzhen.params import load_params
    from wuzhen.resources import bundled_params

    seed = load_params(params or bundled_params()).seed
    mine, others = load_records([ours]), load_records([theirs])
    found = asdict(domain_probe(mine, others, seed))
    if by:
        found["by"] = probe_by(mine, others, seed, by)
    emit(found, output, force=force, inputs=[ours, theirs])


@app.command("ablation")
def ablation(
    train: Train,
    change: Annotated[
        list[str] | None,
        typer.Option(
            "--set", metavar="NAME=VALUE[,…]", help="A change to measure; may be repeated."
        ),
    ] = None,
    changes: Annotated[Path | None, typer.Option(help="A YAML list of changes to measure.")] = None,
    seeds: Seeds = 1,
    hold_out: HoldOut = "report",
    params: ParamsFile = None,
    output: OutputFile = None,
    force: Force = False,
) -> None:
    """Compare parameter changes with the current parameters, cross-validated.

    Example: `python -m experiments.study ablation TRAIN.jsonl --set train.C=3`
    """
    from experiments.ablation import compare_changes
    from wuzhen.params import load_changes

    named = [*(change or []), *(load_changes(changes) if changes else [])]
    found = compare_changes(*_inputs(train, params), named, seeds=seeds, held_out=hold_out)
    emit([asdict(result) for result in found], output, force=force, inputs=train)


@app.command("alternatives")
def alternatives(
    train: Train,
    seeds: Seeds = 1,
    hold_out: HoldOut = "report",
    params: ParamsFile = None,
    output: OutputFile = None,
    force: Force = False,
) -> None:
    """Compare other classifiers over the same features with ours, cross-validated.

    Example: `python -m experiments.study alternatives data/splits/train.jsonl --seeds 3`
    """
    from experiments.alternatives import compare_alternatives

    found = compare_alternatives(*_inputs(train, params), seeds=seeds, held_out=hold_out)
    emit([asdict(result) for result in found], output, force=force, inputs=train)


@app.command("review")
def review(
    train: Train,
    hold_out: HoldOut = "report",
    params: ParamsFile = None,
    output: OutputFile = None,
    force: Force = False,
) -> None:
    """Compare rules for the review band: which share of the wrong paragraphs each one catches.

    Example: `python -m experiments.study review data/splits/train.jsonl --hold-out writer`
    """
    from experiments.review_rules import compare_rules

    found = compare_rules(*_inputs(train, params), held_out=hold_out)
    emit([asdict(rule) for rule in found], output, force=force, inputs=train)


@app.command("label-noise")
def label_noise(
    train: Train,
    hold_out: HoldOut = "report",
    params: ParamsFile = None,
    output: OutputFile = None,
    force: Force = False,
) -> None:
    """List labels that the rest of the corpus contradicts, for a second look.

    Example: `python -m experiments.study label-noise data/prepared/corpus.jsonl`
    """
    from experiments.label_noise import find_label_issues

    found = find_label_issues(*_inputs(train, params), hold_out)
    emit([asdict(suspect) for suspect in found], output, force=force, inputs=train)


@app.command("baselines")
def baselines(
    train: Train,
    on: HeldOut,
    params: ParamsFile = None,
    output: OutputFile = None,
    force: Force = False,
) -> None:
    """Compare ours, ours without each part, and the baselines on the same paragraphs.

    Needs the development extras (`make dev`).

    Example: `python -m experiments.study baselines TRAIN.jsonl --on test=TEST.jsonl`
    """
    from experiments.baseline_table import baseline_table

    records, chosen, lexicon = _inputs(train, params)
    rows = baseline_table(records, _held_out(on), chosen, lexicon)
    emit([asdict(row) for row in rows], output, force=force, inputs=train)


@app.command("robustness")
def robustness(
    train: Train,
    on: Annotated[Path, typer.Option(help="Labelled paragraphs to change and measure on.")],
    params: ParamsFile = None,
    output: OutputFile = None,
    force: Force = False,
) -> None:
    """Measure what masks, noise, lost headings and unseen offices and regions cost.

    Example: `python -m experiments.study robustness TRAIN.jsonl --on TEST.jsonl`
    """
    from experiments.ablation import STUDY_TOLERANCE
    from experiments.robustness import perturbations, unseen
    from wuzhen import training
    from wuzhen.corpus.records import load_records

    seen, chosen, lexicon = _inputs(train, params)
    held_out = load_records([on])
    fit = partial(training.train, params=chosen, lexicon=lexicon, tolerance=STUDY_TOLERANCE)
    costs = perturbations(fit(seen), held_out, chosen.seed)
    for key in ("office", "region"):
        costs += unseen(fit, seen, held_out, key)
    emit([asdict(cost) for cost in costs], output, force=force, inputs=[*train, on])


def _inputs(train: list[Path], params: Path | None) -> tuple[list[Record], Params, Lexicon]:
    """Load what every study of the model starts from."""
    from wuzhen.corpus.records import load_records
    from wuzhen.features import load_lexicon
    from wuzhen.params import load_params
    from wuzhen.resources import bundled_lexicon, bundled_params

    chosen = load_params(params or bundled_params())
    return load_records(train), chosen, load_lexicon(bundled_lexicon())


def _held_out(options: list[str]) -> dict[str, list[Record]]:
    """Load the data sets of ``--on``, by their names."""
    from wuzhen.corpus.records import load_records

    return {name: load_records([path]) for name, path in map(_named, options)}


def _named(option: str) -> tuple[str, Path]:
    name, _, path = option.partition("=")
    if not path:
        raise WuzhenError("--on needs a name and a file", expected="NAME=FILE", got=repr(option))
    return name, Path(path)


if __name__ == "__main__":
    from wuzhen.cli.running import run

    run(app)
