"""The places of tokens in their text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wuzhen.documents import repair
from wuzhen.features import Segmenter, with_frequencies
from wuzhen.features.token_places import token_places


@pytest.fixture(scope="module")
def segmenter():
    return Segmenter(with_frequencies(["pm2.5", "合作社"]))


def test_each_token_is_found_in_its_place(segmenter):
    text = "合作社建3座冷库，合作社增收12.5%。"
    found = [
        (place.token, text[place.start : place.end]) for place in token_places(segmenter, text)
    ]
    assert found == [
        ("合作社", "合作社"),
        ("建", "建"),
        ("<数>", "3"),
        ("座", "座"),
        ("冷库", "冷库"),
        ("合作社", "合作社"),
        ("增收", "增收"),
        ("<数>", "12.5%"),
    ]


def test_masks_and_latin_words_are_found_whatever_their_case(segmenter):
    text = "XX村PM2.5下降"
    found = [text[place.start : place.end] for place in token_places(segmenter, text)]
    assert found == ["XX", "村", "PM2.5", "下降"]


@given(st.text(st.sampled_from("村冷库合作社。，x*3.5%aİ-+某\U00020bb7 "), max_size=60))
def test_places_ascend_and_do_not_overlap(segmenter, written):
    text = repair(written)
    ends = [0]
    for place in token_places(segmenter, text):
        assert ends[-1] <= place.start < place.end <= len(text)
        ends.append(place.end)
