"""The domain lexicon: terms of the five dimensions, as user words and as features."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from wuzhen.documents.text_repair import repair
from wuzhen.errors import WuzhenError
from wuzhen.features.ngrams import Ngrams
from wuzhen.features.text_arrays import CodeTable, code_points
from wuzhen.input_files import read_file
from wuzhen.labels import LABELS

LARGEST_FILE = 2**20
"""Bytes that a list of terms may have."""
LONGEST = 40
"""Characters that a term may have."""

HEAVIEST = 1000
"""The highest weight of a term."""

_LOWER = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}

Weights = tuple[float, ...]
"""One weight per label, in taxonomy order; 0 where the term is no evidence for the label."""

SCOPE = ("rural", "urban")
"""The lists of terms that show whether a text is about the countryside or the city."""


@dataclass(frozen=True)
class Lexicon:
    """Terms, sorted, each with its weights, in repaired text and lower case.

    ``columns`` names what the weights are for: the labels, or `SCOPE`. ``further`` holds the rural
    and urban terms that come with those of the labels.
    """

    terms: dict[str, Weights]
    columns: tuple[str, ...] = LABELS
    further: Lexicon | None = None

    @property
    def scope(self) -> Lexicon:
        """The terms that show whether a text is about the countryside; empty without such lists."""
        return self.further or Lexicon({}, SCOPE)

    @property
    def digest(self) -> str:
        """SHA-256 of all terms and weights, to distinguish lexicons."""
        terms = (
            sorted(self.terms.items()),
            sorted(self.further.terms.items() if self.further else ()),
        )
        return hashlib.sha256(repr(terms).encode()).hexdigest()

    def find(self, text: str) -> list[tuple[str, int]]:
        """Return the terms in repaired text with their offsets, left to right.

        Terms do not overlap: the longest that begins at a place is taken. Upper and lower case of
        Latin letters are the same.
        """
        names = list(self.terms)
        starts, columns = self._found([text])
        return [(names[c], at) for at, c in zip(starts.tolist(), columns.tolist(), strict=True)]

    def hits(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Return the summed weights of the terms in each text, shape (len(texts), columns)."""
        starts, columns = self._found(texts)
        ends = np.cumsum(np.fromiter(map(len, texts), np.int64, len(texts)) + 1)
        rows = np.searchsorted(ends, starts, side="right")
        weights = self._weights[columns]
        summed = [np.bincount(rows, column, minlength=len(texts)) for column in weights.T]
        return np.stack(summed, axis=1)

    def _found(self, texts: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return where the texts, joined by a sign that no term has, hold terms, and which."""
        codes, terms = self._index
        symbols = codes.symbols(code_points("\0".join(texts)))
        ends = np.zeros(len(symbols), np.int64)
        columns = np.zeros(len(symbols), np.int64)
        for found in terms.find(symbols):  # the shorter first, so that the longest remains
            ends[found.starts] = found.starts + found.length
            columns[found.starts] = found.columns
        starts = np.flatnonzero(ends)
        kept = starts[_apart(starts, ends[starts])]
        return kept, columns[kept]

    @cached_property
    def _index(self) -> tuple[CodeTable, Ngrams]:
        codes = CodeTable.of(self.terms)
        return codes.any_case(), codes.ngrams(self.terms)

    @cached_property
    def _weights(self) -> NDArray[np.float64]:
        return np.array(list(self.terms.values()), float).reshape(
            len(self.terms), len(self.columns)
        )


def _apart(starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return which of the stretches, ascending, are left when the first of two that overlap stays.

    Hardly any overlap: only those that begin before one before them ends are looked at one by one.
    """
    kept = np.ones(len(starts), bool)
    reach = np.maximum.accumulate(ends)
    last, free = -1, 0
    for at in (1 + np.flatnonzero(starts[1:] < reach[:-1])).tolist():
        if at - 1 != last:
            free = ends[at - 1]
        kept[at] = starts[at] >= free
        last, free = at, ends[at] if kept[at] else free
    return np.flatnonzero(kept)


def load_lexicon(folder: Path) -> Lexicon:
    """Read ``<label>.txt`` for each of the five labels: a term a line, a weight after a tab.

    ``#`` begins a comment; the weight is 1 where none is given. A term in several files
    is evidence for several labels. Terms are repaired in the same way as the text.
    ``rural.txt`` and ``urban.txt`` are read as well, where both are there.
    """
    if all((folder / f"{name}.txt").exists() for name in SCOPE):
        scope = Lexicon(_terms(folder, SCOPE), SCOPE)
        return Lexicon(_terms(folder, LABELS), LABELS, scope)
    return Lexicon(_terms(folder, LABELS))


def _terms(folder: Path, columns: tuple[str, ...]) -> dict[str, Weights]:
    weights: dict[str, list[float]] = {}
    for column, name in enumerate(columns):
        path = folder / f"{name}.txt"
        for number, line in enumerate(_text(path).splitlines(), 1):
            term, weight = _entry(line, f"{path}:{number}")
            if term:
                weights.setdefault(term, [0.0] * len(columns))[column] = weight
    return {term: tuple(weights[term]) for term in sorted(weights)}


def _text(path: Path) -> str:
    try:
        return read_file(path, LARGEST_FILE).decode("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        raise WuzhenError(
            "the lexicon is incomplete",
            where=str(path),
            expected=f"one file per label: {', '.join(f'{name}.txt' for name in LABELS)}",
        ) from None
    except UnicodeDecodeError:
        raise WuzhenError(
            "not UTF-8 text", where=str(path), hint="save the file with the encoding UTF-8"
        ) from None


def _entry(line: str, where: str) -> tuple[str, float]:
    written, _, weight = line.split("#", maxsplit=1)[0].strip().partition("\t")
    term = repair(written).translate(_LOWER)
    if len(term) > LONGEST:
        raise WuzhenError(
            "a lexicon term is too long",
            where=where,
            expected=f"at most {LONGEST} characters",
            got=f"{len(term)}",
        )
    try:
        number = float(weight or 1)
    except ValueError:
        number = math.nan
    if not 0 <= number <= HEAVIEST:
        raise WuzhenError(
            "a lexicon weight is not a number",
            where=where,
            expected=f"term, tab, number from 0 to {HEAVIEST}",
            got=repr(weight[:20]),
        )
    return term, number
