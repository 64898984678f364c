"""Reports as files: a .docx and a .pdf of as many paragraphs as are asked for."""

from __future__ import annotations

import io
from collections.abc import Sequence

from tests import pdfs
from wuzhen.documents import Paragraph

SECTION = 6
"""Paragraphs below a heading."""
NUMERALS = "一二三四五六七八九十"
LINES, COLUMNS = 28, 33
"""Lines of a page, characters of a line."""


def lines(paragraphs: Sequence[Paragraph]) -> list[str]:
    """Return the paragraphs below numbered headings."""
    found: list[str] = []
    for at, paragraph in enumerate(paragraphs):
        if at % SECTION == 0:
            number = NUMERALS[at // SECTION % len(NUMERALS)]
            found.append(f"{number}、第{at // SECTION + 1}项工作")
        found.append(paragraph.text)
    return found


def docx(paragraphs: Sequence[Paragraph]) -> bytes:
    """Return a .docx."""
    from docx import Document

    document = Document()
    for line in lines(paragraphs):
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def pdf(paragraphs: Sequence[Paragraph]) -> bytes:
    """Return a .pdf with a text layer."""
    rows = pdfs.lines(lines(paragraphs), COLUMNS)
    pages = [rows[at : at + LINES] for at in range(0, len(rows), LINES)]
    return pdfs.pdf(*(pdfs.Page(list(pdfs.column(page, 70, 770))) for page in pages))
