"""A batch of paragraphs as arrays: their sentences, characters, tokens and lexicon terms.

Every paragraph is cut into sentences and segmented once; what counts n-grams of paragraphs and of
sentences looks at the same arrays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wuzhen.features.inputs import ModelInput, sentences

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Passages:
    """Paragraphs cut into sentences; ``owners`` holds each sentence's paragraph, ascending."""

    inputs: Sequence[ModelInput]
    pieces: tuple[str, ...]
    owners: Ints

    @property
    def lengths(self) -> Ints:
        """The characters of each sentence, shape (sentences,)."""
        return np.fromiter(map(len, self.pieces), np.int64, len(self.pieces))


def cut(inputs: Sequence[ModelInput]) -> Passages:
    """Return the inputs with their sentences; an input without any is one sentence."""
    cut = [sentences(item.text) or [item.text] for item in inputs]
    counts = np.fromiter(map(len, cut), np.int64, len(cut))
    return Passages(
        inputs,
        tuple(piece for item in cut for piece in item),
        np.repeat(np.arange(len(cut)), counts),
    )


def code_points(text: str) -> NDArray[np.uint32]:
    """Return the code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
