"""Whole numbers are looked up many at a time: a hash table in one array."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

_FREE = -1
"""What a slot without a key holds; keys are not below 0."""
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
"""Spreads keys that lie close together (Knuth, 1973, The art of computer programming, 6.4)."""
_ROOM = 4
"""At least so many slots a key: then most keys are found, or missed, at the first look."""


@dataclass(frozen=True, slots=True)
class KeyTable:
    """Different keys, each in a slot of its own: the first free one from where it hashes to."""

    held: Ints
    shift: np.uint64

    @classmethod
    def of(cls, keys: Ints) -> KeyTable:
        """Return the table of these keys, which are all different."""
        bits = max(1, (_ROOM * len(keys)).bit_length())
        # A slot more for each key: a search goes on past the last and never wraps around.
        held = np.full(2**bits + len(keys) + 1, _FREE, np.int64)
        shift = np.uint64(64 - bits)
        slots = _slots(keys, shift)
        while len(keys):
            held[slots] = np.where(held[slots] == _FREE, keys, held[slots])
            without = held[slots] != keys
            keys, slots = keys[without], slots[without] + 1
        return cls(held, shift)

    def find(self, keys: Ints) -> tuple[Ints, Ints]:
        """Return which of the keys are in the table, ascending, and the slot of each of them."""
        slots = _slots(keys, self.shift)
        held = self.held[slots]
        there = held == keys
        others = np.flatnonzero(~there & (held != _FREE))
        while len(others):
            slots[others] += 1
            held = self.held[slots[others]]
            there[others] = held == keys[others]
            others = others[(held != _FREE) & ~there[others]]
        which = np.flatnonzero(there)
        return which, slots[which]


def _slots(keys: Ints, shift: np.uint64) -> Ints:
    return ((keys.view(np.uint64) * _MULTIPLIER) >> shift).view(np.int64)
