"""Line breaks inside a paragraph: most of them mean the end of one, some only wrap a line."""

from __future__ import annotations

import re

from wuzhen.documents.readers.text import glue, joined
from wuzhen.documents.structure import headings
from wuzhen.documents.structure.frame import below_title
from wuzhen.documents.structure.furniture import is_furniture

_OPEN_END = re.compile(r"[，,、（(《〈“‘「『【〔\[]$")
_OPEN_START = re.compile(r"[，,、。；;：:！？!?）)》〉”’」』】〕\]%％]")
_BRACKETS = (("《", "》"), ("（", "）"), ("“", "”"))
_LONGEST_REST = 6
"""A line this short that ends a sentence is the rest of the line before it."""


def pieces(text: str, level: int | None = None) -> list[tuple[str, int | None]]:
    """Return the paragraphs that a text with line breaks stands for, each with its level.

    In a heading, only the first line and numbered ones keep its level: what follows is text.
    """
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 2:
        return [(line.strip(), level) for line in lines]
    if level is None:
        return [(line, None) for line in _paragraphs(lines)]
    found: list[tuple[str, int | None]] = []
    for line in map(str.strip, lines):
        if found and found[-1][1] == level and _same_heading(found[-1][0], line, level):
            found[-1] = (glue(found[-1][0], line), level)
        else:
            found.append((line, level if not found or headings.marker(line) else None))
    return found


def begins_anew(before: str, line: str) -> bool:
    """Return whether a line is no part of the paragraph before it, whatever joined the two.

    It is numbered itself, or the line before it is a heading and this one is a statement.
    """
    if headings.marker(line.strip()):
        return True
    before = before.strip()
    numbered = headings.marker(before) is not None and headings.heading_shaped(before)
    return numbered and not headings.punctuated(before) and headings.stops(line.strip())


def ends_open(line: str) -> bool:
    """Return whether a line must go on: after a comma, or in brackets that are not closed."""
    if headings.stops(line):
        return False  # reports often close no quotation mark
    return bool(_OPEN_END.search(line)) or any(line.count(a) > line.count(b) for a, b in _BRACKETS)


def _paragraphs(lines: list[str]) -> list[str]:
    wrapped = joined(lines)
    if len(wrapped) < len(lines):
        return [text for _, text in wrapped]
    found: list[list[str]] = []
    for line in map(str.strip, lines):
        if found and _goes_on(found[-1][-1], line):
            found[-1].append(line)
        else:
            found.append([line])
    return ["".join(parts) for parts in found]


def _goes_on(before: str, line: str) -> bool:
    if headings.stops(before) or begins_anew(before, line):
        return False
    if _OPEN_START.match(line):
        return True
    if ends_open(before):
        return True
    rest = len(line) <= _LONGEST_REST and headings.stops(line)
    return rest and not headings.punctuated(before)


def _same_heading(before: str, line: str, level: int) -> bool:
    if begins_anew(before, line) or headings.stops(before) or headings.stops(line):
        return False
    if level == 0 and (is_furniture(line) or below_title(line)):
        return False
    return not headings.figures(line) and headings.heading_shaped(before + line)
