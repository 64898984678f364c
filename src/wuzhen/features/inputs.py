"""What the model sees of a paragraph: repaired text, its headings, its sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wuzhen.documents import Paragraph, lead_heading, repair

_SENTENCE = re.compile(r"[^。！？；;!?]*[。！？；;!?]*")
_ITEM = re.compile(
    r"(?=[一二三四五六七八九十]{1,3}是|第[一二三四五六七八九十]{1,4}[,，、]|[（(][0-9一二三四五六七八九十]{1,8}[)）])"
)
"""Before an item; the counts are bounded, so that a row of numerals takes linear time."""
_TITLE = re.compile(
    r"^(?![—－-]|[（(]?[0-9一二三四五六七八九十]+[)）.．、]|第[一二三四五六七八九十]+).*"
    r"(?:汇报|总结|小结|报告|要点|方案|讲话|发言|材料|简报)$"
)
MIN_SENTENCE = 12
"""Shorter sentences are joined to the one before: too little to judge alone."""


@dataclass(frozen=True, slots=True)
class ModelInput:
    """Repaired text with the headings above it, outermost first; the last is the nearest.

    ``document`` names the document that the paragraph is from; the paragraphs of one document are
    seen together. Where it is empty, the paragraph is seen alone.
    """

    text: str
    headings: tuple[str, ...]
    document: str = ""


def model_input(paragraph: Paragraph) -> ModelInput:
    """Return what the model sees of the paragraph.

    A heading glued to the text is the nearest heading, as it would be on a line of its own. A
    report's title that stands before the headings is left out: it says nothing of the paragraph.
    """
    text = repair(paragraph.text)
    headings = tuple(repair(heading) for heading in paragraph.headings)
    if headings and _TITLE.match(headings[0]):
        headings = headings[1:]
    lead = lead_heading(text)
    return ModelInput(text, (*headings, lead) if lead else headings, _document(paragraph))


def _document(paragraph: Paragraph) -> str:
    """Return what names the document of a paragraph; records say so themselves, or do not."""
    if paragraph.record:
        return str(paragraph.record.get("report") or "")
    return paragraph.source


def sentences(text: str) -> list[str]:
    """Split the text into sentences and numbered items; joined, they give the text back."""
    joined: list[list[str]] = []
    size = MIN_SENTENCE
    for item in _ITEM.split(text):
        for piece in filter(None, _SENTENCE.findall(item)):
            if joined and (len(piece) < MIN_SENTENCE or size < MIN_SENTENCE):
                joined[-1].append(piece)
                size += len(piece)
            else:
                joined.append([piece])
                size = len(piece)
    return ["".join(pieces) for pieces in joined]
