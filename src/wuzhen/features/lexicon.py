"""The domain lexicon: terms of the five dimensions, as user words and as features."""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from wuzhen.documents import repair
from wuzhen.errors import WuzhenError
from wuzhen.taxonomy import LABELS

LONGEST = 40
"""Characters that a term may have."""

HEAVIEST = 1000
"""The highest weight of a term."""

_LOWER = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}

Weights = tuple[float, ...]
"""One weight per label, in taxonomy order; 0 where the term does not speak for the label."""


@dataclass(frozen=True)
class Lexicon:
    """Terms, sorted, each with its weights, as they stand in repaired text and in lower case."""

    terms: dict[str, Weights]

    @property
    def digest(self) -> str:
        """SHA-256 of the terms and weights: tells two lexicons apart."""
        return hashlib.sha256(repr(sorted(self.terms.items())).encode()).hexdigest()

    def find(self, text: str) -> list[tuple[str, int]]:
        """Return the terms in repaired text with their offsets, left to right.

        Terms do not overlap: the longest that begins at a place is taken. Upper and lower case of
        Latin letters are the same.
        """
        found: list[tuple[str, int]] = []
        text = text.translate(_LOWER)
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
    speaks for several labels. Terms are repaired as the text is that they are looked for in.
    """
    weights: dict[str, list[float]] = {}
    for column, label in enumerate(LABELS):
        path = folder / f"{label}.txt"
        for number, line in enumerate(_text(path).splitlines(), 1):
            term, weight = _entry(line, f"{path}:{number}")
            if term:
                weights.setdefault(term, [0.0] * len(LABELS))[column] = weight
    return Lexicon({term: tuple(weights[term]) for term in sorted(weights)})


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
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
