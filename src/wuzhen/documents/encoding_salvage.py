"""Bytes that are in no single encoding: the reading of a line that loses least.

A line may hold a bad byte, miss one, or go from one encoding to another where two files were
joined. Each reading of its bytes has a cost: nothing for a character in daily use, little for a
rare one, much for a byte that belongs to none. The cheapest is found byte by byte, so the time is
linear, and the text stays Chinese behind the fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_COSTS = {"plain": 0.0, "common": 0.0, "daily": 0.2, "rare": 1.0, "long": 2.0, "letter": 2.0}
_COSTS |= {"private": 3.0, "control": 3.0, "sign": 3.5, "bad": 4.0}
BAD = _COSTS["bad"]
_CHANGE = 4.0
"""What it costs to go from one encoding to another within a line."""
_INTRUDER = BAD + 0.5
"""What it costs to find a stray byte within a character, which is kept."""
_UNFOREIGN = ("plain", "letter", "sign")
_COMMON = (
    "，。、；：（）的了和在是有不为為年大中上一个個人村乡鄉镇鎮县縣农農民工作发發展全建设設产產业業"
)
"""What every report is full of: a reading out of step has none of it."""


def _tokens(encoding: str, foreign: bytes) -> re.Pattern[bytes]:
    common = sorted({sign.encode(encoding, "ignore") for sign in _COMMON} - {b""})
    return re.compile(
        rb"(?P<control>[\x00-\x08\x0b\x0e-\x1f])|(?P<common>%b)|%b|(?P<plain>[\x00-\x7f])"
        rb"|(?P<bad>[\x80-\xff])" % (b"|".join(map(re.escape, common)), foreign)
    )


_TOKENS = {
    "utf-8": _tokens(
        "utf-8",
        rb"(?P<daily>[\xe2-\xe9\xef][\x80-\xbf]{2})"
        rb"|(?P<rare>[\xe0\xe1\xea-\xee][\x80-\xbf]{2}|[\xc2-\xdf][\x80-\xbf])"
        rb"|(?P<long>[\xf0-\xf4][\x80-\xbf]{3})",
    ),
    "gb18030": _tokens(
        "gb18030",
        rb"(?P<long>[\x81-\xfe][0-9][\x81-\xfe][0-9])"
        rb"|(?P<daily>[\xa1-\xa3\xb0-\xd7][\xa1-\xfe])"
        rb"|(?P<private>[\xaa-\xaf\xf8-\xfe][\xa1-\xfe]|[\xa1-\xa7][\x40-\x7e\x80-\xa0])"
        rb"|(?P<rare>[\x81-\xfe][\x40-\x7e\x80-\xfe])",
    ),
    # A letter may be the second half of a character whose first half is lost.
    "big5hkscs": _tokens(
        "big5hkscs",
        rb"(?P<letter>[A-Za-z])|(?P<sign>[\x40-\x7e])|(?P<daily>[\xa1-\xc6][\x40-\x7e\xa1-\xfe])"
        rb"|(?P<long>[\xc9-\xf9][\x40-\x7e\xa1-\xfe])"
        rb"|(?P<private>[\x81-\xfe][\x40-\x7e\xa1-\xfe])",
    ),
}
"""A character of each encoding, by how common it is; the commonest sets come first in all three."""
_CUT = re.compile(rb"[\xe0-\xef][\x80-\xbf]|[\xf0-\xf4][\x80-\xbf]{1,2}|[\x80-\xbf]{2}")
_SPLIT = {
    "utf-8": re.compile(
        rb"[\xe2-\xe9\xef](?:[\x80-\xff][\x80-\xbf]|[\x80-\xbf][\x80-\xff])[\x80-\xbf]"
    ),
    "gb18030": re.compile(rb"[\xa1-\xa3\xb0-\xd7][\x80\xff][\xa1-\xfe]"),
    "big5hkscs": re.compile(rb"[\xa1-\xc6][\x80\xff][\x40-\x7e\xa1-\xfe]"),
}
"""A common character with a stray byte within it."""
_CUT_OFF = 0.1
"""What it takes off the cost of bad bytes at the end: a text may be cut off there."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of a number of bytes, what it cost, its characters beyond ASCII and bad bytes."""

    text: str
    size: int
    cost: float
    foreign: int


