"""A line with bad, lost or foreign bytes is read with as little lost as can be."""

import pytest

from wuzhen.documents.encoding_salvage import salvage

SIMPLIFIED = "村里修好了水渠，种上了优质稻，乡亲们的日子一天比一天好。"
TRADITIONAL = "鄉村建設穩步推進，農民收入持續增加，環境衛生明顯改善。"
LINES = {"utf-8": SIMPLIFIED, "gb18030": SIMPLIFIED, "big5hkscs": TRADITIONAL}


def read(line, encoding):
    return salvage(line, ("utf-8", encoding)).text


@pytest.mark.parametrize("encoding", LINES)
@pytest.mark.parametrize("stray", [b"\xff", b"\x80"])
def test_a_stray_byte_between_two_characters_is_marked(encoding, stray):
    head, tail = LINES[encoding][:9], LINES[encoding][9:]
    line = head.encode(encoding) + stray + tail.encode(encoding)
    assert read(line, encoding) == f"{head}\ufffd{tail}"


@pytest.mark.parametrize("encoding", LINES)
def test_a_stray_byte_within_a_character_leaves_the_character(encoding):
    text = LINES[encoding]
    line = text[:9].encode(encoding) + text[9].encode(encoding)[:1] + b"\xff"
    line += text[9].encode(encoding)[1:] + text[10:].encode(encoding)
    assert read(line, encoding) == f"{text[:10]}\ufffd{text[10:]}"


@pytest.mark.parametrize("encoding", LINES)
@pytest.mark.parametrize("at", range(3, 20))
def test_a_lost_byte_costs_a_character_or_two_and_the_rest_stays_in_step(encoding, at):
    text = LINES[encoding]
    line = text[:at].encode(encoding) + text[at].encode(encoding)[1:]
    found = read(line + text[at + 1 :].encode(encoding), encoding)
    assert (found[: at - 2], found[at + 3 :]) == (text[: at - 2], text[at + 3 :])


@pytest.mark.parametrize("encoding", LINES)
def test_a_cut_off_end_is_marked(encoding):
    text = LINES[encoding] + "路"
    assert read(text.encode(encoding)[:-1], encoding) == f"{text[:-1]}\ufffd"


def test_two_encodings_in_one_line_are_both_read():
    line = SIMPLIFIED.encode("gb18030") + "路修好了。".encode()
    assert read(line, "gb18030") == f"{SIMPLIFIED}路修好了。"


def test_rare_characters_of_names_stay():
    text = "㭎坪村的垚家湾、䶮家坳和镕亭三处整修了山塘。"
    assert read(text.encode("gb18030"), "gb18030") == text


def test_what_does_not_end_a_line_is_left_where_a_character_may_go_on():
    line = SIMPLIFIED.encode("gb18030")
    reading = salvage(line, ("gb18030",), final=False)
    assert line[: reading.size].decode("gb18030") == reading.text
    assert 0 < reading.size < len(line)
