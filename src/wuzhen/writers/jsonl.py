"""Taggings as JSON Lines: one object a body paragraph."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from wuzhen.model.tagger import Tagging
from wuzhen.taxonomy import LABELS


def to_jsonl(taggings: Iterable[Tagging]) -> str:
    """Return the taggings as JSON Lines; further keys of a JSON Lines input are kept.

    Labels that the input brought stand as ``given_labels``, its primary label as ``given_primary``.
    """
    return "".join(json.dumps(_object(tagging), ensure_ascii=False) + "\n" for tagging in taggings)


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
    }
