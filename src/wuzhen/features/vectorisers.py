"""Paragraphs become one sparse matrix of four blocks: words, characters, headings, lexicon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, hstack
from sklearn.feature_extraction.text import TfidfVectorizer

from wuzhen.features.inputs import ModelInput, sentences
from wuzhen.features.lexicon import Lexicon
from wuzhen.features.segmentation import Segmenter
from wuzhen.params import FeatureParams
from wuzhen.taxonomy import LABELS


@dataclass
class Vectoriser:
    """Turns model inputs into feature rows; fitted once on the training paragraphs."""

    params: FeatureParams
    lexicon: Lexicon
    segmenter: Segmenter
    blocks: dict[str, TfidfVectorizer] = field(default_factory=dict)

    def fit(self, inputs: Sequence[ModelInput]) -> Vectoriser:
        """Learn the vocabularies and document frequencies."""
        self.blocks = _unfitted(self.params, self.segmenter)
        for name, vectorizer in self.blocks.items():
            vectorizer.fit([_block_text(name, item, self.params) for item in inputs])
        return self

    def __getstate__(self) -> dict[str, Any]:
        """Leave out what differs from run to run: the model's bytes must not.

        scikit-learn keeps ``id(None)`` in a fitted or used vectorizer.
        """
        for vectorizer in self.blocks.values():
            vectorizer.__dict__.pop("_stop_words_id", None)
        return self.__dict__

    def transform(self, inputs: Sequence[ModelInput]) -> csr_array[Any, Any]:
        """Return the feature rows, shape (len(inputs), number of features)."""
        parts = [
            vectorizer.transform([_block_text(name, item, self.params) for item in inputs])
            * self._weight(name)
            for name, vectorizer in self.blocks.items()
        ]
        counts = np.array([lexicon_features(item, self.lexicon) for item in inputs])
        parts.append(csr_array(counts * self.params.lexicon.weight))
        return csr_array(hstack(parts, format="csr"))

    def names(self) -> list[str]:
        """Return the feature names, one per column: ``block:term``."""
        named = [
            f"{name}:{term}"
            for name, vectorizer in self.blocks.items()
            for term in vectorizer.get_feature_names_out()
        ]
        return named + [f"lexicon:{kind} {label}" for kind in LEXICON_KINDS for label in LABELS]

    def _weight(self, name: str) -> float:
        weight: float = getattr(self.params, name).weight
        return weight


LEXICON_KINDS = ("hits", "density", "share", "sentences", "headings")
"""What is counted of the lexicon, for each label."""


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


def _unfitted(params: FeatureParams, segmenter: Segmenter) -> dict[str, TfidfVectorizer]:
    def by_word(ngram_max: int, min_df: int) -> TfidfVectorizer:
        return TfidfVectorizer(
            tokenizer=segmenter,
            token_pattern=None,
            lowercase=False,
            ngram_range=(1, ngram_max),
            min_df=min_df,
            sublinear_tf=params.sublinear_tf,
            dtype=np.float32,
        )

    characters = TfidfVectorizer(
        analyzer="char",
        ngram_range=(params.characters.ngram_min, params.characters.ngram_max),
        min_df=params.characters.min_df,
        sublinear_tf=params.sublinear_tf,
        dtype=np.float32,
    )
    return {
        "words": by_word(params.words.ngram_max, params.words.min_df),
        "characters": characters,
        "headings": by_word(params.headings.ngram_max, params.headings.min_df),
    }


def _block_text(name: str, item: ModelInput, params: FeatureParams) -> str:
    if name == "headings":
        return "\n".join(item.headings[-params.headings.levels :])
    return item.text
