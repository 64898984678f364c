"""Where lines are on their pages, and on which pages the same text is in the same place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TypeAlias

from wuzhen.documents.readers.pdf_lines import leading
from wuzhen.documents.readers.pdf_types import Line, Sheet

_LEADING = 1.6
"""How far apart lines usually are, in type sizes."""
_LEVEL, _SAME_SIZE = 0.4, 0.08
_WIDE, _TEXT = 0.7, 0.6
"""A line of the text takes this share of its width, which is at least that share of the page."""
_SENTENCE = re.compile(r"[，。；]")
_DIGITS = re.compile(r"\d+")
_POINTS, _PARTS = 2.0, 50
"""In the same place is what is as many points from an edge, or in the same part of the page."""


_Place: TypeAlias = tuple[str, str, int, int]
"""A text, the edge or part of the page, how far it is up and across."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A sheet with its baselines from the top down and what is usual on it.

    ``body`` is the usual type size of the document.
    """

    sheet: Sheet
    levels: tuple[tuple[Line, ...], ...]
    leading: float
    width: float
    body: float

    def is_body_sized(self, line: Line) -> bool:
        """Return whether the line has the type size of the text."""
        return abs(line.size - self.body) <= _SAME_SIZE * self.body

    def is_text(self, line: Line) -> bool:
        """Return whether the line cannot but be text: as large and as wide, or a sentence."""
        if line.table:
            return True
        wide = line.right - line.left > _WIDE * self.width
        return self.is_body_sized(line) and (wide or _SENTENCE.search(line.text) is not None)


def measured(sheets: Sequence[Sheet]) -> list[Measured]:
    """Return the sheets that hold lines, measured."""
    sizes = [line.size for sheet in sheets for line in sheet.lines for _ in line.text[:200:10]]
    body = median(sizes) if sizes else 1.0
    steps = [leading(sheet.lines, _LEADING * body) for sheet in sheets]
    usual = median(steps) if steps else _LEADING * body
    return [_measured(sheet, body, usual) for sheet in sheets if sheet.lines]


def _measured(sheet: Sheet, body: float, usual: float) -> Measured:
    levels: list[list[Line]] = []
    for line in sorted(sheet.lines, key=lambda line: -line.base):
        if levels and levels[-1][0].base - line.base < _LEVEL * line.size:
            levels[-1].append(line)
        else:
            levels.append([line])
    wide = max(line.right for line in sheet.lines) - min(line.left for line in sheet.lines)
    return Measured(
        sheet,
        tuple(map(tuple, levels)),
        leading([level[0] for level in levels], usual),
        max(wide, _TEXT * (sheet.box.right - sheet.box.left)),
        body,
    )


class Places:
    """On which pages the same text, figures aside, is in the same place."""

    def __init__(self, sheets: Iterable[Measured]) -> None:
        self._pages: dict[_Place, set[int]] = defaultdict(set)
        self._counted: dict[_Place, int] = {}
        for one in sheets:
            for line in one.sheet.lines:
                if not one.is_text(line):
                    for place in _places(line, one.sheet):
                        self._pages[place].add(line.page)

    def pages(self, line: Line, sheet: Sheet, edge: str) -> int:
        """Return on how many pages the line is as far from the edge, or in the same part."""
        place = next(place for place in _places(line, sheet) if place[1] == edge)
        if place not in self._counted:
            text, _, up, across = place
            near = ((text, edge, up + step, across) for step in (-1, 0, 1))
            self._counted[place] = len(set().union(*(self._pages.get(one, ()) for one in near)))
        return self._counted[place]


def _places(line: Line, sheet: Sheet) -> Iterator[_Place]:
    text, box = _DIGITS.sub("#", "".join(line.text.split())), sheet.box
    yield text, "top", int((box.top - line.base) / _POINTS), 0
    yield text, "bottom", int((line.base - box.bottom) / _POINTS), 0
    across = ((line.left + line.right) / 2 - box.left) / (box.right - box.left)
    upwards = (line.base - box.bottom) / (box.top - box.bottom)
    yield text, "middle", int(_PARTS * upwards), round(_PARTS * across)
