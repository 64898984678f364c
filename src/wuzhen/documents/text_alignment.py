"""Where each character of a repaired text is in the original."""

from __future__ import annotations

from functools import lru_cache

from wuzhen.documents.text_repair import repair

REACH = 50
"""How many characters of the original are skipped at most to find where the two meet again."""
MEETING = 3
"""How many characters must be alike for the two to have met."""


def places_in_original(repaired: str, original: str) -> list[int]:
    """Return for each character of ``repair(original)`` its offset in the original, ascending.

    Repair changes characters one by one, leaves some out and rewrites a few short runs: both texts
    are walked together, and where they part the nearest place is taken at which they are alike
    again. A character of which nothing is left in the original gets the offset of its neighbour.
    """
    offsets = [at for at, sign in enumerate(original) for _ in _form(sign)]
    forms = "".join(map(_form, original))
    places = []
    at = 0
    for j, sign in enumerate(repaired):
        if at < len(forms) and forms[at] != sign:
            at += _skipped(forms[at : at + REACH + MEETING], repaired[j : j + MEETING])
        places.append(offsets[min(at, len(offsets) - 1)] if offsets else 0)
        at += 1
    return places


def _skipped(ahead: str, wanted: str) -> int:
    """Return after how many characters the original goes on as the repaired text does."""
    if ahead[1:MEETING] == wanted[1:] and len(wanted) > 1:
        return 0  # one character replaces another
    if (found := ahead.find(wanted)) >= 0:
        return found
    spaces = len(ahead) - len(ahead.lstrip())
    return spaces if ahead[spaces : spaces + 1] == wanted[0] else 0


@lru_cache(maxsize=20_000)
def _form(sign: str) -> str:
    """Return what repair makes of one character; a space stays one."""
    return " " if sign.isspace() else repair(sign)
