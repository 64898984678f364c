"""Locate the tokens of a text in it."""

from __future__ import annotations

from dataclasses import dataclass

from wuzhen.features.segmentation import MASK, MASKS, NUMBER, NUMBERS, Segmenter

MOST_LOST = 20
"""A search that fails reads the whole text: with so few of them the time stays linear."""


@dataclass(frozen=True, slots=True)
class TokenPlace:
    """A token and the characters it was made of: ``text[start:end]``."""

    token: str
    start: int
    end: int


def token_places(segmenter: Segmenter, text: str) -> list[TokenPlace]:
    """Return the tokens of repaired text with their places, left to right, none overlapping.

    A token that cannot be found again is left out; after `MOST_LOST` of them, all that follow.
    """
    lower = lowered(text)
    found = []
    at = lost = 0
    for token in segmenter(text):
        place = _place(token, lower, at)
        if place is not None:
            found.append(place)
            at = place.end
        elif (lost := lost + 1) == MOST_LOST:
            break
    return found


def lowered(text: str) -> str:
    """Return the text in lower case, of the same length: a letter that would become two stays."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)


def _place(token: str, lower: str, at: int) -> TokenPlace | None:
    pattern = {NUMBER: NUMBERS, MASK: MASKS}.get(token)
    if pattern is not None:
        found = pattern.search(lower, at)
        return TokenPlace(token, *found.span()) if found else None
    start = lower.find(token, at)
    return TokenPlace(token, start, start + len(token)) if start >= 0 else None
