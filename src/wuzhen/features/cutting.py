"""Texts are cut into sentences and numbered items, many texts at once."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from wuzhen.features.text_arrays import LAST_PLAIN, code_points

MIN_SENTENCE = 12
"""Shorter sentences are joined to the one before: too little to judge alone."""

_STOPS = "。！？；;!?"
_NUMERALS = "一二三四五六七八九十"
_DIGITS = "0123456789"
_ITEM = re.compile(
    rf"[{_NUMERALS}]{{1,3}}是|第[{_NUMERALS}]{{1,4}}[,，、]|[（(][0-9{_NUMERALS}]{{1,8}}[)）]"
)
"""What an item begins with; the counts are bounded, so that a row of numerals takes linear time."""


def _table(rows: Sequence[str]) -> NDArray[np.uint8]:
    """Return a bit a row, set for the characters in it, of each code point."""
    table = np.zeros(LAST_PLAIN + 1, np.uint8)
    for bit, characters in enumerate(rows):
        table[list(map(ord, characters))] |= 1 << bit
    return table


_STOP = _table([_STOPS]).astype(bool)
_FIRST, _SECOND = (
    _table([_NUMERALS, "第", "（("]),
    _table([_NUMERALS + "是", _NUMERALS, _NUMERALS + _DIGITS]),
)
"""The first two characters of an item have a bit in common."""


def sentences(text: str) -> list[str]:
    """Split the text into sentences and numbered items; joined, they give the text back."""
    return cut([text])[0] if text else []


def cut(texts: Sequence[str]) -> tuple[list[str], NDArray[np.int64]]:
    """Return the sentences of all texts, and the text of each; an empty text is one sentence."""
    joined = "".join(f"{text}\n" for text in texts)
    after = np.cumsum(np.fromiter(map(len, texts), np.int64, len(texts)) + 1)
    opens = np.zeros(len(joined) + 1, bool)
    opens[after] = True
    opens[:1] = True
    bounds = np.append(np.flatnonzero(_begins(joined, opens)), len(joined))
    lengths = np.diff(bounds) - opens[bounds[1:]]
    kept = _long_enough(lengths.tolist(), opens[bounds[:-1]].tolist())
    bounds = bounds[[*kept, -1]]
    owners = np.cumsum(opens[bounds[:-1]]) - 1
    ends = (bounds[1:] - opens[bounds[1:]]).tolist()
    return [joined[at:end] for at, end in zip(bounds.tolist(), ends, strict=False)], owners


def _begins(joined: str, opens: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return where a text, a sentence or an item begins; ``opens`` marks starts of texts."""
    codes = np.minimum(code_points(joined), LAST_PLAIN)
    begins = opens[:-1].copy()
    stop = _STOP[codes]
    begins[1:] |= stop[:-1] & ~stop[1:] & ~opens[2:]
    for at in np.flatnonzero(_FIRST[codes[:-1]] & _SECOND[codes[1:]]).tolist():
        begins[at] |= _ITEM.match(joined, at) is not None
    return begins


def _long_enough(lengths: Sequence[int], opens: Sequence[bool]) -> list[int]:
    """Return the places of the pieces that are not joined to the one before.

    ``opens`` marks those that open a text.
    """
    kept, size = [], 0
    for at, (length, new) in enumerate(zip(lengths, opens, strict=True)):
        if new or (length >= MIN_SENTENCE and size >= MIN_SENTENCE):
            kept.append(at)
            size = length
        else:
            size += length
    return kept
