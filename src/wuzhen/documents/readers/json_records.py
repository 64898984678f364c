"""JSON Lines and JSON arrays of paragraphs, labelled or not."""

from __future__ import annotations

import json
from typing import Any

from wuzhen.documents import limits
from wuzhen.documents.json_text import numbered_lines, parse_json
from wuzhen.documents.readers import records
from wuzhen.documents.types import Document, Notice, Paragraph
from wuzhen.errors import WuzhenError

_Found = tuple[int | None, dict[str, Any]]
"""A record, and the line on which it is where that is known."""


def lines(
    content: str, source: str, column: str | None = None, notices: tuple[Notice, ...] = ()
) -> Document:
    """Return the document of a JSON Lines file, one object a line."""
    require_few_pieces(content, source)
    found: list[_Found] = []
    for number, line in numbered_lines(content):
        limits.RECORDS.check(number, source)
        found.append((number, record_of(line, f"{source}:{number}")))
    return _document(found, source, column, notices)


def array(
    content: str, source: str, column: str | None = None, notices: tuple[Notice, ...] = ()
) -> Document:
    """Return the document of a JSON array of objects; any other JSON is a `WuzhenError`."""
    require_few_pieces(content, source)
    value = parse_json(content, source, "this is no sound JSON", "an array of objects")
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise WuzhenError(
            "this JSON holds no list of paragraphs",
            where=source,
            expected='one object a line, or an array such as [{"text": "…"}]',
            got=_described(value),
        )
    limits.RECORDS.check(len(value), source)
    return _document([(None, item) for item in value], source, column, notices)


def require_few_pieces(content: str, source: str) -> None:
    """Refuse what would take far more memory as lists and objects than it does as text."""
    limits.RECORDS_PIECES.check(sum(map(content.count, "[{,")), source)


def _document(
    found: list[_Found],
    source: str,
    column: str | None,
    notices: tuple[Notice, ...],
) -> Document:
    if not found:
        raise records.none(source)
    key = records.text_key([record for _, record in found], column, source)
    paragraphs = [
        paragraph_of(record, key, (source, n, line))
        for n, (line, record) in enumerate(found, start=1)
    ]
    limits.RECORDS_TEXT.check(sum(len(paragraph.text) for paragraph in paragraphs), source)
    title = next((record["title"] for _, record in found if record.get("title")), None)
    return Document(source, title, tuple(paragraphs), notices=notices)


def paragraph_of(record: dict[str, Any], key: str, place: tuple[str, int, int | None]) -> Paragraph:
    """Return the paragraph of a record; its place is the source, its number and its line."""
    source, n, line = place
    where = f"{source}:{line}" if line else f"{source}, record {n}"
    text = _checked(record, key, where)
    return records.paragraph(record, text, record.get("headings") or (), place)


def record_of(line: str, where: str) -> dict[str, Any]:
    """Return the object on a line; `WuzhenError` where there is none."""
    expected = 'one object a line, such as {"text": "…"}'
    record = parse_json(
        line.removeprefix("\ufeff"), where, "this line is not a JSON object", expected
    )
    if not isinstance(record, dict):
        raise _wrong(where, "line", "an object", record)
    return record


def _checked(record: dict[str, Any], key: str, where: str) -> str:
    text = records.at(record, key)
    if not isinstance(text, str) or records.is_empty(text):
        raise _wrong(where, f"`{key}`", "a text that is not empty", text)
    headings = record.get("headings") or []
    if not isinstance(headings, list) or not all(isinstance(h, str) for h in headings):
        raise _wrong(where, "`headings`", "a list of texts", headings)
    for name in ("title", "report"):
        if not isinstance(record.get(name, ""), str | None):
            raise _wrong(where, f"`{name}`", "a text", record[name])
    if not isinstance(record.get("id", ""), str | int | None):
        raise _wrong(where, "`id`", "a text", record["id"])
    return text


def _described(value: Any) -> str:
    if isinstance(value, dict):
        keys = ", ".join(list(value)[:5])
        return f"one object with the keys {keys}" if value else "an empty object"
    if isinstance(value, list):
        return "an array with other things than objects" if value else "an empty array"
    return "a single value"


def _wrong(where: str, what: str, expected: str, got: object) -> WuzhenError:
    found = "nothing" if got is None else json.dumps(got, ensure_ascii=False)[:60]
    return WuzhenError(f"bad {what}", where=where, expected=expected, got=found)
