"""Titles of a .docx that no style marks: centred or larger than the text below them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from wuzhen.documents.readers.docx_lines import Line
from wuzhen.documents.structure import headings
from wuzhen.documents.structure.frame import below_title, is_office
from wuzhen.documents.structure.furniture import is_furniture

LABEL, BELOW = "label of an attachment", "belongs to the title"
"""The rules by which lines around a title are left out."""

_LARGE, _LIKE = 1.3, 0.9
_MOST_LINES, _SHORTEST = 4, 8
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_LABEL = re.compile(r"^附\s*+[件表录]\s*+[\d一二三四五六七八九十]{0,3}\s*+[:：]?")
_LETTERHEAD = re.compile(r"(?:文件|简报|通报|快报|专报|动态|通讯|参考|信息)$")
_DATE = re.compile(
    r"^[（(]?\s*+[\dxX×〇○零一二三四五六七八九]{4}\s*+年"
    r"(?:度|[\s\d一二三四五六七八九十xX×—~～至-]{1,8}月.{0,6}|.{0,4}[春夏秋冬季]度?|[上下]半年)?\s?[）)]?"
)
_NO_TITLE = re.compile(
    r"目\s*[录次]|[前引序]\s*言|摘\s*要|结\s*[语论]|后\s*记|第.{1,6}期.{0,30}|[（(—－-].*"
)


def with_titles(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with level 0 for those that look like the title of a report.

    The label of an attachment above a title and a centred date below one are left out.
    """
    sizes = Counter[int]()
    for line in lines:
        if line.plain:
            sizes[line.size] += len(line.text)
    if not sizes:
        return list(lines)
    usual = sizes.most_common(1)[0][0]
    titles = list(_opening(lines, usual))
    size = max((lines[at].size for at in titles), default=0)
    titles += _further(lines, max(titles, default=-1) + 1, usual, size)
    return list(_marked(lines, set(titles)))


def _marked(lines: Sequence[Line], titles: set[int]) -> Iterator[Line]:
    below = False
    labels = set(_labels(lines, titles))
    for at, line in enumerate(lines):
        dropped = line.block.dropped
        if at in titles:
            yield replace(line, block=replace(line.block, level=0))
        elif at in labels:
            yield replace(line, block=replace(line.block, dropped=LABEL))
        elif dropped is None and below and _DATE.fullmatch(line.text):
            yield replace(line, block=replace(line.block, dropped=BELOW))
        else:
            yield line
        below = at in titles or (below and (line.centred or dropped is not None))


def _labels(lines: Sequence[Line], titles: set[int]) -> Iterator[int]:
    """Yield the labels of attachments whose title is the next line that is not left out."""
    label: int | None = None
    for at, line in enumerate(lines):
        if line.block.dropped is not None:
            continue
        if label is not None and at in titles:
            yield label
        found = at not in titles and not line.row and _LABEL.fullmatch(line.text)
        label = at if found else None


def _opening(lines: Sequence[Line], usual: int) -> Iterator[int]:
    """Yield the lines of the title at the beginning, below a letterhead and above the text."""
    shown = list(_above_text(lines, usual))
    styled = [at for at in shown if lines[at].block.level == 0]
    found = [at for at in shown if _could_be_title(lines[at])]
    found = [at for at in found if not _LETTERHEAD.search(lines[at].text)] or found
    if styled or not found:
        yield from styled
        return
    size = max(lines[at].size for at in found)
    first = next(at for at in found if lines[at].size >= _LIKE * size)
    title = ""
    for at in found[found.index(first) :][:_MOST_LINES]:
        line = lines[at]
        named = bool(title and not is_office(title) and below_title(line.text))
        whole = size <= usual and headings.title_shaped(title)
        if named or whole or line.size < _LIKE * size:
            return
        title += line.text
        yield at


def _above_text(lines: Sequence[Line], usual: int) -> Iterator[int]:
    for at, line in enumerate(lines):
        if line.block.dropped is not None or _LABEL.fullmatch(line.text):
            continue
        if line.block.level == 0 or line.centred or line.size >= _LARGE * usual:
            if line.row or len(line.text) > headings.LONGEST:
                return
            yield at
        elif not is_furniture(line.text):
            return


def _further(lines: Sequence[Line], start: int, usual: int, size: int) -> Iterator[int]:
    """Yield the lines of titles further down: of attachments, of other reports in the file."""
    labelled = titled = False
    for at, line in enumerate(lines[start:], start):
        if line.block.dropped is not None:
            continue
        if _LABEL.fullmatch(line.text):
            labelled, titled = True, False
            continue
        larger = line.size > usual and line.size >= max(_LIKE * size, _LARGE * usual)
        like = line.size > usual and size > usual and line.size >= _LIKE * size
        # A short line by itself is rather the heading of a section.
        named = titled or len(line.text) >= _SHORTEST
        looks = (labelled and (line.centred or larger)) or (
            line.centred and named and (like or larger)
        )
        titled = looks and _could_be_title(line) and not (titled and below_title(line.text))
        if titled:
            yield at
        else:
            labelled = False


def _could_be_title(line: Line) -> bool:
    text = line.text
    if line.row or line.block.dropped is not None or line.block.level not in (None, 0):
        return False
    if len(text) > headings.LONGEST or not _CHINESE.search(text) or headings.marker(text):
        return False
    if _NO_TITLE.fullmatch(text) or _DATE.fullmatch(text) or is_furniture(text):
        return False
    return not headings.punctuated(text)
