"""A pile of reports cut into parts: a document for each dimension, for 其他, and for 待复核."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import IO

from wuzhen.labels import DIMENSIONS, NONE, NONE_CHINESE, REVIEW_CHINESE
from wuzhen.model.tagger import Tagging
from wuzhen.output.formats import Writer

REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Part:
    """A part: a label, ``none`` or ``review``; the name of its file; the title of its document."""

    id: str
    name: str
    title: str

    def holds(self, tagging: Tagging) -> bool:
        """Return whether a paragraph belongs here; one of two labels belongs to two parts."""
        if self.id == REVIEW:
            return tagging.review
        return self.id in tagging.labels if tagging.labels else self.id == NONE


PARTS = (
    *(Part(entry.id, entry.short, entry.chinese) for entry in DIMENSIONS),
    Part(NONE, NONE_CHINESE, "其他（不属五个振兴）"),
    Part(REVIEW, REVIEW_CHINESE, "待复核（标签可能有误）"),
)
"""All parts, in the order in which they are named to readers."""


def _docx(stream: IO[bytes], part: Part) -> Writer:
    from wuzhen.output.prose import ProseWriter
    from wuzhen.output.prose_docx import Docx

    return ProseWriter(stream, Docx(), part.id, part.title)


def _markdown(stream: IO[bytes], part: Part) -> Writer:
    from wuzhen.output.prose import ProseWriter
    from wuzhen.output.prose_markdown import Markdown

    return ProseWriter(stream, Markdown(), part.id, part.title)


def _xlsx(stream: IO[bytes], part: Part) -> Writer:
    from wuzhen.output.xlsx import XlsxWriter

    return XlsxWriter(stream, sheets=False)


def _html(stream: IO[bytes], part: Part) -> Writer:
    from wuzhen.output.html_page import HtmlPageWriter

    return HtmlPageWriter(stream, part.title)


FORMATS: dict[str, Callable[[IO[bytes], Part], Writer]] = {
    "docx": _docx,
    "md": _markdown,
    "xlsx": _xlsx,
    "html": _html,
}
"""The formats of parts, the default first."""


class PartsWriter:
    """Writes each paragraph into the parts that it belongs to, as taggings come."""

    def __init__(self, streams: Sequence[IO[bytes]], form: str) -> None:
        self.warnings: list[str] = []
        self._writers = [
            (part, FORMATS[form](stream, part)) for part, stream in zip(PARTS, streams, strict=True)
        ]

    def add(self, taggings: Sequence[Tagging]) -> None:
        """Write the taggings of one document."""
        for part, writer in self._writers:
            chosen = [tagging for tagging in taggings if part.holds(tagging)]
            if chosen:
                writer.add(chosen)

    def close(self) -> None:
        """Complete each part."""
        for part, writer in self._writers:
            writer.close()
            self.warnings += [f"{part.name}: {warning}" for warning in writer.warnings]


def all_file_names() -> tuple[str, ...]:
    """Return the names of files that a pile may have been cut into before."""
    return tuple(name for form in FORMATS for name in file_names(form))


def file_names(form: str) -> tuple[str, ...]:
    """Return the names of the files that a pile is cut into, in the order of `PARTS`."""
    return tuple(f"{part.name}.{form}" for part in PARTS)
