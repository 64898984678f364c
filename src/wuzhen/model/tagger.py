"""The tagger: paragraphs in, taggings out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from wuzhen.documents.types import Paragraph, beginning, paragraphs_of
from wuzhen.features import ModelInput, PassageCounts, model_input
from wuzhen.labels import LABELS, NONE
from wuzhen.model.calibration import Calibration, Probabilities, doubt
from wuzhen.model.classifier import Classifier
from wuzhen.model.explaining import needed_scores, paragraph_evidence, worth_explaining
from wuzhen.model.label_evidence import LabelEvidence
from wuzhen.model.similar import Neighbours, Similar, TrainingTexts, neighbours, row_of

BATCH = 500
"""Paragraphs that are tagged in one go: enough to be fast, few enough for little memory."""


@dataclass(frozen=True, slots=True)
class Tagging:
    """A paragraph with its labels, as the model predicts them.

    ``scores`` are calibrated probabilities in taxonomy order, and ``probabilities`` the same by
    label; ``primary`` is one of the labels, or ``None`` when there are none; ``review`` marks a
    paragraph whose tags are likely to be wrong. Where an explanation was asked for, ``evidence``
    tells why each label was given or just missed, and ``similar`` holds the training paragraphs
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
    ) -> list[Tagging]:
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
        return self.tag(paragraphs_of(texts, headings))

    def tag(self, paragraphs: Sequence[Paragraph], explain: bool = False) -> list[Tagging]:
        """Return one tagging for each paragraph, in order.

        The paragraphs of one document are given together: how much of it speaks of the countryside
        has a say in each of its tags. With ``explain`` each tagging says why, which takes several
        times as long.

        Examples
        --------
        >>> import wuzhen
        >>> (document,) = [wuzhen.read("data/samples/report.docx")]
        >>> tagging = wuzhen.load().tag(document.paragraphs, explain=True)[1]
        >>> [(found.label, found.given) for found in tagging.evidence]
        [('industry', True)]
        >>> best = max(tagging.evidence[0].spans, key=lambda span: span.contribution)
        >>> tagging.paragraph.text[best.start : best.end]
        '粮食'
        """
        inputs = [model_input(paragraph) for paragraph in paragraphs]
        shares = self.classifier.shares(inputs)
        taggings: list[Tagging] = []
        for part in (slice(at, at + BATCH) for at in range(0, len(paragraphs), BATCH)):
            passages = self.classifier.count(inputs[part], shares[part])
            tagged = self._tag(paragraphs[part], passages)
            taggings += self._explained(tagged, inputs[part], passages) if explain else tagged
        return taggings

    def probabilities(self, inputs: Sequence[ModelInput]) -> Probabilities:
        """Return the calibrated probabilities, shape (n, 5)."""
        return self.calibration.probabilities(self.classifier.scores(inputs))

    def _tag(self, paragraphs: Sequence[Paragraph], passages: PassageCounts) -> list[Tagging]:
        probabilities = self.calibration.probabilities(self.classifier.scores_of(passages))
        chosen = probabilities >= self.thresholds
        marked = doubt(probabilities, self.thresholds) > self.most_doubt
        primaries = self._primaries(passages, chosen, probabilities)
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
        scores = needed_scores(self.calibration, self.thresholds).tolist()
        needed = dict(zip(LABELS, scores, strict=True))
        for at, (tagging, item) in enumerate(zip(taggings, inputs, strict=True)):
            labels = worth_explaining(tagging.labels, tagging.scores, self.thresholds)
            alone = passages.rows(np.array([at]))
            yield replace(
                tagging,
                evidence=paragraph_evidence(
                    self.classifier,
                    item,
                    tagging.paragraph.text,
                    alone,
                    {label: (needed[label], label in tagging.labels) for label in labels},
                ),
                similar=self._neighbours.of(row_of(self.classifier, alone.whole))
                if self._neighbours
                else (),
            )

    @cached_property
    def _neighbours(self) -> Neighbours | None:
        return neighbours(self.classifier, self.texts) if self.texts else None

    def _primaries(
        self, passages: PassageCounts, chosen: NDArray[np.bool_], probabilities: Probabilities
    ) -> list[str | None]:
        """Return each paragraph's primary label: the one whose sentences hold most characters.

        With a single label it is that one, without any there is none.
        """
        by_sentence = self.calibration.probabilities(self.classifier.linear(passages.sentences))
        held = by_sentence * passages.lengths[:, None]
        first = np.flatnonzero(np.diff(passages.owners, prepend=-1))
        weight = np.add.reduceat(held, first, axis=0) if len(first) else held
        several = chosen.sum(axis=1, keepdims=True) > 1
        best = np.argmax(np.where(chosen, np.where(several, weight, probabilities), -1), axis=1)
        return [
            LABELS[at] if any_ else None
            for at, any_ in zip(best.tolist(), np.any(chosen, axis=1).tolist(), strict=True)
        ]
