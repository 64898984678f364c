"""Watermarks: what is printed over the text, or repeats where no line of the text would be."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from wuzhen.documents.readers.pdf_places import Measured, Places, measured
from wuzhen.documents.readers.pdf_types import Line, Sheet

WATERMARK = "watermark"

_LETTER = re.compile(r"[^\W\d_]")
_OVERSIZE = 1.5
"""Type that is so much larger than the text can be printed over it."""
_EDGE = 0.12
"""Heads and feet are in this share of the height, and no watermarks."""
_OFTEN, _NEARLY_ALL = 0.5, 0.8
"""A watermark is on this share of the pages, or on that where it begins where other lines do."""
_MOST = 0.2
"""What repeats is no watermark but a form where it is this share of the text of a page."""
_TALL, _DEEP = 0.8, 0.2
"""How far type reaches above and below its baseline, in type sizes."""
_NEIGHBOURS = 100


def without_watermarks(sheets: Sequence[Sheet], *, large: bool) -> list[Sheet]:
    """Return the sheets with their watermarks set aside; with ``large`` those in large type only.

    The pieces of text are checked before they are joined, as a watermark may be in a line.
    """
    every = measured(sheets)
    if large and not any(_is_large(one, line) for one in every for line in one.sheet.lines):
        return list(sheets)
    places, main = Places(every), sum(one.sheet.main for one in every)
    found = {
        (line.text, round(line.size))
        for one in every
        for line in _watermarks(one, places, main)
        if _is_large(one, line) or not large
    }
    return [_split(sheet, found) for sheet in sheets] if found else list(sheets)


def _split(sheet: Sheet, found: set[tuple[str, int]]) -> Sheet:
    marks = tuple(line for line in sheet.lines if (line.text, round(line.size)) in found)
    if not marks:
        return sheet
    text = tuple(line for line in sheet.lines if (line.text, round(line.size)) not in found)
    return replace(sheet, lines=text, printed=(*sheet.printed, *marks))


def _is_large(one: Measured, line: Line) -> bool:
    return line.size > _OVERSIZE * one.body


def _watermarks(one: Measured, places: Places, main: int) -> Iterator[Line]:
    """Yield what the text runs through, and what repeats unless that is much of the page."""
    # A watermark that is repeated on a page begins nowhere but where it does itself.
    begun = {(round(line.left), line.text) for line in one.sheet.lines}
    lefts = Counter(left for left, _ in begun)
    bases = [-level[0].base for level in one.levels]
    repeated: list[Line] = []
    for line in _candidates(one, lefts):
        if _is_crossed(one, line, bases):
            yield line
        elif _is_inside(one.sheet, line):
            usual = _is_usual(line, lefts)
            enough = max(3, _NEARLY_ALL * main) if usual else max(2, _OFTEN * main)
            if places.pages(line, one.sheet, "middle") >= enough:
                repeated.append(line)
    signs = sum(len(line.text) for line in one.sheet.lines)
    if sum(len(line.text) for line in repeated) < _MOST * signs:
        yield from repeated


def _candidates(one: Measured, lefts: Counter[int]) -> Iterator[Line]:
    for line in one.sheet.lines:
        text = one.is_text(line) or (one.is_body_sized(line) and _is_usual(line, lefts))
        if not text and _LETTER.search(line.text):
            yield line


def _is_usual(line: Line, lefts: Counter[int]) -> bool:
    """Return whether a line begins where others do."""
    return sum(lefts[round(line.left) + near] for near in (-1, 0, 1)) >= 3


def _is_inside(sheet: Sheet, line: Line) -> bool:
    from_edge = min(sheet.box.top - line.base, line.base - sheet.box.bottom)
    return from_edge > _EDGE * (sheet.box.top - sheet.box.bottom)


def _is_crossed(one: Measured, line: Line, bases: Sequence[float]) -> bool:
    """Return whether lines of the text run through a line: nearer than type is tall."""
    first = bisect_left(bases, -(line.base + _TALL * line.size))
    below = line.base - (_DEEP if _is_large(one, line) else _TALL) * line.size
    last = bisect_right(bases, -below, lo=first)
    inside = (
        other for level in one.levels[first : min(last, first + _NEIGHBOURS)] for other in level
    )
    return any(
        other.text != line.text  # bold type is made by printing twice
        and (other.size < line.size / 1.2 if _is_large(one, line) else one.is_text(other))
        and other.left < line.right - other.size
        and other.right > line.left + other.size
        for other in islice(inside, _NEIGHBOURS)
    )
