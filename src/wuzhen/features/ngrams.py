"""N-grams of symbols, found many at a time: a trie laid out in hash tables, one for each length.

A symbol is a whole number above 0, a character or a token; 0 is a symbol that no term holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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

    def __init__(self, terms: Sequence[Sequence[int]]) -> None:
        self._base = 1 + max((symbol for term in terms for symbol in term), default=0)
        self.size = len(terms)
        self._levels: list[_Level] = []
        columns = {tuple(term): column for column, term in enumerate(terms)}
        states: dict[tuple[int, ...], int] = {(): 0}
        for length in range(1, 1 + max(map(len, terms), default=0)):
            begun = list(dict.fromkeys(term[:length] for term in columns if len(term) >= length))
            going = {term[:length] for term in columns if len(term) > length}
            keys = np.array([states[term[:-1]] * self._base + term[-1] for term in begun], np.int64)
            table = KeyTable.of(keys)
            slots = table.find(keys)[1]
            states = dict(zip(begun, slots.tolist(), strict=True))
            self._levels.append(
                _Level(
                    table,
                    _spread(table, slots, [columns.get(term, -1) for term in begun]),
                    _spread(table, slots, [states[t] if t in going else -1 for t in begun]),
                )
            )

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


def _spread(table: KeyTable, slots: Ints, values: Sequence[int]) -> Ints:
    """Return an array with each value in its slot, -1 in the others."""
    spread = np.full(len(table.held), -1, np.int64)
    spread[slots] = values
    return spread
