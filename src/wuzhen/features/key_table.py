"""Whole numbers are looked up many at a time: a hash table in one array."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

_FREE = -1
"""What a slot without a key holds; keys are not below 0."""
_MULTIPLIER = 0x9E3779B97F4A7C15
"""Spreads keys that lie close together (Knuth, 1973, The art of computer programming, 6.4)."""
_ROOM = 4
"""At least so many slots a key: then most keys are found, or missed, at the first look."""
_FARTHEST = 100
"""How far a key may be from where it hashes to; only keys made to collide come near it."""


@dataclass(frozen=True, slots=True)
class KeyTable:
    """Different keys, each in a slot of its own: the first free one from where it hashes to.

    No key is more than ``reach`` slots from there, so that no search takes long, whatever the keys.
    """

    held: Ints
    multiplier: np.uint64
    shift: np.uint64
    reach: int

    @classmethod
    def of(cls, keys: Ints) -> KeyTable:
        """Return the table of these keys, which are all different.

        Keys that were made to collide get another multiplier, which nobody knows beforehand; what
        is found does not depend on it.
        """
        table = _placed(keys, _MULTIPLIER)
        while table is None:
            table = _placed(keys, secrets.randbits(64) | 1)
        return table

    def find(self, keys: Ints) -> tuple[Ints, Ints]:
        """Return which of the keys are in the table, ascending, and the slot of each of them."""
        slots = _slots(keys, self.multiplier, self.shift)
        held = self.held[slots]
        there = held == keys
        others = np.flatnonzero(~there & (held != _FREE))
        for _ in range(self.reach):
            slots[others] += 1
            held = self.held[slots[others]]
            there[others] = held == keys[others]
            others = others[(held != _FREE) & ~there[others]]
        which = np.flatnonzero(there)
        return which, slots[which]


def _placed(keys: Ints, factor: int) -> KeyTable | None:
    """Return the table with this multiplier, or ``None`` where it puts too many keys together."""
    bits = max(1, (_ROOM * len(keys)).bit_length())
    held = np.full(2**bits + _FARTHEST + 1, _FREE, np.int64)
    multiplier, shift = np.uint64(factor), np.uint64(64 - bits)
    slots = _slots(keys, multiplier, shift)
    for reach in range(_FARTHEST + 1):
        held[slots] = np.where(held[slots] == _FREE, keys, held[slots])
        without = held[slots] != keys
        keys, slots = keys[without], slots[without] + 1
        if not len(keys):
            return KeyTable(held, multiplier, shift, reach)
    return None


def _slots(keys: Ints, multiplier: np.uint64, shift: np.uint64) -> Ints:
    return ((keys.view(np.uint64) * multiplier) >> shift).view(np.int64)
