"""Confusion counts: pairs of true and predicted labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np

from wuzhen.labels import LABELS, NONE
from wuzhen.model.classifier import Targets

LABELS_AND_NONE = (*LABELS, NONE)
"""Rows and columns of the table, none of the five last."""

Confusion = dict[str, dict[str, int]]
"""Counts of (true, predicted) label pairs by true label; the diagonal has the correct ones."""


def pairs(y: Targets, predicted: Targets) -> Iterator[tuple[str, str]]:
    """Yield the pair of true and predicted label of each decision.

    A label that is found pairs with itself; a missed one with each falsely added one, or with none;
    an added one with each missed one, or with none. An empty set left empty is none for none.
    """
    for truth, tags in zip(y, predicted, strict=True):
        missed = [LABELS[i] for i in np.flatnonzero(truth & ~tags)] or [NONE]
        added = [LABELS[i] for i in np.flatnonzero(tags & ~truth)] or [NONE]
        found = [LABELS[i] for i in np.flatnonzero(truth & tags)]
        yield from ((label, label) for label in found)
        if not found or (truth != tags).any():
            yield from ((actual, taken) for actual in missed for taken in added)


def confusion(y: Targets, predicted: Targets) -> Confusion:
    """Count the pairs, all of ``LABELS_AND_NONE`` against all of them."""
    counts = Counter(pairs(y, predicted))
    return {
        actual: {tagged: counts[actual, tagged] for tagged in LABELS_AND_NONE}
        for actual in LABELS_AND_NONE
    }
