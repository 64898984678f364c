"""The text of a page as runs: pieces of one baseline, type size and direction."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import Any, NamedTuple, TypeAlias

from wuzhen.pdfium import calls

Span: TypeAlias = tuple[int, int]
Place: TypeAlias = tuple[Any, ...]
"""Origin of the first and of the last character, box of the last, matrix and size of the first."""

_PIECE = re.compile(r"[^\s\x00\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]")
_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-"})
"""What pdfium puts for a hyphen at the end of a line: the word goes on in the next line."""
_SAME_LINE, _SAME_SIZE, _GAP = 0.08, 0.07, 0.3
"""How far, in type sizes, pieces of one run may differ in baseline and size and be apart."""
_WIDEST = 1.5
"""Characters are on average no farther apart than this, in type sizes, unless there are gaps."""
_FARTHEST = 1e6
"""Text farther from the page than this many points has no place on it."""
_UPRIGHT = (1.0, 0.0)


class _Piece(NamedTuple):
    """Text with the ends of its baseline, its type size and the direction in which it runs."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    along: tuple[float, float]


def runs(page: Any, count: int) -> Iterator[list[Any]]:
    """Yield the runs of a text page of ``count`` characters, in the order of its content.

    A run is its text, where its baseline begins (x, y) and ends (x, y), and its type size, all in
    points; one without a place on the page is its text alone. Spaces that the file holds stay,
    those that only a gap suggests are left to the layout but for those between Latin words.
    """
    text = calls.handle(page)
    signs = _signs(page, text, count)
    pieces = list(_pieces(text, signs))
    gaps = [end for _, end, _ in pieces]
    generated = map(calls.is_generated, repeat(text), gaps)
    run: _Piece | None = None
    behind, by_gap = 0, 1
    for (first, end, piece), next_by_gap in zip(pieces, generated, strict=True):
        typed = "" if by_gap else signs[behind:first]
        if run is not None and piece is not None and _goes_on(run, piece, typed):
            words = first > behind and run.text[-1].isascii() and piece.text[0].isascii()
            glue = typed or (" " if words else "")
            run = _Piece(run.text + glue + piece.text, run.x0, run.y0, *piece[3:])
        else:
            if run is not None:
                yield _row(run, typed)
            if piece is None:
                yield [_clean(signs[first:end])]
            run = piece
        behind, by_gap = end, next_by_gap
    if run is not None:
        yield _row(run, "")


def _signs(page: Any, text: int, count: int) -> str:
    """Return the characters of the page, one for each index."""
    signs: str = page.get_text_range()
    if len(signs) == count:
        return signs
    codes = map(calls.code, repeat(text), range(count))  # some mean nothing, or half a character
    return "".join(chr(code) if 0 < code < 0x110000 else "\ufffd" for code in codes)


def _row(run: _Piece, typed: str) -> list[Any]:
    return [_clean(run.text + typed), *(round(value, 2) for value in run[1:6])]


def _clean(text: str) -> str:
    text = text.translate(_HYPHENS) if "\x02" in text or "\ufffe" in text else text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _goes_on(run: _Piece, piece: _Piece, typed: str) -> bool:
    """Return whether a piece is right behind a run, but for the spaces typed between them."""
    size = run.size
    if run.along != piece.along or abs(size - piece.size) > _SAME_SIZE * size:
        return False
    ahead, aside = piece.x0 - run.x1, piece.y0 - run.y1
    if run.along is not _UPRIGHT:
        (cos, sin), dx, dy = run.along, ahead, aside
        ahead, aside = dx * cos + dy * sin, dy * cos - dx * sin
    room = _GAP + sum(1.0 if sign >= "\u2000" else 0.5 for sign in typed) if typed else _GAP
    return abs(aside) < _SAME_LINE * size and -_GAP * size < ahead < room * size


def _pieces(text: int, signs: str) -> Iterator[tuple[int, int, _Piece | None]]:
    """Yield what no space parts, with its place; one that jumps, character by character."""
    spans = [found.span() for found in _PIECE.finditer(signs)]
    for (first, end), place in zip(spans, _places(text, spans), strict=True):
        piece = _upright(signs[first:end], place) or _turned(signs[first:end], place)
        if piece is not None or end - first == 1:
            yield first, end, piece
            continue
        single = [(at, at + 1) for at in range(first, end)]
        for (at, _), own in zip(single, _places(text, single), strict=True):
            yield at, at + 1, _upright(signs[at], own) or _turned(signs[at], own)


def _places(text: int, spans: Sequence[Span]) -> Iterator[Place]:
    first = [start for start, _ in spans]
    last = [end - 1 for _, end in spans]
    return zip(
        calls.filled(calls.origin, text, first, "dd", 8),
        calls.filled(calls.origin, text, last, "dd", 8),
        calls.filled(calls.box, text, last, "ffff"),
        calls.filled(calls.matrix, text, first, "ffffff"),
        map(calls.font_size, repeat(text), first),
        strict=True,
    )


def _upright(text: str, place: Place) -> _Piece | None:
    """Return the text in its place, or ``None`` unless it runs straight ahead, as most does."""
    (x0, y0), (x, y), (_, _, right, _), (a, b, _, d, _, _), size = place
    size *= abs(d)
    more = len(text) - 1
    if not (b == 0 and a > 0 and 0 < size < _FARTHEST and abs(y - y0) <= _SAME_LINE * size):
        return None  # also where a value is no number
    if not (-_FARTHEST < x0 < _FARTHEST and -_FARTHEST < y0 < _FARTHEST):
        return None
    if not (0 < x - x0 < _WIDEST * size * more if more else x == x0):
        return None
    return _Piece(text, x0, y0, x + _advance(right - x, size), y0, size, _UPRIGHT)


def _turned(text: str, place: Place) -> _Piece | None:
    """Return the text in its place, or ``None`` where it has none, jumps or is raised within."""
    (x0, y0), (x, y), (left, top, right, bottom), (a, b, c, d, _, _), size = place
    scale = math.hypot(a, b)
    size *= abs(a * d - b * c) / scale if scale else 0.0  # its height across the baseline
    if not (0 < size < _FARTHEST and all(abs(value) < _FARTHEST for value in (x0, y0, x, y))):
        return None
    cos, sin = a / scale, b / scale
    ahead, aside = (x - x0) * cos + (y - y0) * sin, (y - y0) * cos - (x - x0) * sin
    if len(text) > 1 and abs(ahead) < abs(aside):  # vertical writing
        cos, sin, ahead, aside = sin, -cos, -aside, ahead
    if len(text) > 1 and not 0 < ahead < _WIDEST * size * (len(text) - 1):
        return None
    if abs(aside) > _SAME_LINE * size:
        return None
    corners = [(h - x, v - y) for h in (left, right) for v in (bottom, top)]
    ahead += _advance(max(h * cos + v * sin for h, v in corners), size)
    along = _UPRIGHT if (cos, sin) == _UPRIGHT else (cos, sin)
    return _Piece(text, x0, y0, x0 + ahead * cos, y0 + ahead * sin, size, along)


def _advance(width: float, size: float) -> float:
    """Return the width of a character, which some fonts state wrongly."""
    return min(width, 1.2 * size) if width > 0.1 * size else 0.1 * size
