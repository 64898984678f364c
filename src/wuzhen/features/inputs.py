"""What the model sees of a paragraph: repaired text, and the headings above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from wuzhen.documents.structure.headings import lead_heading
from wuzhen.documents.types import Paragraph
from wuzhen.features.batch_repair import repaired

_TITLE = re.compile(
    r"^(?![—－-]|[（(]?[0-9一二三四五六七八九十]+[)）.．、]|第[一二三四五六七八九十]+).*"
    r"(?:汇报|总结|小结|报告|要点|方案|讲话|发言|材料|简报)$"
)


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
    """Return what the model sees of the paragraph; see `model_inputs`."""
    return model_inputs([paragraph])[0]


def model_inputs(paragraphs: Sequence[Paragraph]) -> list[ModelInput]:
    """Return what the model sees of each paragraph.

    A heading glued to the text is the nearest heading, as it would be on a line of its own. A
    report's title before the headings is left out: it is not about the paragraph.
    """
    texts = repaired([paragraph.text for paragraph in paragraphs])
    paths = _paths(paragraphs)
    return [
        ModelInput(text, _with_lead(paths[paragraph.headings], text), _document(paragraph))
        for paragraph, text in zip(paragraphs, texts, strict=True)
    ]


def _paths(paragraphs: Sequence[Paragraph]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return each path of headings, repaired and without a title; paragraphs share them."""
    paths = dict.fromkeys(paragraph.headings for paragraph in paragraphs)
    headings = list(dict.fromkeys(heading for path in paths for heading in path))
    mended = dict(zip(headings, repaired(headings), strict=True))
    return {path: _without_title(tuple(mended[heading] for heading in path)) for path in paths}


def _without_title(headings: tuple[str, ...]) -> tuple[str, ...]:
    return headings[1:] if headings and _TITLE.match(headings[0]) else headings


def _with_lead(headings: tuple[str, ...], text: str) -> tuple[str, ...]:
    lead = lead_heading(text)
    return (*headings, lead) if lead else headings


def _document(paragraph: Paragraph) -> str:
    """Return the name of the document of a paragraph; a record may have it as a key."""
    if paragraph.record:
        return str(paragraph.record.get("report") or "")
    return paragraph.source
