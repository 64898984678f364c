"""The columns of the spreadsheet for corrections: one list for writing and for reading.

`output/xlsx` writes them, the import of corrections finds them by the names of their heads. A row
is known by 编号 and 指纹, wherever it was sorted to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import sha256

from wuzhen.labels import DIMENSIONS

ALL_PARAGRAPHS = "全部段落"
"""The sheet with a row a paragraph, the only one that is corrected and read back."""

ID, FINGERPRINT = "编号", "指纹"
SOURCE, PAGE, LINE, HEADINGS, TEXT = "来源", "页", "行", "标题", "段落"
LABELS, PRIMARY, REVIEW, EVIDENCE = "标签", "主维度", "待复核", "依据"

DECISIONS = {dimension.id: dimension.short for dimension in DIMENSIONS}
"""For each label the column to correct: 产业 人才 文化 生态 组织, each cell 是 or 否."""

PROBABILITIES = {dimension.id: f"{dimension.short}概率" for dimension in DIMENSIONS}
"""For each label the column with the model's probability, a number from 0 to 1."""

YES, NO = "是", "否"

COLUMNS = (
    SOURCE, PAGE, LINE, HEADINGS, TEXT, *DECISIONS.values(), LABELS, PRIMARY, REVIEW,
    *PROBABILITIES.values(), EVIDENCE, ID, FINGERPRINT,
)  # fmt: skip
"""All columns in their order; 标签 and 概率 are predictions, 主维度 may be corrected."""

LONGEST_CELL = 32_767
"""Characters that a cell holds; a longer text is cut, and no longer has its 指纹."""

BETWEEN_HEADINGS = " › "

_UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2028\u2029"
    r"\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff]"
)


def visible(text: str) -> str:
    r"""Return the text without control, direction and other signs that no document should hold.

    >>> visible("新建\x07冷库\u202e两座")
    '新建冷库两座'
    """
    return _UNSEEN.sub("", text)


def fingerprint(text: str) -> str:
    r"""Return what a text is known by: 16 hexadecimal digits of the SHA-256 of what is seen of it.

    White space counts for nothing, nor do the signs that `visible` takes out: programs change both.

    >>> fingerprint("新建冷库两座。") == fingerprint(" 新建冷库\n两座。")
    True
    """
    seen = "".join(visible(text).split())
    return sha256(seen.encode("utf-8")).hexdigest()[:16]


def heading_path(headings: Sequence[str]) -> str:
    """Return the headings above a paragraph as one cell, the outermost first.

    >>> heading_path(["一、做法", "（一）增收"])
    '一、做法 › （一）增收'
    """
    return BETWEEN_HEADINGS.join(" ".join(visible(heading).split()) for heading in headings)


def headings_of(path: str) -> list[str]:
    """Return the headings that `heading_path` has joined."""
    return [heading for heading in path.split(BETWEEN_HEADINGS) if heading]
