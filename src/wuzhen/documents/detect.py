"""What kind of file this is: decided by its content, for suffixes lie."""

from __future__ import annotations

import codecs
import io
import json
import re
import zipfile
from pathlib import PurePath
from typing import Literal

from wuzhen.documents.readers import csv_table
from wuzhen.errors import WuzhenError

Kind = Literal["text", "markdown", "html", "mht", "docx", "pdf", "jsonl", "json", "csv"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OTHER = (
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"BM", "an image"),
    (b"II*\x00", "an image"),
    (b"MM\x00*", "an image"),
    (b"RIFF", "an image"),
    (b"{\\rtf", "an RTF file"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x1f\x8b", "a gzip archive"),
)
_LETTERS = (b"GIF8", b"BM", b"RIFF", b"Rar!")
_PACKAGES = (
    ("xl/", "an Excel workbook"),
    ("ppt/", "a PowerPoint presentation"),
    ("OFD.xml", "an OFD file"),
    ("META-INF/container.xml", "an EPUB book"),
    ("content.xml", "an OpenDocument file"),
)
_HTML = re.compile(r"^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I)
_TAG = re.compile(r"</?(?:p|div|br|span|table|tr|td|h[1-6]|ul|li|body|meta|script)\b[^<>]*>", re.I)
_WORD_XML = re.compile(r"^\s*<\?xml.{0,400}?(?:Word\.Document|pkg:package)", re.S)
_HEADER = 2**14
_HEADER_LINE = re.compile(rb"^[!-9;-~]++:")
_WEB_ARCHIVE = re.compile(
    rb"^(?:MIME-Version|Content-Type):\s*(?:1\.0|multipart/|text/html)", re.I | re.M
)
_MARKDOWN = (".md", ".markdown")
_ATX = re.compile(r"^#{1,6}[ \t\u3000]++[^#\s]", re.M)
_FIRST_LINE = re.compile(r"\S.*+")
_JSON = re.compile(r"^\s*+(?:\[\s*+[\[{\"]|\[\s*+\]|\{\s*+[\"}])")
_ARRAY = re.compile(r"^\s*+\[\s*+\{")


def binary_kind(data: bytes, source: str) -> Literal["docx", "pdf", "mht"] | None:
    """Return ``docx``, ``pdf`` or ``mht``, or ``None`` where the bytes should be text.

    A format that is known but cannot be read is a `WuzhenError` that says what to do.
    """
    if _is_pdf(data):
        return "pdf"
    if data.startswith(_ZIP):
        return _package(data, source)
    if data.startswith(_OLE):
        raise _ole(data, source)
    if _is_web_archive(data):
        return "mht"
    for magic, name in _OTHER:
        if data.startswith(magic) and not _reads_as_text(data, magic):
            raise _unsupported(source, name)
    return None


def text_kind(text: str, source: str) -> Kind:
    """Return what kind of text this is: running text, or records and tables of texts."""
    if _WORD_XML.match(text):
        raise _unsupported(source, "a Word XML file")
    suffix = PurePath(source).suffix.lower()
    if _is_html(text, suffix):
        return "html"
    if _is_json_lines(text) or (suffix == ".jsonl" and not _ARRAY.match(text)):
        return "jsonl"
    if _is_json(text, suffix):
        return "json"
    if suffix in (".csv", ".tsv") or csv_table.looks_like(text):
        return "csv"
    if suffix in _MARKDOWN or _ATX.search(text):
        return "markdown"
    return "text"


def _is_pdf(data: bytes) -> bool:
    """Tell a PDF from a text that speaks of one; what comes before its header is no part of it."""
    at = data[:1024].find(b"%PDF-")
    if at < 0:
        return False
    version = data[at + 5 : at + 9]
    return version.isascii() and (at == 0 or b" obj" in data)


def _reads_as_text(data: bytes, magic: bytes) -> bool:
    # "BM…" and "RIFF…" are letters too: a binary file has control characters right behind them.
    return magic in _LETTERS and min(data[:64]) >= 0x09


def _is_web_archive(data: bytes) -> bool:
    # Header lines up to the first empty one, and among them what makes it a web archive or a mail.
    head = re.split(
        rb"\r?\n\r?\n", data[:_HEADER].removeprefix(codecs.BOM_UTF8).lstrip(), maxsplit=1
    )[0]
    lines = re.sub(rb"\r?\n[ \t]+", b" ", head).splitlines()
    return bool(_WEB_ARCHIVE.search(head)) and all(map(_HEADER_LINE.match, lines[:-1]))


def _package(data: bytes, source: str) -> Literal["docx"]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        names = [name.replace("\\", "/").lstrip("/").lower() for name in archive.namelist()]
    except Exception as error:  # zipfile meets damage with a dozen kinds of exception
        raise WuzhenError(
            "this file is damaged",
            where=source,
            expected="a .docx document",
            got="a broken zip archive",
            hint="open it in a word processor and save it again as .docx",
        ) from error
    if any(name.startswith("word/") for name in names):
        return "docx"
    for prefix, kind in _PACKAGES:
        if any(name.startswith(prefix.lower()) for name in names):
            raise _unsupported(source, kind)
    raise _unsupported(source, "a zip archive")


def _ole(data: bytes, source: str) -> WuzhenError:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return WuzhenError(
            "this document is encrypted",
            where=source,
            hint="save it without a password, then try again",
        )
    return _unsupported(source, "an old Office or WPS file (.doc, .wps, .xls)")


def _unsupported(source: str, name: str) -> WuzhenError:
    return WuzhenError(
        "this format is not supported yet",
        where=source,
        expected=".docx, .pdf, .html, .mht, .txt, .md, .csv, .json or .jsonl",
        got=name,
        hint="save it as .docx or .pdf",
    )


def _is_html(text: str, suffix: str) -> bool:
    head = text[:20_000]
    if _HTML.match(head):
        return True
    if suffix in _MARKDOWN:  # which may begin with an element of HTML
        return False
    tags = _TAG.findall(head)
    return len(tags) >= 2 and head.lstrip().startswith("<")


def _is_json_lines(text: str) -> bool:
    found = _FIRST_LINE.search(text)
    first = found[0] if found else ""
    if not first.startswith("{"):
        return False
    try:
        record = json.loads(first, parse_int=str)
    except (ValueError, RecursionError):
        return False
    return isinstance(record, dict) and bool(record)


def _is_json(text: str, suffix: str) -> bool:
    if suffix == ".json":
        return True
    begins = _JSON.match(text)
    if not begins or "{" in begins[0]:
        return bool(begins)
    try:  # a text may begin with a word in brackets
        json.loads(text, parse_int=str)
    except ValueError:
        return False
    except RecursionError:
        return True
    return True
