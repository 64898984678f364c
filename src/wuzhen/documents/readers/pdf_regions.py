"""Where the lines of a column begin and end, and how far they are apart: each column by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from wuzhen.documents.readers.pdf_lines import leading
from wuzhen.documents.readers.pdf_types import Line
from wuzhen.documents.structure.headings import marker

_LEADING = 1.6
"""How far apart lines usually are, in type sizes."""
_ENOUGH = 5
"""Fewer lines than this do not tell where full lines end: their neighbours are asked."""
_NEAR = 8
"""How many columns before and behind are neighbours."""


@dataclass(frozen=True, slots=True)
class Region:
    """A column of one page: its lines, where full ones begin and end, how far they are apart."""

    lines: tuple[Line, ...]
    left: float
    right: float
    leading: float
    body: float

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Region:
        """Measure a column by its own lines."""
        text = [line for line in lines if not line.table and "\t" not in line.text] or lines
        em = median(line.size for line in text)
        return cls(
            tuple(lines), _left(text, em), _right(text, em), leading(text, _LEADING * em), em
        )


def _left(lines: Sequence[Line], em: float) -> float:
    """Return the leftmost place at which lines begin, more than one if they are many."""
    lefts = sorted(line.left for line in lines)
    alone = len(lefts) >= _ENOUGH and lefts[1] - lefts[0] > 0.5 * em
    return lefts[1 if alone else 0]


def _right(lines: Sequence[Line], em: float) -> float:
    """Return where full lines end: the farthest place that two lines agree on."""
    ends = sorted((line.right for line in lines), reverse=True)
    return next((a for a, b in pairwise(ends) if a - b < em), ends[0])


def regions(sheets: Sequence[Sequence[Sequence[Line]]]) -> list[Region]:
    """Return the columns of all sheets measured.

    One of few lines is measured as the nearest one that is as wide, else by the text around it; one
    that holds indented lines only begins where its neighbours do.
    """
    columns = [(lines, sheet) for sheet in sheets for lines in sheet]
    found = [Region.of(lines) for lines, _ in columns]
    found = [
        _flush(found, number) if len(region.lines) >= _ENOUGH else region
        for number, region in enumerate(found)
    ]
    return [
        region if len(region.lines) >= _ENOUGH else _completed(found, number, columns[number][1])
        for number, region in enumerate(found)
    ]


def _near(found: Sequence[Region], number: int) -> Iterator[Region]:
    for step in range(1, _NEAR + 1):
        for at in (number - step, number + step):
            if 0 <= at < len(found) and len(found[at].lines) >= _ENOUGH:
                yield found[at]


def _flush(found: Sequence[Region], number: int) -> Region:
    region = found[number]
    em = region.body
    if _has_first_lines(region):
        return region
    near = ((other, (region.left - other.left) / em) for other in _near(found, number))
    lefts = [
        other.left
        for other, indent in near
        if (abs(other.right - region.right) < em and 0.8 < indent < 4.5) or 1.8 < indent < 2.2
    ]
    return replace(region, left=min(lefts)) if lefts else region


def _has_first_lines(region: Region) -> bool:
    """Tell whether a full line is indented and the next one is not: lines begin where they seem."""
    em = region.body
    return any(
        1.2 * em <= line.left - region.left <= 3.2 * em
        and abs(then.left - region.left) < 0.5 * em
        and region.right - line.right < 3 * em
        and then.inner is None
        and not marker(then.text.strip())
        for line, then in pairwise(region.lines)
    )


def _completed(found: Sequence[Region], number: int, sheet: Sequence[Sequence[Line]]) -> Region:
    region = found[number]
    like = next((other for other in _near(found, number) if _is_like(other, region)), None)
    if like is not None:
        return replace(region, left=like.left, right=like.right, leading=like.leading)
    return replace(region, right=max(line.right for lines in sheet for line in lines))


def _is_like(other: Region, region: Region) -> bool:
    em = region.body
    return (
        abs(other.body - em) < 0.15 * em
        and -0.5 * em < min(line.left for line in region.lines) - other.left < 4 * em
        and other.right >= max(line.right for line in region.lines) - 0.5 * em
    )
