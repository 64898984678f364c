"""Why a paragraph has its labels, in a line: for cells of tables."""

from __future__ import annotations

from wuzhen.features.scope import DOCUMENT_NAME
from wuzhen.labels import LABELS, chinese, dimension
from wuzhen.model.label_evidence import LabelEvidence
from wuzhen.model.tagger import Tagging

MOST_WORDS = 6
"""How many stretches of the text are named of a label, strongest first, either way."""
LONGEST_WORD = 12
"""How many characters of a stretch are shown."""
LEAST = 0.05
"""What adds less than this, either way, is not worth naming."""


def evidence_text(tagging: Tagging) -> str:
    """Return the evidence of a tagging as one line; empty where none was requested.

    Such as ``产业：合作社 +3.4、冷库 +1.2、村 -0.3；相似：h1-07（产业）``.
    """
    return "；".join(evidence_lines(tagging))


def evidence_lines(tagging: Tagging) -> list[str]:
    """Return a line for each label that is explained, and one of the similar paragraphs."""
    lines = [_line(found, tagging.paragraph.text) for found in tagging.evidence]
    similar = "、".join(f"{one.id}（{chinese(one.labels)}）" for one in tagging.similar)
    return [*lines, f"相似：{similar}"] if similar else lines


def unplaced_name(name: str) -> str:
    """Return what readers call a part of a score that has no place in the text."""
    if name == "intercept":
        return "基准"
    if name == DOCUMENT_NAME:
        return "全文涉农程度"
    kind, _, label = name.partition(" ")
    if kind == "lexicon:headings" and label in LABELS:
        return f"标题中的{dimension(label).short}用语"
    return name.partition(":")[2] or name


def _line(found: LabelEvidence, text: str) -> str:
    parts = [
        (_short(text[span.start : span.end]), span.contribution)
        for span in found.spans
        if any(map(str.isalnum, text[span.start : span.end]))
    ]
    parts += [
        (unplaced_name(part.name), part.contribution)
        for part in found.unplaced
        if part.name != "intercept"
    ]
    strongest = sorted(parts, key=lambda part: -abs(part[1]))[:MOST_WORDS]
    named = [f"{word} {value:+.1f}" for word, value in strongest if abs(value) >= LEAST]
    given = "" if found.given else "（未标）"
    return f"{dimension(found.label).short}{given}：{'、'.join(named) or '无'}"


def _short(word: str) -> str:
    line = " ".join(word.split())
    return line if len(line) <= LONGEST_WORD else f"{line[:LONGEST_WORD]}…"
