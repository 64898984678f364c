"""Lines are read with their numbering, and with nothing that hides it."""

import pytest

from wuzhen.documents.structure.lines import lines
from wuzhen.documents.types import Block


def read(*texts):
    return lines([Block(text) for text in texts])


def ordinals(*texts):
    return [line.marker.ordinal if line.marker else None for line in read(*texts)]


@pytest.mark.parametrize("sign", ["\u200b", "\u200d", "\xad", "\ufeff", "\u200e", "\u2060"])
@pytest.mark.parametrize("text", ["一、修路", "（一）修路", "1.修路", "①修路"])
def test_invisible_signs_hide_no_numbering(sign, text):
    (line,) = read(sign + text)
    assert (line.text, line.marker.ordinal) == (text, 1)


@pytest.mark.parametrize("text", ["⼀、修路", "（⼀）修路", "⼗⼀、修路"])
def test_radicals_hide_no_numbering(text):
    (line,) = read(text)
    assert line.marker.ordinal in (1, 11)
    assert line.text[-2:] == "修路"


@pytest.mark.parametrize(
    "text",
    [
        "3、5月26日至29日，组织培训。",
        "3.2024年，新修水渠。",
        "3．5月26日，开会。",
        "3、 2024年修渠。",
    ],
)
def test_an_item_that_begins_with_a_date_is_numbered_by_itself(text):
    assert ordinals(text) == [3]


@pytest.mark.parametrize(
    "third",
    ["3、320户村民用上了水。", "3.86名队员下村。", "3、5个村修了路。", "3.1200亩梯田灌上了水。"],
)
def test_an_item_that_begins_with_a_figure_is_numbered_where_the_count_says_so(third):
    assert ordinals("1、修路。", "2、架桥。", third, "4、种稻。") == [1, 2, 3, 4]
    assert ordinals("修路。", third) == [None, None]


def test_a_first_item_that_begins_with_a_figure():
    assert ordinals("1、320户用上了水。", "2、架了桥。") == [1, 2]
    assert ordinals("一、做法", "1、320户用上了水。") == [1, 1]


@pytest.mark.parametrize(
    "text",
    ["3.5万亩梯田灌上了水。", "3.5公里水渠通了水。", "3、4月份办了班。", "3，200户用上了水。"],
)
def test_decimals_and_rows_of_numbers_are_no_numbering(text):
    assert ordinals("1、修路。", "2、架桥。", text)[-1] is None


def test_a_tab_behind_the_numbering_makes_no_row():
    (line,) = read("1.\t修路")
    assert (line.text, line.row, line.marker.ordinal) == ("1.修路", False, 1)


def test_cells_are_a_row():
    (line,) = read("作物\t12")
    assert (line.text, line.row, line.marker) == ("作物 12", True, None)
