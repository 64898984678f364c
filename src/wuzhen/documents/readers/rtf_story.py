"""A flow of RTF text as elements of WordprocessingML: the body, a text box, a note, a head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from wuzhen.documents.readers import word_tree as word
from wuzhen.documents.readers.docx_xml import W, plain
from wuzhen.documents.readers.word_tree import Look, Run

if TYPE_CHECKING:
    from lxml.etree import _Element


class Story:
    """A flow of paragraphs and tables; ``kind`` is what it is, such as ``footnote``."""

    def __init__(self, kind: str, root: _Element) -> None:
        self.kind = kind
        self.root = root
        self.paragraph = etree.Element(W + "p")
        self._cell = etree.Element(W + "tc")
        self._cells: list[_Element] = []
        self._table: _Element | None = None

    def put(self, text: str, form: Run) -> None:
        """Append text to the paragraph."""
        word.put(self.paragraph, text, form)

    def end_paragraph(self, look: Look, *, in_table: bool) -> None:
        """End the paragraph, in a cell or below the tables so far."""
        if not in_table and (self._cells or len(self._cell)):
            self.end_row([])  # a damaged table
        word.look(self.paragraph, look)
        if in_table:
            self._cell.append(self.paragraph)
        else:
            self._table = None
            self.root.append(self.paragraph)
        self.paragraph = etree.Element(W + "p")

    def end_cell(self, look: Look) -> None:
        """End the cell with the paragraph in it."""
        self.end_paragraph(look, in_table=True)
        self._cells.append(self._cell)
        self._cell = etree.Element(W + "tc")

    def end_row(self, merged: list[bool], *, header: bool = False) -> None:
        """End the row; ``merged`` are the cells that only continue the one above or before."""
        if len(self._cell):
            self._cells.append(self._cell)
            self._cell = etree.Element(W + "tc")
        if not self._cells:
            return
        if self._table is None:
            self._table = word.add(self.root, "tbl")
        row = word.add(self._table, "tr")
        if header:
            word.add(word.add(row, "trPr"), "tblHeader")
        for at, cell in enumerate(self._cells):
            if at < len(merged) and merged[at]:
                own = etree.Element(W + "tcPr")
                cell.insert(0, own)
                word.add(own, "vMerge")
            row.append(cell)
        self._cells = []

    def close(self, look: Look) -> None:
        """End what is still open."""
        if len(self.paragraph):
            self.end_paragraph(look, in_table=bool(self._cells or len(self._cell)))
        self.end_row([])

    def text(self) -> str:
        """Return all text of the flow on one line."""
        return plain(self.root)
