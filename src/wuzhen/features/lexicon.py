"""The domain lexicon: terms of the five dimensions, as user words and as features."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from wuzhen.errors import WuzhenError
from wuzhen.taxonomy import LABELS

Weights = tuple[float, ...]
"""One weight per label, in taxonomy order; 0 where the term does not speak for the label."""


@dataclass(frozen=True)
class Lexicon:
    """Terms, sorted, each with its weights."""

    terms: dict[str, Weights]

    @property
    def digest(self) -> str:
        """SHA-256 of the terms and weights: tells two lexicons apart."""
        return hashlib.sha256(repr(sorted(self.terms.items())).encode()).hexdigest()

    def find(self, text: str) -> list[tuple[str, int]]:
        """Return the terms in the text with their offsets, left to right.

        Terms do not overlap: the longest that begins at a place is taken.
        """
        found: list[tuple[str, int]] = []
        at = 0
        while at < len(text):
            pieces = (text[at : at + length] for length in self._lengths)
            term = next((piece for piece in pieces if piece in self.terms), "")
            if term:
                found.append((term, at))
            at += len(term) or 1
        return found

    def hits(self, text: str) -> NDArray[np.float64]:
        """Return the summed weights of the terms in the text, shape (5,)."""
        total = np.zeros(len(LABELS))
        for term, _ in self.find(text):
            total += self.terms[term]
        return total

    @cached_property
    def _lengths(self) -> tuple[int, ...]:
        """The lengths that terms have, longest first."""
        return tuple(sorted({len(term) for term in self.terms}, reverse=True))


def load_lexicon(folder: Path) -> Lexicon:
    """Read ``<label>.txt`` for each of the five labels: a term a line, a weight after a tab.

    ``#`` begins a comment; the weight is 1 where none stands. A term that stands in several files
    speaks for several labels.
    """
    weights: dict[str, list[float]] = {}
    for column, label in enumerate(LABELS):
        path = folder / f"{label}.txt"
        if not path.is_file():
            raise WuzhenError(
                "the lexicon is incomplete",
                where=str(path),
                expected=f"one file per label: {', '.join(f'{name}.txt' for name in LABELS)}",
            )
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            term, weight = _entry(line, f"{path}:{number}")
            if term:
                weights.setdefault(term, [0.0] * len(LABELS))[column] = weight
    return Lexicon({term: tuple(weights[term]) for term in sorted(weights)})


def _entry(line: str, where: str) -> tuple[str, float]:
    term, _, weight = line.split("#", maxsplit=1)[0].strip().partition("\t")
    if not weight:
        return term.strip(), 1.0
    try:
        return term.strip(), float(weight)
    except ValueError:
        raise WuzhenError(
            "a lexicon weight is not a number",
            where=where,
            expected="term, tab, number",
            got=repr(weight),
        ) from None
