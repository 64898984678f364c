"""What flows out of a file: blocks as a reader finds them, paragraphs as the model tags them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Block:
    """One line or paragraph as a reader found it, before anyone asks what it is.

    ``level`` is what the format itself says of headings: 0 a title, 1-9 a heading of that depth,
    ``None`` where the format does not say. ``line`` and ``page`` count from 1.
    """

    text: str
    level: int | None = None
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


@dataclass(frozen=True, slots=True)
class Document:
    """One source, read: where it came from, its title if it has one, its body paragraphs."""

    source: str
    title: str | None
    paragraphs: tuple[Paragraph, ...]
