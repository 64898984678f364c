"""The text of a page as runs: pieces of one baseline, type size and direction."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import Any, NamedTuple, TypeAlias

from wuzhen.pdfium import calls

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
    run: _Piece | None = None
    behind = 0
    for first, end, piece in _pieces(text, signs):
        space = signs[behind:first]
        typed = "" if not space or calls.is_generated(text, behind) else space
        if run is not None and piece is not None and _goes_on(run, piece, typed):
            words = space and run.text[-1].isascii() and piece.text[0].isascii()
            glue = typed or (" " if words else "")
            run = _Piece(run.text + glue + piece.text, run.x0, run.y0, *piece[3:])
        else:
            if run is not None:
                yield _row(run, typed)
            if piece is None:
                yield [_clean(signs[first:end])]
            run = piece
        behind = end
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
    text = text.translate(_HYPHENS)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _goes_on(run: _Piece, piece: _Piece, typed: str) -> bool:
    """Tell whether a piece is right behind a run, but for the spaces typed between them."""
    if run.along != piece.along or abs(run.size - piece.size) > _SAME_SIZE * run.size:
        return False
    dx, dy = piece.x0 - run.x1, piece.y0 - run.y1
    ahead = dx * run.along[0] + dy * run.along[1]
    aside = dy * run.along[0] - dx * run.along[1]
    room = _GAP + sum(1.0 if sign >= "\u2000" else 0.5 for sign in typed)
    return abs(aside) < _SAME_LINE * run.size and -_GAP < ahead / run.size < room


def _pieces(text: int, signs: str) -> Iterator[tuple[int, int, _Piece | None]]:
    """Yield what no space parts, with its place; one that jumps, character by character."""
    spans = [found.span() for found in _PIECE.finditer(signs)]
    for (first, end), place in zip(spans, _places(text, spans), strict=True):
        piece = _piece(signs[first:end], place)
        if end - first > 1 and (piece is None or _jumps(piece, place)):
            single = [(at, at + 1) for at in range(first, end)]
            for (at, _), own in zip(single, _places(text, single), strict=True):
                yield at, at + 1, _piece(signs[at], own)
        else:
            yield first, end, piece


def _places(text: int, spans: Sequence[tuple[int, int]]) -> Iterator[Place]:
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


def _piece(text: str, place: Place) -> _Piece | None:
    """Return the text in its place, or ``None`` where it has none."""
    (x0, y0), (x, y), (left, top, right, bottom), (a, b, c, d, _, _), size = place
    scale = math.hypot(a, b)
    size *= abs(a * d - b * c) / scale if scale else 0.0  # its height across the baseline
    if not (0 < size < _FARTHEST and max(map(abs, (x0, y0, x, y))) < _FARTHEST):
        return None
    if b == 0 and a > 0 and abs(y - y0) <= x - x0:  # upright, as nearly always
        ahead = min(max(right - x, 0.1 * size), 1.2 * size)
        return _Piece(text, x0, y0, x + ahead, y0, size, (1.0, 0.0))
    along = (a / scale, b / scale)
    if len(text) > 1 and abs(_ahead(place, along)) < abs(_aside(place, along)):
        along = (along[1], -along[0])  # vertical writing
    corners = [(h, v) for h in (left, right) for v in (bottom, top)]
    ahead = max((h - x) * along[0] + (v - y) * along[1] for h, v in corners)
    ahead = _ahead(place, along) + min(max(ahead, 0.1 * size), 1.2 * size)
    return _Piece(text, x0, y0, x0 + ahead * along[0], y0 + ahead * along[1], size, along)


def _jumps(piece: _Piece, place: Place) -> bool:
    """Tell whether the last character of a piece is not where it should be, or raised."""
    farthest = _WIDEST * piece.size * (len(piece.text) - 1)
    ahead, aside = _ahead(place, piece.along), _aside(place, piece.along)
    return not 0 < ahead < farthest or abs(aside) > _SAME_LINE * piece.size


def _ahead(place: Place, along: tuple[float, float]) -> float:
    (x0, y0), (x, y), *_ = place
    return float((x - x0) * along[0] + (y - y0) * along[1])


def _aside(place: Place, along: tuple[float, float]) -> float:
    (x0, y0), (x, y), *_ = place
    return float((y - y0) * along[0] - (x - x0) * along[1])
