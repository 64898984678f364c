"""Plain text: a paragraph a line, unless lines were broken at a fixed width."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from wuzhen.documents import limits
from wuzhen.documents.structure.furniture import PAGE_NUMBER, rule
from wuzhen.documents.structure.headings import SECTION_RANK, marker
from wuzhen.documents.text_repair import visible
from wuzhen.documents.types import Block, Content

_INDENT = re.compile(r"^[ \t\u3000]+")
_SENTENCE_END = re.compile(r"[。！？!?：:；;][”’」』）)]*$")
_WORD = re.compile(r"[\u3400-\u9fffA-Za-z\d“‘《（「『]")
"""With what a line goes on: a bullet or a sign of Markdown begins another."""
_LINE_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_MIN_WRAP, _MAX_WRAP = 24, 160
_RAGGED, _RAGGED_CHARACTERS = 3, 1
"""A full line may fall so many columns, or characters, short: punctuation begins no line."""
_MIN_CHARACTERS = 18
_FEWEST_DOUBLED = 8


def of_file(content: str, source: str) -> Content:
    """Return the paragraphs of a text file, which is refused where it is too long."""
    require_bounded(content, source)
    return read(content)


def require_bounded(content: str, source: str) -> None:
    """Refuse a text of too many characters or lines."""
    spaces = sum(map(content.count, " \t\r\n"))
    limits.TEXT_CHARACTERS.check(len(content) - spaces, source)
    limits.TEXT_LINES.check(sum(map(content.count, _LINE_ENDS)), source)


def read(content: str) -> Content:
    """Return the paragraphs of a text file with the lines on which they begin."""
    lines = visible(content).replace("\f", "\n").splitlines()
    groups = run_on(joined(lines, doubled=_is_doubled(lines)))
    return Content(tuple(Block(text, line=number) for number, text in groups if text.strip()))


def joined(lines: list[str], *, doubled: bool = False) -> list[tuple[int, str]]:
    """Return each paragraph with the number of its first line, hard-wrapped lines joined.

    ``doubled``: an empty line is behind every line, and ends no paragraph.
    """
    wrap = _Wrap.of(lines)
    if wrap is None:
        return [(number, line.strip()) for number, line in enumerate(lines, start=1)]
    groups: list[tuple[int, list[str]]] = []
    before = ""
    for number, line in enumerate(lines, start=1):
        if doubled and not line.strip():
            continue
        if groups and wrap.goes_on(before, line):
            groups[-1][1].append(line)
        else:
            groups.append((number, [line]))
        before = line
    return [(first, glued(pieces)) for first, pieces in groups]


def _is_doubled(lines: Sequence[str]) -> bool:
    """Tell whether an empty line is behind every line."""
    filled = [bool(line.strip()) for line in lines]
    together = sum(first and second for first, second in pairwise(filled))
    return sum(filled) >= _FEWEST_DOUBLED and together == 0


def run_on(groups: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the paragraphs, those put together that a line break parts within a sentence.

    The break is behind a comma, or where a page ends; the page number comes behind the paragraph.
    """
    found: list[tuple[int, list[str]]] = []
    begun: list[str] = []
    apart = paged = False
    for number, text in groups:
        if text and (paged or not apart) and _goes_on(begun, text, paged):
            begun.append(text)
            apart = paged = False
            continue
        found.append((number, [text]))
        if not text:
            apart = True
        elif _is_page_number(text):
            paged = True
        else:
            begun, apart, paged = found[-1][1], False, False
    return [(number, glued(pieces)) for number, pieces in found]


def _goes_on(begun: list[str], text: str, paged: bool) -> bool:
    before = begun[-1] if begun else ""
    if len(before) < _MIN_CHARACTERS or marker(before) is not None or not _may_go_on(text):
        return False
    if paged and not _is_page_number(text):
        return not _SENTENCE_END.search(before)
    return before.endswith(("，", "、"))


def _is_page_number(text: str) -> bool:
    return rule(text) == PAGE_NUMBER


def _may_go_on(text: str) -> bool:
    return bool(_WORD.match(text)) and marker(text) is None


def glue(text: str, line: str) -> str:
    """Return a line joined to the text before it, with a space only between Latin words."""
    return glued([text, line])


def glued(pieces: Sequence[str]) -> str:
    """Return the pieces of a paragraph as one text, with spaces only between Latin words."""
    parts: list[str] = []
    for piece in map(str.strip, pieces):
        before = parts[-1] if parts else ""
        words = before[-1:].isascii() and piece[:1].isascii()
        if words and before[-1:].isalpha() and piece[:1].isalpha():
            parts.append(" ")
        if piece:
            parts.append(piece)
    return "".join(parts)


def width(line: str) -> int:
    """Return the columns a line takes, two for a Chinese character."""
    line = line.rstrip()
    return len(line) if line.isascii() else sum(map(_COLUMNS.__getitem__, line))


def _is_text(line: str) -> bool:
    """Tell whether the line is no heading by its number."""
    number = marker(line.strip())
    return (
        number is None
        or number.rank > SECTION_RANK + 1
        or bool(_SENTENCE_END.search(line.rstrip()))
    )


def _length(line: str) -> int:
    return len(line.rstrip())


class _Columns(dict[str, int]):
    """The columns of each character, looked up once."""

    def __missing__(self, sign: str) -> int:
        columns = 2 if unicodedata.east_asian_width(sign) in "WFA" else 1
        self[sign] = columns
        return columns


_COLUMNS = _Columns()


@dataclass(frozen=True, slots=True)
class _Wrap:
    """The width at which lines were broken, and whether paragraphs begin with an indent.

    ``size`` measures a line: in columns, or in characters where a program counted these. A line
    may fall short by ``ragged``; ``lines`` are full.
    """

    size: Callable[[str], int]
    full: int
    ragged: int
    lines: int
    indented: bool

    @classmethod
    def of(cls, lines: list[str]) -> _Wrap | None:
        """Return how the lines were broken, or ``None`` where nothing clearly says they were."""
        by_columns = cls._by(lines, width, _MIN_WRAP, _RAGGED)
        by_characters = cls._by(lines, _length, _MIN_CHARACTERS, _RAGGED_CHARACTERS)
        found = [wrap for wrap in (by_columns, by_characters) if wrap is not None]
        return max(found, key=lambda wrap: wrap.lines, default=None)

    @classmethod
    def _by(
        cls, lines: list[str], size: Callable[[str], int], least: int, ragged: int
    ) -> _Wrap | None:
        filled = [line for line in lines if line.strip()]
        if len(filled) < 4 or any(len(line.rstrip()) > _MAX_WRAP for line in filled):
            return None
        sizes = [size(line) for line in filled]
        longest = max(sizes)
        if not least <= longest <= _MAX_WRAP:
            return None
        full = [line for line, at in zip(filled, sizes, strict=True) if at >= longest - ragged]
        broken = [line for line in full if not _SENTENCE_END.search(line.rstrip())]
        if len(full) < max(3, 0.4 * sum(map(_is_text, filled))) or len(broken) < 0.6 * len(full):
            return None
        indents = Counter(bool(_INDENT.match(line)) for line in filled)
        return cls(size, longest, ragged, len(full), 0 < indents[True] < indents[False])

    def goes_on(self, before: str, line: str) -> bool:
        """Tell whether a line goes on with the paragraph of the line before it."""
        if not before.strip() or not line.strip() or self.size(before) < self.full - self.ragged:
            return False
        if marker(line.strip()) and _SENTENCE_END.search(before.rstrip()):
            return False
        if self.indented:
            return not _INDENT.match(line)
        return True
