"""Which lines are left out before headings are looked for: furniture, frame, contents, lists."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from wuzhen.documents.structure import frame, furniture, headings
from wuzhen.documents.structure.frame import ATTENDANCE, SIGNATURE
from wuzhen.documents.structure.furniture import ATTACHMENT, CONTENTS, COPY_LIST
from wuzhen.documents.structure.lines import Line

_CONTENTS_HEAD = re.compile(r"^(?:目\s*+[录次]|CONTENTS|Contents)$")
_ATTACHMENT_HEAD = re.compile(r"^附\s*+[件表图录]\s*+[\d一二三四五六七八九十]{0,3}\s*+[:：]?$")
_PAGE = re.compile(r"(?<=\S)[\s.…·．_-]{1,80}+\d{1,4}$")
_SPACE = re.compile(r"\s++")


def rules(lines: Sequence[Line]) -> dict[int, str]:
    """Return the index of each line that is left out, with the rule that decided."""
    found = {
        index: rule
        for index, line in enumerate(lines)
        if (rule := furniture.rule(line.text) or frame.rule(line.text))
    }
    _go_on(lines, found)
    _contents(lines, found)
    _signatures(lines, found)
    return found


def opens_attachment(line: Line) -> bool:
    """Return whether the line is only 附件1, so that another text begins below it."""
    return bool(_ATTACHMENT_HEAD.match(line.text))


def _go_on(lines: Sequence[Line], found: dict[int, str]) -> None:
    """Add the lines that go on with a list of names or attachments in the line before."""
    for index in range(1, len(lines)):
        before, line = lines[index - 1], lines[index]
        rule = found.get(index - 1)
        if index in found or rule is None:
            continue
        names = rule in (COPY_LIST, ATTENDANCE) and frame.goes_on(line.text, before.text)
        if names or (rule == ATTACHMENT and _next_attachment(line, before)):
            found[index] = rule


def _next_attachment(line: Line, before: Line) -> bool:
    # 附件：1.任务分解表, and below it 2.联系人名单
    named = before.text.split("：", 1)[-1].split(":", 1)[-1].strip()
    last = before.marker or headings.marker(named)
    if line.marker is None or (last is None and named):
        return False
    return (
        (last is None or line.marker.rank == last.rank)
        and line.marker.ordinal == ((last.ordinal if last else 0) or 0) + 1
        and headings.heading_shaped(line.text)
        and not headings.stops(line.text)
    )


def _contents(lines: Sequence[Line], found: dict[int, str]) -> None:
    """Add the lines below 目录: those with a page number behind, and those that come again."""
    heads = [index for index, line in enumerate(lines) if _CONTENTS_HEAD.match(line.text)]
    if not heads:
        return
    counts = Counter(map(_key, lines))
    index = 0
    for head in heads:
        index = first = max(head + 1, index)
        while index < len(lines) and _in_contents(lines[index], counts):
            if index > first and _key(lines[index]) == _key(lines[first]):
                break  # the first heading again: here the text begins
            found[index] = CONTENTS
            index += 1


def _in_contents(line: Line, counts: Counter[str]) -> bool:
    if len(line.text) > 2 * headings.LONGEST or headings.stops(line.text):
        return False
    return bool(_PAGE.search(line.text)) or counts[_key(line)] > 1


def _key(line: Line) -> str:
    return _SPACE.sub("", _PAGE.sub("", line.text)) if len(line.text) < 200 else ""


def _signatures(lines: Sequence[Line], found: dict[int, str]) -> None:
    """Add the offices that sign a report at its end, with or without a date."""
    ends = _ends(lines, found)
    text = (at for at, line in enumerate(lines) if at not in found and not line.short)
    for index in range(len(lines) - 1, next(text, 0), -1):
        line, before = lines[index], lines[index - 1]
        if not ends[index + 1] and found.get(index + 1) != SIGNATURE:
            continue
        if furniture.is_date(line.text) and before.short and len(before.text) <= 40 and index > 1:
            found.setdefault(index - 1, SIGNATURE)
        elif line.short and (frame.is_office(line.text) or frame.is_signed(line.text)):
            found.setdefault(index, SIGNATURE)


def _ends(lines: Sequence[Line], found: dict[int, str]) -> list[bool]:
    """Return for each place whether a report ends before it: nothing of its text comes below."""
    ends = [True] * (len(lines) + 1)
    for index in range(len(lines) - 1, -1, -1):
        text = lines[index].text
        begins = lines[index].level == 0 or headings.title_of_another(text)
        begins = begins or opens_attachment(lines[index])
        ends[index] = begins or (index in found and ends[index + 1])
    return ends
