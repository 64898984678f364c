"""Plain text: a paragraph a line, unless lines were broken at a fixed width."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from wuzhen.documents.structure.headings import marker
from wuzhen.documents.types import Block, Content

_INDENT = re.compile(r"^[ \t\u3000]+")
_SENTENCE_END = re.compile(r"[。！？!?：:；;][”’」』）)]*$")
_MIN_WRAP, _MAX_WRAP = 24, 160
_RAGGED = 3
"""A full line may fall this many columns short: punctuation does not begin a line."""


def read(content: str) -> Content:
    """Return the paragraphs of a text file with the lines on which they begin."""
    lines = content.replace("\f", "\n").splitlines()
    groups = joined(lines)
    return Content(tuple(Block(text, line=number) for number, text in groups if text.strip()))


def joined(lines: list[str]) -> list[tuple[int, str]]:
    """Return each paragraph with the number of its first line, hard-wrapped lines joined."""
    wrap = _Wrap.of(lines)
    groups: list[tuple[int, str]] = []
    for number, line in enumerate(lines, start=1):
        if number > 1 and groups and wrap and wrap.goes_on(lines[number - 2], line):
            first, text = groups[-1]
            groups[-1] = (first, glue(text, line))
        else:
            groups.append((number, line.strip()))
    return groups


def glue(text: str, line: str) -> str:
    """Return a line joined to the text before it, with a space only between Latin words."""
    text, line = text.rstrip(), line.strip()
    words = text[-1:].isascii() and line[:1].isascii()
    return f"{text} {line}" if words and text[-1:].isalpha() and line[:1].isalpha() else text + line


def width(line: str) -> int:
    """Return the columns a line takes, two for a Chinese character."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in line.rstrip())


@dataclass(frozen=True, slots=True)
class _Wrap:
    """The width at which lines were broken, and whether paragraphs begin with an indent."""

    columns: int
    indented: bool

    @classmethod
    def of(cls, lines: list[str]) -> _Wrap | None:
        """Return how the lines were broken, or ``None`` where nothing clearly says they were."""
        widths = [width(line) for line in lines if line.strip()]
        if len(widths) < 4 or not _MIN_WRAP <= max(widths) <= _MAX_WRAP:
            return None
        columns = max(widths)
        full = [line for line in lines if width(line) >= columns - _RAGGED]
        broken = [line for line in full if not _SENTENCE_END.search(line.rstrip())]
        if len(full) < max(3, 0.4 * len(widths)) or len(broken) < 0.6 * len(full):
            return None
        indents = Counter(bool(_INDENT.match(line)) for line in lines if line.strip())
        return cls(columns, 0 < indents[True] < indents[False])

    def goes_on(self, before: str, line: str) -> bool:
        """Tell whether a line goes on with the paragraph of the line before it."""
        if not before.strip() or not line.strip() or width(before) < self.columns - _RAGGED:
            return False
        if marker(line.strip()) and _SENTENCE_END.search(before.rstrip()):
            return False
        if self.indented:
            return not _INDENT.match(line)
        return True
