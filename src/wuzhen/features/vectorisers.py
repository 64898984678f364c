"""Counts become one sparse matrix of three blocks: words, characters, lexicon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, hstack
from sklearn.feature_extraction.text import TfidfTransformer

from wuzhen.features.counting import LEXICON_KINDS, Counts, Vocabulary, least_inputs
from wuzhen.features.inputs import ModelInput
from wuzhen.taxonomy import LABELS

DECIMALS = 6
"""Inverse document frequencies are rounded: the last bits of a logarithm differ from one processor
to another, and the model's bytes must not."""


@dataclass(frozen=True)
class Vectoriser:
    """Weighs counts by TF-IDF: for each block the columns that it keeps and their weighting.

    A block that keeps no column is left out.
    """

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
            for name, columns in self.columns.items()
            for term in self.vocabulary.counters[name].get_feature_names_out()[columns]
        ]
        return named + [f"lexicon:{kind} {label}" for kind in LEXICON_KINDS for label in LABELS]


def fit_vectoriser(vocabulary: Vocabulary, counts: Counts) -> Vectoriser:
    """Learn columns and document frequencies from the counts of the training inputs.

    A vocabulary may come from more inputs than these: a term that stands in too few of these is
    dropped, so a fold knows no more than its own paragraphs do.
    """
    params = vocabulary.params
    columns: dict[str, NDArray[np.int_]] = {}
    weightings: dict[str, TfidfTransformer] = {}
    for name, block in counts.blocks.items():
        least = least_inputs(getattr(params, name).min_df, block.shape[0])
        frequencies = np.bincount(block.nonzero()[1], minlength=block.shape[1])
        kept: NDArray[np.int_] = np.flatnonzero(frequencies >= least).astype(np.int32)
        if not len(kept):
            continue
        weighting = TfidfTransformer(sublinear_tf=params.sublinear_tf).fit(block[:, kept])
        weighting.idf_ = weighting.idf_.round(DECIMALS)
        columns[name], weightings[name] = kept, weighting
    return Vectoriser(vocabulary, columns, weightings)
