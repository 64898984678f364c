"""The body of a .docx, read from front to back: paragraphs, table rows, text boxes, notes."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from wuzhen.documents.readers import soft_breaks, tables
from wuzhen.documents.readers.docx_lines import Line, leads
from wuzhen.documents.readers.docx_numbering import Counter
from wuzhen.documents.readers.docx_styles import Format, Styles
from wuzhen.documents.readers.docx_text import CONTENTS, HIDDEN, UNREAD, Inline, Texts, prompts
from wuzhen.documents.readers.docx_xml import (
    ALTERNATE,
    W,
    alternative,
    attribute,
    properties,
    switched_on,
)
from wuzhen.documents.structure import headings
from wuzhen.documents.types import Block

if TYPE_CHECKING:
    from lxml.etree import _Element

MERGED = "cell merged with the one above"
_LONG_CELL = 60
_TYPED_INDENTS = ("\u3000\u3000", "    ")


@dataclass(slots=True)
class _Carried:
    """The text of a paragraph, which goes on in the next one where its end is deleted."""

    parts: list[str]
    form: Format
    inline: Inline
    properties: _Element | None


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a table: the content of its cells, and whether it is repeated on every page."""

    cells: list[list[Line]]
    merged: list[Line]
    header: bool

    @property
    def texts(self) -> list[str]:
        """The text of each cell."""
        return [" ".join(line.text for line in _kept(cell)) for cell in self.cells]


class Body:
    """The body of one document; ``notes`` are taken out as they are referred to."""

    def __init__(
        self, styles: Styles, counter: Counter, notes: MutableMapping[tuple[str, str], str]
    ) -> None:
        self._styles = styles
        self._counter = counter
        self._notes = notes
        self._texts = Texts(styles)
        self._carried: _Carried | None = None

    def lines(self, body: _Element) -> Iterator[Line]:
        """Yield the lines of the body."""
        yield from self._of(body, None)
        yield from self._flush()

    def _of(self, container: _Element, rule: str | None) -> Iterator[Line]:
        for child in container:
            if child.tag == W + "p":
                yield from self._paragraph(child, rule)
            elif child.tag == W + "tbl":
                yield from self._flush()
                yield from self._table(child, rule)
            elif child.tag == ALTERNATE:
                branch = alternative(child)
                yield from self._of(branch, rule) if branch is not None else ()
            elif child.tag not in UNREAD:
                yield from self._of(child, rule or prompts(child) or _contents(child))

    def _paragraph(self, paragraph: _Element, rule: str | None) -> Iterator[Line]:
        own = properties(paragraph, W + "pPr")
        form = self._styles.paragraph(own)
        inline = self._texts.read(paragraph, form, rule)
        text = "".join(inline.parts)
        mark = None if own is None else next(own.iterchildren(W + "rPr"), None)
        gone = _is_gone(mark)
        if text.strip():
            if self._carried and _parted(self._carried, text, form):
                yield from self._flush()
            if not self._carried:
                form = replace(form, indented=form.indented or text.startswith(_TYPED_INDENTS))
                text = self._label(form) + text.lstrip()
                self._carried = _Carried([], form, inline, own)
            self._carried.parts.append(text)
        elif not (gone or self._carried or rule == HIDDEN or form.hidden or _is_hidden(mark)):
            self._label(form)  # an empty paragraph counts all the same
        if not gone:
            yield from self._flush()
        yield from (Line(Block(aside, dropped=by)) for by, aside in inline.left_out())
        for box in inline.boxes:
            yield from self._of(box, rule)
        for note in inline.notes:
            if note in self._notes:
                yield Line(Block(self._notes.pop(note), dropped=note[0]))

    def _label(self, form: Format) -> str:
        return "" if form.list_id is None else self._counter.label(form.list_id, form.list_level)

    def _flush(self) -> Iterator[Line]:
        """Yield the lines of the text that waits for the end of its paragraph."""
        waiting, self._carried = self._carried, None
        if waiting is None:
            return
        form, inline = waiting.form, waiting.inline
        for piece, level in soft_breaks.pieces("".join(waiting.parts), form.level):
            to_page = leads(piece)
            sure = to_page and (inline.linked or _has_leader(waiting.properties))
            # Tabs separate the cells of a table, so a tab in running text is a space.
            text = " ".join(piece.split("\t")).strip()
            block = Block(text, level=level, dropped=CONTENTS if sure else None)
            yield Line(block, inline.size, form.centred, form.indented, to_page)

    def _table(self, table: _Element, rule: str | None) -> Iterator[Line]:
        rows = list(self._rows(table, rule))
        marked = next((at for at, row in enumerate(rows) if not row.header), 0)
        left_out = tables.left_out([row.texts for row in rows], marked)
        for at, row in enumerate(rows):
            filled = [text for text in row.texts if text]
            everything = [line for cell in [*row.cells, row.merged] for line in cell]
            runs_on = len(filled) == 1 or any(_runs_on(cell) for cell in row.cells)
            if not filled or (runs_on and at not in left_out):
                yield from everything
                continue
            yield Line(Block("\t".join(filled), dropped=left_out.get(at)), row=True)
            yield from (line for line in everything if line.block.dropped)

    def _rows(self, table: _Element, rule: str | None) -> Iterator[_Row]:
        for row, by in _children(table, "tr", rule):
            own = properties(row, W + "trPr")
            if _has(own, "del"):
                continue
            hidden = HIDDEN if _has(own, "hidden") else None
            cells: list[list[Line]] = []
            merged: list[Line] = []
            for cell, of in _children(row, "tc", by or hidden):
                if cell.find(f"{W}tcPr/{W}cellDel") is not None:
                    continue
                if _is_merged(cell):
                    merged += [*self._of(cell, of or MERGED), *self._flush()]
                else:
                    cells.append([*self._of(cell, of), *self._flush()])
            yield _Row(cells, merged, _has(own, "tblHeader"))


