"""Lines on pages become paragraphs: by indent, closing punctuation and line width."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from wuzhen.documents.readers.text import glue
from wuzhen.documents.structure.furniture import is_furniture
from wuzhen.documents.structure.headings import marker, stops
from wuzhen.documents.types import Block

_DIGITS = re.compile(r"\d+")
_SPACE = re.compile(r"\s+")
_TOKEN = re.compile(r"[“‘（《〈【「]*(?:[!-~]+|.)[，。、；：！？”’）》〉】」]*")
_MARGIN_LINES = 2
"""How many lines at the head and at the foot of a page can be running heads or page numbers."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character with its box; ``generated`` is a space that only a gap suggests."""

    sign: str
    left: float
    right: float
    bottom: float
    size: float
    generated: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page.

    ``inner`` is where its text begins behind a number, if it has one; ``head`` is the width of what
    cannot be parted at its beginning: a number, a word, a character with its punctuation.
    """

    text: str
    page: int
    left: float
    right: float
    bottom: float
    size: float
    inner: float
    head: float


def lines(glyphs: Iterable[Glyph | None], page: int) -> Iterator[Line]:
    """Yield the lines of a page, pieces on one baseline put together."""
    run: list[Glyph] = []
    for glyph in (*glyphs, None):
        if glyph is not None and (glyph.generated or not run or _level_with(run, glyph)):
            run.append(glyph)
        elif glyph is not None:
            yield from _line(run, page)
            run = [glyph]
        elif run and not run[-1].generated:
            run.append(Glyph(" ", 0, 0, 0, 0, generated=True))  # another piece may follow
    yield from _line(run, page)


def blocks(pages: Sequence[Sequence[Line]]) -> list[Block]:
    """Return the paragraphs on the pages; one that crosses a page is one."""
    kept = [line for lines in _without_margins(pages) for line in lines]
    if not kept:
        return []
    size = median(line.size for line in kept for _ in range(len(line.text)))
    measure = _Measure(_right_edge(kept, size), _leading(kept, size))
    groups: list[list[Line]] = []
    for line in kept:
        if groups and measure.goes_on(groups[-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return list(_leveled(groups, size))


def _level_with(run: Sequence[Glyph], glyph: Glyph) -> bool:
    last = next((g for g in reversed(run) if not g.generated), None)
    if last is None:
        return True
    tall = max(last.size, glyph.size)
    return abs(last.bottom - glyph.bottom) < 0.4 * tall and glyph.left > last.left - 0.1 * tall


def _line(run: Sequence[Glyph], page: int) -> Iterator[Line]:
    real = [glyph for glyph in run if not glyph.generated and not glyph.sign.isspace()]
    if not real:
        return
    text = _spaced(run).strip()
    found = marker(text)
    behind = len(_SPACE.sub("", text[: len(text) - len(found.rest)])) if found else 0
    yield Line(
        text=text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
        page=page,
        left=real[0].left,
        right=max(glyph.right for glyph in real),
        bottom=median(glyph.bottom for glyph in real),
        size=median(glyph.size for glyph in real),
        inner=real[min(behind, len(real) - 1)].left,
        head=real[_unparted("".join(glyph.sign for glyph in real)) - 1].right - real[0].left,
    )


def _unparted(signs: str) -> int:
    found = _TOKEN.match(signs)
    return found.end() if found else 1


def _spaced(run: Sequence[Glyph]) -> str:
    """Return the text of a line: a wide gap parts cells, a small one beside Chinese is none."""
    parts: list[str] = []
    last: Glyph | None = None
    gap = False
    for glyph in run:
        if glyph.generated:
            gap = True
            continue
        if last is not None and gap:
            parts.append(_between(last, glyph))
        parts.append(glyph.sign)
        last, gap = glyph, False
    return "".join(parts)


def _between(last: Glyph, glyph: Glyph) -> str:
    room = glyph.left - last.right
    if room > 1.5 * max(last.size, glyph.size):
        return "\t"
    return " " if last.sign.isascii() and glyph.sign.isascii() else ""


def _without_margins(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Drop page numbers and what repeats at the head or foot of pages."""
    margins = [_margins(lines) for lines in pages]
    repeated = Counter(key for lines in margins for key in {_key(line) for line in lines})
    often = max(2, 0.5 * len(pages))
    return [
        [
            line
            for line in lines
            if line not in margin or not (repeated[_key(line)] >= often or _numbers(line))
        ]
        for lines, margin in zip(pages, margins, strict=True)
    ]


def _margins(lines: Sequence[Line]) -> list[Line]:
    ordered = sorted(lines, key=lambda line: -line.bottom)
    return [*ordered[:_MARGIN_LINES], *ordered[_MARGIN_LINES:][-_MARGIN_LINES:]]


def _key(line: Line) -> str:
    return _DIGITS.sub("#", line.text)


def _numbers(line: Line) -> bool:
    return any(c.isdigit() for c in line.text) and len(line.text) < 20 and is_furniture(line.text)


def _right_edge(lines: Sequence[Line], size: float) -> float:
    """Return where full lines end: the farthest place that two lines agree on."""
    ends = sorted((line.right for line in lines), reverse=True)
    return next((a for a, b in pairwise(ends) if a - b < size), ends[0])


def _leading(lines: Sequence[Line], size: float) -> float:
    """Return how far apart the lines of a paragraph stand: the usual step from line to line."""
    steps = [a.bottom - b.bottom for a, b in pairwise(lines) if a.page == b.page]
    close = [step for step in steps if 0.5 * size < step < 4 * size]
    return median(close) if close else 2 * size


@dataclass(frozen=True, slots=True)
class _Measure:
    """Where full lines of the document end, and how far apart lines stand."""

    edge: float
    leading: float

    def goes_on(self, group: Sequence[Line], line: Line) -> bool:
        """Tell whether the line goes on with the paragraph before it."""
        last = group[-1]
        if stops(last.text) and marker(line.text):
            return False
        if abs(line.size - last.size) > 0.15 * last.size or "\t" in last.text + line.text:
            return False
        if last.right + line.head + 0.6 * last.size < self.edge:
            return False  # its beginning would have fitted on the line before
        if line.page == last.page and not 0 < last.bottom - line.bottom < 1.4 * self.leading:
            return False
        if len(group) > 1:
            return abs(line.left - last.left) < 0.8 * last.size
        hanging = abs(line.left - last.inner) < 0.5 * last.size
        return line.left < last.left + 0.8 * last.size or hanging


def _leveled(groups: Sequence[Sequence[Line]], size: float) -> Iterator[Block]:
    """Yield the paragraphs; larger type marks a title at the beginning, a heading further on."""
    begun = False
    for group in groups:
        text = group[0].text
        for line in group[1:]:
            text = glue(text, line.text)
        large = group[0].size > 1.15 * size
        begun = begun or not large
        yield Block(text, level=(1 if begun else 0) if large else None, page=group[0].page)
