"""Texts are repaired all at once as they are one by one."""

import sys

from hypothesis import example, given, settings
from hypothesis import strategies as st

from wuzhen.documents import repair
from wuzhen.documents.glyphs import CONTEXTUAL
from wuzhen.features import batch_repair
from wuzhen.features.batch_repair import repaired

# What rules look at, and their neighbours.
SIGNS = [
    *"返个样一乡讣绉济营已劣帮力推匙区域各顷目专丐界关二印做结极调建积戒者兲枀",
    *"，。、；：！（）．.,;:“”「」『』—–•&＆；;１Ａ\u3000 \t\r\n\x85\xa0\u2028",
    *"\u2f00⻓㎡ﬁ\u200b\ufeff\ue5e5",
    "&amp;", "amp;", "𠮷", "\U0002f800", "\ud800", "中文", "3.5",
]  # fmt: skip
texts = st.lists(st.sampled_from(SIGNS), max_size=12).map("".join)


@settings(max_examples=500, deadline=None)
@given(st.lists(texts, max_size=6))
@example(["关", "二印"])
@example(["。", "。"])
def test_awkward_texts(given_texts):
    assert repaired(given_texts) == [repair(text) for text in given_texts]


@settings(deadline=None)
@given(st.lists(st.text(st.characters(codec=None), max_size=8), max_size=8))
def test_any_texts(given_texts):
    assert repaired(given_texts) == [repair(text) for text in given_texts]


def test_every_character_by_itself_and_between_others():
    every = [chr(code) for code in range(sys.maxunicode + 1) if code < 0x30000 or code > 0x10FF00]
    assert repaired(every) == [repair(text) for text in every]
    between = [f"建{sign}设{sign}{sign}" for sign in every if ord(sign) < 0x10000]
    assert repaired(between) == [repair(text) for text in between]


def test_only_odd_texts_are_repaired_one_by_one(monkeypatch):
    seen = []
    monkeypatch.setattr(batch_repair.text_repair, "repair", lambda text: seen.append(text) or text)
    plain = ["（一）修渠，架桥；", "返乡创业，积极推进。", "３.5万亩"]
    assert repaired([*plain, "修 渠"]) == [
        "(一)修渠,架桥;",
        "返乡创业,积极推进。",
        "3.5万亩",
        "修 渠",
    ]
    assert seen == ["修 渠"]


@settings(max_examples=500)
@given(texts)
def test_a_text_without_its_signs_and_pairs_has_no_glyph_that_depends_on_others(text):
    from wuzhen.documents import text_repair

    if any(pattern.search(text) for pattern, _ in CONTEXTUAL):
        assert text_repair._CONTEXTS.search(text)
