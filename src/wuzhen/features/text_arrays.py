"""Texts as arrays of whole numbers: code points, and symbols for the characters that count."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wuzhen.features.ngrams import Ngrams

LAST_PLAIN = 0xFFFF
"""Code points above this one, rare in Chinese text, are looked up one by one."""


def code_points(text: str) -> NDArray[np.uint32]:
    """Return the code points of a text, shape (len(text),)."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


@dataclass(frozen=True)
class CodeTable:
    """A symbol, from 1, for each known character; 0 for all others."""

    table: NDArray[np.int64]
    rare: dict[int, int]

    @classmethod
    def of(cls, texts: Iterable[str]) -> CodeTable:
        """Return a table of the characters in the texts, numbered in their order."""
        codes = sorted(map(ord, set("".join(texts))))
        table = np.zeros(LAST_PLAIN + 1, np.int64)
        rare = {}
        for symbol, code in enumerate(codes, 1):
            if code <= LAST_PLAIN:
                table[code] = symbol
            else:
                rare[code] = symbol
        return cls(table, rare)

    def any_case(self) -> CodeTable:
        """Return the table with the symbols of ``a`` to ``z`` for ``A`` to ``Z``, too."""
        table = self.table.copy()
        table[ord("A") : ord("Z") + 1] = table[ord("a") : ord("z") + 1]
        return CodeTable(table, self.rare)

    def ngrams(self, terms: Collection[str]) -> Ngrams:
        """Return the terms as runs of the symbols of their characters."""
        lengths = np.fromiter(map(len, terms), np.int64, len(terms))
        return Ngrams(self.symbols(code_points("".join(terms))), lengths)

    def symbols(self, codes: NDArray[np.uint32]) -> NDArray[np.int64]:
        """Return the symbols of code points."""
        if codes.max(initial=0) <= LAST_PLAIN:
            return self.table[codes]
        far = codes > LAST_PLAIN
        symbols = self.table[np.where(far, 0, codes)]
        symbols[far] = [self.rare.get(code, 0) for code in codes[far].tolist()]
        return symbols
