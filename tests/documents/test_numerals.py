"""Numbers are written and read as Chinese documents do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wuzhen.documents import numerals


@given(st.integers(1, 9999))
def test_what_is_written_in_chinese_reads_as_the_same_number(number):
    assert numerals.parse(numerals.chinese(number)) == number


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (21, "二十一"), (100, "一百"),
     (105, "一百零五"), (110, "一百一十"), (1003, "一千零三"), (2050, "二千零五十")],
)  # fmt: skip
def test_chinese_counting(number, text):
    assert numerals.chinese(number) == text


@pytest.mark.parametrize(
    ("style", "number", "text"),
    [("chineseCounting", 11, "十一"), ("chineseCountingThousand", 3, "三"),
     ("japaneseCounting", 10, "十"), ("ideographTraditional", 2, "乙"),
     ("ideographDigital", 10, "一〇"), ("chineseLegalSimplified", 15, "壹拾伍"),
     ("decimalEnclosedCircle", 1, "①"), ("decimalEnclosedCircle", 21, "㉑"),
     ("decimalEnclosedCircle", 60, "60"), ("decimalFullWidth", 12, "１２"),
     ("decimalZero", 7, "07"), ("lowerLetter", 3, "c"), ("upperLetter", 28, "BB"),
     ("upperRoman", 14, "XIV"), ("lowerRoman", 9, "ix"), ("none", 4, ""), ("bullet", 4, ""),
     ("decimal", 5, "5"), ("some new style", 6, "6")],
)  # fmt: skip
def test_numbering_styles(style, number, text):
    assert numerals.formatted(number, style) == text


@given(st.integers(0, 100_000), st.sampled_from(sorted(numerals._STYLES)))
def test_no_number_is_too_odd_to_write(number, style):
    assert isinstance(numerals.formatted(number, style), str)


@pytest.mark.parametrize("text", ["", "甲", "第三", "1a"])
def test_what_is_no_number_reads_as_none(text):
    assert numerals.parse(text) is None


@pytest.mark.parametrize("text", ["1" * 5000, "一" * 5000, "十" * 5000])
def test_what_is_too_long_to_be_a_number_reads_as_none(text):
    assert numerals.parse(text) is None