def _parted(waiting: _Carried, text: str, form: Format) -> bool:
    """Return whether a new paragraph begins, though the end of the one before it is deleted."""
    before = waiting.parts[-1]
    marked = form.list_id is not None or form.level is not None
    return soft_breaks.begins_anew(before, text) or (marked and headings.stops(before.strip()))


def _is_gone(mark: _Element | None) -> bool:
    """Return whether the end of the paragraph is deleted or moved away."""
    return mark is not None and any(mark.find(W + tag) is not None for tag in ("del", "moveFrom"))


def _is_hidden(mark: _Element | None) -> bool:
    return mark is not None and switched_on(mark.find(W + "vanish"))


def _has(own: _Element | None, tag: str) -> bool:
    if own is None:
        return False
    found = own.find(W + tag)
    return found is not None if tag == "del" else switched_on(found)


def _has_leader(own: _Element | None) -> bool:
    """Return whether a tab of the paragraph is filled with dots, as in a table of contents."""
    tabs = own.iterfind(f"{W}tabs/{W}tab") if own is not None else ()
    return any(tab.get(W + "leader", "none") != "none" for tab in tabs)


def _contents(element: _Element) -> str | None:
    gallery = attribute(element, "sdtPr/docPartObj/docPartGallery")
    return CONTENTS if gallery is not None and "contents" in gallery.lower() else None


def _children(
    parent: _Element, tag: str, rule: str | None
) -> Iterator[tuple[_Element, str | None]]:
    """Yield the rows or cells of a table, each with the rule that leaves it out."""
    for child in parent:
        if child.tag == W + tag:
            yield child, rule
        elif child.tag not in UNREAD:
            yield from _children(child, tag, rule or prompts(child))


def _is_merged(cell: _Element) -> bool:
    """Return whether the cell only goes on with the one above it, or the one before it."""
    merges = (cell.find(f"{W}tcPr/{W}{tag}") for tag in ("vMerge", "hMerge"))
    return any(
        merge is not None and merge.get(W + "val", "continue") == "continue" for merge in merges
    )


def _kept(cell: list[Line]) -> list[Line]:
    return [line for line in cell if line.block.dropped is None]


def _runs_on(cell: list[Line]) -> bool:
    kept = _kept(cell)
    return len(kept) > 1 and any(len(line.text) > _LONG_CELL for line in kept)
