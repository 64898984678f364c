"""``python -m experiments.card``: documents filled with figures from the metric files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from wuzhen.cli.options import Force
from wuzhen.errors import WuzhenError

app = typer.Typer(help="Fill the data card and the model card.", no_args_is_help=True)

Template = Annotated[Path, typer.Argument(help="Markdown with {names} for the figures.")]
Metrics = Annotated[Path, typer.Option(help="The folder of metric files.")]
Card = Annotated[Path, typer.Option("--output", "-o", help="Where the card goes.")]


@app.command("data")
def data(
    template: Template, output: Card, metrics: Metrics = Path("metrics"), force: Force = False
) -> None:
    """Fill the data card with what the corpus commands measured.

    Example: `python -m experiments.card data docs/templates/data-card.md -o data/README.md`
    """
    from experiments.card_tables import counts_table, curve_table, distribution_table

    corpus = metrics / "corpus"
    probe = _load(metrics / "field/probe.json")
    header = ("tokens", "different tokens")
    pieces = {
        **_collection(corpus / "corpus"),
        **{f"wide_{name}": piece for name, piece in _collection(corpus / "wide").items()},
        **{f"more_{name}": piece for name, piece in _collection(corpus / "additions").items()},
        "distribution": distribution_table(_load(corpus / "corpus/stats.json")),
        "types": counts_table(_load(corpus / "corpus/types.json"), header),
        "field_types": counts_table(_load(metrics / "field/types.json"), header),
        "curve": curve_table(_load(metrics / "learning_curve.json")),
        "probe_auc": f"{probe['auc']:.3f}",
        "probe_by": counts_table(
            {writer: f"{auc:.2f}" for writer, auc in probe["by"].items()}, ("written as", "AUC")
        ),
        "probe_wide_auc": f"{_load(metrics / 'field/probe-wide.json')['auc']:.3f}",
        "probe_ours": "、".join(probe["ours"]),
        "probe_theirs": "、".join(probe["theirs"]),
    }
    _fill(template, pieces, output, force)


@app.command("model")
def model(
    template: Template, output: Card, metrics: Metrics = Path("metrics"), force: Force = False
) -> None:
    """Fill the model card with what was measured on the test split and on real paragraphs.

    Example: `python -m experiments.card model docs/templates/model-card.md -o docs/model-card.md`
    """
    from experiments.card_tables import (
        baseline_table,
        degradation_table,
        headline,
        label_table,
        overall_table,
    )
    from wuzhen.model.store import read
    from wuzhen.output.figures import cell
    from wuzhen.resources import bundled_model

    test, field = _load(metrics / "test.json"), _load(metrics / "field/evaluation.json")
    wide, field_wide = _load(metrics / "wide.json"), _load(metrics / "field/wide.json")
    agreement = _load(metrics / "corpus/corpus/agreement.json")
    metadata = read(bundled_model()).metadata
    pieces = {
        "test_headline": headline(test, "macro_f1", "test split, authored"),
        "field_headline": headline(field, "macro_f1", "real paragraphs"),
        "overall": overall_table({"real paragraphs": field, "test split": test}),
        "wide_headline": headline(wide, "macro_f1", "test split of other kinds, authored"),
        "wide_false": cell(wide["false_tag_rate_on_none"]),
        "field_wide_headline": headline(field_wide, "micro_f1", "real paragraphs of other kinds"),
        "field_wide_false": cell(field_wide["false_tag_rate_on_none"]),
        "test_labels": label_table(test),
        "field_labels": label_table(field),
        "ceiling": " and ".join(map(cell, agreement["ceiling_f1"])),
        "baselines": baseline_table(_load(metrics / "experiments/baselines.json")),
        "field_baselines": baseline_table(_load(metrics / "field/baselines.json")),
        "robustness": degradation_table(_load(metrics / "experiments/robustness.json")),
        **{
            f"{name}_{key}": cell(figures[key], ".0%")
            for name, figures in (("test", test), ("field", field))
            for key in ("review_share", "review_recall", "review_precision")
        },
        "n_paragraphs": str(metadata.n_paragraphs),
        "n_reports": str(metadata.n_reports),
        "n_features": str(metadata.n_features),
        "lexicon_terms": str(metadata.lexicon_terms),
    }
    _fill(template, pieces, output, force)


@app.command("experiments")
def experiments(
    template: Template, output: Card, metrics: Metrics = Path("metrics"), force: Force = False
) -> None:
    """Fill the account of the experiments with what the studies measured.

    Example: `python -m experiments.card experiments docs/templates/experiments.md -o OUT.md`
    """
    from experiments.card_tables import ablation_table, review_table, scope_table

    studied = metrics / "experiments"
    held_out = ("writer", "report")
    suspects = _load(studied / "label-noise.json")
    pieces = {
        name: ablation_table(*(_load(studied / f"{name}-{key}.json") for key in held_out))
        for name in ("ablation", "alternatives")
    }
    pieces["review"] = review_table(*(_load(studied / f"review-{key}.json") for key in held_out))
    pieces["scope"] = scope_table(_load(studied / "scope.json"))
    pieces["suspects"] = str(len(suspects))
    pieces["suspect_paragraphs"] = str(len({suspect["id"] for suspect in suspects}))
    _fill(template, pieces, output, force)


def _collection(folder: Path) -> dict[str, str]:
    """Return what `corpus stats`, `agreement` and `duplicates` measured of one collection."""
    from experiments.card_tables import agreement_table, counts_table
    from wuzhen.output.figures import cell

    stats = _load(folder / "stats.json")
    agreement = _load(folder / "agreement.json")
    duplicates = _load(folder / "duplicates.json")
    apart = [pair for pair in duplicates["near_duplicates"] if not pair["same_report"]]
    return {
        "paragraphs": str(stats["paragraphs"]),
        "reports": str(stats["reports"]),
        "contrast": str(stats["contrast"]),
        "none": f"{stats['label_counts']['none']:.0%}",
        "genres": counts_table(stats["genres"], ("genre", "documents"), most=30),
        "labels": counts_table(stats["labels"], ("label", "paragraphs")),
        "combinations": counts_table(stats["combinations"], ("labels", "paragraphs")),
        "agreement": agreement_table(agreement),
        "exact": f"{agreement['exact']:.1%}",
        "disputed": str(len(agreement["disputed"])),
        "ceiling": " and ".join(map(cell, agreement["ceiling_f1"])),
        "rules": counts_table(agreement["rules"], ("settled by", "paragraphs")),
        "duplicates_inside": str(len(duplicates["near_duplicates"]) - len(apart)),
        "duplicates_across": str(len(apart)),
        "opening_share": f"{duplicates['templates']['opening_share']:.1%}",
        "phrases": counts_table(duplicates["templates"]["phrases"], ("phrase", "reports")),
    }


def _load(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise WuzhenError(
            "a metric file is missing",
            where=str(path),
            hint="run `make repro`, `make field` or `make experiments`",
        ) from None


def _fill(template: Path, pieces: dict[str, str], output: Path, force: bool) -> None:
    from experiments.card_tables import fill
    from wuzhen.saving import write_text

    text = fill(template.read_text(encoding="utf-8"), pieces, str(template))
    write_text(output, text, force=force, inputs=[template])


if __name__ == "__main__":
    from wuzhen.cli.running import run

    run(app)
