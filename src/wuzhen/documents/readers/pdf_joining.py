"""Whether a line goes on with a paragraph: by its place, by how the line before ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from wuzhen.documents.readers.pdf_lines import is_closed
from wuzhen.documents.readers.pdf_regions import Region
from wuzhen.documents.readers.pdf_types import Line
from wuzhen.documents.structure.headings import Marker, heading_shaped, label_shaped, marker

_ONE = r"(?:[!-~]++|.)[，。、；：！？）》〉】」%％]*+(?:(?<=[）》])[!-~]++)?"
_TOKEN = re.compile(rf"^[“‘（《〈【「]*+{_ONE}(?:[“”‘’]++[（《〈【「]*+{_ONE})*+[”’]*+")
"""What no line break parts: a word or a character with its punctuation, over quotation marks."""
_MAY_BE_NUMBERED = re.compile(
    r"[第\dA-Za-zⅠ-Ⅻ㈠-㈩①-⑳⑴-⒛㉑-㉟㊱-㊿❶-❿〇零一二三四五六七八九十百（(〔【\[]"
)
_NEVER_FIRST = tuple("，。、；：！？）》〉】」”’%％")
_BULLETS = tuple("—●■◆▲★•·□○※►▶◇△☆")
_INDENT, _DEEPEST, _FLUSH = 1.2, 3.2, 0.8
"""A first line is indented by at least the first and at most the second, in type sizes; lines that
differ by less than the third begin in the same place."""
_USUAL_INDENT, _CENTRED = 0.4, 2.0
_SAME_SIZE, _SLACK, _RAGGED = 0.15, 0.6, 4.0
"""A full line falls short by less than what comes next and the slack, a ragged one by the third."""
_SHORT = 0.3
"""A line that leaves this share of the width free is short."""
_NEXT, _SET_APART, _APART, _FAR_APART = 1.0, 1.15, 1.4, 2.2
"""How far apart lines usually are, in leadings, and within a paragraph at most: behind the end of a
sentence, behind a line that may be broken, and behind a full line within a sentence."""
_SECTION = 2
"""Numbering of this rank or above begins a section, never a line within a sentence."""
_INDENTED = 0.08
"""Share of the lines that are indented where paragraphs begin with an indent."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A line in its column: its indent, the indent behind its number or bullet if it has one."""

    line: Line
    region: Region
    text: str
    number: Marker | None
    indent: float
    inner: float | None
    closed: bool

    @classmethod
    def of(cls, line: Line, region: Region) -> Placed:
        """Return the line with what is needed of it more than once."""
        text = line.text.strip()
        number = marker(text) if _MAY_BE_NUMBERED.match(text) else None
        inner = line.inner
        if inner is None and number is not None:
            label = text[: len(text) - len(number.rest)]
            inner = line.left + (line.right - line.left) * _units(label) / max(_units(text), 0.5)
        em = max(line.size, 0.1)
        return cls(
            line,
            region,
            text,
            number,
            (line.left - region.left) / em,
            None if inner is None else (inner - region.left) / em,
            is_closed(text),
        )

    @property
    def room(self) -> float:
        """What is free behind the line, in type sizes."""
        return (self.region.right - self.line.right) / max(self.line.size, 0.1)

    def is_short(self) -> bool:
        """Return whether much is free behind the line."""
        return self.region.right - self.line.right > _SHORT * (self.region.right - self.region.left)

    def is_full(self, then: Placed) -> bool:
        """Return whether what begins the next line would not have fitted on this one."""
        room = self.room + (self.indent if self.is_centred_with(then) else 0)
        return room < then.head() + _SLACK

    def head(self) -> float:
        """Return how wide it is what cannot be parted at the beginning, in type sizes."""
        found = _TOKEN.match(self.text)
        head = found[0] if found else self.text[:1]
        wide = (self.line.right - self.line.left) / max(self.line.size, 0.1)
        return wide * _units(head) / max(_units(self.text), 0.5)

    def is_centred_with(self, then: Placed) -> bool:
        """Return whether as much is free before this and the next line as behind them."""
        if self.inner is not None or min(then.indent, then.room) < _CENTRED:
            return False
        return all(abs(one.indent - one.room) < 1 for one in (self, then))

    def is_centred(self) -> bool:
        """Tell whether as much is free before the line as behind it, and some is."""
        return self.indent > _SLACK and abs(self.indent - self.room) < 1

    def is_at_right(self) -> bool:
        """Tell whether the line begins in the right half of its column."""
        return self.line.left > (self.region.left + self.region.right) / 2

    def may_be_first(self) -> bool:
        """Return whether the line is indented as first lines are."""
        return _INDENT <= self.indent <= _DEEPEST


def _units(text: str) -> float:
    """Return about how wide the text is, in type sizes."""
    wide = (len(text.encode()) - len(text)) / 2
    return 0.5 * (len(text) + wide)