def cost(line: bytes, encoding: str) -> tuple[float, int]:
    """Return what it costs to read the line in this encoding, and its characters beyond ASCII."""
    total, count = 0.0, 0
    for token in _TOKENS[encoding].finditer(line):
        if token.lastgroup not in _UNFOREIGN:
            total += _COSTS[str(token.lastgroup)]
            count += 1
    return total, count


@dataclass(frozen=True, slots=True)
class _Step:
    """How a place was reached: from where, from which encoding, and what was wrong on the way.

    ``stray`` is the place of a stray byte within a character, ``-1`` where all bytes are bad.
    """

    start: int
    came: int
    stray: int | None


def salvage(piece: bytes, encodings: tuple[str, ...], final: bool = True) -> Reading:
    """Return the cheapest reading of the bytes; ``�`` marks what fits no encoding.

    Where the bytes are not the last of a line, their end is left unread, for what follows decides
    over it.
    """
    size = len(piece)
    best = [[0.0 if at == 0 else float("inf")] * len(encodings) for at in range(size + 1)]
    back: list[list[_Step | None]] = [[None] * len(encodings) for _ in range(size + 1)]
    for at in range(size):
        cheapest = min(range(len(encodings)), key=best[at].__getitem__)
        for state, encoding in enumerate(encodings):
            came, spent = state, best[at][state]
            if best[at][cheapest] + _CHANGE < spent:
                came, spent = cheapest, best[at][cheapest] + _CHANGE
            for end, price, stray in _steps(piece, at, encoding):
                total = spent + price - (_CUT_OFF if end == size and stray == -1 else 0)
                if total < best[end][state]:
                    best[end][state] = total
                    back[end][state] = _Step(at, came, stray)
    state = min(range(len(encodings)), key=best[size].__getitem__)
    return _walked_back(piece, encodings, (size, state), (best, back), final)


def _steps(piece: bytes, at: int, encoding: str) -> Iterator[tuple[int, float, int | None]]:
    """Yield the ways to go on from a place: where each ends, its cost, what is bad about it."""
    token = _TOKENS[encoding].match(piece, at)
    assert token is not None  # the last alternative takes any byte
    kind = str(token.lastgroup)
    yield token.end(), _COSTS[kind], -1 if kind == "bad" else None
    if kind in _UNFOREIGN:
        return
    if kind != "bad":
        yield at + 1, BAD, -1
    cut = _CUT.match(piece, at) if encoding == "utf-8" else None
    if cut:
        yield cut.end(), BAD, -1
    split = _SPLIT[encoding].match(piece, at)
    if split:
        within = encoding == "utf-8" and 0x80 <= piece[at + 1] < 0xC0
        yield split.end(), _INTRUDER, at + 2 if within else at + 1


def _walked_back(
    piece: bytes,
    encodings: tuple[str, ...],
    end: tuple[int, int],
    table: tuple[list[list[float]], list[list[_Step | None]]],
    final: bool,
) -> Reading:
    best, back = table
    at, state = end
    last = at if final else at * 3 // 4
    signs: list[str] = []
    size, total, foreign = 0, 0.0, 0
    while at:
        step = back[at][state]
        assert step is not None
        if at <= last:
            size, total = (at, best[at][state]) if not signs else (size, total)
            signs.append(_sign(piece[step.start : at], step, encodings[state]))
            foreign += piece[step.start] >= 0x80
        at, state = step.start, step.came
    return Reading("".join(reversed(signs)), size, total, foreign)


def _sign(token: bytes, step: _Step, encoding: str) -> str:
    if step.stray is None:
        return token.decode(encoding, "replace")
    if step.stray < 0:
        return "\ufffd"
    stray = step.stray - step.start
    return (token[:stray] + token[stray + 1 :]).decode(encoding, "replace") + "\ufffd"
