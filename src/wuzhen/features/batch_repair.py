"""Many texts are repaired at once: a table for the single characters, `repair` for odd texts alone.

Most paragraphs need no more than half-width signs for full-width ones. The table makes them for all
texts together, and tells which texts hold anything else that `repair` mends.
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
        codes = np.where(rare, 0, codes)  # as a sign that nobody sees, it is odd
    plain = tables.plain[codes]
    odd = tables.odd[plain]
    before, after = plain[:-1], plain[1:]
    odd[:-1] |= (tables.first[before] & tables.second[after]).astype(bool)
    odd[:-1] |= (before == after) & tables.doubled[before]
    return plain, np.flatnonzero(odd)


@cache
def _tables() -> _Tables:
    every = "".join(map(chr, range(LAST_PLAIN + 1)))

    def places(pattern: re.Pattern[str]) -> list[int]:
        return [found.start() for found in pattern.finditer(every)]

    plain = np.arange(len(every), dtype=np.uint32)
    plain[list(text_repair.SINGLE_SIGNS)] = list(text_repair.SINGLE_SIGNS.values())
    odd, doubled = np.zeros(len(every), bool), np.zeros(len(every), bool)
    odd[places(text_repair.ODD)] = True
    doubled[list(map(ord, text_repair.DOUBLED_SIGNS))] = True
    first, second = np.zeros(len(every), np.uint8), np.zeros(len(every), np.uint8)
    for bit, (before, after) in enumerate(text_repair.ODD_PAIRS):
        first[places(before)] |= 1 << bit
        second[places(after)] |= 1 << bit
    return _Tables(plain, odd, doubled, first, second)
