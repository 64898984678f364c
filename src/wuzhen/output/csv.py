"""Taggings as CSV that spreadsheets open correctly, without running formulas."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import IO

from wuzhen.labels import DIMENSIONS, LABELS, REVIEW_CHINESE, chinese
from wuzhen.model.tagger import Tagging
from wuzhen.output.evidence_text import evidence_text
from wuzhen.output.jsonl import given

BOM = "\ufeff"
"""Excel reads UTF-8 CSV as such only when it begins with this."""

LONGEST_CELL = 32_767
"""Excel cuts a cell behind this many characters."""

HEADER = (
    ["来源", "序号", "编号", "页", "行", "标题", "正文", "类别", "主类", "复核"]
    + [dimension.chinese for dimension in DIMENSIONS]
    + ["原类别"]
)
EXPLAINED = "依据"
"""A last column, where taggings were explained."""

_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069"
    r"\ud800-\udfff]"
)
_FORMULA = re.compile(
    r"^[\s\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]*+[=+\-@＝＋－＠﹦﹢﹣﹫−]"
    r"|^[\t\r\n]"
)


class CsvWriter:
    """Writes one row a paragraph as it comes."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.warnings: list[str] = []
        self._stream = stream
        self._long = 0
        self._explained: bool | None = None

    def add(self, taggings: Sequence[Tagging]) -> None:
        """Write the taggings of one document."""
        self._long += sum(len(tagging.paragraph.text) > LONGEST_CELL for tagging in taggings)
        if taggings:
            explained = self._begin(taggings)
            self._stream.write(_body(taggings, explained).encode("utf-8"))

    def close(self) -> None:
        """Note the cells that a spreadsheet would cut."""
        self._begin(())
        if self._long:
            self.warnings.append(
                f"{self._long} paragraphs are longer than the {LONGEST_CELL:,} characters that a "
                "spreadsheet cell holds: Excel will cut them; --format jsonl keeps them whole"
            )

    def _begin(self, taggings: Sequence[Tagging]) -> bool:
        """Write the header before the first row; return whether the taggings are explained."""
        if self._explained is None:
            self._explained = _explained(taggings)
            self._stream.write(_head(self._explained).encode("utf-8"))
        return self._explained


def to_csv(taggings: Iterable[Tagging]) -> str:
    """Return the taggings as CSV with Chinese column names and a byte-order mark.

    A cell that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV
    injection), be the sign half or full width, and be there white space or signs without width
    before it.
    """
    listed = list(taggings)
    explained = _explained(listed)
    return _head(explained) + _body(listed, explained)


def _explained(taggings: Sequence[Tagging]) -> bool:
    return any(tagging.evidence for tagging in taggings)


def _head(explained: bool) -> str:
    return BOM + csv_rows([[*HEADER, EXPLAINED] if explained else HEADER])


def _body(taggings: Iterable[Tagging], explained: bool) -> str:
    return csv_rows(
        [*_cells(tagging), *([evidence_text(tagging)] * explained)] for tagging in taggings
    )


def csv_rows(rows: Iterable[Sequence[str]]) -> str:
    """Return the rows as CSV in which no cell is run as a formula."""
    out = io.StringIO()
    csv.writer(out).writerows([_safe(cell) for cell in row] for row in rows)
    return out.getvalue()


def _cells(tagging: Tagging) -> list[str]:
    paragraph = tagging.paragraph
    return [
        paragraph.source,
        str(paragraph.n),
        paragraph.id,
        "" if paragraph.page is None else str(paragraph.page),
        "" if paragraph.line is None else str(paragraph.line),
        " / ".join(paragraph.headings),
        paragraph.text,
        chinese(tagging.labels),
        chinese([tagging.primary] if tagging.primary else []),
        REVIEW_CHINESE if tagging.review else "",
        *(f"{score:.4f}" for score in tagging.scores),
        _given_labels(tagging),
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
    clean = _CONTROL.sub("", cell)
    return f"'{clean}" if _FORMULA.match(clean) else clean
