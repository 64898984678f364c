"""What flows out of a file: blocks as a reader finds them, paragraphs as the model tags them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

SHOWN = 20
"""Characters of a text in a representation: enough to recognise it."""


@dataclass(frozen=True, slots=True)
class Block:
    """One line or paragraph as a reader found it, before its role is decided.

    ``level`` is the heading level that the format marks: 0 a title, 1-9 a heading of that depth,
    ``None`` where it marks none. ``line`` and ``page`` count from 1. ``dropped`` is the rule by
    which the reader itself leaves the text out, such as ``running head``; a reader yields such a
    block in its place all the same, so that nothing is lost in silence.
    """

    text: str
    level: int | None = None
    line: int | None = None
    page: int | None = None
    dropped: str | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """A warning about a file that was read all the same.

    ``lost``: a part of the file could not be read, such as a page without a text layer;
    else the notice is a doubt about what was read.
    """

    message: str
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """What a reader found in a file: its blocks in reading order, and warnings."""

    blocks: tuple[Block, ...]
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line that is no paragraph, heading or title, with the rule that left it out."""

    text: str
    rule: str
    line: int | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One body paragraph: the unit that is tagged.

    ``n`` counts the body paragraphs of its source from 1; ``headings`` is the path of headings
    above it, outermost first, without the report's title; ``text`` is the original text.
    ``record`` keeps the keys of a JSON Lines input.
    """

    source: str
    n: int
    id: str
    headings: tuple[str, ...]
    text: str
    line: int | None = None
    page: int | None = None
    record: Mapping[str, Any] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"<Paragraph {self.id}: {beginning(self.text)}>"


@dataclass(frozen=True, slots=True)
class Document:
    """One source, read: where it came from, its title if it has one, its body paragraphs.

    ``headings`` are titles and headings in reading order, ``dropped`` every line that was left out:
    with the paragraphs they hold all text of the source. ``notices`` are what the user must know.
    """

    source: str
    title: str | None
    paragraphs: tuple[Paragraph, ...]
    headings: tuple[str, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    notices: tuple[Notice, ...] = ()

    def __repr__(self) -> str:
        title = f" {beginning(self.title)}" if self.title else ""
        return f"<Document {self.source}:{title} ({len(self.paragraphs)} paragraphs)>"


def beginning(text: str) -> str:
    """Return the first characters of a text, on one line."""
    line = " ".join(text[: SHOWN + 1].split())
    return f"{line[:SHOWN]}…" if len(text) > SHOWN else line


def paragraphs_of(
    texts: Iterable[str], headings: Iterable[Sequence[str]] | None = None
) -> tuple[Paragraph, ...]:
    """Return texts as the paragraphs of a document, each below its headings.

    Raises ``TypeError`` for one text in place of several, and for one heading in place of a path;
    ``ValueError`` where there are not as many paths of headings as texts.
    """
    if isinstance(texts, str):
        raise TypeError("texts: expected several texts such as [text], got one")
    listed = list(texts)
    paths = [()] * len(listed) if headings is None else [_path(path) for path in headings]
    if len(paths) != len(listed):
        raise ValueError(f"headings: expected one path a text, got {len(paths)} of {len(listed)}")
    return tuple(
        Paragraph("texts", n, f"texts-{n:03d}", path, text)
        for n, (text, path) in enumerate(zip(listed, paths, strict=True), start=1)
    )


def _path(path: Sequence[str]) -> tuple[str, ...]:
    if isinstance(path, str):
        raise TypeError("headings: expected a path of headings for each text, got a text")
    return tuple(path)
