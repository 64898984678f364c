"""Inputs become raw counts: of tokens, of characters, and of lexicon terms.

Counting is what costs time, and does not depend on which paragraphs a fold holds out: it is done
once, and every fold weighs the same counts anew.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from sklearn.feature_extraction.text import CountVectorizer

from wuzhen.errors import WuzhenError
from wuzhen.features.inputs import ModelInput, sentences
from wuzhen.features.lexicon import Lexicon
from wuzhen.features.segmentation import Segmenter
from wuzhen.params import FeatureParams

LEXICON_KINDS = ("hits", "density", "share", "sentences", "headings")
"""What is counted of the lexicon, for each label."""

LARGEST_SHARE = 0.01
"""The share of the inputs that ``min_df`` may ask a term to stand in."""


@dataclass(frozen=True)
class Counts:
    """Counts of inputs: a sparse matrix per block and the lexicon's, shape (n, 25); a row each."""

    blocks: dict[str, csr_array[Any, Any]]
    lexicon: NDArray[np.float64]

    def rows(self, chosen: NDArray[np.int_]) -> Counts:
        """Return the counts of some of the inputs."""
        return Counts(
            {name: block[chosen] for name, block in self.blocks.items()}, self.lexicon[chosen]
        )


@dataclass(frozen=True)
class PassageCounts:
    """Counts of paragraphs and of their sentences; ``owners`` holds each sentence's paragraph."""

    whole: Counts
    sentences: Counts
    owners: NDArray[np.int_]

    def rows(self, chosen: NDArray[np.int_]) -> PassageCounts:
        """Return the counts of some of the paragraphs, with their sentences; ``chosen`` ascends."""
        theirs = np.flatnonzero(np.isin(self.owners, chosen))
        owners = np.searchsorted(chosen, self.owners[theirs])
        return PassageCounts(self.whole.rows(chosen), self.sentences.rows(theirs), owners)


@dataclass(frozen=True)
class Vocabulary:
    """The terms that are counted, a counter per block: words and characters.

    A block without a term has no counter.
    """

    params: FeatureParams
    lexicon: Lexicon
    segmenter: Segmenter
    counters: dict[str, CountVectorizer]

    def count(self, inputs: Sequence[ModelInput]) -> Counts:
        """Return the counts of the inputs."""
        texts = [item.text for item in inputs]
        blocks = {
            name: csr_array(counter.transform(texts)) for name, counter in self.counters.items()
        }
        return Counts(blocks, np.array([lexicon_features(item, self.lexicon) for item in inputs]))

    def count_passages(self, inputs: Sequence[ModelInput]) -> PassageCounts:
        """Return the counts of the inputs and of their sentences."""
        pieces = [split(item) for item in inputs]
        return PassageCounts(
            self.count(inputs),
            self.count([piece for item in pieces for piece in item]),
            np.repeat(np.arange(len(inputs)), [len(item) for item in pieces]),
        )

    def __getstate__(self) -> dict[str, Any]:
        """Leave out what differs from run to run: the model's bytes must not.

        scikit-learn keeps ``id(None)`` in a fitted or used vectorizer.
        """
        for counter in self.counters.values():
            counter.__dict__.pop("_stop_words_id", None)
        return self.__dict__


def learn_vocabulary(
    inputs: Sequence[ModelInput], params: FeatureParams, lexicon: Lexicon, segmenter: Segmenter
) -> Vocabulary:
    """Return the terms that occur in enough of the inputs, see `least_inputs`.

    Raises `WuzhenError` where there is not one.
    """
    texts = [item.text for item in inputs]
    counters = {
        name: counter
        for name, counter in counters_for(params, segmenter, len(inputs)).items()
        if _learns(counter, texts)
    }
    if not counters:
        raise WuzhenError(
            "nothing to learn from: the paragraphs have no word or run of characters in common",
            got=f"{len(inputs)} paragraphs",
            hint="label more of them, or set features.words.min_df and features.characters.min_df "
            "lower",
        )
    return Vocabulary(params, lexicon, segmenter, counters)


def counters_for(
    params: FeatureParams, segmenter: Segmenter, n: int = 1
) -> dict[str, CountVectorizer]:
    """Return a counter per block that knows no terms yet, for a corpus of n inputs."""
    words = CountVectorizer(
        tokenizer=segmenter,
        token_pattern=None,
        lowercase=False,
        ngram_range=(1, params.words.ngram_max),
        min_df=least_inputs(params.words.min_df, n),
        dtype=np.int32,
    )
    characters = CountVectorizer(
        analyzer="char",
        ngram_range=(params.characters.ngram_min, params.characters.ngram_max),
        min_df=least_inputs(params.characters.min_df, n),
        dtype=np.int32,
    )
    return {"words": words, "characters": characters}


def least_inputs(min_df: int, n: int) -> int:
    """Return in how many of n inputs a term must stand: ``min_df``, or fewer of a small corpus.

    What 40 of 5,000 paragraphs share, a corpus of 100 cannot have in 40.
    """
    return min(min_df, max(2, math.ceil(n * LARGEST_SHARE)))


def _learns(counter: CountVectorizer, texts: Sequence[str]) -> bool:
    """Fit the counter; say whether it has found a term."""
    try:
        counter.fit(texts)
    except ValueError:  # that is how scikit-learn says that no term is left
        return False
    return True


def split(item: ModelInput) -> list[ModelInput]:
    """Return the sentences of an input as inputs of their own, under the same headings."""
    return [ModelInput(piece, item.headings) for piece in sentences(item.text) or [item.text]]


def lexicon_features(item: ModelInput, lexicon: Lexicon) -> NDArray[np.float64]:
    """Return the lexicon's counts for one input, shape (25,): five kinds for each label.

    Log of the hits; hits per 100 characters; the label's share of all hits; log of the sentences
    with a hit; log of the hits in the headings.
    """
    by_sentence = np.array([lexicon.hits(piece) for piece in sentences(item.text) or [""]])
    hits = by_sentence.sum(axis=0)
    in_headings = lexicon.hits("\n".join(item.headings))
    return np.concatenate(
        [
            np.log1p(hits),
            np.minimum(100 * hits / max(len(item.text), 20), 5.0),
            hits / max(hits.sum(), 1.0),
            np.log1p((by_sentence >= 1).sum(axis=0)),
            np.log1p(in_headings),
        ]
    )
