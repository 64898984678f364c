"""Is a text about the countryside? By its own terms, and by those of its whole document.

The words of a dimension are used of the city, too: an opera house is culture, but not of villages.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from wuzhen.features.inputs import ModelInput
from wuzhen.labels import LABELS

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

SCOPE_NAMES = (
    "scope:rural terms",
    "scope:rural",
    "scope:urban terms",
    "scope:urban",
    *(f"scope:{label} with rural terms" for label in LABELS),
    *(f"scope:{label} without rural terms" for label in LABELS),
)
"""The features of `scope_features`, in their order."""

DOCUMENT_NAME = "scope:document"
"""The feature that is how far a document's share of rural text is from `MIDDLE`."""

MIDDLE = 0.5
"""The share of rural text at which a document changes nothing; see `Weighting`."""


def scope_features(terms: Floats, hits: Floats) -> Floats:
    """Return the features of how rural texts are, shape (n, 14).

    Log of the rural terms, and whether there is one; the same of urban terms; log of the hits of
    each label where there is a rural term, and where there is none.

    Parameters
    ----------
    terms
        Rural and urban terms in each text, shape (n, 2).
    hits
        Lexicon hits of each label in each text, shape (n, 5).
    """
    rural, urban = terms[:, :1], terms[:, 1:]
    with_rural = rural > 0
    told = np.log1p(hits)
    return np.hstack(
        [
            np.log1p(rural),
            with_rural,
            np.log1p(urban),
            urban > 0,
            told * with_rural,
            told * ~with_rural,
        ]
    )


def rural_share(rural: NDArray[np.bool_], lengths: Ints, owners: Ints, documents: Ints) -> Floats:
    """Return for each paragraph how much of its document is in sentences with rural terms.

    Parameters
    ----------
    rural
        Whether each sentence has a rural term, shape (sentences,).
    lengths
        The characters of each sentence.
    owners
        The paragraph of each sentence.
    documents
        The document of each paragraph, numbered from 0, shape (n,).
    """
    if not len(documents):
        return np.zeros(0)
    of = documents[owners]
    n = int(documents.max()) + 1
    total = np.bincount(of, lengths, minlength=n)
    inside = np.bincount(of, lengths * rural, minlength=n)
    return np.asarray((inside / np.maximum(total, 1))[documents])


def document_numbers(inputs: Sequence[ModelInput]) -> Ints:
    """Return the document of each input as a number; an input without one is its own."""
    numbers: dict[object, int] = {}
    keys = (item.document or at for at, item in enumerate(inputs))
    return np.fromiter(
        (numbers.setdefault(key, len(numbers)) for key in keys), np.int64, len(inputs)
    )
