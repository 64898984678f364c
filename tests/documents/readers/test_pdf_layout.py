"""Lines on pages become paragraphs."""

import pytest

from wuzhen.documents.readers.pdf_layout import Glyph, Line, blocks, lines

EM = 10.0


def page(number, *rows):
    """Return lines 2 em apart; a row is (indent in em, text) and is as wide as its characters."""
    return [
        Line(text, number, at * EM, (at + len(text)) * EM, 700 - 20 * n, EM, at * EM, EM)
        for n, (at, text) in enumerate(rows)
    ]


def texts(*pages):
    return [block.text for block in blocks(pages)]


FULL = "村里修好了水渠种上了优质稻乡亲们高兴"


def test_a_full_line_goes_on_and_an_indent_begins_a_paragraph():
    rows = [(2, FULL[2:]), (0, FULL), (0, "到了秋天。"), (2, FULL[2:]), (0, "丰收。")]
    assert texts(page(1, *rows)) == [FULL[2:] + FULL + "到了秋天。", FULL[2:] + "丰收。"]


def test_an_indent_begins_a_paragraph_even_after_a_full_line():
    assert len(texts(page(1, (2, FULL[2:]), (0, FULL), (2, FULL[2:]), (0, FULL)))) == 2


@pytest.mark.parametrize(("gap", "paragraphs"), [(20, 1), (26, 1), (30, 2), (40, 2)])
def test_a_gap_of_half_a_line_more_than_usual_ends_a_paragraph(gap, paragraphs):
    # Lines are 20 apart: a gap of 26 is uneven setting, one of 30 is meant.
    def at(bottom, text):
        return Line(text, 1, 0, len(text) * EM, bottom, EM, 0, EM)

    usual = [at(700 - 20 * n, FULL) for n in range(4)]
    assert len(texts([*usual, at(640 - gap, FULL)])) == paragraphs


def test_a_paragraph_that_crosses_a_page_is_one():
    first = page(1, (2, FULL[2:]), (0, FULL))
    second = page(2, (0, "到了秋天。"), (2, "丰收。"))
    assert texts(first, second) == [FULL[2:] + FULL + "到了秋天。", "丰收。"]


def test_page_numbers_and_repeated_heads_are_dropped():
    pages = [
        page(n, (5, "某县文件"), (2, f"{name}{FULL[3:]}"), (0, f"{name}到秋天。"), (8, f"- {n} -"))
        for n, name in enumerate("甲乙丙", start=1)
    ]
    assert texts(*pages) == [f"{name}{FULL[3:]}{name}到秋天。" for name in "甲乙丙"]


def test_numbering_after_a_full_stop_begins_a_paragraph():
    rows = [(0, FULL), (0, FULL[:-1] + "。"), (0, "一、做法"), (2, FULL[2:])]
    assert texts(page(1, *rows))[1] == "一、做法"


def test_larger_type_is_a_title_first_and_a_heading_later():
    big = [Line("总结", 1, 50, 90, 760, 20, 50, 20)]
    later = [Line("做法", 1, 50, 90, 600, 20, 50, 20)]
    found = blocks([[*big, *page(1, (2, FULL[2:]), (0, FULL)), *later]])
    assert [block.level for block in found] == [0, None, 1]


def glyphs(*signs):
    at = 0.0
    for sign in signs:
        if sign is None:
            yield None
        elif isinstance(sign, float):
            at += sign
            yield Glyph(" ", 0, 0, 0, 0, generated=True)
        else:
            yield Glyph(sign, at, at + EM, 100, EM)
            at += EM


def test_a_small_gap_beside_chinese_is_no_space_and_a_wide_one_parts_cells():
    (line,) = lines(glyphs("投", 2.5, "3", "亩", 40.0, "稻"), 1)
    assert line.text == "投3亩\t稻"


def test_a_gap_between_words_is_a_space():
    (line,) = lines(glyphs("A", 3.0, "B"), 1)
    assert line.text == "A B"


def test_pieces_on_one_baseline_are_one_line():
    (line,) = lines(glyphs("修", None, "路"), 1)
    assert line.text == "修路"
