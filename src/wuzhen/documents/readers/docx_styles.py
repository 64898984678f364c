"""Styles of a .docx: what paragraphs and runs inherit of numbering, headings and looks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from wuzhen.documents.readers.docx_numbering import List
from wuzhen.documents.readers.docx_xml import W, attribute, number, switched_on

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEADING = re.compile(r"^(?:heading|标题)\s*([1-9])$", re.I)
_CONTENTS = re.compile(r"^(?:toc|目录|table of figures)(?:\s*\d|\s*heading|标题)?$", re.I)
_TITLES = ("title", "subtitle", "标题", "副标题")
_TRUE = ("1", "true", "on")
_BODY_LEVEL = 9
_LONGEST_CHAIN = 20
_USUAL_SIZE = 21


@dataclass(frozen=True, slots=True)
class Format:
    """What a paragraph is by its own properties and its style.

    ``level`` is 0 for a title and 1-9 for headings; ``list_id`` is ``None`` without numbering;
    ``contents`` marks a line of a table of contents; ``size`` counts half points.
    """

    size: int
    level: int | None = None
    list_id: str | None = None
    list_level: int = 0
    contents: bool = False
    hidden: bool = False
    centred: bool = False
    indented: bool = False


@dataclass(frozen=True, slots=True)
class RunFormat:
    """What a run looks like: whether it is hidden, and its size."""

    hidden: bool
    size: int


@dataclass(frozen=True, slots=True)
class _Inherited:
    """The properties that a style gives to its paragraphs, and the styles it is based on."""

    format: Format
    ids: tuple[str, ...] = ()
    list_id: str | None = None
    list_level: int = 0


class _Looks(NamedTuple):
    """The properties by which a paragraph differs from its style; ``None`` is no difference."""

    list_id: str | None
    list_level: int | None
    outline: int | None
    centred: bool | None
    indented: bool | None


class Styles:
    """The paragraph and character styles of one document."""

    def __init__(self, part: _Element | None, lists: Mapping[str, List]) -> None:
        self._lists = lists
        self._styles: dict[str, _Element] = {}
        self._default: str | None = None
        for style in part.iterfind(W + "style") if part is not None else ():
            style_id = attribute(style, "", "styleId")
            kind = attribute(style, "", "type") or "paragraph"
            if style_id is None or kind not in ("paragraph", "character"):
                continue
            self._styles[style_id] = style
            if kind == "paragraph" and attribute(style, "", "default") in _TRUE:
                self._default = style_id
        size = number(attribute(part, "docDefaults/rPrDefault/rPr/sz")) or _USUAL_SIZE
        self._plain = _Inherited(Format(size=size))
        self._inherited: dict[str, _Inherited] = {}
        self._formats: dict[tuple[str | None, _Looks], Format] = {}
        self._runs: dict[str, RunFormat] = {}

    def paragraph(self, properties: _Element | None) -> Format:
        """Return what a paragraph with these properties is, its own before those of its style."""
        own = {child.tag: child for child in properties} if properties is not None else {}
        style_id = attribute(own.get(W + "pStyle"), "") or self._default
        if own.keys().isdisjoint(_TELLING):
            return self._of_style(style_id).format
        looks = _Looks(
            attribute(own.get(W + "numPr"), "numId"),
            number(attribute(own.get(W + "numPr"), "ilvl")),
            number(attribute(own.get(W + "outlineLvl"), "")),
            _centres(own.get(W + "jc")),
            _indents(own.get(W + "ind")),
        )
        if (style_id, looks) not in self._formats:
            self._formats[style_id, looks] = self._applied(self._of_style(style_id), looks)
        return self._formats[style_id, looks]

    def run(self, properties: _Element | None, of: Format) -> RunFormat:
        """Return what a run with these properties looks like in a paragraph of this format."""
        if properties is None:
            return RunFormat(of.hidden, of.size)
        own = {child.tag: child for child in properties}
        style, vanish, size = (own.get(tag) for tag in _OF_RUN)
        inherited = _PLAIN if style is None else self._of_character(style.get(W + "val", ""))
        return RunFormat(
            # A character style that hides inverts the setting of the paragraph's style.
            inherited.hidden != of.hidden if vanish is None else switched_on(vanish),
            (size is not None and number(size.get(W + "val"))) or inherited.size or of.size,
        )

    def _applied(self, of: _Inherited, own: _Looks) -> Format:
        list_id = own.list_id or of.list_id
        linked = self._linked(list_id, of.ids, of.list_level)
        return replace(
            of.format,
            level=of.format.level if own.outline is None else _heading_level(own.outline),
            list_id=None if list_id == "0" else list_id,
            list_level=linked if own.list_level is None else own.list_level,
            centred=of.format.centred if own.centred is None else own.centred,
            indented=of.format.indented if own.indented is None else own.indented,
        )

    def _of_style(self, style_id: str | None, depth: int = 0) -> _Inherited:
        """Return the properties of a style, its own before those of its base."""
        style = self._styles.get(style_id) if style_id else None
        if style is None or style_id is None or depth > _LONGEST_CHAIN:
            return self._plain  # in a damaged file a style may be based on itself
        if style_id not in self._inherited:
            base = self._of_style(attribute(style, "basedOn"), depth + 1)
            self._inherited[style_id] = self._overlaid(style, style_id, base)
        return self._inherited[style_id]

    def _overlaid(self, style: _Element, style_id: str, base: _Inherited) -> _Inherited:
        ids = (style_id, *base.ids)
        list_id = attribute(style, "pPr/numPr/numId") or base.list_id
        own_level = number(attribute(style, "pPr/numPr/ilvl"))
        list_level = base.list_level if own_level is None else own_level
        vanish = style.find(f"{W}rPr/{W}vanish")
        centred = _centres(style.find(f"{W}pPr/{W}jc"))
        indented = _indents(style.find(f"{W}pPr/{W}ind"))
        form = Format(
            level=_level(style, base.format.level),
            list_id=None if list_id == "0" else list_id,
            list_level=self._linked(list_id, ids, list_level),
            contents=base.format.contents or bool(_CONTENTS.match(_name(style))),
            hidden=base.format.hidden if vanish is None else switched_on(vanish),
            centred=base.format.centred if centred is None else centred,
            indented=base.format.indented if indented is None else indented,
            size=number(attribute(style, "rPr/sz")) or base.format.size,
        )
        return _Inherited(form, ids, list_id, list_level)

    def _of_character(self, style_id: str, depth: int = 0) -> RunFormat:
        style = self._styles.get(style_id)
        if style is None or depth > _LONGEST_CHAIN:
            return _PLAIN
        if style_id not in self._runs:
            base = self._of_character(attribute(style, "basedOn") or "", depth + 1)
            vanish = style.find(f"{W}rPr/{W}vanish")
            self._runs[style_id] = RunFormat(
                hidden=base.hidden if vanish is None else switched_on(vanish),
                size=number(attribute(style, "rPr/sz")) or base.size,
            )
        return self._runs[style_id]

    def _linked(self, list_id: str | None, ids: tuple[str, ...], otherwise: int) -> int:
        # ECMA-376, 17.9.23: a style has the level that is linked to it, whatever its own level.
        of = self._lists.get(list_id) if list_id else None
        return next((of.linked[key] for key in ids if key in of.linked), otherwise) if of else 0


_PLAIN = RunFormat(hidden=False, size=0)
_OF_RUN = tuple(W + tag for tag in ("rStyle", "vanish", "sz"))
_TELLING = frozenset(W + tag for tag in ("numPr", "jc", "ind", "outlineLvl"))
"""The properties of a paragraph that override its style."""


def _level(style: _Element, otherwise: int | None) -> int | None:
    outline = number(attribute(style, "pPr/outlineLvl"))
    if outline is not None:
        return _heading_level(outline)
    name = _name(style)
    heading = _HEADING.match(name)
    if heading:
        return int(heading[1])
    return 0 if name.lower() in _TITLES else otherwise


def _heading_level(outline: int) -> int | None:
    return outline + 1 if 0 <= outline < _BODY_LEVEL else None


def _centres(element: _Element | None) -> bool | None:
    return None if element is None else element.get(W + "val") == "center"


def _indents(element: _Element | None) -> bool | None:
    if element is None:
        return None
    sizes = (element.get(W + name) for name in ("firstLineChars", "firstLine"))
    return any((number(size) or 0) > 0 for size in sizes)


def _name(element: _Element) -> str:
    return attribute(element, "name") or ""
