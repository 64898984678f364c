"""How each format is recognised: by its content, as suffixes may be wrong."""

from __future__ import annotations

import json as parser
import re

from wuzhen.documents.readers import csv_table
from wuzhen.documents.signs import Signs

_HTML = re.compile(r"^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I)
_TAG = re.compile(r"</?(?:p|div|br|span|table|tr|td|h[1-6]|ul|li|body|meta|script)\b[^<>]*>", re.I)
_FLAT_DOCX = re.compile(r"^\s*(?:<\?[^>]{0,200}\?>\s*){0,5}<pkg:package\b")
_WORD_2003 = re.compile(r"<(?:\w{1,20}:)?wordDocument\b")
WORD_2003 = "http://schemas.microsoft.com/office/word/2003/wordml"
"""The namespace of Word 2003 XML."""
_MARKDOWN = (".md", ".markdown")
_ATX = re.compile(r"^#{1,6}[ \t\u3000]++[^#\s]", re.M)
_FIRST_LINE = re.compile(r"\S.*+")
_JSON = re.compile(r"^\s*+(?:\[\s*+[\[{\"]|\[\s*+\]|\{\s*+[\"}])")
_ARRAY = re.compile(r"^\s*+\[\s*+\{")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"BM", b"II*\x00", b"MM\x00*")
_WORD = frozenset(("worddocument",))
_EXCEL = frozenset(("workbook", "book"))


def pdf(signs: Signs) -> bool:
    """Distinguish a PDF from a text about one; what comes before its header is no part of it."""
    at = signs.data[:1024].find(b"%PDF-")
    if at < 0:
        return False
    version = signs.data[at + 5 : at + 9]
    return version.isascii() and (at == 0 or b" obj" in signs.data)


def docx(signs: Signs) -> bool:
    """Recognise an archive that holds a Word document."""
    return signs.container == "zip" and signs.begins("word/")


def doc(signs: Signs) -> bool:
    """Recognise an OLE file that holds a Word document and no workbook."""
    return signs.container == "ole" and bool(signs.names & _WORD)


def rtf(signs: Signs) -> bool:
    """Recognise Rich Text Format."""
    return signs.data[:64].lstrip().startswith(b"{\\rtf")


def odt(signs: Signs) -> bool:
    """Recognise an OpenDocument text."""
    return signs.container == "zip" and "content.xml" in signs.names and _is_text(signs.kind)


def ofd(signs: Signs) -> bool:
    """Recognise an OFD file."""
    return signs.container == "zip" and "ofd.xml" in signs.names


def sheets(signs: Signs) -> bool:
    """Recognise a workbook of Excel, WPS or OpenDocument."""
    if signs.container == "ole":
        return bool(signs.names & _EXCEL)
    opened = "content.xml" in signs.names and signs.kind.startswith("spreadsheet")
    return signs.container == "zip" and (opened or signs.begins("xl/"))


def picture(signs: Signs) -> bool:
    """Recognise a picture; a text may begin with the same letters."""
    start = signs.data[:64]
    return start.startswith(_PICTURES) and not (start[:2] == b"BM" and min(start) >= 0x09)


def mail(signs: Signs) -> bool:
    """Recognise a mail; a saved page has mail headers too."""
    return signs.container == "mail" and signs.sent


def web_archive(signs: Signs) -> bool:
    """Recognise a saved page."""
    return signs.container == "mail"


def flat_docx(text: str, suffix: str) -> bool:
    """Recognise a Word document in one file of XML."""
    return bool(_FLAT_DOCX.match(text))


def word_2003(text: str, suffix: str) -> bool:
    """Recognise a document in the XML of Word 2003."""
    head = text[:10_000]
    return head.lstrip()[:1] == "<" and WORD_2003 in head and bool(_WORD_2003.search(head))


def html(text: str, suffix: str) -> bool:
    """Recognise a web page."""
    head = text[:20_000]
    if _HTML.match(head):
        return True
    if suffix in _MARKDOWN:  # which may begin with an element of HTML
        return False
    tags = _TAG.findall(head)
    return len(tags) >= 2 and head.lstrip().startswith("<")


def json_lines(text: str, suffix: str) -> bool:
    """Recognise a file of one object a line."""
    return begins_json_lines(text) or (suffix == ".jsonl" and not _ARRAY.match(text))


def json(text: str, suffix: str) -> bool:
    """Recognise an array of objects, or what should be one."""
    if suffix == ".json":
        return True
    begins = _JSON.match(text)
    if not begins or "{" in begins[0]:
        return bool(begins)
    try:  # a text may begin with a word in brackets
        parser.loads(text, parse_int=str)
    except ValueError:
        return False
    except RecursionError:
        return True
    return True


def csv(text: str, suffix: str) -> bool:
    """Recognise a table."""
    return suffix in (".csv", ".tsv") or csv_table.looks_like(text)


def markdown(text: str, suffix: str) -> bool:
    """Recognise Markdown."""
    return suffix in _MARKDOWN or bool(_ATX.search(text))


def text(text: str, suffix: str) -> bool:
    """Accept everything: plain text is the last format."""
    return True


def _is_text(kind: str) -> bool:
    return not kind or kind.startswith("text")


def begins_json_lines(text: str) -> bool:
    """Tell a text of which the first line is an object."""
    found = _FIRST_LINE.search(text)
    first = found[0] if found else ""
    if not first.startswith("{"):
        return False
    try:
        record = parser.loads(first, parse_int=str)
    except (ValueError, RecursionError):
        return False
    return isinstance(record, dict) and bool(record)
