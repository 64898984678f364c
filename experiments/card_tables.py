"""The data card and the model card: a template's words, the metrics' figures.

A figure in a card always comes from a metric file, so no card can be out of date without
`dvc status` saying so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from wuzhen.errors import WuzhenError
from wuzhen.labels import LABELS, dimension
from wuzhen.output.figures import LABEL_COLUMNS, OVERALL, cell, interval_cell

Figures = Mapping[str, Any]
"""The content of a metric file."""


def fill(template: str, pieces: Mapping[str, str], where: str) -> str:
    """Put the pieces in place of ``{name}`` in the template; every name must be known."""
    try:
        return template.format_map(pieces)
    except (KeyError, IndexError, ValueError) as error:
        raise WuzhenError(
            "the card's template names a figure that does not exist",
            where=where,
            expected=f"one of {', '.join(sorted(pieces))}",
            got=str(error),
        ) from None


def headline(figures: Figures, name: str, data: str) -> str:
    """Return a figure with its interval, its n and its data set; refuses where one is missing."""
    interval, n = figures.get("ci95", {}).get(name), figures.get("n_paragraphs")
    if not (interval and n and data and name in figures):
        raise WuzhenError(
            f"a headline figure without interval, n or data set: {name}",
            where=data or "a card",
            hint="measure it with `wuzhen evaluate --metrics`",
        )
    low, high = interval
    return (
        f"{name.replace('_', '-')} **{figures[name]:.3f}** (95% interval {low:.3f} to {high:.3f}; "
        f"{n} paragraphs of {figures['n_reports']} reports; {data})"
    )


def label_table(figures: Figures) -> str:
    """Return the figures of every label, its calibration error last."""
    return table(
        LABEL_COLUMNS,
        [
            (
                f"{dimension(label).short} {label}",
                *(cell(row[key]) for key in ("precision", "recall", "f1", "average_precision")),
                str(row["support"]),
                cell(row["threshold"]),
                cell(figures["ece_by_label"][label]),
            )
            for label, row in ((label, figures["labels"][label]) for label in LABELS)
        ],
    )


def overall_table(sets: Mapping[str, Figures]) -> str:
    """Return the overall figures of several data sets side by side."""
    return table(
        ("figure", *sets),
        [
            (words, *(cell(figures[name]) for figures in sets.values()))
            for name, words in OVERALL.items()
        ],
    )


def agreement_table(figures: Figures) -> str:
    """Return the two coders' agreement on every label."""
    return table(
        ("label", "coder A", "coder B", "both", "kappa", "alpha", "F1"),
        [
            (
                f"{dimension(label).short} {label}",
                *(str(row[key]) for key in ("coder_a", "coder_b", "both")),
                *(cell(row[key]) for key in ("kappa", "alpha", "f1")),
            )
            for label, row in ((label, figures["labels"][label]) for label in LABELS)
        ],
    )


REAL_LENGTHS = {"5": 34, "10": 45, "25": 71, "50": 140, "75": 271, "90": 528, "95": 654, "99": 841}
REAL_LABEL_COUNTS = {"none": 0.34, "one": 0.51, "two": 0.12, "three or more": 0.035}
REAL_HEADING_DEPTHS = {"none": 0.13, "one": 0.39, "two": 0.37, "three or more": 0.11}
REAL_SHARES = {
    "long_with_two_or_more": ("two labels or more, of those over 300 characters", 0.42),
    "heading_with_dimension_word": ("nearest heading has a dimension word", 1 / 6),
    "names_a_revitalization": ("text names a 振兴", 1 / 20),
    "numbered_openings": ("opens with a number (real: more than half)", 0.5),
    "masked": ("carries xx, ** or 某", 1 / 3),
}
"""Measured on 230 real paragraphs, which are not ours to publish."""


def distribution_table(stats: Figures) -> str:
    """Return the corpus compared with 230 real paragraphs: lengths, labels, headings, habits."""
    rows = [
        _beside(f"length, {quantile}th percentile", stats["lengths"][quantile], real, ".0f")
        for quantile, real in REAL_LENGTHS.items()
    ]
    for group, name, real_shares in (
        ("label_counts", "labels", REAL_LABEL_COUNTS),
        ("heading_depths", "headings above", REAL_HEADING_DEPTHS),
    ):
        rows += [
            _beside(f"{name}: {key}", stats[group][key], real, ".1%")
            for key, real in real_shares.items()
        ]
    rows += [_beside(name, stats[key], real, ".1%") for key, (name, real) in REAL_SHARES.items()]
    return table(("", "this corpus", "real", "ratio"), rows)


