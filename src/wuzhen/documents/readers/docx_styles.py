"""Paragraph styles of a .docx: what a paragraph inherits of numbering and of headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wuzhen.documents.readers.docx_numbering import W, attribute, number, switched_on

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEADING = re.compile(r"^(?:heading|标题)\s*([1-9])$", re.I)
_CONTENTS = re.compile(r"^(?:toc|目录|table of figures)(?:\s*\d|\s*heading|标题)?$", re.I)
_TITLES = ("title", "subtitle", "标题", "副标题")
_BODY_LEVEL = 9
_LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Format:
    """What a paragraph is by its own properties and its style.

    ``level`` is 0 for a title and 1-9 for headings; ``list_id`` is ``None`` without numbering;
    ``contents`` marks a line of a table of contents.
    """

    level: int | None
    list_id: str | None
    list_level: int
    contents: bool


class Styles:
    """The paragraph styles of one document."""

    def __init__(self, part: _Element | None) -> None:
        self._styles: dict[str, _Element] = {}
        self._default: str | None = None
        for style in part.iterfind(W + "style") if part is not None else ():
            style_id = attribute(style, "", "styleId")
            if style_id is None or attribute(style, "", "type") not in (None, "paragraph"):
                continue
            self._styles[style_id] = style
            if (attribute(style, "", "default") or "0") in ("1", "true", "on"):
                self._default = style_id

    def format(self, paragraph: _Element) -> Format:
        """Return what the paragraph is, its own properties before those of its style."""
        style_id = attribute(paragraph, "pPr/pStyle") or self._default
        chain = [paragraph, *self._chain(style_id)]
        list_id = self._first(chain, "pPr/numPr/numId")
        return Format(
            level=self._level(chain),
            list_id=None if list_id == "0" else list_id,
            list_level=number(self._first(chain, "pPr/numPr/ilvl")) or 0,
            contents=any(_CONTENTS.match(_name(style)) for style in chain[1:]),
        )

    def hidden(self, paragraph: _Element) -> bool:
        """Tell whether the style hides its text."""
        chain = self._chain(attribute(paragraph, "pPr/pStyle") or self._default)
        return any(switched_on(style.find(f"{W}rPr/{W}vanish")) for style in chain)

    def _chain(self, style_id: str | None) -> Iterator[_Element]:
        for _ in range(_LONGEST_CHAIN):  # a style may be based on itself in a damaged file
            style = self._styles.get(style_id) if style_id else None
            if style is None:
                return
            yield style
            style_id = attribute(style, "basedOn")

    @staticmethod
    def _first(chain: list[_Element], path: str) -> str | None:
        values = (attribute(element, path) for element in chain)
        return next((value for value in values if value is not None), None)

    @staticmethod
    def _level(chain: list[_Element]) -> int | None:
        for element in chain:
            outline = number(attribute(element, "pPr/outlineLvl"))
            if outline is not None:
                return outline + 1 if 0 <= outline < _BODY_LEVEL else None
            name = _name(element)
            heading = _HEADING.match(name)
            if heading:
                return int(heading[1])
            if name.lower() in _TITLES:
                return 0
        return None


def _name(element: _Element) -> str:
    return attribute(element, "name") or ""
