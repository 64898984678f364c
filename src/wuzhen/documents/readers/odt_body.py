"""The body of an OpenDocument text as elements of WordprocessingML."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from wuzhen.documents.readers import word_tree as word
from wuzhen.documents.readers.docx_xml import number
from wuzhen.documents.readers.odt_lists import OUTLINE, Lists, Place
from wuzhen.documents.readers.odt_styles import DRAW, OFFICE, TABLE, TEXT, Styles
from wuzhen.documents.readers.word_tree import Look, Run

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_SPACES = 100
_SPACES = re.compile(r"[ \t\r\n]+")
_UNREAD = frozenset(
    (
        TEXT + "tracked-changes", TEXT + "sequence-decls", TEXT + "variable-decls", TEXT + "number",
        TEXT + "user-field-decls", TEXT + "ruby-text", TEXT + "note-citation", OFFICE + "forms",
        TEXT + "alphabetical-index-auto-mark-file", TEXT + "list-level-style-number",
    )
)  # fmt: skip
"""Elements that hold declarations, deletions, numbers or the pronunciation over a character."""
_SIGNS = {TEXT + "tab": "\t", TEXT + "line-break": "\n"}
_ROWS = (TABLE + "table-rows", TABLE + "table-row-group", TABLE + "table-header-rows")


class Walk:
    """One walk over a document; ``notes`` are the texts of notes and comments by kind and id."""

    def __init__(
        self,
        styles: Styles,
        plain: Callable[[_Element], str],
        formula: Callable[[_Element], str],
    ) -> None:
        self._styles = styles
        self._plain = plain
        self._formula = formula
        self._above: Place | None = None
        self.lists = Lists(styles.lists, styles.outline)
        self.notes: dict[tuple[str, str], str] = {}

    def blocks(
        self, parent: _Element, target: _Element, place: Place | None = None, rule: str = ""
    ) -> None:
        """Append the paragraphs and tables of an element; the first of a list item is numbered."""
        for child in parent:
            tag = child.tag
            if tag in (TEXT + "p", TEXT + "h"):
                self._paragraph(child, target, place, rule)
                place = None
            elif tag == TEXT + "list":
                self._list(child, target, place, rule)
            elif tag == TABLE + "table":
                self._table(child, target, rule)
            elif tag in (DRAW + "frame", DRAW + "custom-shape", DRAW + "g"):
                self._inline(child, word.add(target, "p"), Run())
            elif tag not in _UNREAD:
                self.blocks(child, target, None, _rule(child) or rule)

    def _list(self, found: _Element, target: _Element, above: Place | None, rule: str) -> None:
        outer = self.lists.entered(found, self._above)
        before, self._above = self._above, outer
        for item in found:
            if item.tag not in (TEXT + "list-item", TEXT + "list-header"):
                continue
            start = number(item.get(TEXT + "start-value"))
            own = outer if start is None else self.lists.restarted(outer, start)
            first = item[0].tag if len(item) else ""
            numbered = item.tag == TEXT + "list-item" and first != TEXT + "list"
            self.blocks(item, target, own if numbered else None, rule)
        self._above = before

    def _paragraph(self, found: _Element, target: _Element, place: Place | None, rule: str) -> None:
        style = self._styles.of("paragraph", found.get(TEXT + "style-name"))
        level = number(found.get(TEXT + "outline-level")) if found.tag == TEXT + "h" else None
        paragraph = word.add(target, "p")
        self._inline(found, paragraph, Run(style.hidden or rule == "hidden", style.size))
        list_id, at = (place.list_id, place.level) if place else (None, 0)
        if place is None and level and (level - 1) in self.lists.defined[OUTLINE].levels:
            list_id, at = OUTLINE, level - 1
        kind = word.CONTENTS if rule == "contents" else word.TITLE if style.title else None
        level = level if level and 1 <= level <= 9 and not style.title else None
        look = Look(kind, level, style.centred, style.indented, list_id, at)
        word.look(paragraph, look)

    def _inline(self, parent: _Element, paragraph: _Element, form: Run) -> None:
        word.put(paragraph, _text(parent.text), form)
        for child in parent:
            self._element(child, paragraph, form)
            word.put(paragraph, _text(child.tail), form)

    def _element(self, child: _Element, paragraph: _Element, form: Run) -> None:
        tag = child.tag
        if tag in _SIGNS:
            word.put(paragraph, _SIGNS[tag], form)
        elif tag == TEXT + "s":
            count = number(child.get(TEXT + "c")) or 1
            word.put(paragraph, " " * min(count, _MOST_SPACES), form)
        elif tag == TEXT + "span":
            own = self._styles.of("text", child.get(TEXT + "style-name"))
            self._inline(child, paragraph, Run(form.hidden or own.hidden, own.size or form.size))
        elif tag == TEXT + "note":
            kind = "endnote" if child.get(TEXT + "note-class") == "endnote" else "footnote"
            self._note(child, paragraph, kind)
        elif tag == OFFICE + "annotation":
            self._note(child, paragraph, "comment")
        elif tag in (TEXT + "hidden-text", TEXT + "hidden-paragraph"):
            word.put(paragraph, child.get(TEXT + "string-value") or "", Run(hidden=True))
            self._inline(child, paragraph, Run(hidden=True))
        elif tag == DRAW + "object":
            word.put(paragraph, self._formula(child), form)
        elif tag == DRAW + "text-box" or (tag.startswith(DRAW) and _holds_paragraphs(child)):
            above, self._above = self._above, None
            self.blocks(child, word.box(paragraph))
            self._above = above
        elif tag not in _UNREAD and isinstance(tag, str):
            self._inline(child, paragraph, form)

    def _note(self, found: _Element, paragraph: _Element, kind: str) -> None:
        text = self._plain(found)
        if text:
            note_id = str(len(self.notes))
            self.notes[kind, note_id] = text
            word.note(paragraph, kind, note_id)

    def _table(self, table: _Element, target: _Element, rule: str) -> None:
        above, self._above = self._above, None
        self._rows(table, word.add(target, "tbl"), rule, header=False)
        self._above = above

    def _rows(self, parent: _Element, target: _Element, rule: str, *, header: bool) -> None:
        for child in parent:
            if child.tag == TABLE + "table-row":
                row = word.add(target, "tr")
                if header:
                    word.add(word.add(row, "trPr"), "tblHeader")
                for cell in child.iterchildren(TABLE + "table-cell", TABLE + "covered-table-cell"):
                    into = word.add(row, "tc")
                    if cell.tag == TABLE + "covered-table-cell":
                        word.add(word.add(into, "tcPr"), "vMerge")
                    self.blocks(cell, into, None, rule)
            elif child.tag in _ROWS:
                header_rows = child.tag == TABLE + "table-header-rows"
                self._rows(child, target, rule, header=header or header_rows)


def _rule(element: _Element) -> str:
    """Return what all text in an element is: a table of contents, or hidden."""
    if element.tag in (TEXT + "table-of-content", TEXT + "illustration-index"):
        return "contents"
    return "hidden" if element.get(TEXT + "display") == "none" else ""


def _holds_paragraphs(element: _Element) -> bool:
    return next(element.iterchildren(TEXT + "p", TEXT + "list"), None) is not None


def _text(text: str | None) -> str:
    """Return the text that is shown: spaces and line ends in the XML are one space."""
    if not text:
        return ""
    return _SPACES.sub(" ", text)
