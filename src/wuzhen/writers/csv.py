"""Taggings as CSV that a spreadsheet opens as it is meant."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from wuzhen.model.tagger import Tagging
from wuzhen.taxonomy import DIMENSIONS, LABELS, REVIEW_CHINESE, chinese
from wuzhen.writers.jsonl import given

BOM = "\ufeff"
"""Excel reads UTF-8 CSV as such only when it begins with this."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_csv(taggings: Iterable[Tagging]) -> str:
    """Return the taggings as CSV with Chinese column names and a byte-order mark.

    A cell that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV
    injection). Where the input brought labels, they stand in a last column, 原类别.
    """
    rows = list(taggings)
    with_given = any("given_labels" in given(tagging.paragraph.record) for tagging in rows)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(
        ["来源", "序号", "编号", "标题", "正文", "类别", "主类", "复核"]
        + [dimension.chinese for dimension in DIMENSIONS]
        + ["原类别"] * with_given
    )
    for tagging in rows:
        cells = _cells(tagging) + [_given_labels(tagging)] * with_given
        writer.writerow([_safe(cell) for cell in cells])
    return BOM + out.getvalue()


def _cells(tagging: Tagging) -> list[str]:
    paragraph = tagging.paragraph
    return [
        paragraph.source,
        str(paragraph.n),
        paragraph.id,
        " / ".join(paragraph.headings),
        paragraph.text,
        chinese(tagging.labels),
        chinese([tagging.primary] if tagging.primary else []),
        REVIEW_CHINESE if tagging.review else "",
        *(f"{score:.4f}" for score in tagging.scores),
    ]


def _given_labels(tagging: Tagging) -> str:
    """Return the labels that the input brought, by their Chinese names where they are ours."""
    labels = given(tagging.paragraph.record).get("given_labels")
    if not isinstance(labels, list):
        return "" if labels is None else str(labels)
    if all(label in LABELS for label in labels):
        return chinese(labels)
    return "、".join(map(str, labels))


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
