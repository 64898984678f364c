"""What each line of a report is: title, heading, body, or neither."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import takewhile

from wuzhen.documents.structure import frame, headings, names
from wuzhen.documents.structure.lines import Line

_LONGEST_TITLE_LINES = 3
_SHORTEST_TITLE, _LONG_TITLE = 6, 10
_PLAIN_TITLE = re.compile(r"年|关于|乡村|振兴|工作|报告|——")

BEFORE_TITLE = "before the title"
"""The rule by which what comes before a title is left out."""


class Role(Enum):
    """What a line is to the report."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Roles:
    """The role of each line, and for those outside the rule that decided."""

    found: list[Role]
    rules: dict[int, str]


def roles(lines: Sequence[Line]) -> Roles:
    """Return what each line is."""
    found = [Role.BODY] * len(lines)
    opening = _opening(lines)
    rules = dict.fromkeys(range(opening.start), BEFORE_TITLE)
    found[: opening.stop] = [
        Role.TITLE if index in opening else Role.OUTSIDE for index in range(opening.stop)
    ]
    rest = range(opening.stop, len(lines))
    for index in _other_titles(lines, opening):
        found[index] = Role.TITLE
    for index in rest:
        rule = _outside(lines, found, index) if found[index] is Role.BODY else None
        if rule:
            found[index], rules[index] = Role.OUTSIDE, rule
    items = _items(lines)
    for index in rest:
        if found[index] is Role.BODY and index not in items and _is_heading(lines, found, index):
            found[index] = Role.HEADING
    return Roles(found, rules)


def _opening(lines: Sequence[Line]) -> range:
    """Return which lines are the title at the beginning; what comes before them is outside."""
    levels = Counter(line.level for line in lines if line.level is not None)
    if levels:
        top = min(levels)
        first = next(index for index, line in enumerate(lines) if line.level == top)
        if all(line.short for line in lines[: first + 1]) and (
            top == 0 or levels[top] == 1 or headings.title_shaped(lines[first].text)
        ):
            last = first + 1
            while top == 0 and last < len(lines) and lines[last].level == 0:
                last += 1
            return range(first, last)
    run = 0
    while run < len(lines) and lines[run].short and not lines[run].level:
        run += 1
    if run in (0, len(lines)):
        return range(0)
    title = _title_lines([line.text for line in lines[:run]])
    return range(title or _is_above_all(lines[0], lines[1]))


def _is_above_all(line: Line, after: Line) -> bool:
    """Tell whether the first line is no heading, for the sections are numbered below it."""
    if line.marker or len(line.text) < _SHORTEST_TITLE or not headings.label_shaped(line.text):
        return False
    numbered = after.marker
    return (
        numbered is not None
        and numbered.ordinal == 1
        and numbered.rank <= headings.SECTION_RANK
        and headings.heading_shaped(after.text)
    )


def _title_lines(run: Sequence[str]) -> int:
    """Return how many of the short lines at the beginning are the title."""
    run = ["".join(line.split()) for line in run]  # 工 作 总 结
    if run and names.is_kind_of_report(run[0]):
        return 1
    for count in range(1, min(_LONGEST_TITLE_LINES, len(run)) + 1):
        line, before = run[count - 1], "".join(run[: count - 1])
        short = len(line) < _SHORTEST_TITLE
        if headings.ends_title(line, before) if short and before else headings.title_shaped(line):
            return count
    if not run or len(run[0]) < _SHORTEST_TITLE:
        return 0
    return 1 if len(run[0]) >= _LONG_TITLE or _PLAIN_TITLE.search(run[0]) else 0


def _other_titles(lines: Sequence[Line], opening: range) -> set[int]:
    """Return the lines at which other reports or attachments begin in the file."""
    known = "".join(lines[index].text for index in opening[:_LONGEST_TITLE_LINES])
    found = {i for i in range(opening.stop, len(lines)) if _is_another_title(lines, i, known)}
    for index in (i for i in range(opening.stop, len(lines)) if lines[i].opens):
        below = lines[index : index + _LONGEST_TITLE_LINES]
        run = [line.text for line in takewhile(lambda line: line.short, below)]
        named = bool(run) and names.may_name_attachment(run[0])
        found.update(range(index, index + (_title_lines(run) or named)))
    return found


def _is_another_title(lines: Sequence[Line], index: int, known: str) -> bool:
    """Return whether another report begins at this line of the file."""
    line = lines[index]
    if line.row or index + 1 == len(lines) or (line.level or 0) > 1:
        return False
    if line.level == 0 and line.short:
        return True
    if not headings.title_of_another(line.text):
        return False
    # "2023年工作总结" in "2023年工作总结和2024年工作打算" is a part of that report.
    return line.text == known or line.text not in known


