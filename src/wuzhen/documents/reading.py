"""Read bytes of any supported kind into a document."""

from __future__ import annotations

from dataclasses import replace

from wuzhen.documents import detect, limits
from wuzhen.documents.encoding import Decoded, decoded
from wuzhen.documents.readers import csv_table, json_records, markdown, text
from wuzhen.documents.structure import outline
from wuzhen.documents.types import Content, Document
from wuzhen.errors import WuzhenError


def read_bytes(data: bytes, source: str, column: str | None = None) -> Document:
    """Return the document in these bytes, such as standard input.

    Parameters
    ----------
    data
        The content of a report.
    source
        Where it came from: names the document and its paragraphs, and stands in messages.
    column
        The column or key that holds the text of a table or of records.
    """
    if not data.strip():
        raise WuzhenError("this file is empty", where=source, expected="a report")
    binary = detect.binary_kind(data, source)
    if binary == "pdf":
        from wuzhen.documents.readers.pdf import read as read_content

        return _document(read_content(data, source), source)
    if binary == "docx":
        from wuzhen.documents.readers.docx import read as read_content

        return _document(read_content(data, source), source)
    if binary == "mht":
        from wuzhen.documents.readers.mht import read as read_content

        return _document(read_content(data, source), source)
    return _of_text(decoded(data, source), source, column)


_LINE_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_RECORDS = {
    "csv": csv_table.document,
    "json": json_records.array,
    "jsonl": json_records.lines,
}


def _of_text(found: Decoded, source: str, column: str | None) -> Document:
    kind = detect.text_kind(found.text, source)
    if kind in _RECORDS:
        limits.RECORDS_CHARACTERS.check(len(found.text), source)
        return _RECORDS[kind](found.text, source, column, found.notices)
    if kind == "html":
        from wuzhen.documents.readers.html import read as read_content

        content = read_content(found.text, source)
    else:
        spaces = sum(map(found.text.count, " \t\r\n"))
        limits.TEXT_CHARACTERS.check(len(found.text) - spaces, source)
        limits.TEXT_LINES.check(sum(map(found.text.count, _LINE_ENDS)), source)
        content = markdown.read(found.text) if kind == "markdown" else text.read(found.text)
    return _document(replace(content, notices=found.notices + content.notices), source)


def _document(content: Content, source: str) -> Document:
    sizes = [len(block.text) for block in content.blocks]
    limits.PARAGRAPHS.check(len(sizes), source)
    limits.PARAGRAPH_CHARACTERS.check(max(sizes, default=0), source)
    limits.CHARACTERS.check(sum(sizes), source)
    document = outline.document(content, source)
    if not document.paragraphs:
        found = "only headings, titles or page furniture" if content.blocks else "no text at all"
        raise WuzhenError(
            "no body paragraph in this file",
            where=source,
            expected="a report",
            got=found,
            hint="a tag belongs to a paragraph of running text",
        )
    return document
