"""Pages turned upright, by the direction in which their text runs, not by the rotation declared."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from statistics import median

from wuzhen.documents.readers.pdf_types import Box, Line, Page, Run, Sheet

_SKEWED = 5.0
"""Text turned by at most so many degrees is a page that was scanned askew."""
_STRAIGHT, _SAME_SLANT = 0.05, 2.0
_FARTHEST = 20_000.0
"""No page is larger than this, in points: one that claims so is as large as its text."""


def sheets(page: Page) -> tuple[list[Sheet], list[str]]:
    """Return what runs in each of the four directions, most of it first, and the slanted text."""
    directions: dict[int, list[tuple[Run, float]]] = defaultdict(list)
    slanted: list[str] = []
    before: float | None = None
    for run in page.runs:
        angle = math.degrees(math.atan2(run.y1 - run.y0, run.x1 - run.x0))
        quarters = round(angle / 90)
        skew = angle - 90 * quarters
        if abs(skew) <= _SKEWED:
            directions[quarters % 4].append((run, skew))
            before = None
        elif before is not None and abs(angle - before) < _SAME_SLANT:
            slanted[-1] += run.text
        else:
            slanted.append(run.text)
            before = angle
    by_size = sorted(directions, key=lambda quarters: (-_signs(directions[quarters]), quarters))
    found = [
        _sheet(page, directions[quarters], quarters, main=quarters == by_size[0])
        for quarters in by_size
    ]
    return found, slanted


def _signs(runs: Sequence[tuple[Run, float]]) -> int:
    return sum(len(run.text) for run, _ in runs)


def _sheet(page: Page, runs: Sequence[tuple[Run, float]], quarters: int, *, main: bool) -> Sheet:
    skew = median(skew for _, skew in runs)
    angle = 90 * quarters + (skew if abs(skew) > _STRAIGHT else 0)
    cos, sin = _turn(angle)
    lines = []
    for run, _ in runs:
        left, first = run.x0 * cos + run.y0 * sin, run.y0 * cos - run.x0 * sin
        right, last = run.x1 * cos + run.y1 * sin, run.y1 * cos - run.x1 * sin
        lines.append(Line(run.text, page.number, left, right, (first + last) / 2, run.size))
    box = _turned(page.box, cos, sin)
    text = Box(
        min(line.left for line in lines),
        min(line.base for line in lines),
        max(line.right for line in lines),
        max(line.base + line.size for line in lines),
    )
    box = _around(box, text) if _is_sound(box) else text
    rules = tuple(_turned(rule, cos, sin) for rule in page.rules if _is_sound(rule))
    return Sheet(page.number, box, tuple(lines), rules, main)


def _is_sound(box: Box) -> bool:
    return all(abs(side) < _FARTHEST for side in box)  # infinite or no number at all in some files


def _around(box: Box, text: Box) -> Box:
    """Return a page with what some files hold beyond its sides."""
    return Box(
        min(box.left, text.left),
        min(box.bottom, text.bottom),
        max(box.right, text.right),
        max(box.top, text.top),
    )


def _turn(angle: float) -> tuple[float, float]:
    radians = math.radians(angle)
    return round(math.cos(radians), 9), round(math.sin(radians), 9)


def _turned(box: Box, cos: float, sin: float) -> Box:
    xs = [x * cos + y * sin for x in (box.left, box.right) for y in (box.bottom, box.top)]
    ys = [y * cos - x * sin for x in (box.left, box.right) for y in (box.bottom, box.top)]
    return Box(min(xs), min(ys), max(xs), max(ys))
