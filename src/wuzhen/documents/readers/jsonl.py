"""JSON Lines of paragraphs, labelled or not: already split, so nothing is asked of the text."""

from __future__ import annotations

import json
from typing import Any

from wuzhen.documents.structure.outline import paragraph_id
from wuzhen.documents.types import Document, Paragraph
from wuzhen.errors import WuzhenError


def document(content: str, source: str) -> Document:
    """Return the document of a JSON Lines file, one object with a ``text`` a line."""
    paragraphs: list[Paragraph] = []
    title: str | None = None
    for number, line in enumerate(content.split("\n"), start=1):
        if not line.strip():
            continue
        record = _record(line, f"{source}:{number}")
        title = title or record.get("title")
        paragraphs.append(_paragraph(record, source, len(paragraphs) + 1, number))
    if not paragraphs:
        raise WuzhenError(
            "no paragraph in this file", where=source, expected='lines such as {"text": "…"}'
        )
    return Document(source, title, tuple(paragraphs))


def _paragraph(record: dict[str, Any], source: str, n: int, line: int) -> Paragraph:
    return Paragraph(
        source=source,
        n=n,
        id=str(record.get("id") or paragraph_id(source, n)),
        headings=tuple(record.get("headings") or ()),
        text=record["text"],
        line=line,
        record=record,
    )


def _record(line: str, where: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise WuzhenError(
            "this line is not a JSON object",
            where=where,
            expected='one object a line, such as {"text": "…"}',
            got=str(error),
        ) from error
    if not isinstance(record, dict):
        raise _wrong(where, "line", "an object", record)
    text = record.get("text")
    if not isinstance(text, str) or not text.strip():
        raise _wrong(where, "`text`", "a text that is not empty", text)
    headings = record.get("headings") or []
    if not isinstance(headings, list) or not all(isinstance(h, str) for h in headings):
        raise _wrong(where, "`headings`", "a list of texts", headings)
    for key in ("title", "report"):
        if not isinstance(record.get(key, ""), str | None):
            raise _wrong(where, f"`{key}`", "a text", record[key])
    if not isinstance(record.get("id", ""), str | int | None):
        raise _wrong(where, "`id`", "a text", record["id"])
    return record


def _wrong(where: str, what: str, expected: str, got: object) -> WuzhenError:
    found = "nothing" if got is None else json.dumps(got, ensure_ascii=False)[:60]
    return WuzhenError(f"bad {what}", where=where, expected=expected, got=found)
