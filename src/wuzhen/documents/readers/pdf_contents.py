"""Lines of a table of contents, found before lines are joined: they are no headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wuzhen.documents.structure.headings import stops

CONTENTS = "table of contents"

_PAGE = r"[-—(（]?\s*(?:\d{1,4}|[ivxIVX]{1,6})\s*[-—)）]?"
_LEADERS = re.compile(
    r"(?:\.{4}|…{3}|[·．・‥⋯_]{4}|(?:[.·．・…] ){4})[.…·．・‥⋯_\s]*+" + _PAGE + "$"
)
_TAIL = 40
"""Dots and number are looked for in so many characters at the end of a line."""
_NUMBER = re.compile(r"^[^\t]{2,}+\t" + _PAGE)
_HEADING = re.compile(r"目\s*[录次]|CONTENTS|Contents|Table of Contents")
_WRAPPED = 2
"""An entry takes at most so many lines before the one with its page number."""


def contents(texts: Sequence[str]) -> set[int]:
    """Return which of the lines, in reading order, belong to a table of contents.

    They end in dots and a page number; below a heading such as 目录 a gap does for the dots. The
    first lines of an entry that takes several belong to it, and so does that heading.
    """
    texts = [text.strip() for text in texts]
    sure = {number for number, text in enumerate(texts) if _LEADERS.search(text[-_TAIL:])}
    found: set[int] = set(sure) if len(sure) > 1 else set()
    waiting: list[int] = []
    inside = False
    for number, text in enumerate(texts):
        if _HEADING.fullmatch(text):
            inside, waiting = True, [number]
        elif (number in sure and (inside or found)) or (inside and _NUMBER.fullmatch(text)):
            found.update((number, *waiting))
            inside, waiting = True, []
        elif inside and len(waiting) < _WRAPPED and not stops(text):
            waiting.append(number)
        else:
            inside, waiting = False, []
    return found
