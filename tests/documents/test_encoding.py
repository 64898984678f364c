"""Bytes in every encoding of the region become text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wuzhen.documents.encoding import decode
from wuzhen.errors import WuzhenError

SENTENCE = "村里修好了水渠，种上了优质稻，乡亲们的日子一天比一天好。"
TRADITIONAL = "鄉村建設穩步推進，農民收入持續增加，環境衛生明顯改善。"
DAILY = st.text(
    alphabet="村里修好了水渠种上优质稻乡亲们的日子一天比，。：；“”（）0123456789", min_size=1
)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00\ufeff")))
def test_utf_8_with_a_mark_comes_back_whatever_it_says(text):
    assert decode(text.encode("utf-8-sig"), "x") == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
@given(text=DAILY)
def test_chinese_text_comes_back_from_every_encoding(encoding, text):
    text = SENTENCE + text
    assert decode(text.encode(encoding), "x") == text


@pytest.mark.parametrize("encoding", ["gbk", "gb2312", "utf-16-be", "utf-32", "big5"])
def test_other_encodings_of_the_region(encoding):
    text = TRADITIONAL if encoding == "big5" else SENTENCE
    assert decode(text.encode(encoding), "x") == text


def test_characters_beyond_gbk_are_read():
    text = "㭎坪村、䶮家湾的村民" + SENTENCE
    assert decode(text.encode("gb18030"), "x") == text


def test_a_short_gbk_text_that_happens_to_be_valid_utf_8():
    assert decode("联通".encode("gbk"), "x") == "联通"


def test_a_page_is_believed_about_its_charset():
    page = '<html><head><meta charset="gb2312"></head><body>朱镕基</body></html>'
    assert decode(page.encode("gbk"), "x") == page


def test_a_page_that_lies_about_its_charset_is_read_as_what_it_is():
    page = f'<html><head><meta charset="gb2312"></head><body>{SENTENCE}</body></html>'
    assert decode(page.encode("utf-8"), "x") == page


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_text_with_a_cut_off_end_is_read(encoding):
    text = SENTENCE * 20 + "路"
    assert decode(text.encode(encoding)[:-1], "x") == text[:-1] + "\ufffd"


@pytest.mark.parametrize("data", [b"\x00\x01\x02\xff\xfe\xfd", b"\xff\xfe\x00\xd8\x00"])
def test_what_is_no_text_is_refused_with_advice(data):
    with pytest.raises(WuzhenError, match=r"photo\.dat: cannot tell the encoding"):
        decode(data, "photo.dat")
