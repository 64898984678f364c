"""Why a tag is given, in words for a cell or a line of a document."""

from __future__ import annotations

from wuzhen.model.tagger import Tagging


def evidence_text(tagging: Tagging) -> str:
    """Return what decided the labels of a tagging; nothing where that is not known."""
    return ""
