"""The text of a .docx paragraph as a reader of the page sees it, and what is not shown of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from wuzhen.documents.readers.docx_signs import equation, symbol
from wuzhen.documents.readers.docx_styles import Format, Styles
from wuzhen.documents.readers.docx_xml import (
    ALTERNATE,
    A,
    M,
    W,
    alternative,
    properties,
    switched_on,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

HIDDEN, CONTENTS, PROMPT = "hidden text", "table of contents", "prompt to type text"
CODE, DRAWING = "field code", "text in a drawing"
"""The rules by which text is left out of a paragraph."""

_TEXTS = frozenset((W + "t", M + "t"))
_SIGNS = {W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n"}
_SIGNS |= {W + "noBreakHyphen": "-"}
_NO_TEXT = (
    "pPr rPr sdtPr sdtEndPr tblPr tblGrid trPr tcPr sectPr rubyPr rt del moveFrom delText instrText"
)
UNREAD = frozenset(W + tag for tag in _NO_TEXT.split()) - {W + "instrText"}
"""Elements that hold properties, deletions or the pronunciation over a character."""
_NOTES = {W + f"{kind}Reference": kind for kind in ("footnote", "endnote", "comment")}
_CONTENTS_CODE = re.compile(r"^\s*+TOC\b", re.I)
_PROMPTS = re.compile(
    r"(?:单击|点击|单击或点击|点按|轻触)(?:或(?:点击|点按|轻触))?(?:此处|这里)?(?:以)?(?:输入|键入|选择|添加)"
    r"[^。]{0,40}。?|Click or tap .{0,60}|Click here to .{0,60}"
)
_LONG = 60
_DEEPEST = 20


@dataclass(slots=True)
class Inline:
    """The content of one paragraph: its text, what is left out, what is anchored in it.

    ``size`` is that of its longest run in half points; ``linked``: it leads to a heading
    as the lines of a table of contents do.
    """

    parts: list[str] = field(default_factory=list)
    asides: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[_Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    size: int = 0
    linked: bool = False
    _longest: int = 0

    def put(self, text: str, rule: str | None, size: int) -> None:
        """Add text, or put it aside by a rule."""
        if rule is not None:
            self.asides.append((rule, text))
            return
        self.parts.append(text)
        if len(text) > self._longest:
            self._longest, self.size = len(text), size

    def left_out(self) -> Iterator[tuple[str, str]]:
        """Yield what was put aside, neighbours by one rule in one piece."""
        for rule, pairs in groupby(self.asides, key=lambda pair: pair[0]):
            text = " ".join("".join(text for _, text in pairs).split())
            if text:
                yield rule, text


@dataclass(slots=True)
class _Field:
    """A field that is open: a code such as ``TOC`` or ``PAGE``, then the text that it gives.

    ``parts`` counts what was before that text.
    """

    code: str = ""
    shown: bool = False
    parts: int = 0


class Texts:
    """Reads the paragraphs of one document from front to back, since fields may span several."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._fields: list[_Field] = []

    def read(self, paragraph: _Element, form: Format, rule: str | None) -> Inline:
        """Return the content of a paragraph; a rule leaves all of it out."""
        rule = rule or (CONTENTS if form.contents else None)
        inline = self._inline(paragraph, form, rule)
        if self._fields and _runs_on(inline):
            self._fields.clear()  # a damaged file may never end its table of contents
            inline = self._inline(paragraph, form, rule)
        for opened in self._fields:
            opened.shown = True  # nor a field code: it has no business in the next paragraph
        if rule is None and _PROMPTS.fullmatch("".join(inline.parts).strip()):
            inline.asides += [(PROMPT, part) for part in inline.parts]
            inline.parts.clear()
        return inline

    def _inline(self, paragraph: _Element, form: Format, rule: str | None) -> Inline:
        inline = Inline(size=form.size)
        self._walk(paragraph, inline, form, form.size, rule)
        return inline

    def _walk(
        self, element: _Element, inline: Inline, form: Format, size: int, rule: str | None
    ) -> None:
        for child in element:
            tag = child.tag
            if tag == W + "r":
                self._run(child, inline, form, rule)
            elif tag in _TEXTS:
                inline.put(child.text or "", rule or self._rule(), size)
            elif tag in _SIGNS:
                inline.put(_SIGNS[tag], rule or self._rule(), size)
            elif tag not in UNREAD:
                self._special(child, inline, form, size, rule)

    def _run(self, run: _Element, inline: Inline, form: Format, rule: str | None) -> None:
        look = self._styles.run(properties(run, W + "rPr"), form)
        if look.hidden:
            rule = rule or HIDDEN
        self._walk(run, inline, form, look.size, rule)

    def _special(
        self, element: _Element, inline: Inline, form: Format, size: int, rule: str | None
    ) -> None:
        """Read an element that is neither a run nor text: a link, a field, a box, a formula."""
        tag = element.tag
        if tag in (W + "fldChar", W + "instrText"):
            self._field(element, inline, size, rule)
        elif tag == W + "sym":
            sign = symbol(element.get(W + "font", ""), element.get(W + "char", ""))
            inline.put(sign, rule or self._rule(), size)
        elif tag == W + "txbxContent":
            inline.boxes.append(element)
        elif tag in _NOTES:
            inline.notes.append((_NOTES[tag], element.get(W + "id", "")))
        elif tag == A + "t":
            inline.put(element.text or "", rule or DRAWING, size)
        elif tag == ALTERNATE:
            branch = alternative(element)
            if branch is not None:
                self._walk(branch, inline, form, size, rule)
        else:
            if tag == W + "hyperlink" and element.get(W + "anchor", "").startswith("_Toc"):
                inline.linked = True
            if tag == M + "den":
                inline.put("/", rule or self._rule(), size)
            self._walk(element, inline, form, size, rule or prompts(element))

    def _field(self, element: _Element, inline: Inline, size: int, rule: str | None) -> None:
        kind = element.get(W + "fldCharType")
        if kind == "begin" and len(self._fields) < _DEEPEST:
            self._fields.append(_Field())
        elif not self._fields:
            return
        elif kind == "separate":
            self._fields[-1].shown, self._fields[-1].parts = True, len(inline.parts)
        elif kind == "end":
            ended = self._fields.pop()
            gave = ended.shown and len(inline.parts) > ended.parts
            written = None if gave else equation(ended.code)
            if written is not None:
                inline.put(written, rule or self._rule(), size)
        elif len(self._fields[-1].code) < _LONG:
            self._fields[-1].code += element.text or ""

    def _rule(self) -> str | None:
        """Return the rule by which the fields that are open leave text out."""
        for opened in self._fields:
            if not opened.shown:
                return CODE
            if _CONTENTS_CODE.match(opened.code):
                return CONTENTS
        return None


def prompts(element: _Element) -> str | None:
    """Return the rule that leaves a content control out, where it shows a prompt to fill it in."""
    if element.tag != W + "sdt":
        return None
    return PROMPT if switched_on(element.find(f"{W}sdtPr/{W}showingPlcHdr")) else None


def _runs_on(inline: Inline) -> bool:
    """Return whether running text was mistaken for a table of contents."""
    left_out = inline.left_out()
    return any(rule == CONTENTS and len(text) > _LONG and "。" in text for rule, text in left_out)
