"""Pieces of text on one baseline become lines, from left to right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from wuzhen.documents.readers.pdf_types import Line
from wuzhen.documents.structure.headings import marker

_LEVEL = 0.5
"""How far, in type sizes, baselines of one line may differ: superscripts, odd fonts."""
_OVERLAP = 0.7
"""A piece that shares more than this of its width with another is printed over it."""
_LAYERS = 4
_SAME, _MIXED, _RAISED, _FEW = 0.2, 1.25, 2.2, 4
"""Parts of a line have one baseline and nearly one type size, a few raised signs aside."""
_CHAPTER = re.compile(r"第.{1,6}(?:[编篇章节]|部分)")
"""Numbers that are words, behind which writers put a space."""
_BULLET = re.compile(r"[•●○■□▪◆◇➢➤✓★\uf000-\uf0ff]\s*")
_CLOSED = re.compile(r"(?:[。！？!?；;：:]|(?<=[A-Za-z\u4e00-\u9fff%）)])\.)[”’」』）)]*$")
_WORD_GAP, _PART_GAP, _CELL_GAP = 0.15, 0.5, 1.5
"""Gaps, in type sizes, that part words, that may part columns, and that part cells in a row."""


def parts(pieces: Iterable[Line]) -> list[Line]:
    """Return what is on each baseline, put together where no wide gap is, from top to bottom."""
    found: list[Line] = []
    for row in rows(pieces):
        group = [row[0]]
        for piece in row[1:]:
            last = group[-1]
            wide = piece.left - last.right > _PART_GAP * min(last.size, piece.size)
            if wide or not _mixes(last, piece):
                found.append(joined(group))
                group = [piece]
            else:
                group.append(piece)
        found.append(joined(group))
    return found


def rows(pieces: Iterable[Line]) -> Iterator[list[Line]]:
    """Yield the pieces of each baseline from left to right; what is printed over others, apart."""
    row: list[Line] = []
    anchor: Line | None = None
    for piece in sorted(pieces, key=lambda piece: -piece.base):
        longer = piece if anchor is None or len(piece.text) > len(anchor.text) else anchor
        if anchor is not None and anchor.base - piece.base < _LEVEL * longer.size:
            row.append(piece)
        else:
            yield from _layers(row)
            row, longer = [piece], piece
        anchor = longer
    yield from _layers(row)


def joined(row: Sequence[Line], *, cells: bool = False) -> Line:
    """Return the pieces of a row as one line; with ``cells`` a wide gap becomes a tab.

    The gap behind a number becomes none, or a space where the number is a word. A bullet goes: it
    is a number that counts nothing.
    """
    if len(row) == 1:
        return row[0]
    text, inner = [row[0].text], row[0].inner
    if _BULLET.fullmatch(row[0].text):
        text, inner = [""], row[1].left
    elif (found := marker(row[0].text.strip())) and not found.rest:
        number = row[0].text.rstrip()
        text, inner = [f"{number} " if _CHAPTER.fullmatch(number) else number], row[1].left
    for last, piece in pairwise(row):
        gap = (piece.left - last.right) / max(last.size, piece.size)
        behind = last is row[0] and inner == piece.left
        text.append(("" if behind else _glue(last.text, piece.text, gap, cells)) + piece.text)
    longest = max(row, key=lambda piece: len(piece.text))
    right = max(piece.right for piece in row)
    left, base, size = row[0].left, longest.base, longest.size
    return Line("".join(text).strip("\t"), row[0].page, left, right, base, size, inner)


def is_closed(text: str) -> bool:
    """Return whether a text ends as a sentence does, or a clause before a list."""
    return _CLOSED.search(text.rstrip()[-6:]) is not None


def leading(lines: Sequence[Line], otherwise: float) -> float:
    """Return how far apart the lines of a paragraph are: the step that many lines at least have.

    Lines are given from top to bottom; where they are too few, it is ``otherwise``.
    """
    steps = sorted(
        above.base - below.base
        for above, below in pairwise(lines)
        if 0.8 * below.size < above.base - below.base < 4 * below.size
    )
    return steps[len(steps) // 5] if len(steps) >= _FEW else otherwise


def _glue(last: str, text: str, gap: float, cells: bool) -> str:
    if cells and gap > _CELL_GAP:
        return "\t"
    words = last[-1:].isascii() and text[:1].isascii() and not last[-1:].isspace()
    return " " if words and gap > _WORD_GAP else ""


def _mixes(last: Line, piece: Line) -> bool:
    small, large = sorted((last, piece), key=lambda line: line.size)
    if large.size <= _MIXED * small.size:
        return abs(last.base - piece.base) < _SAME * large.size
    return len(small.text) <= _FEW and large.size <= _RAISED * small.size


def _layers(row: Sequence[Line]) -> Iterator[list[Line]]:
    if len(row) == 1:
        yield [row[0]]
        return
    layers: list[list[Line]] = []
    for piece in sorted(row, key=lambda piece: piece.left):
        layer = next((layer for layer in layers if _fits(layer[-1], piece)), None)
        if layer is not None:
            layer.append(piece)
        elif any(_is_same(layer[-1], piece) for layer in layers):
            continue  # bold type made by printing twice
        elif len(layers) < _LAYERS:
            layers.append([piece])
        else:
            layers[-1].append(piece)
    yield from layers


def _fits(last: Line, piece: Line) -> bool:
    narrower = min(last.right - last.left, piece.right - piece.left)
    return last.right - piece.left <= max(_OVERLAP * narrower, 0.1 * last.size)


def _is_same(last: Line, piece: Line) -> bool:
    return last.text == piece.text and piece.left - last.left < 0.4 * piece.size
