"""Paragraphs that are already split: records with a text, from JSON Lines, JSON arrays or tables.

Such a text needs no structure step, and further keys or columns are kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from wuzhen.documents import limits
from wuzhen.documents.structure.outline import paragraph_id
from wuzhen.documents.text_repair import visible
from wuzhen.documents.types import Paragraph
from wuzhen.errors import WuzhenError

_USUAL = (
    "text 正文 内容 段落 文本 paragraph content 正文内容 段落内容 文本内容 原文 passage body 全文 "
    "语料 data.text data.正文 data.content data.paragraph"
)
NAMES = tuple(_USUAL.split())
"""Columns or keys that hold the text, the likeliest first; ``data.text`` is Label Studio's."""

_CHINESE = re.compile(r"[\u3400-\u9fff]+")
_ROWS = 500
_RUNNING = 12
"""So many Chinese characters a text has on average, names and labels have fewer."""
_CLEARLY = 2
"""The text has so many times the characters of any other column."""


def at(record: Mapping[str, Any], key: str) -> Any:
    """Return the value at a key; ``data.text`` is the key ``text`` of what is at ``data``."""
    if key in record:
        return record[key]
    first, _, rest = key.partition(".")
    within = record.get(first)
    return at(within, rest) if rest and isinstance(within, Mapping) else None


def text_key(records: Sequence[Mapping[str, Any]], column: str | None, where: str) -> str:
    """Return the key that holds the text of the records.

    It is the one that the user names; else one of the usual names; else the only one that clearly
    holds running text.
    """
    keys = list(dict.fromkeys(key for record in records[:_ROWS] for key in record))
    if column is not None:
        if any(at(record, column) is not None for record in records):
            return column
        raise _no_key(f"no column or key {column}", keys, where)
    folded = {key.strip().casefold(): key for key in reversed(keys)}
    for name in NAMES:
        if name in folded:
            return folded[name]
        if "." in name and any(at(record, name) is not None for record in records[:_ROWS]):
            return name
    found = running(records, keys)
    if found is None:
        raise _no_key("it is unclear which column or key has the text", keys, where)
    return found


def running(records: Sequence[Mapping[str, Any]], keys: Sequence[str]) -> str | None:
    """Return the only key of which the values clearly are running text."""
    sizes = {key: _size([record.get(key) for record in records[:_ROWS]]) for key in keys}
    best = max(sizes, key=sizes.__getitem__, default="")
    others = max((size for key, size in sizes.items() if key != best), default=0.0)
    return best if sizes.get(best, 0.0) >= max(_RUNNING, _CLEARLY * others) else None


def _size(values: Sequence[Any]) -> float:
    """Return how many Chinese characters a value has on average."""
    texts = [value for value in values if isinstance(value, str)]
    return sum(sum(map(len, _CHINESE.findall(text))) for text in texts) / max(len(values), 1)


def paragraph(
    record: Mapping[str, Any],
    text: str,
    headings: Sequence[str],
    place: tuple[str, int, int | None],
) -> Paragraph:
    """Return the paragraph of a record; its place is the source, its number and its line."""
    source, n, line = place
    limits.PARAGRAPH_CHARACTERS.check(len(text), source if line is None else f"{source}:{line}")
    own = record.get("id")
    return Paragraph(
        source=source,
        n=n,
        id=paragraph_id(source, n) if own is None or own == "" else str(own),
        headings=tuple(headings),
        text=text,
        line=line,
        record=record,
    )


def is_empty(text: str) -> bool:
    """Return whether a text shows nothing."""
    return not visible(text).strip()


def none(where: str) -> WuzhenError:
    """Return the error for a file without a single record."""
    return WuzhenError(
        "no paragraph in this file", where=where, expected='lines such as {"text": "…"}'
    )


def _no_key(what: str, keys: Sequence[str], where: str) -> WuzhenError:
    shown = ", ".join(key[:20] or "(empty)" for key in keys[:12]) or "nothing"
    return WuzhenError(
        what,
        where=where,
        expected="a column such as text, 正文 or content",
        got=shown,
        hint="name it with --column",
    )
