"""Elements of WordprocessingML, made for documents of other formats, so that one reader reads all.

What a reader of OpenDocument or RTF finds becomes the elements that `docx_body.Body` reads: its
numbering, tables, notes, contents and titles are then recognised as those of a .docx are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from wuzhen.documents.readers.docx_xml import W

if TYPE_CHECKING:
    from lxml.etree import _Element

TITLE, CONTENTS = "Title", "TOC"
"""The ids of the two styles that `styles` defines."""

_NAMES = {"w": W[1:-1]}
_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile(r"([\t\n])")


@dataclass(frozen=True, slots=True)
class Run:
    """How text looks: ``size`` in half points, 0 where none is given."""

    hidden: bool = False
    size: int = 0


@dataclass(frozen=True, slots=True)
class Look:
    """What a paragraph is: ``style`` is one of the two, ``level`` that of a heading from 1.

    ``list_id`` and ``list_level`` are its numbering.
    """

    style: str | None = None
    level: int | None = None
    centred: bool = False
    indented: bool = False
    list_id: str | None = None
    list_level: int = 0


def styles() -> _Element:
    """Return a part of styles with those of titles and of tables of contents."""
    part = etree.Element(W + "styles", nsmap=_NAMES)
    for style_id, name in ((TITLE, "Title"), (CONTENTS, "toc 1")):
        style = add(part, "style", type="paragraph", styleId=style_id)
        add(style, "name", val=name)
    return part


def body() -> _Element:
    """Return an empty body."""
    return etree.Element(W + "body", nsmap=_NAMES)


def add(parent: _Element, tag: str, **attributes: str) -> _Element:
    """Append an element of this tag and return it."""
    return etree.SubElement(parent, W + tag, {W + name: v for name, v in attributes.items()})


def look(paragraph: _Element, found: Look) -> None:
    """Give a paragraph, or one that is still empty of properties, this look."""
    own = etree.Element(W + "pPr")
    paragraph.insert(0, own)
    if found.style:
        add(own, "pStyle", val=found.style)
    if found.level is not None:
        add(own, "outlineLvl", val=str(found.level - 1))
    if found.list_id is not None:
        numbered = add(own, "numPr")
        add(numbered, "ilvl", val=str(found.list_level))
        add(numbered, "numId", val=found.list_id)
    if found.centred:
        add(own, "jc", val="center")
    if found.indented:
        add(own, "ind", firstLineChars="200")


def put(paragraph: _Element, text: str, form: Run) -> None:
    """Append text with its tabs and line breaks as a run."""
    if not text:
        return
    run = _run(paragraph, form)
    for piece in _BREAKS.split(_NO_XML.sub("", text)):
        if piece in ("\t", "\n"):
            add(run, "tab" if piece == "\t" else "br")
        elif piece:
            add(run, "t").text = piece


def box(paragraph: _Element) -> _Element:
    """Append a text box and return what holds its paragraphs."""
    return add(add(paragraph, "r"), "txbxContent")


def note(paragraph: _Element, kind: str, note_id: str) -> None:
    """Append the reference to a footnote, endnote or comment."""
    add(add(paragraph, "r"), f"{kind}Reference", id=note_id)


def field(paragraph: _Element, kind: str, code: str = "") -> None:
    """Append the ``begin`` of a field with its code, its ``separate`` mark or its ``end``."""
    run = add(paragraph, "r")
    add(run, "fldChar", fldCharType=kind)
    if code:
        add(run, "instrText").text = _NO_XML.sub("", code)


def _run(paragraph: _Element, form: Run) -> _Element:
    run = add(paragraph, "r")
    if form.hidden or form.size:
        own = add(run, "rPr")
        if form.hidden:
            add(own, "vanish")
        if form.size:
            add(own, "sz", val=str(form.size))
    return run
