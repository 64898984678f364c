"""What a single line shows: its numbering, whether it could be a heading or a title."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wuzhen.documents import numerals

_CN = "〇零一二三四五六七八九十百"
_COUNT = rf"[{_CN}]{{1,9}}"
_OPEN, _CLOSE = "（(〔【\\[", "）)〕】\\]"
_DATE = r"(?:19|20)\d\d\s*年|\d{1,2}\s*月\s*\d{1,2}\s*日"
_DATED = re.compile(_DATE)
_SERIES = re.compile(rf"([{_CN}])(?:[、产级类线期批组队等]|[{_CN}])")
_MARKERS: tuple[tuple[float, re.Pattern[str]], ...] = tuple(
    (rank, re.compile(pattern))
    for rank, pattern in (
        (0, rf"第\s*+([{_CN}\d]{{1,9}})\s*+(?:章|部分|篇|编|板块)[、，,：:．.\s]*+"),
        (1, rf"第\s*+([{_CN}\d]{{1,9}})\s*+节[、，,：:．.\s]*+"),
        (1, r"([Ⅰ-Ⅻ])\s*+[、．.]?\s*+"),
        (2, rf"({_COUNT})\s*+[、．.]\s*+"),
        (3, rf"[{_OPEN}]\s*+({_COUNT})\s*+[{_CLOSE}]\s*+[、．.]?\s*+"),
        (3, r"([㈠-㈩])\s*+[、．.]?\s*+"),
        (3, rf"({_COUNT})\s*+[）)]\s*+[、．.]?\s*+"),
        (4.1, r"(\d{1,2}[.．]\d{1,2})(?:[.．、]\s*|\s{1,9})(?![\d.．万亿%％余多个亩元])"),
        (4.2, r"(\d{1,2}(?:[.．]\d{1,2}){2})(?:[.．、]\s*|\s{1,9})(?!\d)"),
        (4, rf"(\d{{1,3}})\s{{0,9}}[.．、，,](?:\s*+(?={_DATE})|\s{{0,9}}(?!\d))"),
        (4, r"([⒈-⒛])\s*+"),
        (5, rf"[{_OPEN}]\s*+(\d{{1,3}})\s*+[{_CLOSE}]\s*+[、．.]?\s*+"),
        (5, r"([⑴-⒇])\s*+[、．.]?\s*+"),
        (5, r"(\d{1,3})\s*+[）)]\s*+[、．.]?\s*+"),
        (6, r"([①-⑳㉑-㉟㊱-㊿❶-❿])\s*+[、．.]?\s*+"),
        (7, r"([A-Za-z])\s{0,9}[.．、）)]\s{0,9}(?![A-Za-z\d])"),
    )
)
_BEGINS_MARKER = re.compile(rf"[第{_CN}{_OPEN}\dⅠ-Ⅻ㈠-㈩⒈-⒛⑴-⒇①-⑳㉑-㉟㊱-㊿❶-❿A-Za-z]")
"""Any other line has no marker; this alone decides most lines."""
_ITEM_WITH_FIGURE = re.compile(
    r"(\d{1,3})(?:\s{0,9}、\s{0,9}(?=\d)"
    r"|[.．](?=\d{1,4}(?:[户名人个座处家条场次期册只头村组棵栋]|月份?\D)|\d{3,}+(?![\d.]*[%％万亿吨倍千公]))"
    r"|[.．](?=(?:19|20)\d\d))"
)
"""A number before a figure: an item only where the numbers of the lines around continue it."""
_SPACED = re.compile(r"([1-9]\d?)[ \u3000]{1,4}([\u3400-\u9fff].+)")
_NEXT_FIGURE = re.compile(r"(\d{1,3})(?:[、和及至~—-]|月份|[组号村队级类批期月](?!\d))")
_SIGNS = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ", "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"

SECTION_RANK = 2
"""The rank of 一、, which numbers sections, hardly ever items."""
ITEM_RANK = 4
"""The rank of 1. and 1、, which number headings and items alike."""
LONGEST = 50
"""No standalone heading has more characters than this."""
LONGEST_LABEL = 25
"""A line this short, without figures or a full stop, names a topic and states nothing."""
LONGEST_LEAD = 40
"""No heading at the beginning of a paragraph has more characters than this, marker aside."""

_INNER_STOP = re.compile(r"[。！？!?；;](?=.)")
_OPEN_END = re.compile(r"[，,；;、]$")
_STOP = re.compile(r"[。！？!?；;][”’」』）)]*$")
_PUNCTUATED = re.compile(r"[。！？!?；;，,、：:…][”’」』）)]*$")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_UNIT = (
    r"\s*+(?:[%％‰余多万亿千百元亩户人名个处米吨家场次期套座条件项株头只台栋间斤棵盏所班份天口辆]|"
    r"公[里斤顷]|平方|立方)"
)
_FIGURE = re.compile(
    rf"(?:(?<!\d)(?<!\d[.,，])\d|[xX×])\d*+(?:[.,，]\d++)*+{_UNIT}|(?<![\d.])\d[\d.]*[—\-~～至]\d"
)
_CLAUSE = re.compile(r"[，,]")
_CLAUSE_SIZE = 8
_LEAD = re.compile(rf"[^。！？!?；;]{{2,{LONGEST_LEAD}}}[。！？!?](?=\s*\S)")
_TITLE_END = re.compile(
    r"(?:报告|汇报|总结|要点|情况|讲话|讲话稿|通报|发言|发言稿|材料|简报|综述|纪要|述职|述职述廉|"
    r"调研|心得|心得体会|演讲稿|提案|信息|方案|规划|计划|意见|体会|打算|建议|调查|做法|经验|纪实)"
    r"(?:[（(][^）)]{1,20}[）)])?$"
)
_SECTION_END = re.compile(r"(?:方案|规划|计划|意见|打算|建议|做法|经验|信息|体会|调查|要点)$")
_SECTION = re.compile(
    r"^(?:一|二|三|四|五|前言|引言|背景|概况|主要|基本|存在|下一步|工作(?:开展)?情况|总体|今后|当前|"
    r"特色|具体|进展|目前|其他|有关|取得|面临|对策|成效|意见|经验|问题|附[件表录]?)"
)
_PREAMBLE = re.compile(
    r"^(?:.{0,30}以来[，,]我(?![县市省镇乡村区局国办州旗委校院所站])"
    r"|(?:[0-9０-９xX×]{4}|[〇零一二三四五六七八九]{4})年是.{2,60}之年"
    r"|.{0,12}(?:近年来|以来)[，,].{0,20}(?:正确|坚强|有力|精心)(?:领导|指导)下"
    r"|.{0,60}现将.{0,40}(?:汇报|报告|总结)如下)"
)


@dataclass(frozen=True, slots=True)
class Marker:
    """The numbering in front of a line.

    ``rank`` orders the kinds of numbering as official documents nest them, the outermost lowest;
    ``ordinal`` is the number, where one can be read; ``rest`` is the line without the numbering.
    """

    rank: float
    ordinal: int | None
    rest: str


def marker(line: str) -> Marker | None:
    """Return the numbering in front of the line: 第一章, 一、, （一）, 1., （1）, ① or the like."""
    if not _BEGINS_MARKER.match(line):
        return None
    for rank, pattern in _MARKERS:
        found = pattern.match(line)
        if found:
            numbered = Marker(rank, _ordinal(found[1]), line[found.end() :])
            return None if _is_series(numbered) else numbered
    return None


def figure_marker(line: str) -> Marker | None:
    """Return the numbering of an item that begins with a figure, such as ``3、320户``.

    By its form alone the line may as well begin with a decimal or a row of numbers, so a caller
    must look at the count of the lines around.
    """
    found = _ITEM_WITH_FIGURE.match(line)
    if found is None:
        return None
    numbered = Marker(ITEM_RANK, _ordinal(found[1]), line[found.end() :])
    after = _NEXT_FIGURE.match(numbered.rest)
    if after and numerals.parse(after[1]) == (numbered.ordinal or 0) + 1:
        return None  # 5、6月份: two months
    return numbered


def spaced_marker(line: str) -> Marker | None:
    """Return the numbering of a heading behind which is only a space, such as ``1 产业发展``."""
    found = _SPACED.fullmatch(line)
    return Marker(ITEM_RANK, int(found[1]), found[2]) if found and label_shaped(found[2]) else None


def _is_series(numbered: Marker) -> bool:
    # 一、二、三产业融合发展 is a sentence, not point one.
    found = _SERIES.match(numbered.rest) if numbered.rank == 2 else None
    return found is not None and numerals.parse(found[1]) == (numbered.ordinal or 0) + 1


def figures(text: str) -> bool:
    """Return whether the text counts something, years and dates aside."""
    return bool(_FIGURE.search(text))


def is_statement(line: str) -> bool:
    """Return whether the line is a sentence that reports: it counts, or has several clauses."""
    clauses = _CLAUSE.split(line)
    return stops(line) and (
        figures(line) or (len(clauses) > 2 and len(line) > _CLAUSE_SIZE * len(clauses))
    )


def goes_on(line: str) -> bool:
    """Return whether the line ends as an item does after which another comes: in ；, ， or 、."""
    return bool(_OPEN_END.search(line))


def stops(line: str) -> bool:
    """Return whether the line ends as a sentence does."""
    return bool(_STOP.search(line))


def punctuated(line: str) -> bool:
    """Return whether the line ends in any punctuation, closing or not."""
    return bool(_PUNCTUATED.search(line))


def heading_shaped(line: str) -> bool:
    """Return whether the line is short and of one piece, so that it can be a standalone heading."""
    return (
        len(line) <= LONGEST
        and bool(_CHINESE.search(line))
        and not _OPEN_END.search(line)
        and not _INNER_STOP.search(line)
    )


def label_shaped(line: str) -> bool:
    """Return whether the line names a topic and states nothing: short, no figures, no stop."""
    return (
        heading_shaped(line)
        and len(line) <= LONGEST_LABEL
        and not punctuated(line)
        and not figures(line)
    )


def title_shaped(line: str) -> bool:
    """Return whether the line looks like the title of a report, wherever it is."""
    return (
        6 <= len(line) <= LONGEST
        and marker(line) is None
        and bool(_CHINESE.search(line))
        and not _INNER_STOP.search(line)
        and bool(_TITLE_END.search(line))
    )


def ends_title(line: str, before: str) -> bool:
    """Return whether a short line ends the title that the lines before it begin."""
    return not _SECTION.match(line) and title_shaped(before + line)


def title_of_another(line: str) -> bool:
    """Return whether the line looks like a title even in the middle of a file.

    Sections such as 存在问题和下一步打算 end in the same words, so this rule is stricter.
    """
    if not title_shaped(line) or _SECTION.match(line):
        return False
    about = "关于" in line or "——" in line
    return about or not (_SECTION_END.search(line) or (line.endswith("情况") and len(line) < 10))


def opens_report(text: str) -> bool:
    """Return whether a paragraph reads like the preamble of a report."""
    return marker(text) is None and bool(_PREAMBLE.match(text))


def lead_heading(text: str) -> str | None:
    """Return the heading glued to the front of a paragraph, else ``None``.

    A numbered paragraph whose first sentence is short and counts nothing, with more text after it,
    leads with its heading: of ``（一）加快建设。今年以来……`` that is ``（一）加快建设。``.
    """
    numbered = marker(text)
    if numbered is None:
        return None
    found = _LEAD.match(numbered.rest)
    if found is None or figures(found[0]) or _DATED.match(numbered.rest):
        return None
    return text[: len(text) - len(numbered.rest) + found.end()]


def _ordinal(sign: str) -> int | None:
    for run in _SIGNS:
        if sign in run:
            return run.index(sign) + 1
    for low, high, base in (("①", "⑳", 1), ("⑴", "⒇", 1), ("⒈", "⒛", 1), ("㉑", "㉟", 21)):
        if low <= sign <= high:
            return ord(sign) - ord(low) + base
    if sign.isascii() and sign.isalpha():
        return ord(sign.lower()) - ord("a") + 1
    return numerals.parse(sign.replace("．", ".").rpartition(".")[2])
