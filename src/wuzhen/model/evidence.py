"""Why a label was given or not: what each feature adds to the score that decides."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wuzhen.documents.text_repair import repair
from wuzhen.features import Counts, ModelInput, PassageCounts, sentences
from wuzhen.labels import LABELS
from wuzhen.model.classifier import Classifier


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one feature adds to the score: through the whole paragraph, and through the sentence."""

    name: str
    paragraph: float
    sentence: float

    @property
    def total(self) -> float:
        """What the feature adds to the score in total; below 0 it counts against the label."""
        return self.paragraph + self.sentence


@dataclass(frozen=True, slots=True)
class Explanation:
    """The score of one label of a paragraph, decomposed into its features.

    ``score`` is the intercept and the totals of all ``contributions``, strongest first, either way.
    ``text`` is what the model sees of the paragraph; ``sentence`` is the one with the highest score
    for the label, whose score is pooled into the paragraph's: ``text[offset:]`` begins with it. It
    is empty where the model pools no sentences. `sentence_as_written` finds it in the original.
    """

    label: str
    score: float
    intercept: float
    text: str
    sentence: str
    offset: int
    contributions: tuple[Contribution, ...]


def explain(
    classifier: Classifier, item: ModelInput, label: str, passages: PassageCounts | None = None
) -> Explanation:
    """Decompose the score of a label into its features: they sum to that of `Classifier.scores`.

    The score is linear: a feature adds its value times its weight, in the paragraph and in the
    sentence that is pooled in, each by its share of the pooling. ``passages`` are the counts of
    this paragraph, where it was counted together with its document; else it is seen alone.
    """
    column, share = LABELS.index(label), classifier.pooling.weight
    passages = passages or classifier.count([item])
    paragraph = (1 - share) * _products(classifier, passages.whole, column)
    sentence, offset, pooled = "", 0, np.zeros_like(paragraph)
    if share:
        pieces = sentences(item.text) or [item.text]
        at = int(np.argmax(classifier.linear(passages.sentences)[:, column]))
        sentence, offset = pieces[at], sum(map(len, pieces[:at]))
        pooled = share * _products(classifier, passages.sentences.rows(np.array([at])), column)
    intercept = float(classifier.intercepts[column])
    return Explanation(
        label=label,
        score=float(paragraph.sum() + pooled.sum() + intercept),
        intercept=intercept,
        text=item.text,
        sentence=sentence,
        offset=offset,
        contributions=_contributions(classifier, paragraph, pooled),
    )


def sentence_as_written(found: Explanation, original: str) -> tuple[str, int] | None:
    """Return the sentence in the paragraph's original text, with its offset there.

    The model sees repaired text; ``None`` where the original is not cut into the same sentences.
    """
    number = len(sentences(found.text[: found.offset]))
    pieces = sentences(original)
    if not found.sentence or number >= len(pieces):
        return None
    if repair(pieces[number]) != found.sentence.strip():
        return None
    return pieces[number], sum(map(len, pieces[:number]))


def _products(classifier: Classifier, row: Counts, column: int) -> NDArray[np.float64]:
    """Return value times weight of every feature of one row."""
    weighting = classifier.weighting
    values = np.zeros(weighting.half)
    values[row.columns] = weighting.values(row)
    values[len(weighting.idf) :] = weighting.dense(row)[0]
    as_it_is, by_document = np.split(classifier.weights[column], 2)
    return np.asarray(values * (as_it_is + by_document * weighting.apart(row)[0]))


def _contributions(
    classifier: Classifier, paragraph: NDArray[np.float64], sentence: NDArray[np.float64]
) -> tuple[Contribution, ...]:
    """Return the features that add anything, those that add most, either way, first."""
    adding = np.flatnonzero((paragraph != 0) | (sentence != 0))
    order = adding[np.argsort(-np.abs(paragraph + sentence)[adding], kind="stable")]
    names = classifier.weighting.vocabulary.names
    return tuple(Contribution(names[i], float(paragraph[i]), float(sentence[i])) for i in order)
