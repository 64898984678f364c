"""Counts become weighted rows and linear scores: TF-IDF over two blocks, and the lexicon."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from wuzhen.features.counting import LEXICON_KINDS, Vocabulary
from wuzhen.features.counts import Counts, Floats
from wuzhen.features.learning import least_inputs
from wuzhen.features.scope import MIDDLE, SCOPE_NAMES
from wuzhen.features.segments import Segments
from wuzhen.labels import LABELS
from wuzhen.params import FeatureParams

if TYPE_CHECKING:
    from scipy.sparse import csr_array

DECIMALS = 6
"""Inverse document frequencies are rounded: the last bits of a logarithm differ from one processor
to another, and the model file must be byte-identical on all of them."""


@dataclass(frozen=True)
class Weighting:
    """Inverse document frequencies of the columns, shape (columns,); 0 for one that is left out.

    Every feature is there twice: plain, and times how far its document's share of rural text is
    from `MIDDLE`. So what a word is worth may differ from a rural report to one of a whole city,
    and is learned from both (Daumé III, 2007, Frustratingly easy domain adaptation).
    """

    params: FeatureParams
    vocabulary: Vocabulary
    idf: Floats

    @property
    def width(self) -> int:
        """The number of features: twice the columns of n-grams, lexicon and scope."""
        return 2 * self.half

    @property
    def half(self) -> int:
        """The number of plain features."""
        return len(self.idf) + len(LEXICON_KINDS) * len(LABELS) + len(SCOPE_NAMES) + 1

    def values(self, counts: Counts) -> Floats:
        """Return the weighted values of the sparse counts, in their order.

        Each count becomes 1 + log(count), or stays, times its inverse document frequency; each
        block of a row is divided by its length and multiplied by the weight of the block.
        """
        blocks, unscaled = self._blocks(counts), self._unscaled(counts)
        return unscaled * np.repeat(self._scales(blocks, unscaled), blocks.sizes)

    def scores(self, counts: Counts, weights: Floats, intercepts: Floats) -> Floats:
        """Return linear scores, shape (n, labels), of weights, shape (labels, width)."""
        n, apart = len(self.idf), self.apart(counts)[:, None]
        as_it_is, by_document = weights[:, : self.half], weights[:, self.half :]
        sparse = self._products(counts, np.concatenate([as_it_is[:, :n], by_document[:, :n]]))
        one, other = np.split(sparse, 2, axis=1)
        dense = self.dense(counts)
        one, other = one + dense @ as_it_is[:, n:].T, other + dense @ by_document[:, n:].T
        return np.asarray(one + other * apart + intercepts)

    def _products(self, counts: Counts, weights: Floats) -> Floats:
        """Return `values` times weights, shape (k, columns), summed by row: shape (n, k)."""
        blocks, unscaled = self._blocks(counts), self._unscaled(counts)
        sums = np.empty((len(weights), len(blocks.sizes)))
        for row, column_weights in zip(sums, np.ascontiguousarray(weights), strict=True):
            row[:] = blocks.sums(column_weights[counts.columns] * unscaled)
        sums *= self._scales(blocks, unscaled)
        return np.asarray(sums.reshape(len(weights), -1, 2).sum(axis=2).T)

    def _blocks(self, counts: Counts) -> Segments:
        """Return the stretches of the sparse counts: of each row its words, then its characters."""
        words = np.append(0, np.cumsum(counts.columns < len(self.vocabulary.words)))
        first = counts.starts[:-1]
        inner = first + words[counts.starts[1:]] - words[first]
        return Segments.of(np.append(np.stack([first, inner], axis=1).ravel(), counts.starts[-1]))

    def _unscaled(self, counts: Counts) -> Floats:
        """Return the counts, or 1 + log of them, times their inverse document frequencies."""
        each = np.arange(counts.values.max(initial=0) + 1, dtype=float)
        if self.params.sublinear_tf:
            each[1:] = np.log(each[1:]) + 1.0
        return np.asarray(each[counts.values] * self.idf[counts.columns])

    def _scales(self, blocks: Segments, unscaled: Floats) -> Floats:
        """Return for each block its weight divided by its length."""
        lengths = np.sqrt(blocks.sums(unscaled * unscaled))
        lengths[lengths == 0] = 1.0
        weights = self.params.words.weight, self.params.characters.weight
        return np.asarray(np.tile(weights, len(lengths) // 2) / lengths)

    def dense(self, counts: Counts) -> Floats:
        """Return the weighted features of lexicon and scope, shape (n, 40).

        The last one is `apart`: dimensions are rarer in documents of other kinds.
        """
        counted = counts.lexicon * self.params.lexicon.weight
        return np.hstack([counted, self.apart(counts)[:, None]])

    def apart(self, counts: Counts) -> Floats:
        """Return how far the document of each row is from `MIDDLE`, weighted, shape (n,)."""
        return (counts.share - MIDDLE) * self.params.scope.weight

    def matrix(self, counts: Counts) -> csr_array[Any, Any]:
        """Return the feature rows as a sparse matrix, shape (n, width), for scikit-learn."""
        from scipy.sparse import csr_array, diags_array, hstack

        shape = (len(counts), len(self.idf))
        # scikit-learn takes 32-bit indices only.
        places = counts.columns.astype(np.int32), counts.starts.astype(np.int32)
        sparse = csr_array((self.values(counts), *places), shape)
        sparse.eliminate_zeros()
        rows = csr_array(hstack([sparse, csr_array(self.dense(counts))], format="csr"))
        by_document = csr_array(diags_array(self.apart(counts)) @ rows)
        return csr_array(hstack([rows, by_document], format="csr"))


def fit_weighting(vocabulary: Vocabulary, params: FeatureParams, counts: Counts) -> Weighting:
    """Learn inverse document frequencies from the counts of the training paragraphs.

    A vocabulary may come from more paragraphs than these: a term that occurs in too few of these
    is left out, so a fold knows no more than its own paragraphs do.
    """
    frequencies = np.bincount(counts.columns, minlength=sum(vocabulary.sizes))
    least = [least_inputs(block.min_df, len(counts)) for block in (params.words, params.characters)]
    idf = np.log((1 + len(counts)) / (1 + frequencies)) + 1
    kept = frequencies >= np.repeat(least, vocabulary.sizes)
    return Weighting(params, vocabulary, np.where(kept, idf, 0).round(DECIMALS))
