"""Formats that are known but cannot be read: each is named, with what the user can do."""

from __future__ import annotations

import re

from wuzhen.documents import recognition
from wuzhen.documents.signs import Signs
from wuzhen.errors import WuzhenError

_MAGIC = (
    (b"GIF8", "an image that moves"),
    (b"RIFF", "an image"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xdb\xa5", "a Word 2 document"),
)
_LETTERS = (b"GIF8", b"RIFF", b"Rar!")
_PACKAGES = (
    ("ppt/", "a PowerPoint presentation"),
    ("meta-inf/container.xml", "an EPUB book"),
    ("index/document.iwa", "a Pages, Numbers or Keynote document"),
    ("index.zip", "a Pages, Numbers or Keynote document"),
    ("content.xml", "an OpenDocument file that is neither text nor workbook"),
)
_STREAMS = (
    ("powerpoint document", "an old PowerPoint presentation"),
    ("matost", "a Microsoft Works document"),
    ("contents", "a Microsoft Works document"),
)
_ROOTS = (
    ("worddocument", "a Word XML file of an unknown version"),
    ("document", "an OpenDocument file in XML"),
    ("uof", "a UOF document"),
    ("workbook", "an Excel 2003 XML file"),
)
_XML = "an XML file"
_ARCHIVE, _OLE = "a zip archive", "an OLE file without a document"
_OURS = ("html", "package")
"""Roots of what has a reader: web pages, Word documents in one file of XML."""
_ROOT = re.compile(
    r"^\s*<\?xml\b[^>]{0,400}>\s*(?:<[?!][^>]{0,2000}>\s*){0,20}<(?:[\w.-]{1,40}:)?([\w.-]{1,40})"
)
_SLIDES, _TEXT, _SHEETS = ("pdf",), ("docx", "pdf"), ("xlsx", "pdf")
_CONVERTED = {
    "a PowerPoint presentation": _SLIDES,
    "an old PowerPoint presentation": _SLIDES,
    "an Excel 2003 XML file": _SHEETS,
    **dict.fromkeys(
        (
            "an OpenDocument file that is neither text nor workbook",
            "a Microsoft Works document",
            "an OpenDocument file in XML",
            "a UOF document",
            "a Pages, Numbers or Keynote document",
            "a Word 2 document",
            "a Word 6 or Word 95 document",
            "a Word 95 document",
            _OLE,
        ),
        _TEXT,
    ),
}
"""What LibreOffice can open, and what it may make of it, the best first."""
NAMES = (
    *(name for _, name in (*_MAGIC, *_PACKAGES, *_STREAMS, *_ROOTS)), _XML, _ARCHIVE, _OLE,
)  # fmt: skip
"""What users are told that a file is."""


class UnsupportedError(WuzhenError):
    """A format that is known but not read; ``forms`` are what LibreOffice may make of it."""

    forms: tuple[str, ...] = ()


def of_bytes(signs: Signs, source: str) -> WuzhenError | None:
    """Return the error for bytes that no reader takes, ``None`` where they should be text."""
    if signs.container == "zip":
        names = (name for prefix, name in _PACKAGES if signs.begins(prefix))
        return unsupported(source, next(names, _ARCHIVE))
    if signs.container == "ole":
        if "encryptedpackage" in signs.names:
            return encrypted(source)
        if not signs.names:
            return WuzhenError(
                "this file is damaged",
                where=source,
                expected="a whole office file",
                hint="open it in an office program and save it again",
            )
        names = (name for stream, name in _STREAMS if stream in signs.names)
        return unsupported(source, next(names, _OLE))
    for magic, name in _MAGIC:
        if signs.data.startswith(magic) and not _reads_as_text(signs.data, magic):
            return unsupported(source, name)
    return None


def of_text(text: str, source: str) -> WuzhenError | None:
    """Return the error for a text that no reader takes."""
    root = _ROOT.match(text[:50_000])
    if root is None or root[1].lower() in _OURS or recognition.word_2003(text, ""):
        return None
    return unsupported(source, dict(_ROOTS).get(root[1].lower(), _XML))


def encrypted(source: str) -> WuzhenError:
    """Return the error for a document with a password."""
    return WuzhenError(
        "this document is encrypted",
        where=source,
        hint="save it without a password, then try again",
    )


def without_ocr(source: str, what: str) -> WuzhenError:
    """Return the error for pictures of text where nothing is installed that reads them."""
    return WuzhenError(
        f"{what}: its text must be recognised (OCR)",
        where=source,
        expected="a file with text",
        hint="pip install wuzhen[ocr]",
    )


def unsupported(source: str, name: str) -> UnsupportedError:
    """Return the error for a format that is known but not read."""
    forms = _CONVERTED.get(name, ())
    error = UnsupportedError(
        "this format is not supported yet",
        where=source,
        expected="a format of `wuzhen formats`",
        got=name,
        hint="save it as .docx or .pdf, or add --with-libreoffice"
        if forms
        else "save it as .docx or .pdf",
    )
    error.forms = forms
    return error


def _reads_as_text(data: bytes, magic: bytes) -> bool:
    # "BM…" and "RIFF…" are letters too: a binary file has control characters right behind them.
    return magic in _LETTERS and min(data[:64]) >= 0x09
