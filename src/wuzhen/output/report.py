"""An evaluation as a document of tables and charts, in Markdown or in one HTML file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from wuzhen.documents.own_outputs import GENERATOR
from wuzhen.evaluation import Evaluation, Group, Mistake, Report
from wuzhen.evaluation.confusion import Confusion
from wuzhen.labels import chinese, dimension
from wuzhen.output.chart import DIAGONAL, Line, line_chart, matrix_chart
from wuzhen.output.figures import LABEL_COLUMNS, OVERALL, cell, interval_cell
from wuzhen.output.terminal import printable

_STYLE = """
body { font: 16px/1.6 system-ui, "Noto Sans SC", "Microsoft YaHei", sans-serif; margin: 2rem auto;
       max-width: 60rem; padding: 0 1rem; color: #222; background: #fff; }
table { border-collapse: collapse; margin: 1rem 0; }
th, td { border: 1px solid #ddd; padding: .3rem .6rem; text-align: left; vertical-align: top; }
th { background: #f5f5f5; }
svg { max-width: 100%; height: auto; }
"""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, a table, and a chart where it adds to the table.

    The last ``wide`` columns hold running text: shown in files, not on the terminal.
    ``note`` is what a reader must know of the figures.
    """

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    chart: str = ""
    wide: int = 0
    note: str = ""


def sections(report: Report) -> list[Section]:
    """Return the report's sections in reading order."""
    return [
        _overall(report.evaluation),
        _labels(report.evaluation),
        _coverage(report.evaluation),
        _reliability(report.reliability),
        _confusion(report.confusion),
        *(_groups(group) for group in report.groups if group),
        _mistakes(report.mistakes),
    ]


def to_markdown(title: str, parts: Sequence[Section]) -> str:
    """Return the sections as Markdown; charts are left out."""
    lines = [f"# {title}", ""]
    for part in parts:
        lines += [
            f"## {_inert(part.title)}",
            "",
            _row(part.header),
            _row(["---"] * len(part.header)),
        ]
        lines += [_row(row) for row in part.rows] + [""]
        lines += [part.note, ""] if part.note else []
    return "\n".join(lines)


def to_html(title: str, parts: Sequence[Section]) -> str:
    """Return the sections as one self-contained page: no script, nothing fetched."""
    body = "".join(
        f"<section><h2>{escape(part.title)}</h2>{part.chart}{_html_table(part)}"
        f"{f'<p>{escape(part.note)}</p>' if part.note else ''}</section>"
        for part in parts
    )
    return (
        '<!doctype html>\n<html lang="zh"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"{GENERATOR}"
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>"
        f"<body><h1>{escape(title)}</h1>{body}</body></html>\n"
    )


def _overall(evaluation: Evaluation) -> Section:
    rows = tuple(
        (
            words,
            cell(getattr(evaluation, name)),
            interval_cell(evaluation.ci95[name]) if name in evaluation.ci95 else "",
        )
        for name, words in OVERALL.items()
    )
    size = f"{evaluation.n_paragraphs} paragraphs of {evaluation.n_reports} reports"
    header = ("figure", "value", "95% interval")
    return Section(f"Overall: {size}", header, rows, note="; ".join(evaluation.notes))


def _labels(evaluation: Evaluation) -> Section:
    rows = tuple(
        (
            f"{dimension(label).short} {label}",
            *map(cell, (scores.precision, scores.recall, scores.f1, scores.average_precision)),
            str(scores.support),
            cell(scores.threshold),
            cell(evaluation.ece_by_label[label]),
        )
        for label, scores in evaluation.labels.items()
    )
    return Section("Per label", LABEL_COLUMNS, rows)


def _coverage(evaluation: Evaluation) -> Section:
    rows = tuple(
        (f"{point.review_share:.0%}", cell(point.macro_f1), cell(point.errors_caught))
        for point in evaluation.coverage
    )
    lines = [
        Line(name, tuple((share, value) for share, value in points if value is not None))
        for name, points in {
            "macro-F1 of the rest": [(p.review_share, p.macro_f1) for p in evaluation.coverage],
            "errors caught": [(p.review_share, p.errors_caught) for p in evaluation.coverage],
        }.items()
    ]
    chart = line_chart(lines, "share sent to review", "figure")
    header = ("share sent to review", "macro-F1 of the rest", "share of errors caught")
    return Section("Coverage: what a wider review band would do", header, rows, chart)


def _reliability(bins: Sequence[tuple[float, float, int]]) -> Section:
    rows = tuple((f"{mean:.3f}", f"{observed:.3f}", str(size)) for mean, observed, size in bins)
    line = Line("observed", tuple((mean, observed) for mean, observed, _ in bins))
    chart = line_chart([line, DIAGONAL], "predicted probability", "observed frequency")
    return Section("Reliability", ("mean probability", "observed", "decisions"), rows, chart)


def _confusion(counts: Confusion) -> Section:
    rows = tuple((actual, *map(str, row.values())) for actual, row in counts.items())
    chart = matrix_chart(counts, "predicted", "actual")
    return Section("Confusion: true and predicted labels", ("actual", *counts), rows, chart)


def _groups(groups: Sequence[Group]) -> Section:
    header = ("value", "paragraphs", "macro F1", "micro F1", "exact match", "false tags on none")
    rows = tuple(
        (
            group.value,
            str(group.n_paragraphs),
            *map(
                cell,
                (
                    group.macro_f1,
                    group.micro_f1,
                    group.exact_match,
                    group.false_tag_rate_on_none,
                ),
            ),
        )
        for group in groups
    )
    return Section(f"By {groups[0].key}", header, rows)


def _mistakes(mistakes: Sequence[Mistake]) -> Section:
    header = ("id", "error", "probability", "truth", "predicted", "evidence", "text")
    rows = tuple(
        (
            mistake.id,
            f"{dimension(mistake.label).short} {mistake.kind}",
            f"{mistake.probability:.2f}",
            chinese(mistake.labels),
            chinese(mistake.predicted),
            "、".join(name.partition(":")[2].strip() for name in mistake.evidence),
            mistake.text[:80],
        )
        for mistake in mistakes
    )
    return Section("Most confident errors", header, rows, wide=2)


_LIVE = str.maketrans({"&": "&amp;", "<": "&lt;", **{sign: f"\\{sign}" for sign in "\\|[]`"}})
"""Signs that make HTML, links, code or cells in Markdown; ids and texts may have them."""


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(map(_inert, cells)) + " |"


def _inert(text: str) -> str:
    return printable(" ".join(text.split())).translate(_LIVE)


def _html_table(part: Section) -> str:
    head = "".join(f"<th>{escape(cell)}</th>" for cell in part.header)
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in part.rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
