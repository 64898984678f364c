"""Paragraphs cut into sentences, once for all that is counted of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from wuzhen.features.counts import Floats, Ints
from wuzhen.features.inputs import ModelInput
from wuzhen.features.scope import document_numbers, rural_share


@dataclass(frozen=True)
class Passages:
    """Inputs and their sentences.

    ``owners`` holds the input of each sentence, ascending; ``lengths`` its characters; ``terms``
    its rural and urban terms, shape (sentences, 2).
    """

    inputs: Sequence[ModelInput]
    pieces: Sequence[str]
    owners: Ints
    lengths: Ints
    terms: Floats


def shares(parts: Sequence[Passages]) -> list[Floats]:
    """Return for each input of each part the rural share of its document.

    The parts together hold all of every document.
    """
    if not parts:
        return []
    bounds = np.cumsum([0, *(len(part.inputs) for part in parts)])
    owners = [part.owners + first for part, first in zip(parts, bounds.tolist(), strict=False)]
    found = rural_share(
        np.concatenate([part.terms[:, 0] for part in parts]) > 0,
        np.concatenate([part.lengths for part in parts]),
        np.concatenate(owners),
        document_numbers([item for part in parts for item in part.inputs]),
    )
    return np.split(found, bounds[1:-1])
