"""The tagger: paragraphs in, taggings out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from wuzhen.documents.types import Paragraph, beginning, paragraphs_of
from wuzhen.features import ModelInput, PassageCounts, model_inputs, shares
from wuzhen.features.counts import summed
from wuzhen.labels import LABELS, NONE
from wuzhen.model.calibration import Calibration, Probabilities, doubt
from wuzhen.model.classifier import Classifier
from wuzhen.model.similar import Neighbours, Similar, TrainingTexts, neighbours, row_of
from wuzhen.model.taggings import Taggings

if TYPE_CHECKING:
    from wuzhen.model.label_evidence import LabelEvidence

BATCH = 500
"""Paragraphs that are tagged in one go: enough to be fast, few enough for little memory."""


@dataclass(frozen=True, slots=True)
class Tagging:
    """A paragraph with its labels, as the model predicts them.

    ``scores`` are calibrated probabilities in taxonomy order, and ``probabilities`` the same by
    label; ``primary`` is one of the labels, or ``None`` when there are none; ``review`` marks a
    paragraph whose tags are likely to be wrong. Where an explanation was requested, ``evidence``
    explains why each label was given or just missed, and ``similar`` has the training paragraphs
    most like this one, if the model keeps its training texts.
    """

    paragraph: Paragraph
    labels: tuple[str, ...]
    primary: str | None
    scores: tuple[float, ...]
    review: bool
    evidence: tuple[LabelEvidence, ...] = ()
    similar: tuple[Similar, ...] = ()

    @property
    def probabilities(self) -> dict[str, float]:
        """The calibrated probability of each label, in taxonomy order.

        >>> import wuzhen
        >>> (tagging,) = wuzhen.load().tag_texts(["培育壮大食用菌产业，新建冷库两座。"])
        >>> list(tagging.probabilities)
        ['industry', 'talent', 'culture', 'ecology', 'organization']
        >>> tagging.probabilities["industry"] > tagging.probabilities["culture"]
        True
        """
        return dict(zip(LABELS, self.scores, strict=True))

    def __repr__(self) -> str:
        review = ", review" if self.review else ""
        return (
            f"<Tagging {', '.join(self.labels) or NONE}{review}: {beginning(self.paragraph.text)}>"
        )


@dataclass(frozen=True)
class Tagger:
    """A trained classifier with its calibration and thresholds, shape (5,).

    ``most_doubt`` is the chance of a wrong tag beyond which a paragraph is marked for review.
    ``texts`` are the training paragraphs, where the model keeps them.
    """

    classifier: Classifier
    calibration: Calibration
    thresholds: NDArray[np.float64]
    most_doubt: float
    texts: TrainingTexts | None = None

    def __repr__(self) -> str:
        return f"<Tagger of {len(LABELS)} labels, {self.classifier.weights.shape[1]} features>"

    def tag_texts(
        self, texts: Iterable[str], headings: Iterable[Sequence[str]] | None = None
    ) -> Taggings:
        """Return one tagging for each text, in order; the texts are paragraphs of one document.

        Parameters
        ----------
        texts
            Body paragraphs. Those of different documents are better tagged in a call each.
        headings
            For each text the headings above it, outermost first, without the document's title.

        Examples
        --------
        >>> import wuzhen
        >>> tagger = wuzhen.load()
        >>> taggings = tagger.tag_texts(
        ...     ["改造户厕三百座，建起污水处理站两处。", "村党支部换届，选出新一届班子五人。"],
        ...     headings=[["一、乡村建设"], ["二、基层党建"]],
        ... )
        >>> [tagging.labels for tagging in taggings]
        [('ecology',), ('organization',)]
        """
        return Taggings(self.tag(paragraphs_of(texts, headings)))

    def tag(self, paragraphs: Sequence[Paragraph], explain: bool = False) -> list[Tagging]:
        """Return one tagging for each paragraph, in order.

        The paragraphs of one document are given together: the rural share of the document is a
        feature of each. With ``explain`` each tagging has its evidence, which takes several
        times as long.

        Examples
        --------
        >>> import wuzhen
        >>> document = wuzhen.read("data/samples/report.docx")
        >>> tagging = wuzhen.load().tag(document.paragraphs, explain=True)[1]
        >>> [(found.label, found.given) for found in tagging.evidence]
        [('industry', True)]
        >>> best = max(tagging.evidence[0].spans, key=lambda span: span.contribution)
        >>> tagging.paragraph.text[best.start : best.end]
        '高标准农田'
        """
        parts = [paragraphs[at : at + BATCH] for at in range(0, len(paragraphs), BATCH)]
        passages = [self.classifier.cut(model_inputs(part)) for part in parts]
        taggings: list[Tagging] = []
        for part, held, share in zip(parts, passages, shares(passages), strict=True):
            counted = self.classifier.counted(held, share)
            tagged = self._tag(part, counted)
            taggings += self._explained(tagged, held.inputs, counted) if explain else tagged
        return taggings

    def probabilities(self, inputs: Sequence[ModelInput]) -> Probabilities:
        """Return the calibrated probabilities, shape (n, 5)."""
        return self.calibration.probabilities(self.classifier.scores(inputs))

    def _tag(self, paragraphs: Sequence[Paragraph], passages: PassageCounts) -> list[Tagging]:
        scores, by_sentence = self.classifier.both_scores(passages)
        probabilities = self.calibration.probabilities(scores)
        chosen = probabilities >= self.thresholds
        marked = doubt(probabilities, self.thresholds) > self.most_doubt
        held = self.calibration.probabilities(by_sentence) * passages.lengths[:, None]
        primaries = _primaries(summed(held, passages.owners), chosen, probabilities)
        return [
            Tagging(
                paragraph,
                tuple(label for label, is_in in zip(LABELS, row, strict=True) if is_in),
                primary,
                tuple(scores),
                review,
            )
            for paragraph, row, primary, scores, review in zip(
                paragraphs,
                chosen.tolist(),
                primaries,
                probabilities.tolist(),
                marked.tolist(),
                strict=True,
            )
        ]

    def _explained(
        self, taggings: Sequence[Tagging], inputs: Sequence[ModelInput], passages: PassageCounts
    ) -> Iterable[Tagging]:
        """Yield the taggings with their evidence and the paragraphs that are like theirs."""
        from wuzhen.model.explaining import needed_scores, paragraph_evidence, worth_explaining

        scores = needed_scores(self.calibration, self.thresholds).tolist()
        needed = dict(zip(LABELS, scores, strict=True))
        for at, (tagging, item) in enumerate(zip(taggings, inputs, strict=True)):
            labels = worth_explaining(tagging.labels, tagging.scores, self.thresholds)
            asked = {label: (needed[label], label in tagging.labels) for label in labels}
            alone = passages.rows(np.array([at]))
            text = tagging.paragraph.text
            yield replace(
                tagging,
                evidence=paragraph_evidence(self.classifier, item, text, alone, asked),
                similar=self._similar(alone),
            )

    def _similar(self, passages: PassageCounts) -> tuple[Similar, ...]:
        if self._neighbours is None:
            return ()
        return self._neighbours.of(row_of(self.classifier, passages.whole))

    @cached_property
    def _neighbours(self) -> Neighbours | None:
        return neighbours(self.classifier, self.texts) if self.texts else None


def _primaries(
    held: NDArray[np.float64], chosen: NDArray[np.bool_], probabilities: Probabilities
) -> list[str | None]:
    """Return each paragraph's primary label: the one whose sentences hold most characters.

    With a single label it is that one, without any there is none.
    """
    several = chosen.sum(axis=1, keepdims=True) > 1
    best = np.argmax(np.where(chosen, np.where(several, held, probabilities), -1), axis=1)
    return [
        LABELS[at] if any_ else None
        for at, any_ in zip(best.tolist(), np.any(chosen, axis=1).tolist(), strict=True)
    ]
