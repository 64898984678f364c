"""Taggings as a document to read and edit: each paragraph under its source, headings and page.

What the document is made of is decided here; `prose_docx` and `prose_markdown` give it its form.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import IO, Literal, Protocol

from wuzhen.corpus.sheet import visible
from wuzhen.documents.types import Paragraph
from wuzhen.labels import LABELS, REVIEW_CHINESE, chinese, dimension
from wuzhen.model.tagger import Tagging
from wuzhen.output.evidence_text import evidence_text
from wuzhen.output.totals import Totals, totals, totals_text

SPOOLED = 4 * 2**20
"""Bytes of a document that wait in memory; more of them wait in a file."""
LIKELY = 0.1
"""The least probability that a note names."""

Kind = Literal["title", "subtitle", "source", "heading", "place", "text", "note"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line or paragraph of the document; ``level`` is the depth of a heading, from 1."""

    kind: Kind
    text: str
    level: int = 0


class Markup(Protocol):
    """A form of documents: how a line is written, and a whole document of such lines."""

    def line(self, line: Line) -> bytes:
        """Return a line in the markup of the document."""

    def write(self, stream: IO[bytes], head: bytes, body: IO[bytes]) -> None:
        """Write the document of these lines."""


class ProseWriter:
    """Writes one document of all taggings; its lines wait in a file until the totals are known.

    ``part`` is the part of a pile that the document is: a label, ``none`` or ``review``. Without it
    each paragraph shows its tags.
    """

    def __init__(
        self,
        stream: IO[bytes],
        markup: Markup,
        part: str | None = None,
        title: str = "乡村振兴材料分类标注",
    ) -> None:
        self.warnings: list[str] = []
        self._stream, self._markup, self._part, self._title = stream, markup, part, title
        self._body = tempfile.SpooledTemporaryFile(max_size=SPOOLED)  # noqa: SIM115
        self._before: Paragraph | None = None
        self._totals = Totals.none_yet()
        self._sources = 0

    def add(self, taggings: Sequence[Tagging]) -> None:
        """Write the taggings of one document."""
        for tagging in taggings:
            self._sources += _is_new_source(self._before, tagging.paragraph)
            for line in lines(self._before, tagging.paragraph):
                self._body.write(self._markup.line(line))
            note = part_note(tagging, self._part) if self._part else tags_note(tagging)
            if note:
                self._body.write(self._markup.line(Line("note", f"〔{note}〕")))
            self._before = tagging.paragraph
        self._totals += totals(taggings)

    def close(self) -> None:
        """Write the document."""
        counted = self._counted()
        head = Line("title", self._title), Line("subtitle", f"摘自{self._sources}份材料，{counted}")
        self._body.seek(0)
        self._markup.write(self._stream, b"".join(map(self._markup.line, head)), self._body)
        self._body.close()

    def _counted(self) -> str:
        if self._part is None:
            return totals_text(self._totals)
        review = f"，其中待复核{self._totals.review}段" if self._totals.review else ""
        return f"共{self._totals.paragraphs}段{review}"


def lines(before: Paragraph | None, paragraph: Paragraph) -> Iterator[Line]:
    """Yield a paragraph with what has changed since the one before: source, headings, place."""
    above: Sequence[str] = before.headings if before else ()
    is_new = _is_new_source(before, paragraph)
    if is_new:
        above = ()
        yield Line("source", _one_line(paragraph.source))
    same = 0
    while same < min(len(above), len(paragraph.headings)) and (
        above[same] == paragraph.headings[same]
    ):
        same += 1
    for depth, heading in enumerate(paragraph.headings[same:], start=same + 1):
        yield Line("heading", _one_line(heading), depth)
    place = place_text(paragraph)
    if place and (is_new or before is None or place != place_text(before)):
        yield Line("place", f"〔{place}〕")
    for text in visible(paragraph.text).splitlines():
        if text.strip():
            yield Line("text", text.strip())


def place_text(paragraph: Paragraph) -> str:
    """Return where the paragraph is in its source, as far as that is known."""
    page = "" if paragraph.page is None else f"第{paragraph.page}页"
    return page + ("" if paragraph.line is None else f"第{paragraph.line}行")


def tags_note(tagging: Tagging) -> str:
    """Return what a paragraph is tagged with: labels, primary, 待复核, evidence."""
    return _joined([chinese(tagging.labels), *_further(tagging)])


def _further(tagging: Tagging) -> list[str]:
    primary = f"主维度{chinese([tagging.primary])}" if tagging.primary else ""
    evidence = evidence_text(tagging)
    return [
        primary if len(tagging.labels) > 1 else "",
        f"{REVIEW_CHINESE}（{_probabilities(tagging)}）" if tagging.review else "",
        f"依据：{visible(evidence)}" if evidence else "",
    ]


def part_note(tagging: Tagging, part: str) -> str:
    """Return what a paragraph's readers must know in the part of one label, or in that of 待复核.

    A paragraph of several labels is in the part of each, with a note.
    """
    others = [label for label in tagging.labels if label != part]
    elsewhere = f"另列入{chinese(others)}" if others and part in tagging.labels else ""
    labels = "" if part in LABELS or not tagging.labels else f"标签{chinese(tagging.labels)}"
    return _joined([elsewhere, labels, *_further(tagging)])


def _probabilities(tagging: Tagging) -> str:
    likely = [(label, p) for label, p in tagging.probabilities.items() if p >= LIKELY]
    named = "、".join(f"{dimension(label).short}概率{p:.0%}" for label, p in likely)
    return named or f"各维度概率均低于{LIKELY:.0%}"


def _joined(pieces: Sequence[str]) -> str:
    return "；".join(piece for piece in pieces if piece)


def _is_new_source(before: Paragraph | None, paragraph: Paragraph) -> bool:
    return before is None or before.source != paragraph.source


def _one_line(text: str) -> str:
    return " ".join(visible(text).split())
