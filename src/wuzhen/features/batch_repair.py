"""Many texts are repaired at once: a table for the single characters, `repair` for odd texts alone.

Most paragraphs need no more than half-width signs for full-width ones. The table makes them for all
texts together, and finds the texts with anything else that `repair` changes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from wuzhen.documents import text_repair
from wuzhen.features.text_arrays import LAST_PLAIN, code_points

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Tables:
    """What is known of each code point up to `LAST_PLAIN`.

    ``plain`` is the one that takes its place. ``odd`` sends a text to `repair` wherever the
    character is in it; so do one of ``doubled`` twice in a row, and one of ``second`` after one of
    ``first`` that has a bit in common with it.
    """

    plain: NDArray[np.uint32]
    odd: Flags
    doubled: Flags
    first: NDArray[np.uint8]
    second: NDArray[np.uint8]


def repaired(texts: Sequence[str]) -> list[str]:
    """Return what `repair` makes of each text."""
    codes = code_points("".join(texts))
    ends = np.cumsum(np.fromiter(map(len, texts), np.int64, len(texts)))
    plain, odd = _plain(codes)
    text = plain.tobytes().decode("utf-32-le", "surrogatepass")
    starts = [0, *ends.tolist()]
    found = [text[start:end] for start, end in pairwise(starts)]
    for at in np.unique(np.searchsorted(ends, odd, side="right")).tolist():
        found[at] = text_repair.repair(texts[at])
    return found


def _plain(codes: NDArray[np.uint32]) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """Return the code points with the table's in place of theirs, and where something is odd."""
    tables = _tables()
    rare = codes > LAST_PLAIN
    if rare.any():
        codes = np.where(rare, 0, codes)  # an invisible sign counts as odd
    plain = tables.plain[codes]
    odd = tables.odd[plain]
    before, after = plain[:-1], plain[1:]
    odd[:-1] |= (tables.first[before] & tables.second[after]).astype(bool)
    odd[:-1] |= (before == after) & tables.doubled[before]
    return plain, np.flatnonzero(odd)


@cache
def _tables() -> _Tables:
    plain = np.arange(LAST_PLAIN + 1, dtype="<u4")
    every = plain.tobytes().decode("utf-32-le", "surrogatepass")

    def flags(signs: re.Pattern[str] | str) -> Flags:
        if isinstance(signs, str):
            return np.isin(plain, list(map(ord, signs)))
        return np.isin(plain, code_points(signs.sub("", every)), invert=True)

    odd, doubled = flags(text_repair.ODD), flags(text_repair.DOUBLED_SIGNS)
    first, second = np.zeros((2, len(plain)), np.uint8)
    for bit, (before, after) in enumerate(text_repair.ODD_PAIRS):
        first |= flags(before).astype(np.uint8) << bit
        second |= flags(after).astype(np.uint8) << bit
    plain[list(text_repair.SINGLE_SIGNS)] = list(text_repair.SINGLE_SIGNS.values())
    return _Tables(plain, odd, doubled, first, second)
