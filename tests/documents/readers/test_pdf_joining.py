"""Whether a line goes on with the paragraph before it."""

import pytest

from wuzhen.documents.readers.pdf_joining import Placed, goes_on, usual_indent
from wuzhen.documents.readers.pdf_regions import Region
from wuzhen.documents.readers.pdf_types import Line

EM, WIDTH, LEADING = 10.0, 20, 20.0


def column(*rows):
    """Return the lines of a column 20 em wide; a row is (indent in em, text, leadings to it)."""
    lines, base = [], 700.0
    for row in rows:
        indent, text, step = (*row, 1)[:3]
        base -= step * LEADING
        left = 50 + indent * EM
        lines.append(Line(text, 1, left, left + len(text) * EM, base, EM))
    region = Region(tuple(lines), 50, 50 + WIDTH * EM, LEADING, EM)
    return [Placed.of(line, region) for line in lines]


def joins(*rows, indent=None):
    """Tell whether the last row goes on with those before it."""
    *group, one = column(*rows)
    return goes_on(group, one, indent=indent)


FULL = "村里修好了水渠种上了优质稻乡亲们都很高兴"
CLOSED = FULL[:-1] + "。"


class TestWidth:
    def test_a_full_line_goes_on(self):
        assert joins((0, FULL), (0, "到了秋天。"))
        assert joins((0, CLOSED), (0, "到了秋天。"))

    def test_a_closed_line_that_is_not_full_does_not(self):
        assert not joins((0, "村里修好了水渠。"), (0, "到了秋天。"))

    def test_a_line_is_full_where_the_next_word_did_not_fit(self):
        assert joins((0, CLOSED[5:]), (0, "greenhouse又盖了。"))
        assert not joins((0, CLOSED[5:]), (0, "又盖了。"))

    def test_quotation_marks_hold_words_together(self):
        assert joins((0, CLOSED[3:]), (0, "办“三月三”活动。"))

    @pytest.mark.parametrize("mark", "，。、；：！？）》”")
    def test_no_line_begins_with_closing_punctuation(self, mark):
        assert joins((2, "村里修好了水渠。"), (2, mark + "又盖了房。"))

    def test_a_line_that_closes_no_sentence_goes_on_where_it_falls_a_little_short(self):
        assert joins((0, FULL[3:]), (0, "到了秋天。"))
        assert not joins((0, FULL[8:]), (0, "到了秋天。"))

    def test_where_paragraphs_are_indented_it_goes_on_in_any_case(self):
        assert joins((2, "村里修好了水渠"), (0, "到了秋天。"), indent=2)
        assert joins((2, FULL[2:]), (0, "村里修好了水渠"), (0, "到了秋天。"), indent=2)

    def test_a_short_numbered_line_is_a_heading(self):
        assert not joins((2, "（一）修好水渠"), (0, "到了秋天。"), indent=2)


class TestIndent:
    def test_an_indent_begins_a_paragraph(self):
        assert not joins((2, FULL[2:]), (0, FULL), (2, "到了秋天。"))
        assert not joins((0, FULL), (2, "到了秋天。"), indent=2)

    def test_two_lines_indented_alike_are_two_paragraphs_where_paragraphs_are_indented(self):
        assert not joins((2, FULL[2:]), (2, "到了秋天。"), indent=2)
        assert joins((2, FULL[2:]), (2, "到了秋天。"))

    def test_lines_hang_behind_a_number(self):
        assert joins((0, "（一）" + FULL[3:]), (3, "到了秋天。"))
        assert joins((0, "1." + FULL[2:]), (1.5, "到了秋天。"), indent=2)

    def test_a_title_in_the_middle_goes_on_in_the_middle(self):
        assert joins((0.5, FULL[1:]), (7, "年终总结报告"))
        assert not joins((6, "柳湾镇的工作"), (7, "年终总结报告"))


class TestDistance:
    @pytest.mark.parametrize(("step", "joined"), [(1.1, True), (1.3, False)])
    def test_behind_a_closed_line_little_more_sets_paragraphs_apart(self, step, joined):
        assert joins((0, CLOSED), (0, "到了秋天。", step)) is joined

    @pytest.mark.parametrize(("step", "joined"), [(1.3, True), (1.5, False)])
    def test_behind_a_line_that_is_not_full(self, step, joined):
        assert joins((0, FULL[3:]), (0, "到了秋天。", step)) is joined

    @pytest.mark.parametrize(("step", "joined"), [(2.1, True), (2.4, False)])
    def test_behind_a_full_line_within_a_sentence(self, step, joined):
        assert joins((0, FULL), (0, "到了秋天。", step)) is joined


class TestNumbers:
    @pytest.mark.parametrize("number", ["一、", "（二）", "3.", "①"])
    def test_a_number_behind_a_sentence_begins_a_paragraph(self, number):
        assert not joins((0, CLOSED), (0, number + "到了秋天。"))

    @pytest.mark.parametrize(
        ("number", "joined"), [("一、", False), ("（二）", True), ("3.", True)]
    )
    def test_within_a_sentence_only_a_section_does(self, number, joined):
        assert joins((0, FULL), (0, number + "到了秋天。")) is joined

    def test_the_next_number_of_a_list_does_in_any_case(self):
        assert not joins((0, "（一）" + FULL[3:]), (0, "（二）到了秋天。"))
        assert not joins((0, "一、" + FULL[2:]), (0, "（一）到了秋天。"))


class TestOthers:
    def test_another_type_size_begins_a_paragraph(self):
        first, second = column((0, FULL), (0, "到了秋天。"))
        small = Line("到了秋天。", 1, 50, 90, second.line.base, 0.8 * EM)
        assert not goes_on([first], Placed.of(small, second.region))

    def test_cells_are_no_running_text(self):
        assert not joins((0, FULL), (0, "修渠\t三里"))


class TestUsualIndent:
    def test_first_lines_tell(self):
        rows = [(2, FULL[2:]), (0, FULL), (0, "到了秋天。")] * 3
        assert usual_indent([column(*rows)]) == 2

    def test_lines_that_hang_are_no_first_lines(self):
        rows = [(0, "（一）" + FULL[3:]), (3, FULL[3:]), (3, "到了秋天。")] * 3
        assert usual_indent([column(*rows)]) is None

    def test_without_indents_there_is_none(self):
        assert usual_indent([column((0, FULL), (0, "到了秋天。"), (0, CLOSED))]) is None


def test_lines_at_the_right_are_an_office_and_a_date_each_for_itself():
    assert not joins((13, "柳湾镇人民政府"), (12, "二〇二四年一月二日"))
    assert not joins((13, "柳湾镇人民政府"), (15, "一月十二日"))
    assert not joins((11, "柳湾镇人民政府"), (11, "二〇二四年二月"), indent=2)