def usual_indent(columns: Iterable[Sequence[Placed]]) -> float | None:
    """Return by how much paragraphs are indented, or ``None`` where they are not.

    A line that is indented below one that runs on hangs: there the first line is not indented.
    """
    first: list[float] = []
    hanging = flush = lines = 0
    for every in columns:
        column = [one for one in every if not one.line.table]
        lines += len(column)
        flush += sum(one.indent < _FLUSH for one in column)
        first += [one.indent for one in column[:1] if one.may_be_first()]
        for last, one in pairwise(column):
            if one.may_be_first():
                runs_on = not last.closed and last.is_full(one)
                hanging += runs_on and one.indent > last.indent + _FLUSH
                first += [] if runs_on else [one.indent]
    enough = len(first) > hanging and len(first) >= max(2, _INDENTED * lines) and flush >= 2
    return median(first) if enough else None


def goes_on(
    group: Sequence[Placed], one: Placed, then: Placed | None = None, indent: float | None = None
) -> bool:
    """Return whether a line goes on with the paragraph whose lines are given.

    It does where the line before is full or does not close a sentence, unless the line is numbered,
    indented as a first line, set apart, or in another type size. ``then`` is the line behind it,
    ``indent`` by how much paragraphs are indented.
    """
    last = group[-1]
    if abs(one.line.size - last.line.size) > _SAME_SIZE * last.line.size:
        return False
    if "\t" in last.text or "\t" in one.text:
        return False
    return one.text.startswith(_NEVER_FIRST) or _runs_into(group, one, then, indent)


def _runs_into(
    group: Sequence[Placed], one: Placed, then: Placed | None, indent: float | None
) -> bool:
    last = group[-1]
    full = last.is_full(one)
    runs_on = full and not last.closed
    step = _NEXT
    if one.region is last.region:
        larger = max(1.0, one.line.size / one.region.body)
        step = (last.line.base - one.line.base) / (one.region.leading * larger)
    within = runs_on and step < _APART
    if last.indent > _DEEPEST and one.is_at_right():
        return False  # an office and a date, each on its line
    if last.closed and one.text.startswith(_BULLETS):
        return False
    if not 0 < step < _farthest(group, runs_on) or (
        one.number and not (within and _is_within(group[0], one.number))
    ):
        return False
    if group[0].is_centred_with(one):
        return runs_on
    if not _is_in_place(group, one, then, indent, runs_on):
        return False
    return full or (not last.closed and _is_broken(group, one, indent))


def _farthest(group: Sequence[Placed], runs_on: bool) -> float:
    first, last = group[0], group[-1]
    if last.closed or (first.number and heading_shaped(first.text)):
        return _SET_APART
    return _FAR_APART if runs_on else _APART


def _is_within(first: Placed, number: Marker) -> bool:
    """Return whether a number at the beginning of a line can be part of the sentence before it."""
    if number.rank <= _SECTION:
        return False
    before = first.number
    if before is None or before.ordinal is None or number.ordinal is None:
        return True
    next_of_its_kind = (before.rank, before.ordinal + 1)
    opens_subdivisions = before.rank < number.rank and number.ordinal == 1
    return (number.rank, number.ordinal) != next_of_its_kind and not opens_subdivisions


def _is_in_place(
    group: Sequence[Placed], one: Placed, then: Placed | None, indent: float | None, runs_on: bool
) -> bool:
    """Return whether the line begins where lines of the paragraph but the first begin."""
    last = group[-1]
    if one.region is not last.region and not one.region.sure and runs_on:
        return True
    if len(group) > 1:
        return abs(one.indent - last.indent) < _FLUSH
    usual = indent is not None and abs(one.indent - indent) < _USUAL_INDENT
    if one.indent > last.indent + _FLUSH:  # it hangs behind the first line, or is a first line
        if usual or one.may_be_first():
            follows = _is_followed(one, then)
            if follows is not None and (usual or not follows):
                return follows
        return not usual and (last.inner is not None or runs_on)
    if one.may_be_first():
        return not usual and runs_on and _is_followed(one, then) is not False
    return True


def _is_followed(one: Placed, then: Placed | None) -> bool | None:
    """Return whether the next line goes on in the same place, farther left, or undecided."""
    if then is None or then.inner is not None or one.closed or not one.is_full(then):
        return None
    if abs(then.indent - one.indent) < _FLUSH:
        return True
    return False if then.indent < _FLUSH else None


def _is_broken(group: Sequence[Placed], one: Placed, indent: float | None) -> bool:
    """Return whether a line that is not full and closes no sentence is no heading or list item."""
    last = group[-1]
    if len(group) > 1:
        return indent is not None or not last.is_short()
    if last.is_short() and last.number and heading_shaped(last.text):
        return False
    if last.inner is not None and abs(one.indent - last.inner) < _SLACK:
        return True  # it hangs behind the number
    if indent is not None and last.may_be_first():
        return True
    return last.room < _RAGGED and not (last.number and label_shaped(last.text))
