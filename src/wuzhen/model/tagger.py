"""The tagger: paragraphs in, taggings out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wuzhen.documents import Paragraph
from wuzhen.features import ModelInput, model_input, split
from wuzhen.model.calibration import Calibration, Probabilities, doubt
from wuzhen.model.classifier import Classifier
from wuzhen.taxonomy import LABELS


@dataclass(frozen=True, slots=True)
class Tagging:
    """A paragraph with its labels: what the model says of it.

    ``scores`` are calibrated probabilities in taxonomy order; ``primary`` is one of the labels, or
    ``None`` when there are none; ``review`` marks a paragraph whose tags are likely to be wrong.
    """

    paragraph: Paragraph
    labels: tuple[str, ...]
    primary: str | None
    scores: tuple[float, ...]
    review: bool


@dataclass(frozen=True)
class Tagger:
    """A trained classifier with its calibration and thresholds, shape (5,).

    ``most_doubt`` is the chance of a wrong tag beyond which a paragraph is marked for review.
    """

    classifier: Classifier
    calibration: Calibration
    thresholds: NDArray[np.float64]
    most_doubt: float

    def tag(self, paragraphs: Sequence[Paragraph]) -> list[Tagging]:
        """Return one tagging for each paragraph, in order."""
        inputs = [model_input(paragraph) for paragraph in paragraphs]
        probabilities = self.probabilities(inputs)
        chosen = probabilities >= self.thresholds
        marked = doubt(probabilities, self.thresholds) > self.most_doubt
        primaries = self._primaries(inputs, chosen, probabilities)
        return [
            Tagging(
                paragraph,
                tuple(label for label, is_in in zip(LABELS, row, strict=True) if is_in),
                primary,
                tuple(float(score) for score in scores),
                bool(review),
            )
            for paragraph, row, primary, scores, review in zip(
                paragraphs, chosen, primaries, probabilities, marked, strict=True
            )
        ]

    def probabilities(self, inputs: Sequence[ModelInput]) -> Probabilities:
        """Return the calibrated probabilities, shape (n, 5)."""
        return self.calibration.probabilities(self.classifier.scores(inputs))

    def _primaries(
        self,
        inputs: Sequence[ModelInput],
        chosen: NDArray[np.bool_],
        probabilities: Probabilities,
    ) -> list[str | None]:
        """Choose each paragraph's primary label: the one that takes up most of its text."""
        primaries: list[str | None] = [
            LABELS[int(np.argmax(np.where(row, scores, -1)))] if row.any() else None
            for row, scores in zip(chosen, probabilities, strict=True)
        ]
        several = [i for i, row in enumerate(chosen) if row.sum() > 1]
        for i in several:
            primaries[i] = self._largest(inputs[i], chosen[i])
        return primaries

    def _largest(self, item: ModelInput, chosen: NDArray[np.bool_]) -> str:
        """Return the chosen label whose sentences hold the most characters."""
        pieces = split(item)
        scores = self.calibration.probabilities(self.classifier.linear(pieces))
        lengths = np.array([len(piece.text) for piece in pieces])
        weight = (scores * lengths[:, None]).sum(axis=0)
        return LABELS[int(np.argmax(np.where(chosen, weight, -1)))]