def _outside(lines: Sequence[Line], found: Sequence[Role], index: int) -> str | None:
    """Return the rule by which the line belongs to a title, or only names the addressee."""
    line = lines[index]
    if line.row or line.marker or line.level or index + 1 == len(lines):
        return None
    if index and found[index - 1] in (Role.TITLE, Role.OUTSIDE):
        return frame.below_title(line.text)
    if frame.is_salutation(line.text):
        return frame.SALUTATION
    after = lines[index + 1]
    leads = after.marker is None and not after.row and not after.level
    if leads and (frame.is_addressee(line.text) or (index == 0 and _is_address(line.text))):
        return frame.ADDRESSEE
    return None


def _is_address(text: str) -> bool:
    return frame.below_title(text) == frame.ADDRESSEE


def _items(lines: Sequence[Line]) -> set[int]:
    """Return the lines of lists: numbered one after another with nothing between them.

    The last one has text below it as a heading has; but the others end as items do,
    that a line which announces them comes before, or that they are several.
    """
    items: set[int] = set()
    start = 0
    for end in range(1, len(lines) + 1):
        if end < len(lines) and lines[end].marker and lines[end].follows(lines[end - 1]):
            continue
        if end - start > 1 and _is_list(lines, start, end):
            after = lines[end] if end < len(lines) else None
            items.update(range(start, end - 1 if _is_below(after, lines[end - 1]) else end))
        start = end
    return items


def _is_list(lines: Sequence[Line], start: int, end: int) -> bool:
    run = lines[start:end]
    if any(headings.goes_on(line.text) for line in run[:-1]):
        return True
    if not all(line.item for line in run) or any(line.level for line in run):
        return False
    announced = start > 0 and lines[start - 1].text.endswith(("：", ":"))
    bare = not any(headings.stops(line.text) for line in run)
    return announced or (bare and len(run) > 1 and (run[0].rank or 0) > headings.SECTION_RANK)


def _is_below(line: Line | None, other: Line) -> bool:
    """Return whether the numbering of a line is deeper than that of the other."""
    return (
        line is not None
        and line.marker is not None
        and other.marker is not None
        and line.marker.rank > other.marker.rank
    )


def _is_heading(lines: Sequence[Line], found: Sequence[Role], index: int) -> bool:
    line = lines[index]
    if line.row or not headings.heading_shaped(line.text):
        return False
    if line.level:
        return True
    following = index + 1 < len(lines) and found[index + 1] is not Role.TITLE
    after = lines[index + 1] if following else None
    if line.marker:
        return _is_numbered_heading(line, lines[index - 1] if index else None, after)
    before_is_short = index > 0 and found[index - 1] is Role.BODY and lines[index - 1].short
    return not before_is_short and _is_unnumbered_heading(line, after)


def _is_numbered_heading(line: Line, before: Line | None, after: Line | None) -> bool:
    """Distinguish a heading from an item of a list, which is content: by what follows the line.

    A heading has deeper numbering, a count of its own or running text below it. A short line
    before its own next sibling is an item, and so is the last one of a run of items.
    """
    assert line.marker is not None
    if headings.is_statement(line.marker.rest):
        return False
    if after is None or (after.marker and after.marker.rank <= line.marker.rank):
        begins_anew = after is not None and _begins_anew(line, after)
        return (line.marker.rank <= headings.SECTION_RANK or begins_anew) and headings.label_shaped(
            line.text
        )
    if after.marker:
        return True
    if after.level or after.short:
        return headings.label_shaped(line.text)  # another heading below, not text
    return not (headings.stops(line.text) and before is not None and _goes_on_with(line, before))


def _begins_anew(line: Line, after: Line) -> bool:
    """Return whether the numbering below the line is not its own going on."""
    if after.rank == line.rank:
        return not after.follows(line)
    return after.marker is not None and after.marker.ordinal == 1


def _goes_on_with(line: Line, before: Line) -> bool:
    """Return whether the line is the next item after the line before, with no heading in it."""
    return line.follows(before) and (before.item or headings.lead_heading(before.text) is None)


def _is_unnumbered_heading(line: Line, after: Line | None) -> bool:
    if not line.short or not headings.label_shaped(line.text) or after is None or after.row:
        return False
    if (
        line.text[0] in "（(【〔"
        and line.text[-1] in "）)】〕"
        and not names.is_bracketed(line.text)
    ):
        return False  # a remark on the heading above
    return after.marker is not None or (len(after.text) > len(line.text) and not after.short)
