"""Plain text becomes paragraphs."""

import pytest

from wuzhen.documents.readers.text import glue, glued, read, width

WRAPPED = """\
    全镇上下一条心，修好了通往山外的水泥路，
又在路边种上了桂花树。到了秋天，游客们闻着花
香进村，农家乐的生意一天比一天红火起来，村民
们盖起了新楼房。
    粮食生产也没有放松。农技员蹲在田头，帮助
农户测土配肥、防治病虫，今年的稻谷又是一个大
丰收，家家户户的粮仓都装得满满的。
"""

FLUSH = """\
全镇上下一条心，修好了通往山外的水泥路，又在路
边种上了桂花树。到了秋天，游客们闻着花香进村，
农家乐的生意一天比一天红火，村民们盖起了新楼
房。

粮食生产也没有放松。农技员蹲在田头，帮助农户测
土配肥、防治病虫，今年的稻谷又是一个大丰收，家
家户户的粮仓都装得满满的。
"""


def texts(content):
    return [block.text for block in read(content).blocks]


def test_a_paragraph_a_line():
    assert texts("　　修路。\r\n\r\n　种粮。\n养牛。") == ["修路。", "种粮。", "养牛。"]


def test_lines_are_counted():
    assert [block.line for block in read("修路。\n\n种粮。").blocks] == [1, 3]


def test_hard_wrapped_lines_are_joined():
    first, second = texts(WRAPPED)
    assert first.endswith("村民们盖起了新楼房。")
    assert second.startswith("粮食生产也没有放松。")


def test_hard_wrapped_paragraphs_without_indents_are_distinguished_by_blank_lines():
    first, second = texts(FLUSH)
    assert first.endswith("村民们盖起了新楼房。")
    assert second.startswith("粮食生产也没有放松。")


def test_lines_of_different_length_are_paragraphs():
    lines = [
        "修路三条。",
        "种粮一千二百亩，亩产九百斤，超过上年。",
        "办学。",
        "引来返乡青年十七人，开起了网店和民宿。",
    ]
    assert texts("\n".join(lines)) == lines


def test_a_list_of_equally_long_sentences_is_not_joined():
    lines = [f"第{n}组的村民一起动手把门前屋后打扫得干干净净。" for n in "一二三四五六"]
    assert texts("\n".join(lines)) == lines


def test_invisible_signs_are_no_text():
    assert texts("\u200b一、修路\n\ufeff二、架桥\n⼀⽅⽔⼟") == ["一、修路", "二、架桥", "一方水土"]


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        (["全镇", "上下"], "全镇上下"),
        (["GDP", "growth"], "GDP growth"),
        (["增长3", "万元"], "增长3万元"),
        (["甲 ", " ", "乙"], "甲乙"),
        ([], ""),
    ],
)
def test_pieces_are_joined_with_spaces_between_latin_words_only(pieces, text):
    assert glued(pieces) == text
    if len(pieces) == 2:
        assert glue(*pieces) == text


def test_a_chinese_character_takes_two_columns():
    assert (width("村里 "), width("abc"), width("村a")) == (4, 3, 3)


def test_lines_may_be_broken_after_so_many_characters_half_wide_or_not():
    first = (
        "　　今年以来，全镇新建茶叶加工厂2座，种植黄精1200亩，建成冷链仓库1处，日处理鲜叶12吨，"
        "带动320户增收，户均增收4200元。"
    )
    second = (
        "　　党员认领岗位，村干部轮流坐班，群众办事不出村，调解室设在老樟树下，由老支书主持，"
        "把土地和宅基地的纠纷说清楚、写下来，大家都很服气。"
    )
    lines = [text[at : at + 24] for text in (first, second) for at in range(0, len(text), 24)]
    assert texts("\n".join(["一、产业", *lines])) == ["一、产业", first.strip(), second.strip()]


def test_paragraphs_of_two_lines_below_many_headings_are_joined():
    text = "今年新修水渠一千二百米，铺设管网十八公里，改造户厕一百五十六座，清运垃圾三百四十吨。"
    names = ["一、水渠", "二、管网", "三、户厕", "四、垂柳"]
    lines = [line for name in names for line in (name, f"　　{text[:28]}", text[28:])]
    assert texts("\n".join(lines)) == [line for name in names for line in (name, text)]


def test_a_line_that_ends_in_a_comma_goes_on():
    parts = ["今年新修水渠一千二百米，改造山塘十二口，", "恢复灌溉面积三千亩，", "群众拍手称快。"]
    whole = "".join(parts)
    assert texts("\n".join(["一、水渠", parts[0], "".join(parts[1:]), whole])) == [
        "一、水渠",
        whole,
        whole,
    ]


@pytest.mark.parametrize("below", ["（二）责令改正", "", "●责令改正", "> 责令改正"])
def test_a_comma_joins_neither_items_nor_what_is_apart(below):
    line = "今年新修水渠一千二百米，改造山塘十二口，"
    assert texts(f"{line}\n{below}\n全镇责令改正八起。")[0] == line


def test_what_comes_after_a_list_is_no_part_of_its_last_item():
    items = ["（一）在灌溉水渠中倾倒各类垃圾的，", "由镇政府责令改正。"]
    assert texts("\n".join(items)) == items


@pytest.mark.parametrize("between", ["— 3 —", "\n- 3 -\n", "第 3 页 共 9 页"])
@pytest.mark.parametrize("at", [15, 30, 22])
def test_a_page_number_parts_no_sentence(between, at):
    whole = "今年新修水渠一千二百米，改造山塘十二口，恢复灌溉面积三千亩，群众拍手称快。" * 2
    read_back = texts(f"一、水渠\n{whole[: at + 30]}\n{between}\n{whole[at + 30 :]}\n{whole}")
    assert [text for text in read_back if text] == ["一、水渠", whole, between.strip(), whole]


def test_a_page_number_between_paragraphs_or_below_a_heading_joins_nothing():
    whole = "今年新修水渠一千二百米，改造山塘十二口，恢复灌溉面积三千亩，群众拍手称快。"
    for first in (whole, "一、加快推进水渠山塘修建和农田灌溉工作", "水渠修建"):
        assert texts(f"{first}\n- 3 -\n{whole}") == [first, "- 3 -", whole]


@pytest.mark.parametrize("indent", ["", "　　"])
def test_lines_that_a_width_broke_with_an_empty_line_behind_each_are_joined(indent):
    whole = (
        "今年新修水渠一千二百米，铺设管网十八公里，改造户厕一百五十六座，清运陈年垃圾三百四十吨，"
        "种上垂柳两千株，垃圾堆变成了小花园，都说好。"
    )
    indented = f"{indent}{whole}"
    rows = [indented[at : at + 24] for at in range(0, len(indented), 24)] * 4
    read_back = texts("\n\n".join(["一、水渠", *rows]))
    assert [text for text in read_back if text] == ["一、水渠", *[whole] * 4]
