"""Why a label was given: the score as parts of the paragraph's own text, which add up to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wuzhen.documents.text_alignment import places_in_original
from wuzhen.model.classifier import Classifier
from wuzhen.model.evidence import Contribution, Explanation
from wuzhen.model.occurrences import Occurrences, ReadText, Stretch, occurrences, read_text

KINDS = ("words", "characters", "lexicon")
"""The kinds of features that have a place in the text; `scope` counts rural terms, a lexicon."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a paragraph's text and what it adds to a score, below 0 against the label.

    It is ``paragraph.text[start:end]``, a word or the signs between two. What it adds comes from
    features of words, of characters, and of the terms of the lexicon.
    """

    start: int
    end: int
    words: float
    characters: float
    lexicon: float

    @property
    def contribution(self) -> float:
        """What the stretch adds altogether."""
        return self.words + self.characters + self.lexicon


@dataclass(frozen=True, slots=True)
class Unplaced:
    """What adds to a score and has no place in the text: the intercept, terms in the headings."""

    name: str
    contribution: float


@dataclass(frozen=True, slots=True)
class LabelEvidence:
    """Why one label was given to a paragraph, or just missed.

    ``score`` is the sum of the contributions of ``spans`` and ``unplaced``; the label is given
    where it is at least ``needed``. Spans do not overlap and are in reading order.
    ``sentence`` is the place in the text of the highest-scoring sentence of the label, whose
    score is mixed into the paragraph's; ``None`` where the model does not mix one in.
    """

    label: str
    given: bool
    score: float
    needed: float
    sentence: Stretch | None
    spans: tuple[Span, ...]
    unplaced: tuple[Unplaced, ...]


@dataclass(frozen=True, slots=True)
class ExplainedText:
    """A paragraph's original text, the repaired text with what was found in it, and their places.

    It is made once a paragraph, and serves all of its labels.
    """

    read: ReadText
    places: Sequence[int]


def explained_text(classifier: Classifier, repaired: str, original: str) -> ExplainedText:
    """Find in a paragraph's text what the model counts."""
    read = read_text(repaired, classifier.weighting.vocabulary)
    return ExplainedText(read, places_in_original(repaired, original))


def label_evidence(
    classifier: Classifier, text: ExplainedText, found: Explanation, needed: float, given: bool
) -> LabelEvidence:
    """Return a score decomposed into spans of the original text.

    What a feature adds is shared out among its occurrences, in the whole paragraph and again in the
    sentence that is mixed in, and among the characters of each; then each word adds what its
    characters do.
    """
    params = classifier.weighting.params
    longest = params.words.ngram_max, params.characters.ngram_max
    end = found.offset + len(found.sentence)
    names = {part.name for part in found.contributions}
    whole = occurrences(text.read, (0, len(found.text)), names, longest)
    inside = occurrences(text.read, (found.offset, end), names, longest) if found.sentence else {}
    by_kind = np.zeros((len(KINDS), len(found.text)))
    unplaced = [Unplaced("intercept", found.intercept)]
    for part in found.contributions:
        row = by_kind[_kind(part)]
        lost = _laid(row, part.paragraph, whole, part.name)
        lost += _laid(row, part.sentence, inside, part.name)
        if lost:
            unplaced.append(Unplaced(part.name, lost))
    return LabelEvidence(
        label=found.label,
        given=given,
        score=found.score,
        needed=needed,
        sentence=_stretch(text.places, found.offset, end) if found.sentence else None,
        spans=tuple(_spans(by_kind, text)),
        unplaced=tuple(unplaced),
    )


def _kind(part: Contribution) -> int:
    kind = part.name.partition(":")[0]
    return KINDS.index(kind) if kind in KINDS else KINDS.index("lexicon")


def _laid(row: NDArray[np.float64], amount: float, where: Occurrences, name: str) -> float:
    """Add the amount to the characters at the places of a feature; return what has no place."""
    places = where.get(name, ())
    if not amount or not places:
        return amount
    whole = sum(place.part for place in places)
    for place in places:
        size = sum(end - start for start, end in place.stretches)
        for start, end in place.stretches:
            row[start:end] += amount * place.part / whole / size
    return 0.0


def _spans(by_kind: NDArray[np.float64], text: ExplainedText) -> Iterable[Span]:
    """Yield what each word, and the signs between two, adds; those that add nothing are left out.

    Where one character of the original became two, the words made of it are one span.
    """
    starts = sorted({0, *(at for token in text.read.tokens for at in (token.start, token.end))})
    starts = [at for at in starts if at < by_kind.shape[1]]
    if not starts:
        return
    sums = np.add.reduceat(by_kind, starts, axis=1).T
    ends = [*starts[1:], by_kind.shape[1]]
    open_: Span | None = None
    for start, end, parts in zip(starts, ends, sums.tolist(), strict=True):
        if not any(parts):
            continue
        span = Span(*_stretch(text.places, start, end), *parts)
        if open_ and span.start < open_.end:
            open_ = _joined(open_, span)
            continue
        if open_:
            yield open_
        open_ = span
    if open_:
        yield open_


def _stretch(places: Sequence[int], start: int, end: int) -> Stretch:
    return places[start], places[end - 1] + 1


def _joined(one: Span, other: Span) -> Span:
    return Span(
        one.start,
        max(one.end, other.end),
        one.words + other.words,
        one.characters + other.characters,
        one.lexicon + other.lexicon,
    )
