"""N-grams of symbols, found many at a time: a trie laid out in hash tables, one for each length.

A symbol is a whole number above 0, a character or a token; 0 is a symbol that no term holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from wuzhen.features.key_table import Ints, KeyTable


@dataclass(frozen=True, slots=True)
class Matches:
    """N-grams of one length that were found: where each begins, and which column counts it."""

    length: int
    starts: Ints
    columns: Ints


@dataclass(frozen=True, slots=True)
class _Level:
    """The n-grams of one length that begin a term, by slot of the table of their keys.

    A key is the state of the n-gram without its last symbol, times the number of symbols, plus the
    last symbol; the state of an n-gram is its slot, -1 where no longer term goes on from it. The
    column is -1 for what only begins a longer term.
    """

    table: KeyTable
    columns: Ints
    states: Ints


class Ngrams:
    """The terms of a vocabulary, each a run of symbols; the place of a term is its column."""

    def __init__(self, symbols: Ints, lengths: Ints) -> None:
        """Build the trie of different terms: their symbols one behind the other, their lengths."""
        self._base = 1 + int(symbols.max(initial=0))
        self._levels: list[_Level] = []
        first = np.cumsum(lengths) - lengths
        columns = np.flatnonzero(lengths > 0)  # of the terms that go on
        states = np.zeros(len(columns), np.int64)
        for length in range(1, 1 + int(lengths.max(initial=0))):
            keys = states * self._base + symbols[first[columns] + (length - 1)]
            table = KeyTable.of(np.unique(keys))
            slots = table.find(keys)[1]
            complete = lengths[columns] == length
            level = _Level(table, *np.full((2, len(table.held)), -1))
            level.columns[slots[complete]] = columns[complete]
            columns, states = columns[~complete], slots[~complete]
            level.states[states] = states
            self._levels.append(level)

    def find(self, symbols: Ints, groups: Ints | None = None) -> Iterator[Matches]:
        """Yield the matches of each length; none reaches from one group into the next.

        Parameters
        ----------
        symbols
            The symbols in order, shape (n,).
        groups
            The group of each symbol, ascending, shape (n,); one group where none are given.
        """
        starts = np.flatnonzero((symbols > 0) & (symbols < self._base))
        states = np.zeros(len(starts), np.int64)
        for length, level in enumerate(self._levels, 1):
            reached = symbols[starts + (length - 1)]
            found, slots = level.table.find(states * self._base + reached)
            starts = starts[found]
            columns = level.columns[slots]
            terms = columns >= 0
            yield Matches(length, starts[terms], columns[terms])
            if length == len(self._levels):
                return
            states = level.states[slots]
            going = np.flatnonzero((states >= 0) & (starts < len(symbols) - length))
            starts, states = starts[going], states[going]
            last = starts + length
            inside = (symbols[last] > 0) & (symbols[last] < self._base)
            if groups is not None:
                inside &= groups[last] == groups[starts]
            starts, states = starts[inside], states[inside]
