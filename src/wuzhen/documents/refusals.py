"""Formats that are known but cannot be read: each is named, with what the user can do."""

from __future__ import annotations

import re

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
    ("content.xml", "an OpenDocument file that is neither text nor workbook"),
)
_STREAMS = (
    ("powerpoint document", "an old PowerPoint presentation"),
    ("matost", "a Microsoft Works document"),
    ("contents", "a Microsoft Works document"),
)
_WORD_XML = re.compile(r"^\s*<\?xml.{0,400}?(?:Word\.Document|wordml)", re.S)


def of_bytes(signs: Signs, source: str) -> WuzhenError | None:
    """Return the error for bytes that no reader takes, ``None`` where they should be text."""
    if signs.container == "zip":
        names = (name for prefix, name in _PACKAGES if signs.begins(prefix))
        return unsupported(source, next(names, "a zip archive"))
    if signs.container == "ole":
        if "encryptedpackage" in signs.names:
            return encrypted(source)
        names = (name for stream, name in _STREAMS if stream in signs.names)
        return unsupported(source, next(names, "an OLE file without a document"))
    for magic, name in _MAGIC:
        if signs.data.startswith(magic) and not _reads_as_text(signs.data, magic):
            return unsupported(source, name)
    return None


def of_text(text: str, source: str) -> WuzhenError | None:
    """Return the error for a text that no reader takes."""
    if _WORD_XML.match(text) and "<pkg:package" not in text[:1_000]:
        return unsupported(source, "a Word 2003 XML file")
    return None


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


def unsupported(source: str, name: str) -> WuzhenError:
    """Return the error for a format that is known but not read."""
    return WuzhenError(
        "this format is not supported yet",
        where=source,
        expected="a format of `wuzhen formats`",
        got=name,
        hint="save it as .docx or .pdf",
    )


def _reads_as_text(data: bytes, magic: bytes) -> bool:
    # "BM…" and "RIFF…" are letters too: a binary file has control characters right behind them.
    return magic in _LETTERS and min(data[:64]) >= 0x09
