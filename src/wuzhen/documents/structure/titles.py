"""Which lines are titles: of the report at its beginning, and of others further down."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from wuzhen.documents.structure import headings, names
from wuzhen.documents.structure.lines import Line

_LONGEST_TITLE_LINES = 3
_SHORTEST_TITLE, _LONG_TITLE = 6, 10
_PLAIN_TITLE = re.compile(r"年|关于|乡村|振兴|工作|报告|——")


def opening(lines: Sequence[Line]) -> range:
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


def others(lines: Sequence[Line], opening: range) -> set[int]:
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
