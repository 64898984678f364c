"""PDF: the lines of its text layer, with where they stand on the page."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2
from pypdfium2 import raw

from wuzhen.documents.readers import pdf_layout
from wuzhen.documents.readers.pdf_layout import Glyph, Line
from wuzhen.documents.types import Content
from wuzhen.errors import WuzhenError

_HYPHENS = "\x02\ufffe"
"""What pdfium puts for a hyphen at the end of a line."""
_FEWEST = 10
"""A PDF with fewer characters than this has no text layer worth the name."""


def read(data: bytes, source: str) -> Content:
    """Return the paragraphs of a PDF with the pages on which they begin."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _unreadable(source, str(error)) from error
    try:
        pages = [list(_lines(document, number)) for number in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise _unreadable(source, str(error)) from error
    finally:
        document.close()
    if sum(len(line.text) for lines in pages for line in lines) < _FEWEST:
        raise WuzhenError(
            "this PDF is a scan: its pages are images without text",
            where=source,
            expected="a PDF with a text layer",
            hint="run optical character recognition (OCR) on it first",
        )
    return Content(tuple(pdf_layout.blocks(pages)))


def _unreadable(source: str, reason: str) -> WuzhenError:
    if "password" in reason.lower():
        return WuzhenError(
            "this PDF is encrypted",
            where=source,
            hint="save it without a password, then try again",
        )
    return WuzhenError(
        "this PDF is damaged", where=source, got=reason, hint="save or download it again"
    )


def _lines(document: Any, number: int) -> Iterator[Line]:
    page = document[number]
    text = page.get_textpage()
    try:
        yield from pdf_layout.lines(_glyphs(text), number + 1)
    finally:
        text.close()
        page.close()


def _glyphs(text: Any) -> Iterator[Glyph | None]:
    """Yield the characters of a page in reading order, ``None`` where a line ends."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    box = raw.FS_RECTF()
    for index in range(text.count_chars()):
        sign = chr(raw.FPDFText_GetUnicode(text, index))
        if sign in "\r\n":
            yield None
        elif raw.FPDFText_IsGenerated(text, index) == 1:
            yield Glyph(" ", 0, 0, 0, 0, generated=True)
        elif raw.FPDFText_GetCharBox(text, index, left, right, bottom, top):
            raw.FPDFText_GetLooseCharBox(text, index, box)
            size = raw.FPDFText_GetFontSize(text, index)
            height = abs(box.top - box.bottom)
            yield Glyph(
                "-" if sign in _HYPHENS else sign,
                box.left,
                box.right,
                box.bottom,
                # The font size counts before scaling; the box says how tall it stands.
                height if height > 0 else size,
            )
