"""Tables of data: every row is a paragraph, but for the rows that name columns or add them up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

HEADER, TOTAL, CAPTION = "header row of a table", "total row of a table", "caption of a table"
"""The rules by which a row is left out."""

_TOTAL = re.compile(
    r"(?:合\s*计|总\s*计|小\s*计|共\s*计|累\s*计|总\s*和|平\s*均)(?:数|值)?(?:[（(][^（）()]{1,8}[）)])?[:：]?"
)
_COLUMN = re.compile(
    r"序号|编号|名称|项目|任务|事项|内容|措施|目标|指标|单位|部门|责任|牵头|配合|领导|时限|时间|日期|进度|进展|"
    r"完成|情况|地点|位置|类别|类型|分类|年度|年份|数量|单价|金额|资金|投资|面积|产量|产值|规模|人数|户数|姓名|"
    r"性别|职务|电话|乡镇|村名|村别|作物|品种|要求|标准|问题|备注|说明"
)
_FIGURE = re.compile(r"[-+±]?\d[\d,，.]*\s*(?:[%％]|\S{1,3})?")
_SENTENCE = re.compile(r"[。！？；]")
_LONGEST_NAME, _LONGEST_FIELD = 15, 5
_MOSTLY, _LONGEST_CAPTION = 0.8, 40


def left_out(rows: Sequence[Sequence[str]], marked: int = 0) -> dict[int, str]:
    """Return the rows that are no content, each with the rule that decided.

    Parameters
    ----------
    rows
        The texts of all cells, empty ones too.
    marked
        How many rows at the top the format itself marks as a header.
    """
    found = {at: TOTAL for at, row in enumerate(rows) if adds_up(row)}
    found |= dict.fromkeys(range(min(marked, len(rows) - 1)), HEADER)
    headers = list(_headers(rows))
    captions = range(min(headers, default=0))
    found |= {at: CAPTION for at in captions if _is_caption("".join(rows[at]))}
    found |= dict.fromkeys(headers, HEADER)
    return found


def adds_up(row: Sequence[str]) -> bool:
    """Return whether a row adds others up: it begins with 合计 or the like."""
    first = [cell for cell in row[:3] if cell][:1]
    return len(row) > 1 and any(_TOTAL.fullmatch(cell) for cell in first)


def _headers(rows: Sequence[Sequence[str]]) -> Iterator[int]:
    """Yield the rows at the top that only name the columns; a caption may be above them."""
    captions = 0
    while captions < len(rows) and len(_filled(rows[captions])) == 1:
        captions += 1
    below = rows[captions + 1 :]
    if not below or not _names_columns(rows[captions], below):
        return
    yield captions
    for at in range(captions + 1, len(rows) - 1):
        # Names below names: cells of the header are merged, so that it is shorter than the rows.
        merged = max(len(rows[captions]), len(rows[at])) < len(rows[at + 1])
        if not merged or not all(map(_is_name, _filled(rows[at]))):
            return
        yield at


def _names_columns(row: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    filled = _filled(row)
    if len(filled) < 2 or not all(map(_is_name, filled)):
        return False
    if 2 * sum(map(_is_field, [below_row[0] for below_row in below if below_row])) >= len(below):
        return False  # a form: every row has the name of a field and what is filled in
    named = 2 * sum(bool(_COLUMN.search(cell)) for cell in filled) >= len(filled)
    return named or _has_figures(row, below)


def _is_caption(text: str) -> bool:
    return 0 < len(text) <= _LONGEST_CAPTION and not re.search(r"[，。！？；]", text)


def _filled(row: Sequence[str]) -> list[str]:
    return [cell for cell in row if cell]


def _is_name(cell: str) -> bool:
    short = len(cell) <= _LONGEST_NAME
    return short and not _SENTENCE.search(cell) and not _FIGURE.fullmatch(cell)


def _is_field(cell: str) -> bool:
    return len(cell) <= _LONGEST_FIELD and bool(_COLUMN.search(cell))


def _has_figures(row: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Return whether a column but the first, with a name, holds figures below it."""
    cells, figures = Counter[int](), Counter[int]()
    for below_row in below:
        for at, (name, cell) in enumerate(zip(row, below_row, strict=False)):
            if at and name and cell:
                cells[at] += 1
                figures[at] += bool(_FIGURE.fullmatch(cell))
    return any(figures[at] >= _MOSTLY * count for at, count in cells.items())
