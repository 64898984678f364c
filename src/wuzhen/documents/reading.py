"""Read bytes of any supported kind into a document."""

from __future__ import annotations

from wuzhen.documents import detect
from wuzhen.documents.encoding import decode
from wuzhen.documents.readers import jsonl, markdown, text
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
    return _of_text(decode(data, source), source)


def _of_text(content: str, source: str) -> Document:
    kind = detect.text_kind(content, source)
    if kind == "jsonl":
        return jsonl.document(content, source)
    if kind == "markdown":
        return _document(markdown.read(content), source)
    if kind == "html":
        from wuzhen.documents.readers.html import read as read_content

        return _document(read_content(content), source)
    return _document(text.read(content), source)


def _document(content: Content, source: str) -> Document:
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
