"""N-grams of symbols, found many at a time: a trie laid out in sorted arrays.

A symbol is a whole number above 0, a character or a token; 0 is a symbol that no term holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Matches:
    """N-grams of one length that were found: where each begins, and which column counts it."""

    length: int
    starts: Ints
    columns: Ints


@dataclass(frozen=True, slots=True)
class _Level:
    """The n-grams of one length that begin a term: their keys, ascending, and their columns.

    A key is the state of the n-gram without its last symbol, times the number of symbols, plus the
    last symbol; the state of an n-gram is its place among the keys, from 1. The column is -1 for
    what only begins a longer term.
    """

    keys: Ints
    columns: Ints


class Ngrams:
    """The terms of a vocabulary, each a run of symbols; the place of a term is its column."""

    def __init__(self, terms: Sequence[Sequence[int]]) -> None:
        self._base = 1 + max((symbol for term in terms for symbol in term), default=0)
        self._levels: list[_Level] = []
        self.size = len(terms)
        columns = {tuple(term): column for column, term in enumerate(terms)}
        states: dict[tuple[int, ...], int] = {(): 0}
        for length in range(1, 1 + max(map(len, terms), default=0)):
            begun = {term[:length] for term in columns if len(term) >= length}
            keyed = sorted((states[term[:-1]] * self._base + term[-1], term) for term in begun)
            states = {term: state for state, (_, term) in enumerate(keyed, 1)}
            self._levels.append(
                _Level(
                    np.array([key for key, _ in keyed], dtype=np.int64),
                    np.array([columns.get(term, -1) for _, term in keyed], dtype=np.int64),
                )
            )

    def find(self, symbols: Ints, groups: Ints) -> Iterator[Matches]:
        """Yield the matches of each length; none reaches from one group into the next.

        Parameters
        ----------
        symbols
            The symbols in order, shape (n,).
        groups
            The group of each symbol, ascending, shape (n,).
        """
        starts = np.flatnonzero((symbols > 0) & (symbols < self._base))
        states = np.zeros(len(starts), dtype=np.int64)
        for length, level in enumerate(self._levels, 1):
            last = starts + (length - 1)
            inside = last < len(symbols)
            starts, states, last = starts[inside], states[inside], last[inside]
            reached = symbols[last]
            going = (reached > 0) & (reached < self._base) & (groups[last] == groups[starts])
            starts, keys = starts[going], states[going] * self._base + reached[going]
            places = np.searchsorted(level.keys, keys)
            places[places == len(level.keys)] = 0
            found = level.keys[places] == keys
            starts, places = starts[found], places[found]
            states = places + 1
            columns = level.columns[places]
            terms = columns >= 0
            yield Matches(length, starts[terms], columns[terms])
