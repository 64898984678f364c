"""Counts of paragraphs and of their sentences, as arrays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Counts:
    """Counts of texts, a row each: sparse ones of n-grams, and dense ones of the lexicon.

    Row ``i`` has the counts ``values[starts[i]:starts[i + 1]]`` in the ascending ``columns`` of the
    same places; ``lexicon`` has the shape (n, 39). ``share`` is how much of the text's document
    is about the countryside, from 0 to 1, shape (n,).
    """

    starts: Ints
    columns: Ints
    values: Ints
    lexicon: Floats
    share: Floats

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.starts) - 1

    @property
    def owners(self) -> Ints:
        """The row of each count."""
        return np.repeat(np.arange(len(self)), np.diff(self.starts))

    def rows(self, chosen: Ints) -> Counts:
        """Return the counts of some of the rows, in this order."""
        sizes = np.diff(self.starts)[chosen]
        ends = np.cumsum(sizes)
        places = np.arange(ends[-1] if len(ends) else 0) + np.repeat(
            self.starts[chosen] - (ends - sizes), sizes
        )
        return Counts(
            np.concatenate(([0], ends)),
            self.columns[places],
            self.values[places],
            self.lexicon[chosen],
            self.share[chosen],
        )


@dataclass(frozen=True)
class PassageCounts:
    """Counts of paragraphs and of their sentences.

    ``owners`` holds the paragraph of each sentence, ascending; ``lengths`` its characters.
    """

    whole: Counts
    sentences: Counts
    owners: Ints
    lengths: Ints

    def rows(self, chosen: Ints) -> PassageCounts:
        """Return the counts of some of the paragraphs, with their sentences; ``chosen`` ascends."""
        theirs = np.flatnonzero(np.isin(self.owners, chosen))
        owners = np.searchsorted(chosen, self.owners[theirs])
        return PassageCounts(
            self.whole.rows(chosen), self.sentences.rows(theirs), owners, self.lengths[theirs]
        )


def summed(values: Floats, owners: Ints) -> Floats:
    """Return the sums of the rows of each owner; owners ascend and none is left out."""
    first = np.flatnonzero(np.diff(owners, prepend=-1))
    return np.asarray(np.add.reduceat(values, first, axis=0) if len(first) else values)
