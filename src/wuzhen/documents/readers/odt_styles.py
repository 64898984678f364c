"""Styles and lists of an OpenDocument text: what paragraphs are, how items count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from wuzhen.documents.readers.docx_numbering import Level

if TYPE_CHECKING:
    from lxml.etree import _Element

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT, STYLE, TABLE, OFFICE, DRAW = (
    f"{{{_ODF}{name}:1.0}}" for name in ("text", "style", "table", "office", "drawing")
)
FO = f"{{{_ODF}xsl-fo-compatible:1.0}}"

_LONGEST_CHAIN = 20
_DEEPEST = 9
_TITLES = ("title", "subtitle", "标题", "副标题")
_SIZE = re.compile(r"([0-9]{1,4}(?:\.[0-9]{1,4})?)pt")
_LENGTH = re.compile(r"([0-9.]{1,12})(?:cm|mm|in|pt|pc|em)")
_NOTHING = "0."
_NUMBERS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman"}
_NUMBERS |= {"I": "upperRoman", "一, 二, 三, ...": "chineseCounting"}
_NUMBERS |= {"①, ②, ③, ...": "decimalEnclosedCircle", "甲, 乙, 丙, ...": "ideographTraditional"}
_NUMBERS |= {"壹, 貳, 參, ...": "ideographLegalTraditional", "１, ２, ３, ...": "decimalFullWidth"}
_NUMBERS |= {"子, 丑, 寅, ...": "ideographZodiac", "壹, 贰, 叁, ...": "chineseLegalSimplified"}


@dataclass(frozen=True, slots=True)
class Style:
    """The properties of a style, its own and inherited; ``size`` counts half points, 0 for none."""

    title: bool = False
    centred: bool = False
    indented: bool = False
    hidden: bool = False
    size: int = 0


class Styles:
    """The styles of one document, by their family and name."""

    def __init__(self, parts: Iterable[_Element]) -> None:
        self._styles: dict[tuple[str, str], _Element] = {}
        self.lists: dict[str, dict[int, Level]] = {}
        self.outline: dict[int, Level] = {}
        self._found: dict[tuple[str, str], Style] = {}
        for part in parts:
            for style in part.iter(STYLE + "style", STYLE + "default-style"):
                key = (style.get(STYLE + "family", ""), style.get(STYLE + "name", ""))
                self._styles[key] = style
            for style in part.iter(TEXT + "list-style"):
                self.lists[style.get(STYLE + "name", "")] = dict(_levels(style))
            for style in part.iter(TEXT + "outline-style"):
                self.outline = dict(_levels(style))

    def of(self, family: str, name: str | None, depth: int = 0) -> Style:
        """Return the properties of a style, its own before those that it inherits."""
        key = (family, name or "")
        style = self._styles.get(key)
        if style is None or depth > _LONGEST_CHAIN:
            return Style()  # in a damaged file a style may be its own parent
        if key not in self._found:
            parent = style.get(STYLE + "parent-style-name") or ""
            base = self.of(family, parent if parent != name else "", depth + 1)
            self._found[key] = _overlaid(style, base)
        return self._found[key]


def _overlaid(style: _Element, base: Style) -> Style:
    name = style.get(STYLE + "display-name") or style.get(STYLE + "name") or ""
    found = replace(base, title=base.title or name.lower() in _TITLES)
    own = style.find(STYLE + "paragraph-properties")
    if own is not None:
        align, indent = own.get(FO + "text-align"), own.get(FO + "text-indent")
        found = replace(
            found,
            centred=found.centred if align is None else align == "center",
            indented=found.indented if indent is None else _is_some(indent),
        )
    own = style.find(STYLE + "text-properties")
    if own is not None:
        shown = own.get(TEXT + "display")
        sizes = (own.get(STYLE + "font-size-asian"), own.get(FO + "font-size"))
        points = next((match for size in sizes if (match := _SIZE.fullmatch(size or ""))), None)
        found = replace(
            found,
            hidden=found.hidden if shown is None else shown == "none",
            size=round(2 * float(points[1])) if points else found.size,
        )
    return found


def _is_some(length: str) -> bool:
    found = _LENGTH.fullmatch(length)
    return found is not None and bool(found[1].strip(_NOTHING))


def _levels(style: _Element) -> Iterator[tuple[int, Level]]:
    """Yield the levels of a list, from 0, as those of a .docx are written."""
    for level in style:
        at = _number(level.get(TEXT + "level"), 1)
        if not 1 <= at <= _DEEPEST:
            continue
        form = level.get(STYLE + "num-format")
        if not form:
            yield at - 1, Level(style="bullet")
            continue
        shown = min(_number(level.get(TEXT + "display-levels"), 1), at)
        places = ".".join(f"%{place}" for place in range(at - shown + 1, at + 1))
        before, behind = (level.get(f"{STYLE}num-{side}", "") for side in ("prefix", "suffix"))
        start = _number(level.get(TEXT + "start-value"), 1)
        yield at - 1, Level(start, _NUMBERS.get(form, "decimal"), f"{before}{places}{behind}"[:100])


def _number(value: str | None, otherwise: int) -> int:
    return int(value) if value and re.fullmatch(r"[0-9]{1,6}", value) else otherwise
