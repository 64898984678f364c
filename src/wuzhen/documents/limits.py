"""Limits on what is read, so that no file exhausts the time or the memory of a machine.

They lie far above what reports need: the longest real ones have a few thousand paragraphs.
"""

from __future__ import annotations

from dataclasses import dataclass

from wuzhen.errors import WuzhenError


@dataclass(frozen=True, slots=True)
class Limit:
    """The most of something that a file may have, with the message for a file with more."""

    what: str
    most: int
    unit: str
    hint: str = "split it into several files"

    def check(self, amount: int, source: str) -> None:
        """Raise a `WuzhenError` where the amount is beyond the limit."""
        if amount > self.most:
            raise self.exceeded(amount, source)

    def exceeded(self, amount: int, source: str) -> WuzhenError:
        """Return the error for a file with this amount."""
        return WuzhenError(
            self.what,
            where=source,
            expected=f"at most {self.most:,} {self.unit}",
            got=f"{amount:,}",
            hint=self.hint,
        )


_SAVE_PAGE = "save it as a text file or as .docx"
_SAVE_AGAIN = "open it in a word processor and save it again as .docx"

ARCHIVE_ENTRIES = Limit("this .docx holds too many files", 100_000, "files", _SAVE_AGAIN)
ARCHIVE_PART = Limit("a part of this .docx is too large", 128 * 2**20, "bytes", _SAVE_AGAIN)
ARCHIVE_UNPACKED = Limit("this .docx is too large", 256 * 2**20, "bytes", _SAVE_AGAIN)
CHARACTERS = Limit("this document is too long", 1_000_000, "characters")
ELEMENTS = Limit(
    "this document is made of too many pieces", 3_000_000, "tags and attributes", _SAVE_AGAIN
)
LIBREOFFICE_MEMORY = 4 * 2**30
"""Bytes of address space of LibreOffice, most of which is not used."""
LIBREOFFICE_SECONDS = 60
"""Seconds of processor time that LibreOffice has for one file."""
LIBREOFFICE_WAIT = 120
"""Seconds on the clock that it has for one file."""
MAX_FILE_BYTES = 200 * 2**20
"""Bytes of one input file or of standard input."""
MAIL_BYTES = Limit("this mail is too large", 128 * 2**20, "bytes", "save its attachments")
MAIL_FILES = Limit("this mail has too many attachments", 200, "attachments")
MAIL_NESTING = Limit("this mail nests its parts too deep", 6, "parts within each other")
MAIL_PARTS = Limit("this mail has too many parts", 1_000, "parts")
OCR_MEMORY = 6 * 2**30
"""Bytes of address space of the process that recognises characters, most of which is not used."""
OCR_PAGES = Limit("there are too many scanned pages", 300, "pages")
OCR_PIXELS = Limit("this image is too large", 40_000_000, "pixels", "scan it at 200 dots an inch")
OCR_SECONDS = 30
"""Seconds of processor time for each page of which the characters are recognised."""
OFFICE_ANSWER = 256 * 2**20
"""Bytes that the process may write that opens office files."""
OFFICE_BYTES = Limit("this office file is too large", 100 * 2**20, "bytes", "save it as .docx")
OFFICE_MEMORY = 900 * 2**20
"""Bytes of address space of the process that opens office files."""
OFFICE_SECONDS = 20
"""Seconds of processor time for one office file."""
PACKAGE_ENTRIES = Limit("this file holds too many parts", 50_000, "parts")
PACKAGE_UNPACKED = Limit("this file is too large", 256 * 2**20, "bytes unpacked")
PAGE_CHARACTERS = Limit("this web page is too large", 40_000_000, "characters", _SAVE_PAGE)
PAGE_ELEMENTS = Limit("this web page is made of too many pieces", 500_000, "elements", _SAVE_PAGE)
PARAGRAPHS = Limit("this document has too many paragraphs", 40_000, "paragraphs")
PARAGRAPH_CHARACTERS = Limit("a paragraph is too long", 100_000, "characters")
PDF_BYTES = Limit("this PDF is too large", MAX_FILE_BYTES, "bytes")
PDF_GLYPHS = Limit("this PDF holds too much text", 1_500_000, "characters")
PDF_MEMORY = 900 * 2**20
"""Bytes of address space of the process that opens PDFs."""
PDF_PAGES = Limit("this PDF has too many pages", 2_000, "pages")
PDF_PAGE_GLYPHS = Limit("a page of this PDF holds too much text", 50_000, "characters")
PDF_RUNS = Limit("this PDF holds too much text", 200_000, "lines, words and cells")
PDF_SECONDS = 15
"""Seconds of processor time for one PDF."""
RECORD_BYTES = Limit(
    "a record is too long", 8 * 2**20, "bytes", "leave out keys that are not needed"
)
RECORDS = Limit("this file has too many records", 100_000, "records")
RECORDS_CELLS = Limit("this table has too many cells", 3_000_000, "cells")
RECORDS_CHARACTERS = Limit("this file is too large", 30_000_000, "characters")
RECORDS_PIECES = Limit(
    "these records are made of too many pieces", 3_000_000, "lists, objects and commas",
    "leave out keys that are not needed",
)  # fmt: skip
RECORDS_TEXT = Limit("the texts of this file are too long", 10_000_000, "characters")
RECORD_NESTING = Limit("a record is nested too deep", 64, "levels", "leave out what is so deep")
TEXT_CHARACTERS = Limit("this text is too long", 10_000_000, "characters that are no white space")
TEXT_LINES = Limit("this text has too many lines", 1_000_000, "lines")
WEB_ARCHIVE_BYTES = Limit("this web archive is too large", 128 * 2**20, "bytes", _SAVE_PAGE)
WEB_ARCHIVE_NESTING = Limit(
    "this web archive nests its parts too deep", 5, "parts within each other", _SAVE_PAGE
)
WEB_ARCHIVE_PARTS = Limit("this web archive has too many parts", 10_000, "parts", _SAVE_PAGE)
