"""Counts become one sparse matrix of four blocks: words, characters, headings, lexicon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, hstack
from sklearn.feature_extraction.text import TfidfTransformer

from wuzhen.features.counting import LEXICON_KINDS, Counts, Vocabulary
from wuzhen.features.inputs import ModelInput
from wuzhen.taxonomy import LABELS

DECIMALS = 6
"""Inverse document frequencies are rounded: the last bits of a logarithm differ from one processor
to another, and the model's bytes must not."""


@dataclass(frozen=True)
class Vectoriser:
    """Weighs counts by TF-IDF: for each block the columns that it keeps and their weighting."""

    vocabulary: Vocabulary
    columns: dict[str, NDArray[np.int_]]
    weightings: dict[str, TfidfTransformer]

    def transform(self, inputs: Sequence[ModelInput]) -> csr_array[Any, Any]:
        """Return the feature rows, shape (len(inputs), number of features)."""
        return self.weigh(self.vocabulary.count(inputs))

    def weigh(self, counts: Counts) -> csr_array[Any, Any]:
        """Return the feature rows of inputs that are counted already."""
        params = self.vocabulary.params
        parts = [
            weighting.transform(counts.blocks[name][:, self.columns[name]])
            * getattr(params, name).weight
            for name, weighting in self.weightings.items()
        ]
        parts.append(csr_array(counts.lexicon * params.lexicon.weight))
        return csr_array(hstack(parts, format="csr"))

    def names(self) -> list[str]:
        """Return the feature names, one per column: ``block:term``."""
        named = [
            f"{name}:{term}"
            for name, counter in self.vocabulary.counters.items()
            for term in counter.get_feature_names_out()[self.columns[name]]
        ]
        return named + [f"lexicon:{kind} {label}" for kind in LEXICON_KINDS for label in LABELS]


def fit_vectoriser(vocabulary: Vocabulary, counts: Counts) -> Vectoriser:
    """Learn columns and document frequencies from the counts of the training inputs.

    A vocabulary may come from more inputs than these: a term that stands in fewer than ``min_df``
    of these is dropped, so a fold knows no more than its own paragraphs do.
    """
    columns: dict[str, NDArray[np.int_]] = {}
    weightings: dict[str, TfidfTransformer] = {}
    for name, block in counts.blocks.items():
        frequencies = np.bincount(block.nonzero()[1], minlength=block.shape[1])
        columns[name] = np.flatnonzero(
            frequencies >= getattr(vocabulary.params, name).min_df
        ).astype(np.int32)
        weighting = TfidfTransformer(sublinear_tf=vocabulary.params.sublinear_tf)
        weighting.fit(block[:, columns[name]])
        weighting.idf_ = weighting.idf_.round(DECIMALS)
        weightings[name] = weighting
    return Vectoriser(vocabulary, columns, weightings)
