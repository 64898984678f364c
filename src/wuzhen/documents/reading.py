"""Read bytes of any supported kind into a document."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath

from wuzhen.documents import formats, limits, refusals, signs
from wuzhen.documents.encoding import Decoded, decoded
from wuzhen.documents.structure import outline
from wuzhen.documents.types import Content, Document, Notice
from wuzhen.errors import WuzhenError

_CHINESE = re.compile(r"[\u3400-\u9fff]")
_ENOUGH = 40
"""So many characters show whether a text is Chinese."""
_FOREIGN = Notice("holds no Chinese: it may have been saved in a wrong encoding")


def read_bytes(data: bytes, source: str, column: str | None = None) -> Document:
    """Return the document in these bytes, such as standard input.

    Parameters
    ----------
    data
        The content of a report.
    source
        Where it came from: names the document and its paragraphs, also in messages.
    column
        The column or key that holds the text of a table or of records.
    """
    if not data.strip():
        raise WuzhenError("this file is empty", where=source, expected="a report")
    shown = signs.of(data, source)
    form = formats.in_bytes(shown)
    if form is None:
        refused = refusals.of_bytes(shown, source)
        if refused is not None:
            raise refused
        return _of_text(decoded(data, source), source, column)
    if form.whole:
        return _checked(form.read(data, source, column))
    return document(form.read(data, source), source)


def _of_text(found: Decoded, source: str, column: str | None) -> Document:
    refused = refusals.of_text(found.text, source)
    if refused is not None:
        raise refused
    form = formats.in_text(found.text, PurePath(source).suffix.lower())
    if form.whole:
        limits.RECORDS_CHARACTERS.check(len(found.text), source)
        return _checked(form.read(found.text, source, column, found.notices))
    content: Content = form.read(found.text, source)
    return document(replace(content, notices=found.notices + content.notices), source)


def document(content: Content, source: str) -> Document:
    """Return the document of what a reader found: paragraphs under their headings."""
    require_bounded(content, source)
    found = _checked(
        outline.document(content, source),
        "only headings, titles or page furniture" if content.blocks else "no text at all",
    )
    return found if _is_chinese(found) else replace(found, notices=(*found.notices, _FOREIGN))


def _is_chinese(found: Document) -> bool:
    texts = [paragraph.text for paragraph in found.paragraphs]
    return sum(map(len, texts)) < _ENOUGH or any(map(_CHINESE.search, texts))


def require_bounded(content: Content, source: str) -> None:
    """Refuse what is longer than any report."""
    sizes = [len(block.text) for block in content.blocks]
    limits.PARAGRAPHS.check(len(sizes), source)
    limits.PARAGRAPH_CHARACTERS.check(max(sizes, default=0), source)
    limits.CHARACTERS.check(sum(sizes), source)


def _checked(found: Document, got: str = "no text at all") -> Document:
    if not found.paragraphs:
        raise WuzhenError(
            "no body paragraph in this file",
            where=found.source,
            expected="a report",
            got=got,
            hint="a tag belongs to a paragraph of running text",
        )
    return found
