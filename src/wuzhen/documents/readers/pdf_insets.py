"""Paragraphs set in from the right edge of their column, such as quotations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from wuzhen.documents.readers.pdf_lines import is_closed
from wuzhen.documents.readers.pdf_regions import Region
from wuzhen.documents.readers.pdf_types import Line
from wuzhen.documents.structure.headings import marker

_INSET = 2.0
"""Such a paragraph ends so many type sizes before its column does, or more."""
_SAME, _RAGGED, _INDENT = 0.5, 1.2, 3.2
"""Its lines begin in one place and end in one place, but for the first and the last."""
_NARROWEST, _FEWEST = 10.0, 3
_APART, _SIZE = 1.4, 0.15
_WITHIN = frozenset("，、；：,;:")


def insets(region: Region) -> dict[int, Region]:
    """Return the lines of such paragraphs by `id`, each with where lines of its own are full."""
    found: dict[int, Region] = {}
    at = 0
    while at < len(region.lines):
        run = list(_run(region, at))
        if _is_paragraph(run):
            left, right = run[1].left, max(line.right for line in run)
            own = replace(region, left=left, right=right)
            found |= {id(line): own for line in run}
        at += max(1, len(run) - 1)
    return found


def _run(region: Region, at: int) -> Iterator[Line]:
    """Yield the lines that may be one paragraph set in, the last one perhaps shorter."""
    first, *rest = region.lines[at : at + 2]
    em = max(first.size, 0.1)
    if not rest or first.table or "\t" in first.text or is_closed(first.text):
        return
    left, right = rest[0].left, first.right
    narrow = region.right - max(right, rest[0].right) >= _INSET * em
    if not narrow or right - left < _NARROWEST * em or abs(first.left - left) > _INDENT * em:
        return
    yield first
    above = first
    for below in range(at + 1, len(region.lines)):
        line = region.lines[below]
        apart = above.base - line.base > _APART * region.leading
        if apart or not _is_alike(first, line) or abs(line.left - left) > _SAME * em:
            return
        if line.right > right + _RAGGED * em or marker(line.text.strip()):
            return
        yield line
        if line.right < right - _RAGGED * em:
            return
        above = line


def _is_alike(first: Line, line: Line) -> bool:
    text = not line.table and "\t" not in line.text
    return text and abs(line.size - first.size) <= _SIZE * first.size


def _is_paragraph(run: Sequence[Line]) -> bool:
    """Return whether sentences run on from line to line and end with the last one."""
    if len(run) < _FEWEST or not is_closed(run[-1].text):
        return False
    open_ended = sum(not is_closed(line.text) for line in run[:-1])
    inside = any(not _WITHIN.isdisjoint(line.text) for line in run)
    return inside and 2 * open_ended > len(run) - 1
