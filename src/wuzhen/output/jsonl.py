"""Taggings as JSON Lines: one object a body paragraph."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from math import isfinite
from typing import IO, Any

from wuzhen.labels import LABELS
from wuzhen.model.tagger import Tagging

_ENCODE = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


class JsonlWriter:
    """Writes one object a paragraph as it comes."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.warnings: list[str] = []
        self._stream = stream

    def add(self, taggings: Sequence[Tagging]) -> None:
        """Write the taggings of one document."""
        self._stream.write(to_jsonl(taggings).encode("utf-8", "replace"))

    def close(self) -> None:
        """Write nothing: the last line is complete."""


def to_jsonl(taggings: Iterable[Tagging]) -> str:
    """Return the taggings as JSON Lines; further keys of a JSON Lines input are kept.

    Labels that the input brought stand as ``given_labels``, its primary label as ``given_primary``.
    """
    return "".join(_line(_object(tagging)) for tagging in taggings)


def _line(value: dict[str, Any]) -> str:
    """Return the object on a line; made plain first where it holds what is none, which is rare."""
    try:
        line = _ENCODE(value)
        line.encode()
    except ValueError:
        line = _ENCODE(_plain(value))
    return f"{line}\n"


def given(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return the record with its labels under the names that ours leave free.

    A record that has been tagged before keeps what was given then: its ``labels`` are ours.
    """
    renamed = {
        f"given_{key}": record[key]
        for key in ("labels", "primary")
        if key in record and "given_labels" not in record
    }
    kept = {key: value for key, value in record.items() if key not in ("labels", "primary")}
    return {**kept, **renamed}


def _object(tagging: Tagging) -> dict[str, Any]:
    paragraph = tagging.paragraph
    places = {"page": paragraph.page, "line": paragraph.line}
    scores = zip(LABELS, tagging.scores, strict=True)
    return {
        **given(paragraph.record),
        "source": paragraph.source,
        "n": paragraph.n,
        "id": paragraph.id,
        "headings": list(paragraph.headings),
        "text": paragraph.text,
        "labels": list(tagging.labels),
        "primary": tagging.primary,
        "scores": {label: round(score, 4) for label, score in scores},
        "review": tagging.review,
        **{name: place for name, place in places.items() if place is not None},
    }


def _plain(value: Any) -> Any:
    """Return the value as strict JSON and UTF-8 can hold it.

    NaN and Infinity, which some programs write, become null; halves of surrogate pairs ``�``.
    """
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, float):
        return value if isfinite(value) else None
    if isinstance(value, dict):
        return {_plain(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value
