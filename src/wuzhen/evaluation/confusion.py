"""What a dimension is taken for: every decision as a pair of what it is and what was said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np

from wuzhen.model.classifier import Targets
from wuzhen.taxonomy import LABELS, NONE

SIDES = (*LABELS, NONE)
"""Rows and columns of the table, none of the five last."""

Confusion = dict[str, dict[str, int]]
"""How often each actual label was taken for each other one; the diagonal holds what was found."""


def pairs(y: Targets, predicted: Targets) -> Iterator[tuple[str, str]]:
    """Yield a pair for each decision: what it is, what it was taken for.

    A label that is found pairs with itself; a missed one with each falsely added one, or with none;
    an added one with each missed one, or with none. An empty set left empty is none for none.
    """
    for truth, said in zip(y, predicted, strict=True):
        missed = [LABELS[i] for i in np.flatnonzero(truth & ~said)] or [NONE]
        added = [LABELS[i] for i in np.flatnonzero(said & ~truth)] or [NONE]
        found = [LABELS[i] for i in np.flatnonzero(truth & said)]
        yield from ((label, label) for label in found)
        if not found or (truth != said).any():
            yield from ((actual, taken) for actual in missed for taken in added)


def confusion(y: Targets, predicted: Targets) -> Confusion:
    """Count the pairs, all of ``SIDES`` against all of them."""
    counts = Counter(pairs(y, predicted))
    return {actual: {said: counts[actual, said] for said in SIDES} for actual in SIDES}
