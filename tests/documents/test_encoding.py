"""Bytes in every encoding of the region become text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wuzhen.documents.encoding import decode, decoded
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


def test_a_page_with_a_wrong_charset_is_read_as_what_it_is():
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


TEXTS = {"gbk": SENTENCE, "gb18030": SENTENCE, "big5": TRADITIONAL, "utf-8": SENTENCE}


@pytest.mark.parametrize("encoding", [*TEXTS, "utf-8-sig"])
@pytest.mark.parametrize("lines", [1, 3, 200])
def test_a_bad_byte_is_one_mark_and_the_text_stays_chinese(encoding, lines):
    line = TEXTS.get(encoding, SENTENCE)
    data = f"{line}\n".encode(encoding) * lines + b"\xff" + f"{line}\n".encode(encoding)
    read = decode(data, "x")
    assert read.replace("\ufeff", "") == f"{line}\n" * lines + f"\ufffd{line}\n"


@pytest.mark.parametrize("encoding", TEXTS)
def test_one_bad_byte_a_line_is_one_mark_a_line(encoding):
    line = TEXTS[encoding]
    data = b"".join(line.encode(encoding) + b"\x80\n" for _ in range(5))
    assert decode(data, "x") == f"{line}\ufffd\n" * 5


@pytest.mark.parametrize("encoding", TEXTS)
def test_lost_bytes_cost_a_character_each(encoding):
    line = TEXTS[encoding]
    lost = line[:8].encode(encoding) + line[8].encode(encoding)[1:] + line[9:].encode(encoding)
    whole = f"{line}\n".encode(encoding)
    read = decode(whole * 3 + lost + b"\n" + whole, "x").split("\n")
    assert (read[3][:7], read[3][9:], read[4]) == (line[:7], line[9:], line)


def test_a_long_line_with_one_bad_byte_stays_in_step():
    half = SENTENCE * 500
    data = half.encode("gbk") + b"\xff" + half.encode("gbk")
    assert decode(data, "x") == f"{half}\ufffd{half}"


@pytest.mark.parametrize(
    ("first", "second"), [("gbk", "utf-8"), ("utf-8", "gbk"), ("utf-8", "big5"), ("big5", "utf-8")]
)
@pytest.mark.parametrize("between", ["\n", ""])
def test_two_files_joined_by_hand_are_read_each_in_its_own_encoding(first, second, between):
    one = TRADITIONAL if "big5" in (first, second) else SENTENCE
    head, tail = f"{one}\n" * 4 + one, f"{one}\n" * 5
    data = (head + between).encode(first) + tail.encode(second)
    assert decode(data, "x") == head + between + tail


def test_a_byte_order_mark_in_the_middle_of_joined_files_is_no_obstacle():
    data = f"{SENTENCE}\n".encode("gbk") + SENTENCE.encode("utf-8-sig")
    assert decode(data, "x") == f"{SENTENCE}\n\ufeff{SENTENCE}"


def test_what_was_lost_or_mixed_is_reported():
    data = f"{SENTENCE}\n".encode("gbk") * 2 + f"{SENTENCE}\n".encode() + b"\xff"
    messages = [notice.message for notice in decoded(data, "x").notices]
    assert messages == [
        "could not be decoded in 1 place, marked \ufffd",
        "holds lines in GB18030 and UTF-8; each was read in its own encoding",
    ]


def test_a_line_in_no_encoding_is_left_out_and_named():
    data = f"{SENTENCE}\n".encode("gbk") * 20 + TRADITIONAL.encode("utf-16-le")
    read = decoded(data, "x")
    assert read.text == f"{SENTENCE}\n" * 20 + "\ufffd"
    assert [notice.message for notice in read.notices if notice.lost] == [
        "could not be decoded at all in line 21"
    ]


def test_a_line_of_another_encoding_behind_utf_16_is_left_out_and_named():
    data = f"{SENTENCE}\n".encode("utf-16") * 1 + f"{SENTENCE}\n".encode("utf-16-le") * 20
    read = decoded(data + SENTENCE.encode("gbk"), "x")
    assert read.text == f"{SENTENCE}\n" * 21 + "\ufffd"
    assert any(notice.lost for notice in read.notices)


def test_a_cut_off_end_of_utf_16_is_marked():
    assert decode(SENTENCE.encode("utf-16")[:-1], "x") == f"{SENTENCE[:-1]}\ufffd"


@pytest.mark.parametrize("at", [9, 10, 11])
def test_a_nul_in_a_text_is_taken_out(at):
    data = SENTENCE.encode()
    assert decode(data[:at] + b"\x00" + data[at:], "x") == SENTENCE


def test_traditional_characters_in_gbk_are_read():
    assert decode(TRADITIONAL.encode("gbk"), "x") == TRADITIONAL


@pytest.mark.parametrize(
    "data",
    [
        b"\xff",
        b"\xe9",
        "Le village a créé une coopérative très appréciée.".encode("cp1252") * 30,
        "В деревне построили новую дорогу.".encode("koi8-r") * 30,
        "В деревне построили новую дорогу.".encode("cp1251") * 30,
        bytes(range(0xC0, 0x100)) * 200,
        b"He said \x93yes\x94 and left.",
        SENTENCE.encode("utf-16-le")[1:] * 20,
        b"\x00" * 500,
    ],
)
def test_a_guess_without_chinese_is_refused(data):
    with pytest.raises(WuzhenError, match="cannot tell the encoding"):
        decode(data, "x")


@pytest.mark.parametrize("charset", ["iso-8859-1", "utf-16", "punycode", "zip", "no-such-thing"])
def test_a_page_that_names_a_strange_charset_is_read_as_what_it_is(charset):
    page = f'<html><meta charset="{charset}"><p>{SENTENCE}'
    assert decode(page.encode("gbk"), "x") == page


def test_a_mark_that_the_text_brought_is_told_as_such():
    (notice,) = decoded(f"{SENTENCE}\ufffd{SENTENCE}\ufffd".encode(), "x").notices
    assert notice.message == "holds \ufffd in 2 places: lost before the text came here"
    (notice,) = decoded(f"{SENTENCE}\ufffd".encode() + b"\xff", "x").notices
    assert notice.message == "could not be decoded in 2 places, marked \ufffd"
