"""Taggings as JSON Lines: one object a body paragraph."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from math import isfinite
from typing import IO, Any

from wuzhen.labels import LABELS
from wuzhen.model.label_evidence import LabelEvidence
from wuzhen.model.tagger import Tagging

DECIMALS = 6
"""Decimals of contributions: their sum is the score to within the last but one."""

_OBEYED = re.compile(r"[\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]")
"""Signs that a terminal may obey, that turn a text round, or that some programs end a line at."""
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

    Labels that the input had become ``given_labels``, its primary label ``given_primary``.
    """
    return "".join(_line(_object(tagging)) for tagging in taggings)


def _line(value: dict[str, Any]) -> str:
    """Return the object on a line; values that JSON cannot hold, which are rare, are replaced."""
    try:
        line = _ENCODE(value)
        line.encode()
    except ValueError:
        line = _ENCODE(plain(value))
    return f"{_OBEYED.sub(_escape, line)}\n"


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def given(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return the record with its labels under the names that ours leave free.

    A record that has been tagged before keeps what was given then: its ``labels`` are ours.
    """
    renamed = {
        f"given_{key}": record[key]
        for key in ("labels", "primary")
        if key in record and "given_labels" not in record
    }
    ours: tuple[str, ...] = ("labels", "primary")
    if "scores" in record and "review" in record:  # evidence that another tagging brought
        ours += ("evidence", "similar")
    kept = {key: value for key, value in record.items() if key not in ours}
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
        **explanation(tagging),
    }


def explanation(tagging: Tagging) -> dict[str, Any]:
    """Return evidence and similar paragraphs as plain data; nothing where none was requested.

    Offsets count characters (code points) of the text; contributions are rounded to six decimals.
    """
    if not tagging.evidence:
        return {}
    similar = [
        {"id": one.id, "labels": list(one.labels), "similarity": round(one.similarity, 4)}
        | {"text": one.text}
        for one in tagging.similar
    ]
    return {
        "evidence": [_evidence(found, tagging.paragraph.text) for found in tagging.evidence],
        "similar": similar,
    }


def _evidence(found: LabelEvidence, text: str) -> dict[str, Any]:
    return {
        "label": found.label,
        "given": found.given,
        "score": round(found.score, DECIMALS),
        "needed": round(found.needed, DECIMALS),
        "sentence": list(found.sentence) if found.sentence else None,
        "spans": [
            {
                "start": span.start,
                "end": span.end,
                "text": text[span.start : span.end],
                "contribution": round(span.contribution, DECIMALS),
                "words": round(span.words, DECIMALS),
                "characters": round(span.characters, DECIMALS),
                "lexicon": round(span.lexicon, DECIMALS),
            }
            for span in found.spans
        ],
        "unplaced": [
            {"name": part.name, "contribution": round(part.contribution, DECIMALS)}
            for part in found.unplaced
        ],
    }


def plain(value: Any) -> Any:
    """Return the value as strict JSON and UTF-8 can hold it.

    NaN and Infinity, which some programs write, become null; halves of surrogate pairs ``�``.
    """
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, float):
        return value if isfinite(value) else None
    if isinstance(value, dict):
        return {plain(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value
