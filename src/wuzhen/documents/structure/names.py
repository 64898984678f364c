"""Titles and headings that are recognised by their words alone."""

from __future__ import annotations

import re

from wuzhen.documents.structure.headings import label_shaped

_SHORTEST = 4

_KIND = re.compile(
    r"(?!主要|具体|基本|总体|特色|今后|目前|当前|下步|其他|有关|存在)[\u3400-\u9fff]{2,3}"
    r"(?:报告|汇报|总结|小结|要点|讲话稿?|发言稿?|演讲稿|通报|简报|纪要|方案|规划|计划|提案)"
)
_BRACKETED = re.compile(r"【[^：:。，、【】]{2,12}】")
_PREFACE = re.compile(r"[前引绪导序][言论语]?|开篇语|编者按|(?:内容)?(?:摘要|提要)")
_LAST = re.compile(r"结束?语|结论|后记|尾声|跋")


def is_kind_of_report(line: str) -> bool:
    """Return whether a line of few characters names a kind of report, such as 工作总结."""
    return bool(_KIND.fullmatch(line))


def is_bracketed(line: str) -> bool:
    """Return whether a line is a name in brackets, and no remark such as 【责任单位：水利站】."""
    return bool(_BRACKETED.fullmatch(line))


def may_name_attachment(line: str) -> bool:
    """Return whether a line can be the title of an attachment: a label, and no 前言."""
    return len(line) >= _SHORTEST and label_shaped(line) and not is_preface(line)


def is_preface(line: str) -> bool:
    """Return whether the heading is that of a part before the numbered ones, such as 前言."""
    return bool(_PREFACE.fullmatch("".join(line.split())))


def is_last_word(line: str) -> bool:
    """Return whether the heading is that of a part behind the numbered ones, such as 结语."""
    return bool(_LAST.fullmatch("".join(line.split())))