def _beside(name: str, ours: float | None, real: float, form: str) -> tuple[str, ...]:
    ratio = None if ours is None else ours / real
    return name, cell(ours, form), cell(real, form), cell(ratio, ".2f")


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def counts_table(counts: Mapping[str, object], header: Sequence[str], most: int = 12) -> str:
    """Return the first entries of a mapping as a table of two columns."""
    return table(header, [(name, str(count)) for name, count in list(counts.items())[:most]])


def curve_table(points: Sequence[Figures]) -> str:
    """Return a learning curve: macro-F1 with its interval for each share and data set."""
    names = list(dict.fromkeys(point["data"] for point in points))
    rows = []
    for share in dict.fromkeys(point["share"] for point in points):
        at = {point["data"]: point for point in points if point["share"] == share}
        first = at[names[0]]
        cells = [
            f"{cell(at[name]['macro_f1'])} ({interval_cell((at[name]['low'], at[name]['high']))})"
            for name in names
        ]
        rows.append((f"{share:.0%}", str(first["reports"]), str(first["paragraphs"]), *cells))
    return table(("share", "reports", "paragraphs", *names), rows)


def baseline_table(rows: Sequence[Figures]) -> str:
    """Return each tagger's macro-F1 on each data set, what ours gains over it, and false tags."""
    names = list(dict.fromkeys(row["data"] for row in rows))
    cells = []
    for tagger in dict.fromkeys(row["name"] for row in rows):
        at = {row["data"]: row for row in rows if row["name"] == tagger}
        cells.append((tagger, *(one for name in names for one in _measured(at[name]))))
    header = [
        title
        for name in names
        for title in (f"{name}: macro-F1, ours minus it (95%)", f"{name}: false tags on none")
    ]
    return table(("tagger", *header), cells)


def _measured(row: Figures) -> tuple[str, str]:
    return _gain(row), cell(row["false_tag_rate_on_none"])


def _gain(row: Figures) -> str:
    if row["gain"] == 0 and not row["low"]:
        return cell(row["macro_f1"])
    gain = f"{cell(row['gain'], '+.3f')} ({interval_cell((row['low'], row['high']), '+.3f')})"
    return f"{cell(row['macro_f1'])}, {gain}"


def degradation_table(costs: Sequence[Figures]) -> str:
    """Return what each change of the text costs."""
    return table(
        ("change", "paragraphs", "macro-F1", "cost"),
        [
            (c["change"], str(c["n_paragraphs"]), cell(c["macro_f1"]), cell(c["cost"], "+.3f"))
            for c in costs
        ],
    )


def ablation_table(*studies: Sequence[Figures]) -> str:
    """Return what each change gains out of fold, a column a study.

    Bold where the interval excludes zero.
    """
    at = [{choice["change"]: choice for choice in study} for study in studies]
    header = [f"unseen {study[0]['held_out']}s: macro-F1, gain (95%)" for study in studies]
    rows = [(change, *(_result(study[change]) for study in at)) for change in at[0]]
    return table(("change", *header), rows)


def scope_table(study: Sequence[Figures]) -> str:
    """Return what each change gains on kinds of documents held out, and the false tags."""
    header = ("change", "unseen kinds: macro-F1, gain (95%)", "false tags on none")
    return table(
        header,
        [(row["change"], _result(row), cell(row["false_tag_rate_on_none"])) for row in study],
    )


def _result(choice: Figures) -> str:
    return _with_gain(cell(choice["macro_f1"]), choice, "+.3f")


def _with_gain(figure: str, row: Figures, form: str) -> str:
    """Return a figure and its gain with the interval, bold where that excludes zero.

    What is compared with itself has no gain.
    """
    low, high = row["low"], row["high"]
    if row["gain"] == 0 and low == high:
        return figure
    gain = cell(row["gain"], form)
    significant = low is not None and (low > 0 or high < 0)
    gain = f"**{gain}**" if significant else gain
    return f"{figure}, {gain} ({interval_cell((low, high), form)})"


def review_table(*studies: Sequence[Figures]) -> str:
    """Return what each rule for the review band catches, a column a study and share.

    In brackets the share of the marked paragraphs that are wrong, and what the rule catches more
    than the first, with its interval; bold where the interval excludes zero.
    """
    rows = [row for study in studies for row in study]
    columns = list(dict.fromkeys((row["held_out"], row["share"]) for row in rows))
    at = {(row["rule"], row["held_out"], row["share"]): row for row in rows}
    header = [f"unseen {held_out}s, {share:.0%} marked" for held_out, share in columns]
    return table(
        ("rule", *header),
        [
            (rule, *(_caught(at[rule, *column]) for column in columns))
            for rule in dict.fromkeys(row["rule"] for row in rows)
        ],
    )


def _caught(row: Figures) -> str:
    figure = f"{cell(row['errors_caught'], '.1%')} (of these wrong {cell(row['precision'], '.0%')})"
    return _with_gain(figure, row, "+.1%")
