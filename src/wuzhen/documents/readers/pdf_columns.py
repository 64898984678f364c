"""The columns of a page, in reading order: a page can have a title, two columns, then one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import median

from wuzhen.documents.readers.pdf_lines import is_closed
from wuzhen.documents.readers.pdf_regions import right_edge
from wuzhen.documents.readers.pdf_types import Line

_NARROWEST = 6.0
"""No column of running text is narrower than this, in type sizes."""
_GUTTER, _RAGGED = 0.3, 2.0
"""Room in front of a column, and how far its lines may fall short of it, in type sizes."""
_FEWEST, _MANY = 4, 8
"""Lines that columns need on each side; next to many, one is enough."""
_INDENT = 3.0
_AGREED = 0.2
"""Share of the lines of a column of text that end in the same place."""
_RUNS_ON, _PUNCTUATED = 0.3, 0.25
"""Shares of the lines of a column of text that go on in the next, and that hold punctuation."""
_CANDIDATES, _DEEPEST = 6, 4
_PUNCTUATION = frozenset("，。；：、！？,;:")


def columns(lines: Sequence[Line], known: Sequence[float] = ()) -> list[list[Line]]:
    """Return the lines of each column from top to bottom, the columns in reading order.

    ``known`` are places where a column begins on other pages: there few lines are enough.
    """
    return _split(sorted(lines, key=lambda line: -line.base), known, 0)


def gutters(found: Sequence[Sequence[Line]]) -> list[float]:
    """Return where columns begin to the right of others."""
    lefts = [min(line.left for line in column) for column in found if len(column) >= _FEWEST]
    first = min(lefts, default=0.0)
    return [left for left in lefts if left - first > _NARROWEST * 8]


def _split(lines: list[Line], known: Sequence[float], depth: int) -> list[list[Line]]:
    if depth < _DEEPEST and len(lines) > 1:
        em = median(line.size for line in lines)
        for at in _candidates(lines, known, em):
            bands = list(_bands(lines, at, em, any(abs(at - place) < em for place in known)))
            if any(len(band) == 2 for band in bands):
                return [
                    column
                    for band in bands
                    for side in band
                    for column in _split(side, known, depth + 1)
                ]
    return [lines] if lines else []


def _candidates(lines: Sequence[Line], known: Sequence[float], em: float) -> list[float]:
    """Return where a second column may begin: places where many lines do, most lines first."""
    first = min(line.left for line in lines)
    lefts = sorted(line.left for line in lines if line.left - first >= _NARROWEST * em)
    found: list[tuple[int, float]] = []
    at = 0
    while at < len(lefts):
        end = at
        while end < len(lefts) and lefts[end] - lefts[at] < 0.6 * em:
            end += 1
        if end - at >= _FEWEST - 1 or any(abs(lefts[at] - place) < em for place in known):
            found.append((at - end, lefts[at]))
        at = end
    beyond = _beyond(lines, first, em)
    return [left for _, left in sorted(found)[:_CANDIDATES]] + ([beyond] if beyond else [])


def _beyond(lines: Sequence[Line], first: float, em: float) -> float | None:
    """Return where lines begin beyond the end of those at the left, however few they are."""
    left = [line for line in lines if line.left - first < _INDENT * em]
    edge = right_edge(left, em) + _GUTTER * em
    return min((line.left for line in lines if line.left > edge), default=None)


def _bands(
    lines: Sequence[Line], at: float, em: float, known: bool
) -> Iterator[tuple[list[Line], ...]]:
    """Yield what is above one another: the two sides of a gutter, or lines across the page."""
    plain: list[Line] = []
    groups = [
        (crosses, list(group))
        for crosses, group in groupby(lines, lambda line: _crosses(line, at, em))
    ]
    for number, (crosses, group) in enumerate(groups):
        if crosses:
            plain += group
            continue
        before, left, right, after = _sides(group, at, em, last=number + 1 == len(groups))
        few = known or (len(left) >= _MANY and _is_text(left, em, False))
        if _is_text(left, em, known) and _is_text(_first_column(right, at, em), em, few):
            plain += before
            if plain:
                yield (plain,)
            yield left, right
            plain = after
        else:
            plain += group
    if plain:
        yield (plain,)


def _crosses(line: Line, at: float, em: float) -> bool:
    return line.left < at - 2 * _GUTTER * em and line.right > at - _GUTTER * em


def _sides(
    group: Sequence[Line], at: float, em: float, *, last: bool
) -> tuple[list[Line], list[Line], list[Line], list[Line]]:
    """Return what is above both columns, the left, the right one, and what is below both."""
    left = [line for line in group if line.right <= at - _GUTTER * em]
    right = [line for line in group if line.right > at - _GUTTER * em]
    if not left or not right:
        return [], left, right, []
    before = [line for line in right if line.base > left[0].base + em]
    right = right[len(before) :]
    if not right or last:
        return before, left, right, []
    end = next((n for n, line in enumerate(left) if line.base < right[-1].base - em), len(left))
    while 0 < end < len(left) and not is_closed(left[end - 1].text):
        end += 1  # the left column is longer
    return before, left[:end], right, left[end:]


def _first_column(right: Sequence[Line], at: float, em: float) -> list[Line]:
    return [line for line in right if line.left - at < _INDENT * em]


def _is_text(column: Sequence[Line], em: float, known: bool) -> bool:
    """Return whether these are lines of running text, not the cells of a table."""
    punctuated = sum(not _PUNCTUATION.isdisjoint(line.text) for line in column)
    if known or len(column) < _FEWEST:
        return known and punctuated > 0
    edge = right_edge(column, em, _AGREED)
    if edge - min(line.left for line in column) < _NARROWEST * em:
        return False
    full = sum(edge - line.right < _RAGGED * em and not is_closed(line.text) for line in column)
    return full >= _RUNS_ON * len(column) and punctuated >= _PUNCTUATED * len(column)
