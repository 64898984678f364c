"""Repaired text and its original: each character is found again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wuzhen.documents import repair
from wuzhen.documents.text_alignment import places_in_original


def found_again(word: str, original: str) -> str:
    """Return what stands in the original where the word stands in the repaired text."""
    repaired = repair(original)
    places = places_in_original(repaired, original)
    start = repaired.index(word)
    return original[places[start] : places[start + len(word) - 1] + 1]


def test_clean_text_stays_in_its_places():
    text = "新建冷库两座，年储果两千吨。"
    assert places_in_original(repair(text), text) == list(range(len(text)))


@pytest.mark.parametrize(
    ("original", "word", "written"),
    [
        ("２０２３年建成冷库。", "2023", "２０２３"),
        ("２０２３年建成冷库。", "冷库", "冷库"),
        ("村里 的冷 库建成。", "冷库", "冷 库"),
        ("　　新建冷库", "新建", "新建"),
        ("水清了。。。岸绿了", "岸绿", "岸绿"),
        ("水清了.岸绿了", "。", "."),
        ("水&nbsp;清，岸&amp;绿", "绿", "绿"),
        ("新\u200b建冷\u200b库", "冷库", "冷\u200b库"),
        ("改厕三百㎡，修路", "m2", "㎡"),
        ("改厕三百㎡，修路", "修路", "修路"),
        ("培育『茶』产业", "“茶”", "『茶』"),
    ],
)
def test_a_word_is_found_as_it_was_written(original, word, written):
    assert found_again(word, original) == written


@given(st.text(st.sampled_from("村冷库。，. \t\u3000&amp;nbsp２㎡İ\u200b\U00020bb7"), max_size=80))
def test_places_ascend_and_lie_within_the_original(original):
    repaired = repair(original)
    places = places_in_original(repaired, original)
    assert len(places) == len(repaired)
    assert places == sorted(places)
    assert all(0 <= at < len(original) for at in places)
