"""Texts are cut into sentences and items, all at once as one by one."""

import re

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from wuzhen.features.cutting import MIN_SENTENCE, cut, sentences

PIECES = [
    "一",
    "十",
    "是",
    "第",
    "、",
    "，",
    "（",
    "(",
    ")",
    "3",
    "。",
    "！",
    ";",
    "\n",
    "𠮷",
    "村里修渠",
]


def test_sentences_and_items_are_distinguished():
    text = "一是修好水渠，浇灌稻田五百亩。二是发放农技手册，办了三期培训班。"
    assert sentences(text) == [
        "一是修好水渠，浇灌稻田五百亩。",
        "二是发放农技手册，办了三期培训班。",
    ]


def test_short_pieces_join_the_one_before():
    assert sentences("成效明显。全镇新栽茶苗四十万株，涉及六个村。") == [
        "成效明显。全镇新栽茶苗四十万株，涉及六个村。"
    ]


def test_several_texts_and_empty_ones():
    pieces, owners = cut(["", "修渠。", ""])
    assert pieces == ["", "修渠。", ""]
    assert owners.tolist() == [0, 1, 2]
    assert cut([])[0] == []
    assert sentences("") == []


@settings(deadline=None)
@given(st.text(max_size=200))
def test_joined_sentences_give_the_text_back(text):
    assert "".join(sentences(text)) == text


def one_by_one(text):
    """Return the sentences by the rule in words: at items, behind stops, none too short."""
    item = re.compile(
        r"(?=[一二三四五六七八九十]{1,3}是|第[一二三四五六七八九十]{1,4}[,，、]"
        r"|[（(][0-9一二三四五六七八九十]{1,8}[)）])"
    )
    sentence = re.compile(r"[^。！？；;!?]*[。！？；;!?]*")
    joined = []
    for piece in (p for part in item.split(text) for p in sentence.findall(part) if p):
        if joined and min(len(piece), len(joined[-1])) < MIN_SENTENCE:
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined or [""]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), max_size=4))
def test_cut_at_once_as_one_by_one(texts):
    pieces, owners = cut(texts)
    expected = [one_by_one(text) for text in texts]
    assert pieces == [piece for text in expected for piece in text]
    assert owners.tolist() == np.repeat(np.arange(len(texts)), list(map(len, expected))).tolist()
