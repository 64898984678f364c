"""Characters that PDF extraction puts in place of others.

Fonts embedded without a proper character map come out a few code points off: 不 as 丌, 动 as 劢.
The single characters below hardly occur in today's Chinese, so they are replaced wherever they
are; those that are words of their own are replaced only next to certain neighbours.
"""

from __future__ import annotations

import re

_GLYPHS = """
丌不 丏且 丗世 乊之 亊事 亍于 兲关 刜初 劢动 卋世 卌册 収发 叏取 叐受 叒变 呾和 囲围
囻国 尐少 幵并 彔录 戓战 挄按 敁效 斱方 朮术 枀极 枃构 秱移 觃规 迕进 迚进 辿过 髙高
黒黑 靑青 戸户 産产
"""
_RADICALS = """
⺁厂 ⺠民 ⺟母 ⺫目 ⻁虎 ⻄西 ⻅见 ⻆角 ⻉贝 ⻋车 ⻓长 ⻔门 ⻘青 ⻙韦 ⻚页 ⻛风
⻜飞 ⻝食 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻬齐 ⻮齿 ⻰龙 ⻳龟 ⻗雨 ⻑长
"""

RADICALS = {pair[0]: pair[1] for pair in _RADICALS.split()}
"""Radicals that Unicode keeps apart from the characters and does not fold."""
SINGLE = {pair[0]: pair[1] for pair in _GLYPHS.split()} | RADICALS
"""One character for another, whatever is around it."""

CONTEXTUAL: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), right)
    for pattern, right in (
        # 返 is 这 before a measure word; never in 返乡, 返贫, 返回, 返还, 往返, 遣返
        (r"(?<![往遣回退])返(?=个(?!人)|样|些|里|种|次|是|就是|几年|项|场|方面|意味)", "这"),
        (r"(?<![往遣回退])返(?=一(?![次趟遍程]))", "这"),
        (r"(?<![劝惩])戒者", "或者"),
        (r"讣(?![告闻文])", "认"),
        (r"绉(?=[济营验费])", "经"),
        (r"(?<=已)绉", "经"),
        (r"(?<=[帮协补资援互救])劣", "助"),
        (r"劣(?=[力推农])", "助"),
        (r"匙(?=[域县划委])|(?<=[社园山景灌辖])匙", "区"),
        (r"顷(?=目)|(?<=各)顷|(?<=专)顷", "项"),
        (r"丐(?=[界纪])", "世"),
        (r"关二(?=[印做加进推召开全实])", "关于"),
        (r"结极(?=[调优性升合])", "结构"),
        (r"(?<![积消太南北终])极(?=建)", "构"),
    )
)
"""A pattern with its context, and what to put in place of the match."""

CONTEXTUAL_SIGNS = "讣绉劣匙顷丐"
CONTEXTUAL_PAIRS = (
    ("返", "个样些里种次是就几项场方意一"),
    ("戒", "者"),
    ("关", "二"),
    ("结", "极"),
    ("极", "建"),
)
"""Every match of `CONTEXTUAL` has one of the signs in it, or the first of a pair before one of the
second: of a text without them it is known at a glance that it has none."""
