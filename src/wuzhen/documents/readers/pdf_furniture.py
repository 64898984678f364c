"""What repeats from page to page is no text of the report: heads, feet, numbers, watermarks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from wuzhen.documents.readers.pdf_lines import leading
from wuzhen.documents.readers.pdf_types import Line, Sheet
from wuzhen.documents.structure.headings import marker, punctuated

HEAD, FOOT, NUMBER, WATERMARK = "running head", "running foot", "page number", "watermark"

_LEADING = 1.6
"""How far apart lines usually are, in type sizes."""
_DIGITS, _LETTER = re.compile(r"\d+"), re.compile(r"[^\W\d_]")
_MARGIN = 3
"""How many baselines at the head and at the foot of a page can hold heads, feet and numbers."""
_POINTS, _PARTS = 2.0, 50
"""In the same place is what is as many points from the edge, or in the same part of the page."""
_SAME_SIZE, _LARGE, _OVERSIZE = 0.08, 1.15, 1.5
_APART, _FAR_APART, _NUMBERED_APART = 1.25, 1.4, 2.2
"""How far, in leadings, heads are from the text; a numbered line is a heading when it is nearer."""
_EDGE, _OFTEN = 0.12, 0.5
"""Heads and feet are in this share of the height; what is not must be on this share of the pages."""
_WIDE, _TEXT = 0.7, 0.6
"""A line of the text takes this share of its width, which is at least that share of the page."""
_SENTENCE = re.compile(r"[，。；]")
_NUMBER = re.compile(
    r"[-—–－―·.\s]*\d{1,4}[-—–－―·.\s]*|[-—–－\s]*[ivxIVX]{1,6}[-—–－\s]*"
    r"|[-—–－\s]*第\s*[\d一二三四五六七八九十]+\s*页(?:[\s,，/、]*[共总]?\s*[\d一二三四五六七八九十]+\s*页)?"
    r"[-—–－\s]*|\d{1,4}\s*[/／]\s*\d{1,4}|[Pp]age\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?"
)
_NEIGHBOURS = 100


@dataclass(frozen=True, slots=True)
class _Measured:
    """A sheet with its baselines from the top down, its usual leading, the usual type size."""

    sheet: Sheet
    levels: tuple[tuple[Line, ...], ...]
    leading: float
    body: float

    def is_body_sized(self, line: Line) -> bool:
        return abs(line.size - self.body) <= _SAME_SIZE * self.body


def marks(sheets: Sequence[Sheet]) -> dict[int, str]:
    """Return the rule by which lines are left out, by the `id` of the line."""
    sizes = [line.size for sheet in sheets for line in sheet.lines for _ in line.text[:200:10]]
    body = median(sizes) if sizes else 1.0
    usual = median([leading(sheet.lines, _LEADING * body) for sheet in sheets] or [0.0])
    measured = [_measured(sheet, body, usual) for sheet in sheets if sheet.lines]
    places = _Places(measured)
    found: dict[int, str] = {}
    for one in measured:
        found.update((id(line), WATERMARK) for line in _watermarks(one, places))
    for one in measured:
        _heads_and_feet(one, places, found)
    _changing(measured, found)
    return found


def _measured(sheet: Sheet, body: float, usual: float) -> _Measured:
    levels: list[list[Line]] = []
    for line in sorted(sheet.lines, key=lambda line: -line.base):
        if levels and levels[-1][0].base - line.base < 0.4 * line.size:
            levels[-1].append(line)
        else:
            levels.append([line])
    step = leading([level[0] for level in levels], usual)
    return _Measured(sheet, tuple(map(tuple, levels)), step, body)


class _Places:
    """On which pages the same text, figures aside, is in the same place."""

    def __init__(self, measured: Sequence[_Measured]) -> None:
        self.main = sum(one.sheet.main for one in measured)
        self._pages: dict[tuple[str, str, int, int], set[int]] = defaultdict(set)
        for one in measured:
            for line in one.sheet.lines:
                for place in _places(line, one.sheet):
                    self._pages[place].add(line.page)

    def pages(self, line: Line, sheet: Sheet, *edges: str) -> int:
        """Return on how many pages the line is as far from one of these edges."""
        return max(
            len(set().union(*(self._at(text, edge, up + near, across) for near in (-1, 0, 1))))
            for text, edge, up, across in _places(line, sheet)
            if edge in edges
        )

    def _at(self, *place: str | int) -> set[int]:
        return self._pages.get(place, set())  # type: ignore[arg-type, call-overload, no-any-return]


def _places(line: Line, sheet: Sheet) -> Iterator[tuple[str, str, int, int]]:
    text, box = _DIGITS.sub("#", "".join(line.text.split())), sheet.box
    yield text, "top", int((box.top - line.base) / _POINTS), 0
    yield text, "bottom", int((line.base - box.bottom) / _POINTS), 0
    across = ((line.left + line.right) / 2 - box.left) / (box.right - box.left)
    upwards = (line.base - box.bottom) / (box.top - box.bottom)
    yield text, "middle", int(_PARTS * upwards), round(_PARTS * across)


def _watermarks(one: _Measured, places: _Places) -> Iterator[Line]:
    """Yield what is printed over the text, and what repeats where no line of text would be."""
    lefts = Counter(round(line.left) for line in one.sheet.lines)
    often = max(2.0, _OFTEN * places.main)
    bases = [-level[0].base for level in one.levels]
    box = one.sheet.box
    for level in one.levels:
        from_edge = min(box.top - level[0].base, level[0].base - box.bottom)
        at_edge = from_edge < _EDGE * (box.top - box.bottom)
        for line in level:
            usual = sum(lefts[round(line.left) + near] for near in (-1, 0, 1)) >= 3
            usual = usual or _is_wide(one, line) or bool(_SENTENCE.search(line.text))
            if line.table or (one.is_body_sized(line) and usual):
                continue
            repeated = not at_edge and places.pages(line, one.sheet, "middle") >= often
            if (repeated and _LETTER.search(line.text)) or _is_overprinted(one, line, bases):
                yield line


def _is_overprinted(one: _Measured, line: Line, bases: Sequence[float]) -> bool:
    if line.size < _OVERSIZE * one.body:
        return False
    first = bisect_left(bases, -(line.base + 0.8 * line.size))
    last = bisect_right(bases, -(line.base - 0.2 * line.size))
    inside = [other for level in one.levels[first:last][:_NEIGHBOURS] for other in level]
    return any(
        other.size < line.size / 1.2
        and other.left < line.right - other.size
        and other.right > line.left + other.size
        for other in inside[:_NEIGHBOURS]
    )


def _heads_and_feet(one: _Measured, places: _Places, found: dict[int, str]) -> None:
    """Mark repeated lines and page numbers at the edges, from the text outwards."""
    levels = one.levels
    for edge, rule in (("top", HEAD), ("bottom", FOOT)):
        outwards = levels[:_MARGIN][::-1] if edge == "top" else levels[-_MARGIN:]
        for level in outwards:
            gap = _gap(one, level, edge, found)
            far = gap > _APART * one.leading
            numbers = [a for a in level if _is_number(a) and (far or not one.is_body_sized(a))]
            for line in level:
                pages = places.pages(line, one.sheet, edge)
                title = edge == "top" and line.page == 1 and line.size > _LARGE * one.body
                if title or not _LETTER.search(line.text):
                    continue  # the heads of the pages may repeat the title
                if _is_repeated(one, line, gap, pages, places.main):
                    found.setdefault(id(line), rule)
            rest = [line for line in level if id(line) not in found and line not in numbers]
            if numbers and not rest:
                found.update((id(line), NUMBER) for line in numbers)


def _is_number(line: Line) -> bool:
    return len(line.text) < 40 and _NUMBER.fullmatch(line.text.strip()) is not None


def _gap(one: _Measured, level: Sequence[Line], edge: str, found: dict[int, str]) -> float:
    """Return how far it is from this baseline to the next towards the middle that is text."""
    inwards = one.levels[::-1] if edge == "bottom" else one.levels
    steps = (
        abs(other[0].base - level[0].base)
        for other in inwards[: 2 * _MARGIN]
        if any(id(line) not in found for line in other)
        and (other[0].base < level[0].base) == (edge == "top")
        and other is not level
    )
    return next(steps, float("inf"))


def _is_repeated(one: _Measured, line: Line, gap: float, pages: int, main: int) -> bool:
    if line.table or pages < 2:
        return False
    if not one.is_body_sized(line):
        return True
    if _is_wide(one, line) or _SENTENCE.search(line.text):
        return False
    if marker(line.text.strip()):
        return gap > _NUMBERED_APART * one.leading
    return gap > _APART * one.leading or pages >= max(3.0, 0.6 * main)


def _is_wide(one: _Measured, line: Line) -> bool:
    left = min(other.left for other in one.sheet.lines)
    right = max(other.right for other in one.sheet.lines)
    page = one.sheet.box.right - one.sheet.box.left
    return line.right - line.left > _WIDE * max(right - left, _TEXT * page)


def _changing(measured: Sequence[_Measured], found: dict[int, str]) -> None:
    """Mark heads and feet whose words change: short lines, always in the same place, apart."""
    outermost: dict[tuple[str, int], list[Line]] = defaultdict(list)
    for one in measured:
        for edge in ("top", "bottom") if one.sheet.main else ():
            level = one.levels[0 if edge == "top" else -1]
            gap = _gap(one, level, edge, found)
            if all(id(line) in found or _is_no_text(one, line, gap) for line in level):
                from_edge = abs(getattr(one.sheet.box, edge) - level[0].base)
                outermost[edge, round(from_edge)] += level
    main = sum(one.sheet.main for one in measured)
    for (edge, _), lines in outermost.items():
        if len({line.page for line in lines}) >= max(3.0, 0.4 * main):
            for line in lines:
                found.setdefault(id(line), HEAD if edge == "top" else FOOT)


def _is_no_text(one: _Measured, line: Line, gap: float) -> bool:
    text = line.text.strip()
    if line.table or punctuated(text) or line.size > _LARGE * one.body or _is_wide(one, line):
        return False
    if line.size < (1 - _SAME_SIZE) * one.body:
        return True
    return gap > (_NUMBERED_APART if marker(text) else _FAR_APART) * one.leading
