"""Lines of a table of contents are told before lines are joined."""

import pytest

from wuzhen.documents.readers.pdf_contents import contents


@pytest.mark.parametrize("number", ["1", "- 12 -", "（3）", "IV", "128"])
@pytest.mark.parametrize("leader", ["......", "………", "······", "．．．．", ". . . . .", "______"])
def test_lines_that_end_in_dots_and_a_page(leader, number):
    assert contents([f"一、产业{leader}{number}", f"二、人才{leader} {number}"]) == {0, 1}


def test_one_such_line_is_enough_below_its_heading():
    assert contents(["茶叶......12"]) == set()
    assert contents(["目　录", "茶叶......12", "一、茶叶"]) == {0, 1}


@pytest.mark.parametrize("heading", ["目录", "目 录", "目　次", "CONTENTS"])
def test_below_a_heading_a_gap_does(heading):
    assert contents([heading, "一、产业\t1", "二、人才\t2", "一、产业", "种茶600亩。"]) == {0, 1, 2}


def test_entries_on_two_lines_belong_to_it():
    entries = ["目录", "（一）坚持规划引领，分类推进", "村庄建设......3", "（二）修路......4"]
    assert contents([*entries, "一、产业"]) == {0, 1, 2, 3}


def test_text_below_it_does_not():
    assert contents(["一、产业......1", "二、人才......2", "种茶600亩。", "三、修路"]) == {0, 1}


@pytest.mark.parametrize("line", ["他说到这里……12", "面积为3.5", "1....", "单价......待定"])
def test_what_only_looks_like_it(line):
    assert contents(["目录", line]) == set()


def test_very_long_lines_take_no_time():
    assert contents(["." * 200_000 + "x", "…" * 200_000]) == set()
