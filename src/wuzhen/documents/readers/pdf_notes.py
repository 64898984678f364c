"""Notes at the foot of a column: text of their own, which the text around them passes over."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wuzhen.documents.readers.pdf_types import Line

_MARK = re.compile(r"[①-⑳*＊†‡注]|[\[［【〔]\s*\d{1,3}\s*[\]］】〕]|\d{1,3}(?![\d.．、])")
_SMALLER = 0.92
"""A note is set in type at most this large, in sizes of the text."""


def split_notes(column: Sequence[Line], body: float) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Return the lines of a column, and the notes below them: smaller type behind a mark."""
    first = len(column)
    while first and not column[first - 1].table and column[first - 1].size <= _SMALLER * body:
        first -= 1
    if first in (0, len(column)) or not _MARK.match(column[first].text.strip()):
        return tuple(column), ()
    return tuple(column[:first]), tuple(column[first:])
