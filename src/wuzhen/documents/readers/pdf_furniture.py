"""What repeats at the edges of pages is no text of the report: heads, feet, numbers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from wuzhen.documents.readers.pdf_places import Measured, Places, measured
from wuzhen.documents.readers.pdf_types import Line, Sheet
from wuzhen.documents.structure.headings import marker, punctuated

HEAD, FOOT, NUMBER = "running head", "running foot", "page number"
LINE_NUMBER = "line number"

_LETTER = re.compile(r"[^\W\d_]")
_NUMBER = re.compile(
    r"^(?:[-—–－―·.\s]*+(\d{1,4})[-—–－―·.\s]*+|[-—–－\s]*+[ivxIVX]{1,6}[-—–－\s]*+"
    r"|[-—–－\s]*+第\s*+[\d一二三四五六七八九十]++\s*+页"
    r"(?:[\s,，/、]*+[共总]?\s*+[\d一二三四五六七八九十]++\s*+页)?[-—–－\s]*+"
    r"|\d{1,4}\s*+[/／]\s*+\d{1,4}|[Pp]age\s*+\d{1,4}(?:\s*+(?:of|/)\s*+\d{1,4})?)"
)
_FIGURE = re.compile(r"\d{1,3}")
_FEWEST_LINES, _MOSTLY, _SMALL = 8, 0.8, 0.9
_LONGEST_NUMBER = 40
_MARGIN = 3
"""How many baselines at the head and at the foot of a page can hold heads, feet and numbers."""
_DEEPEST = 0.18
"""They are in this share of its height."""
_LARGE = 1.15
_APART, _FAR_APART, _NUMBERED_APART = 1.25, 1.4, 1.8
"""How far, in leadings, heads are from the text; a numbered line is a heading when it is nearer."""
_CHANGING, _MARGIN_OF_PAGE = 0.4, 0.07
"""A head whose words change is on this share of the pages, or in this share of the height."""


def marks(sheets: Sequence[Sheet]) -> dict[int, str]:
    """Return the rule by which lines are left out, by the `id` of the line."""
    found: dict[int, str] = {}
    every = measured(sheets)
    places, main = Places(every), sum(one.sheet.main for one in every)
    counted = _counted(every)
    for one in every:
        for edge in ("top", "bottom"):
            _mark_edge(one, edge, places, main, found)
            _mark_numbers(one, edge, counted, found)
            _mark_twice(one, edge, found)
        _mark_line_numbers(one, found)
    _mark_changing(every, main, found)
    return found


def _mark_line_numbers(one: Measured, found: dict[int, str]) -> None:
    """Mark the numbers of lines: small figures that count down the margin, left of all text."""
    small = (line for line in one.sheet.lines if line.size < _SMALL * one.body)
    figures = [line for line in small if _FIGURE.fullmatch(line.text.strip())]
    if len(figures) < _FEWEST_LINES:
        return
    counted = {id(line) for line in figures}
    edge = min((line.left for line in one.sheet.lines if id(line) not in counted), default=0.0)
    margin = sorted((line for line in figures if line.right <= edge), key=lambda line: -line.base)
    steps = [int(below.text) - int(above.text) for above, below in pairwise(margin)]
    if len(margin) >= _FEWEST_LINES and steps.count(1) >= _MOSTLY * len(steps):
        found |= {id(line): LINE_NUMBER for line in margin}


def _mark_twice(one: Measured, edge: str, found: dict[int, str]) -> None:
    """Mark heads of two pages on one sheet: the same words twice on the outermost baseline."""
    for level in _edge(one, edge)[:1]:
        words = {"".join(line.text.split()) for line in level}
        alike = len(level) > 1 and len(words) == 1
        if alike and not any(map(one.is_text, level)) and _gap(one, edge, 0, found) > _APART:
            found |= {id(line): HEAD if edge == "top" else FOOT for line in level}


def _edge(one: Measured, edge: str) -> Sequence[Sequence[Line]]:
    """Return the baselines at an edge of the sheet, the outermost first."""
    levels = one.levels[:_MARGIN] if edge == "top" else one.levels[: -_MARGIN - 1 : -1]
    box = one.sheet.box
    end, deep = (box.top if edge == "top" else box.bottom), _DEEPEST * (box.top - box.bottom)
    return [level for level in levels if abs(level[0].base - end) < deep]


def _gap(one: Measured, edge: str, at: int, found: dict[int, str]) -> float:
    """Return how far it is, in leadings, from a baseline to the next that is text."""
    levels = one.levels if edge == "top" else one.levels[::-1]
    further = levels[at + 1 : at + 2 * _MARGIN]
    text = (level[0].base for level in further if any(id(line) not in found for line in level))
    base = next(text, None)
    return float("inf") if base is None else abs(levels[at][0].base - base) / one.leading


def _mark_edge(one: Measured, edge: str, places: Places, main: int, found: dict[int, str]) -> None:
    """Mark lines at an edge that are in the same place on several pages, from the text outwards."""
    levels = _edge(one, edge)
    for at in range(len(levels) - 1, -1, -1):
        gap = _gap(one, edge, at, found)
        for line in levels[at]:
            title = edge == "top" and line.page == 1 and line.size > _LARGE * one.body
            if title or one.is_text(line) or not _LETTER.search(line.text):
                continue  # the heads of the pages may repeat the title
            pages = places.pages(line, one.sheet, edge)
            if pages > 1 and _may_repeat(one, line, gap, often=pages >= max(3, 0.6 * main)):
                rule = HEAD if edge == "top" else FOOT
                found.setdefault(id(line), NUMBER if _number(line) else rule)


def _may_repeat(one: Measured, line: Line, gap: float, *, often: bool) -> bool:
    if not one.is_body_sized(line):
        return True
    if marker(line.text.strip()):
        return gap > _NUMBERED_APART
    return gap > _APART or often


def _counted(every: Sequence[Measured]) -> Counter[tuple[str, int]]:
    """Return how often the figure at an edge differs by as much from the number of the page."""
    return Counter(
        (edge, int(figure) - one.sheet.page)
        for one in every
        for edge in ("top", "bottom")
        for level in _edge(one, edge)[:1]
        for line in level
        if (figure := _figure(line)) is not None
    )


def _figure(line: Line) -> str | None:
    found = _number(line)
    return found[1] if found else None


def _number(line: Line) -> re.Match[str] | None:
    text = line.text.strip()
    return _NUMBER.fullmatch(text) if len(text) < _LONGEST_NUMBER else None


def _mark_numbers(
    one: Measured, edge: str, counted: Counter[tuple[str, int]], found: dict[int, str]
) -> None:
    """Mark page numbers: on a baseline of their own, apart from the text or in step with pages."""
    for at, level in enumerate(_edge(one, edge)):
        rest = [line for line in level if id(line) not in found]
        for line in rest if all(map(_number, rest)) else ():
            figure = _figure(line)
            in_step = figure is not None and counted[edge, int(figure) - one.sheet.page] > 1
            if in_step or not one.is_body_sized(line) or _gap(one, edge, at, found) > _APART:
                found[id(line)] = NUMBER


def _mark_changing(every: Sequence[Measured], main: int, found: dict[int, str]) -> None:
    """Mark heads and feet whose words change: short lines apart from the text.

    They are always in the same place, or so near the edge of the page that no text would be.
    """
    outermost: dict[tuple[str, int], list[Line]] = defaultdict(list)
    for one in every:
        for edge in ("top", "bottom") if one.sheet.main else ():
            level, gap = next(iter(_edge(one, edge)), ()), _gap(one, edge, 0, found)
            if level and all(id(line) in found or _may_change(one, line, gap) for line in level):
                from_edge = abs(getattr(one.sheet.box, edge) - level[0].base)
                alone = from_edge < _MARGIN_OF_PAGE * (one.sheet.box.top - one.sheet.box.bottom)
                place = -one.sheet.page if alone and main > 1 else round(from_edge)
                outermost[edge, place] += level
    for (edge, place), lines in outermost.items():
        if place < 0 or len({line.page for line in lines}) >= max(3, _CHANGING * main):
            for line in lines:
                found.setdefault(id(line), HEAD if edge == "top" else FOOT)


def _may_change(one: Measured, line: Line, gap: float) -> bool:
    text = line.text.strip()
    if one.is_text(line) or punctuated(text) or line.size > _LARGE * one.body:
        return False
    if not one.is_body_sized(line):
        return True
    return gap > (_NUMBERED_APART if marker(text) else _FAR_APART)
