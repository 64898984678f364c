"""Where the lines of a column begin and end, and how far they are apart: each column by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from wuzhen.documents.readers.pdf_lines import is_closed, leading
from wuzhen.documents.readers.pdf_types import Line
from wuzhen.documents.structure.headings import marker

_LEADING = 1.6
"""How far apart lines usually are, in type sizes."""
_ENOUGH = 5
"""Fewer lines than this do not show where full lines end: their neighbours decide."""
_AGREED = 0.6
"""Ends of lines that differ by less than this agree, in type sizes."""
_OUTLIER = 8.0
"""No line ends farther than this beyond the others, in type sizes."""
_WIDER = 1.5
"""Few lines may be farther apart than is usual, by less than this factor."""
_NEAR = 8
"""How many columns before and behind are neighbours."""


@dataclass(frozen=True, slots=True)
class Region:
    """A column of one page: its lines, where full ones begin and end, how far they are apart.

    ``sure`` is false where its lines are too few.
    """

    lines: tuple[Line, ...]
    left: float
    right: float
    leading: float
    body: float
    sure: bool = True

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Region:
        """Measure a column by its own lines."""
        text = [line for line in lines if not line.table and "\t" not in line.text] or lines
        em = median(line.size for line in text)
        return cls(
            tuple(lines), _left(text, em), right_edge(text, em), leading(text, _LEADING * em), em
        )


def _left(lines: Sequence[Line], em: float) -> float:
    """Return the leftmost place at which lines begin, but for a single one in the margin."""
    lefts = sorted(line.left for line in lines)
    alone = len(lefts) >= _ENOUGH and lefts[1] - lefts[0] > 4.5 * em
    return lefts[1 if alone else 0]


def right_edge(lines: Sequence[Line], em: float, share: float = 0.1) -> float:
    """Return where full lines end: the farthest place that such a share of the lines agree on."""
    ends = sorted((line.right for line in lines), reverse=True)
    enough = max(2, int(share * len(ends)))
    pairs = zip(ends, ends[enough - 1 :], strict=False)
    agreed = next((first for first, last in pairs if first - last < _AGREED * em), ends[0])
    return agreed if ends[0] - agreed < _OUTLIER * em else ends[0]


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
    if _begins_flush(region):
        return region
    near = ((other, (region.left - other.left) / em) for other in _near(found, number))
    lefts = [
        other.left
        for other, indent in near
        if (abs(other.right - region.right) < em and 0.8 < indent < 4.5) or 1.8 < indent < 2.2
    ]
    return replace(region, left=min(lefts)) if lefts else region


def _begins_flush(region: Region) -> bool:
    """Return whether a line that runs on does so in one at the left of the column."""
    em = region.body
    return any(
        region.right - line.right < 3 * em
        and not is_closed(line.text)
        and abs(then.left - region.left) < 0.5 * em
        and then.inner is None
        and not marker(then.text.strip())
        for line, then in pairwise(region.lines)
    )


def _completed(found: Sequence[Region], number: int, sheet: Sequence[Sequence[Line]]) -> Region:
    region = replace(found[number], sure=False)
    like = next((other for other in _near(found, number) if _is_like(other, region)), None)
    usual = region.leading if like is None else like.leading
    steps = sorted(above.base - below.base for above, below in pairwise(region.lines))
    step = next((step for step in steps if usual <= step < _WIDER * usual), usual)
    if like is not None:
        return replace(region, left=like.left, right=like.right, leading=step)
    right = max(line.right for lines in sheet for line in lines)
    return replace(region, right=right, leading=step)


def _is_like(other: Region, region: Region) -> bool:
    """Return whether the few lines of a column are where lines of another may be."""
    em = region.body
    lefts = [line.left for line in region.lines]
    short = (other.right - max(line.right for line in region.lines)) / em
    if abs(other.body - em) >= 0.15 * em or short < -0.5:
        return False
    indent, within = (min(lefts) - other.left) / em, (max(lefts) - min(lefts)) / em
    indented = 1.8 < indent < 2.2 and not 1.2 < within < 3.2
    hanging = 2.2 <= indent < 4.5 and short < 1
    return abs(indent) < 0.5 or indented or hanging
