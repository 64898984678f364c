"""Text is repaired for the model."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wuzhen.documents import repair
from wuzhen.documents.text_repair import visible

PIECES = [
    "返",
    "个",
    "乡",
    "兲",
    "二",
    "积",
    "枀",
    "极",
    "建",
    "&amp;",
    "amp;",
    "&#38;",
    "nbsp;",
    "。",
    " ",
    "，",
]


@given(st.text())
@example("&amp;amp;nbsp;")
def test_repairing_twice_changes_nothing(text):
    assert repair(repair(text)) == repair(text)


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_repairing_twice_changes_nothing_in_awkward_text(text):
    assert repair(repair(text)) == repair(text)


@pytest.mark.parametrize(
    ("broken", "right"),
    [
        ("（一）ＡＢ１２，好；行：对！", "(一)AB12,好;行:对!"),
        ("乡 村 振 兴", "乡村振兴"),
        ("用了 GDP 指标", "用了 GDP 指标"),
        ("完成了。。", "完成了。"),
        ("第一、、第二", "第一、第二"),
        ("改厕完成.接着修渠.", "改厕完成。接着修渠。"),
        ("称为“红管家”．", "称为“红管家”。"),
        ("一.改厕3.5万座", "一.改厕3.5万座"),
        ("登录网站.cn或者等等...", "登录网站.cn或者等等..."),
        ("水&nbsp;稻&amp;玉米&#12290;", "水稻&玉米。"),
        ("水\u200b稻\ufeff\u00ad", "水稻"),
        ("　　开头", "开头"),
        ("①修路", "①修路"),
        ("「三变」改革", "“三变”改革"),
        ("⼀⽅⽔⼟", "一方水土"),
        ("⻓效机制", "长效机制"),
        ("县\ue5e5里", "县里"),
    ],
)
def test_one_convention(broken, right):
    assert repair(broken) == right


@pytest.mark.parametrize(
    ("broken", "right"),
    [
        ("丌断推迕脱贫攻坚戓", "不断推进脱贫攻坚战"),
        ("便亍管理", "便于管理"),
        ("登记卌", "登记册"),
        ("収展劢能", "发展动能"),
        ("兲二印収方案的通知", "关于印发方案的通知"),
        ("返个村返样做返些事", "这个村这样做这些事"),
        ("返一年", "这一年"),
        ("村民戒者游客", "村民或者游客"),
        ("劣力帮劣", "助力帮助"),
        ("积枀建设", "积极建设"),
        ("园匙", "园区"),
        ("各顷觃划", "各项规划"),
    ],
)
def test_glyphs_broken_by_pdf_extraction(broken, right):
    assert repair(broken) == right


@pytest.mark.parametrize(
    "right",
    [
        "返乡创业",
        "防止返贫",
        "返回县城",
        "返还押金",
        "往返一趟",
        "往返一次",
        "遣返一人",
        "返个人所得税",
        "讣告",
        "劝戒者",
        "积极建设",
        "小组细化方案",
        "钥匙",
        "三顷地",
        "关二等舱",
        "劣质种子",
    ],
)
def test_words_that_only_look_broken_stay(right):
    assert repair(right) == right


@pytest.mark.parametrize(
    ("nested", "right"),
    [
        ("水&amp;amp;amp;nbsp;稻", "水稻"),
        ("&#38;#38;lt;", "<"),
        ("＆ａｍｐ；ａｍｐ；", "&"),
        ("&amp&semi;", "&"),
        ("&unknown;", "&unknown;"),
        ("甲&乙;", "甲&乙;"),
    ],
)
def test_entities_that_spell_entities(nested, right):
    assert repair(nested) == right


@pytest.mark.parametrize("sign", ["\u200b", "\u200d", "\xad", "\ufeff", "\u200e", "\u2060", "\x00"])
def test_invisible_signs_are_taken_out(sign):
    assert visible(f"{sign}一、修{sign}路") == "一、修路"


@pytest.mark.parametrize(
    ("shown", "plain"), [("⼀、⽔⼟", "一、水土"), ("⻓效", "长效"), ("契約", "契約")]
)
def test_radicals_become_the_characters_they_show(shown, plain):
    assert visible(shown) == plain


@pytest.mark.parametrize("text", ["　　一、修路。\t“好”…①㎡½", "line\nbreak\r\n", "👩\ufe0f"])
def test_what_is_seen_is_unchanged(text):
    assert visible(text) == text
