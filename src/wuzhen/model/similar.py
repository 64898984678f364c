"""The training paragraphs that are most like a paragraph: kept texts, and rows to compare."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from wuzhen.errors import WuzhenError
from wuzhen.features import Counts, ModelInput
from wuzhen.features.batch_repair import repaired
from wuzhen.model.classifier import Classifier

MOST_TEXTS = 100_000
"""Training paragraphs that a model file may keep."""
MOST_CHARACTERS = 5_000_000
"""Characters of all kept texts together: their rows take some hundred bytes a character."""
MOST_SIMILAR = 3
"""How many training paragraphs are shown with a paragraph."""
BATCH = 500
"""Paragraphs that are counted in one go."""

if TYPE_CHECKING:  # scipy is loaded only when rows are made
    from scipy.sparse import csr_array

    Rows = csr_array[Any, Any]


@dataclass(frozen=True)
class TrainingTexts:
    """Training paragraphs as a model keeps them: ids, original texts and labels, alike in order."""

    ids: tuple[str, ...]
    texts: tuple[str, ...]
    labels: tuple[tuple[str, ...], ...]

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.texts)


@dataclass(frozen=True, slots=True)
class Similar:
    """A training paragraph that is like the one that was tagged.

    ``similarity`` is the cosine of their words and characters, from 0, nothing in common, to 1.
    """

    id: str
    text: str
    labels: tuple[str, ...]
    similarity: float


@dataclass(frozen=True)
class Neighbours:
    """Training texts with their rows, each of length 1, as columns: shape (n-grams, texts).

    So only the texts are looked at that have an n-gram in common.
    """

    texts: TrainingTexts
    columns: Rows

    def of(self, row: Rows, most: int = MOST_SIMILAR) -> tuple[Similar, ...]:
        """Return the texts most similar to a row, best first; none that has nothing in common."""
        likeness = (row @ self.columns).toarray().ravel()
        best = np.argsort(-likeness, kind="stable")[:most]
        return tuple(
            Similar(
                self.texts.ids[at],
                self.texts.texts[at],
                self.texts.labels[at],
                min(float(likeness[at]), 1.0),
            )
            for at in best.tolist()
            if likeness[at] > 0
        )


def training_texts(
    ids: Sequence[str], texts: Sequence[str], labels: Sequence[Sequence[str]]
) -> TrainingTexts:
    """Return paragraphs to be kept in a model; raises `WuzhenError` where they are too many."""
    size = sum(map(len, texts))
    if len(texts) > MOST_TEXTS or size > MOST_CHARACTERS:
        raise WuzhenError(
            "too much text to keep in a model",
            expected=f"at most {MOST_TEXTS:,} paragraphs and {MOST_CHARACTERS:,} characters",
            got=f"{len(texts):,} paragraphs, {size:,} characters",
            hint="train without --keep-text",
        )
    return TrainingTexts(tuple(ids), tuple(texts), tuple(map(tuple, labels)))


def neighbours(classifier: Classifier, texts: TrainingTexts) -> Neighbours:
    """Return the training texts with their rows; it takes as long as tagging them."""
    from scipy.sparse import csr_array, vstack

    parts = []
    for at in range(0, len(texts), BATCH):
        inputs = [ModelInput(text, ()) for text in repaired(texts.texts[at : at + BATCH])]
        parts.append(row_of(classifier, classifier.count(inputs).whole))
    return Neighbours(texts, csr_array(vstack(parts).T))


def row_of(classifier: Classifier, counts: Counts) -> Rows:
    """Return the weighted words and characters of texts as rows of length 1."""
    from scipy.sparse import csr_array

    weighting = classifier.weighting
    rows = csr_array(weighting.matrix(counts)[:, : len(weighting.idf)])
    lengths = np.sqrt(rows.multiply(rows).sum(axis=1))
    return csr_array(rows.multiply((1 / np.where(lengths > 0, lengths, 1))[:, None]))
