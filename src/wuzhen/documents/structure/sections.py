"""What each line of a report is: title, heading, body, or neither."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from wuzhen.documents.structure import frame, headings, names, titles
from wuzhen.documents.structure.lines import Line

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
    opening = titles.opening(lines)
    rules = dict.fromkeys(range(opening.start), BEFORE_TITLE)
    found[: opening.stop] = [
        Role.TITLE if index in opening else Role.OUTSIDE for index in range(opening.stop)
    ]
    rest = range(opening.stop, len(lines))
    for index in titles.others(lines, opening):
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
