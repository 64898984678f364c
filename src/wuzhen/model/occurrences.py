"""Locate the features of a paragraph in its text: words, characters and lexicon terms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

from wuzhen.features import Vocabulary, sentences
from wuzhen.features.lexicon import SCOPE, Lexicon
from wuzhen.features.token_places import TokenPlace, lowered, token_places
from wuzhen.labels import LABELS

Stretch = tuple[int, int]
"""A stretch of text: where it begins, and where it ends."""


class Occurrence(NamedTuple):
    """One place of a feature: its stretches of text, and its part in what the feature adds."""

    stretches: tuple[Stretch, ...]
    part: float = 1.0


Occurrences = Mapping[str, Sequence[Occurrence]]
"""The places of each feature, by its name; a feature without a place is not among them."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the lexicon, or of the rural and urban terms, and what it counts for what."""

    start: int
    end: int
    sentence: int
    weights: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class ReadText:
    """Repaired text with the tokens and terms found in it, and where its sentences begin."""

    lower: str
    tokens: tuple[TokenPlace, ...]
    terms: tuple[Term, ...]


def read_text(text: str, vocabulary: Vocabulary) -> ReadText:
    """Find the tokens and terms in repaired text, sentence by sentence as they are counted."""
    tokens: list[TokenPlace] = []
    terms: list[Term] = []
    at = 0
    for number, piece in enumerate(sentences(text)):
        tokens += (
            TokenPlace(found.token, at + found.start, at + found.end)
            for found in token_places(vocabulary.segmenter, piece)
        )
        for lexicon in (vocabulary.lexicon, vocabulary.lexicon.scope):
            terms += _terms(lexicon, piece, at, number)
        at += len(piece)
    return ReadText(lowered(text), tuple(tokens), tuple(terms))


def occurrences(
    read: ReadText, within: Stretch, names: Set[str], longest: tuple[int, int]
) -> Occurrences:
    """Return the places of these features between two offsets.

    ``longest`` are the lengths of the longest n-grams, of words and of characters.
    """
    start, end = within
    tokens = [token for token in read.tokens if start <= token.start and token.end <= end]
    terms = [term for term in read.terms if start <= term.start and term.end <= end]
    return {
        **_of_words(tokens, names, longest[0]),
        **_of_characters(read.lower, within, names, longest[1]),
        **_of_lexicon(terms),
    }


def _terms(lexicon: Lexicon, piece: str, at: int, number: int) -> Iterable[Term]:
    if not lexicon.terms:
        return
    for term, start in lexicon.find(piece):
        weights = dict(zip(lexicon.columns, lexicon.terms[term], strict=True))
        yield Term(at + start, at + start + len(term), number, weights)


def _of_words(
    tokens: Sequence[TokenPlace], names: Set[str], longest: int
) -> dict[str, list[Occurrence]]:
    found = defaultdict(list)
    for length in range(1, longest + 1):
        for first in range(len(tokens) - length + 1):
            run = tokens[first : first + length]
            name = "words:" + " ".join([token.token for token in run])
            if name in names:
                stretches = tuple((token.start, token.end) for token in run)
                found[name].append(Occurrence(stretches))
    return found


def _of_characters(
    lower: str, within: Stretch, names: Set[str], longest: int
) -> dict[str, list[Occurrence]]:
    found = defaultdict(list)
    start, end = within
    for length in range(1, longest + 1):
        for at in range(start, end - length + 1):
            name = "characters:" + lower[at : at + length]
            if name in names:
                found[name].append(Occurrence(((at, at + length),)))
    return found


def _of_lexicon(terms: Sequence[Term]) -> dict[str, list[Occurrence]]:
    """Return the terms behind each count of the lexicon, heavier ones with a larger part."""
    by_column = {
        column: [(term, term.weights[column]) for term in terms if term.weights.get(column, 0) > 0]
        for column in (*LABELS, *SCOPE)
    }
    found = {}
    for label in LABELS:
        hits = [_occurrence(term, weight) for term, weight in by_column[label]]
        deciding = _deciding(by_column[label])
        for name in ("hits", "density", "share"):
            found[f"lexicon:{name} {label}"] = hits
        found[f"lexicon:sentences {label}"] = deciding
        for name in ("with", "without"):
            found[f"scope:{label} {name} rural terms"] = hits
    for column in SCOPE:
        hits = [_occurrence(term, weight) for term, weight in by_column[column]]
        found[f"scope:{column}"] = found[f"scope:{column} terms"] = hits
    return found


def _deciding(hits: Sequence[tuple[Term, float]]) -> list[Occurrence]:
    """Return the terms in sentences whose terms weigh 1 or more, as they are counted."""
    weights: dict[int, float] = defaultdict(float)
    for term, weight in hits:
        weights[term.sentence] += weight
    return [_occurrence(term, weight) for term, weight in hits if weights[term.sentence] >= 1]


def _occurrence(term: Term, weight: float) -> Occurrence:
    return Occurrence(((term.start, term.end),), weight)
