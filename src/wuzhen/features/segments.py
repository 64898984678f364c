"""Sums over stretches of an array."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from wuzhen.features.counts import Floats, Ints


@dataclass(frozen=True, slots=True)
class Segments:
    """Stretches that follow one another from the beginning of an array to its end.

    ``sizes`` holds their lengths, some of them 0; ``first`` where those begin that are longer.
    """

    sizes: Ints
    first: Ints

    @classmethod
    def of(cls, bounds: Ints) -> Segments:
        """Return the stretches between bounds, which ascend from 0 to the array's length."""
        sizes = np.diff(bounds)
        return cls(sizes, bounds[:-1][sizes > 0])

    def sums(self, values: Floats) -> Floats:
        """Return the sum of each stretch, shape (n,)."""
        sums = np.zeros(len(self.sizes))
        if len(self.first):
            sums[self.sizes > 0] = np.add.reduceat(values, self.first)
        return sums
