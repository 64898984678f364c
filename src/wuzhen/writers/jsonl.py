"""Taggings as JSON Lines: one object a body paragraph."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from wuzhen.model.tagger import Tagging
from wuzhen.taxonomy import LABELS


def to_jsonl(taggings: Iterable[Tagging]) -> str:
    """Return the taggings as JSON Lines; further keys of a JSON Lines input are kept."""
    return "".join(json.dumps(_object(tagging), ensure_ascii=False) + "\n" for tagging in taggings)


def _object(tagging: Tagging) -> dict[str, Any]:
    paragraph = tagging.paragraph
    scores = zip(LABELS, tagging.scores, strict=True)
    return {
        **paragraph.record,
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
