"""The formats that reports come in: the one place where a format is added.

A file has the first format that recognises it, by its bytes or else by its text. Suffixes only
decide which files of a folder are read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from wuzhen.documents import recognition as seen
from wuzhen.documents.signs import Signs


@dataclass(frozen=True, slots=True)
class Format:
    """A format of reports.

    Parameters
    ----------
    name, holds
        Its name, and what its files are, for people.
    suffixes
        What the names of its files end in.
    reader
        ``module:function``, imported when a file needs it. It is called with the bytes or the text
        and the name of the source, and returns `Content`; where ``whole`` is set it is called with
        the column to read too (and, for text, the notices of its decoding), and returns `Document`.
    in_bytes, in_text
        How it is recognised: by the bytes, or by the decoded text and the suffix in small letters.
    whole
        Whether its paragraphs need no structure step, such as the rows of a table.
    extra, needs
        What has to be installed with wuzhen to read it, as in ``wuzhen[ocr]``: its modules.
    """

    name: str
    holds: str
    suffixes: tuple[str, ...]
    reader: str
    in_bytes: Callable[[Signs], bool] | None = None
    in_text: Callable[[str, str], bool] | None = None
    whole: bool = False
    extra: str | None = None
    needs: tuple[str, ...] = ()

    def read(self, *given: Any) -> Any:
        """Call the reader."""
        module, _, function = self.reader.partition(":")
        return getattr(import_module(f"wuzhen.documents.readers.{module}"), function)(*given)


FORMATS = (
    Format("pdf", "PDF with a text layer", (".pdf",), "pdf:read", in_bytes=seen.pdf),
    Format(
        "docx", "Word document", (".docx", ".docm", ".dotx", ".dotm"), "docx:read",
        in_bytes=seen.docx,
    ),
    Format(
        "doc", "Word 97-2003 or WPS document", (".doc", ".wps", ".dot", ".wpt"), "doc:read",
        in_bytes=seen.doc,
    ),
    Format("rtf", "Rich Text Format", (".rtf",), "rtf:read", in_bytes=seen.rtf),
    Format("odt", "OpenDocument text", (".odt",), "odt:read", in_bytes=seen.odt),
    Format("ofd", "OFD (GB/T 33190) with text", (".ofd",), "ofd:read", in_bytes=seen.ofd),
    Format(
        "sheets", "workbook with a column of text",
        (".xlsx", ".xls", ".et", ".xlsm", ".xlsb", ".ods", ".ett"),
        "sheets:document", in_bytes=seen.sheets, whole=True,
    ),
    Format(
        "image", "scan or photograph of a page", (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp"),
        "scans:read", in_bytes=seen.picture, extra="ocr", needs=("rapidocr", "onnxruntime"),
    ),
    Format(
        "eml", "mail with attachments", (".eml",), "eml:document", in_bytes=seen.mail, whole=True
    ),
    Format("mht", "saved web page", (".mht", ".mhtml"), "mht:read", in_bytes=seen.web_archive),
    Format("flat docx", "Word XML document", (".xml",), "flat_docx:read", in_text=seen.flat_docx),
    Format("word 2003", "Word 2003 XML document", (), "word_2003:read", in_text=seen.word_2003),
    Format("html", "web page", (".html", ".htm"), "html:read", in_text=seen.html),
    Format(
        "jsonl", "JSON Lines", (".jsonl",), "json_records:lines",
        in_text=seen.json_lines, whole=True,
    ),
    Format("json", "JSON array", (".json",), "json_records:array", in_text=seen.json, whole=True),
    Format(
        "csv", "table in text", (".csv", ".tsv"), "csv_table:document", in_text=seen.csv, whole=True
    ),
    Format(
        "markdown", "Markdown", (".md", ".markdown"), "markdown:of_file", in_text=seen.markdown
    ),
    Format("text", "plain text", (".txt",), "text:of_file", in_text=seen.text),
)  # fmt: skip
"""All formats, in the order in which they are tried; plain text is what is left."""

UNREAD = (
    ".pptx", ".ppt", ".dps", ".odp", ".sxw", ".uof", ".uot", ".pages", ".epub", ".caj", ".zip",
    ".rar", ".7z", ".gif", ".webp", ".heic",
)  # fmt: skip
"""Suffixes of documents that cannot be read: in a folder they are named, not passed over."""

SEARCHED = tuple(
    suffix for form in FORMATS for suffix in form.suffixes if suffix not in (".xml", ".tsv")
)
"""Suffixes of reports in a folder; an .xml may be anything."""


def installed(form: Format) -> bool:
    """Return whether a format can be read here, or its extra is missing."""
    return all(map(find_spec, form.needs))


def in_bytes(signs: Signs) -> Format | None:
    """Return the format of these bytes, ``None`` where they should be text."""
    return next((form for form in FORMATS if form.in_bytes and form.in_bytes(signs)), None)


def in_text(text: str, suffix: str) -> Format:
    """Return what kind of text this is: running text, or records and tables of texts."""
    return next(form for form in FORMATS if form.in_text and form.in_text(text, suffix))
