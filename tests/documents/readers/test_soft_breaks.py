"""Line breaks inside a paragraph."""

import pytest

from wuzhen.documents.readers.soft_breaks import begins_anew, pieces

BODY = "今年，全村修好水渠三条，种上优质稻两百亩。"


def lines(text):
    return [line for line, _ in pieces(text)]


@pytest.mark.parametrize(
    "expected",
    [
        ["一、产业发展", BODY, "二、人居环境", BODY],
        ["产业发展", BODY, "人居环境", BODY],
        ["一、产业发展", "今年，全村修好水渠三条", "二、人居环境", "清运垃圾三吨"],
        ["柳溪村2023年工作总结", "（2023年12月20日）", "今年，全村修好水渠三条", "种上优质稻"],
        ["柳溪村2023年工作总结", "柳溪村村民委员会", "2023年12月20日", BODY],
        [BODY, BODY],
        ["1.修路。", "2.架桥。"],
        ["一是修路；", "二是架桥。"],
        ["主要做法如下：", "修路。"],
        ["坚持“一村一策，修好水渠三条。", "架起一座桥。"],
        ["（一）抓粮食生产", "（二）抓加工流通"],
    ],
)
def test_a_break_means_the_end_of_a_paragraph(expected):
    assert lines("\n".join(expected)) == expected
    assert lines("\n\n".join(expected) + "\n") == expected


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("修好三条路，\n架起一座桥。", "修好三条路，架起一座桥。"),
        ("种上水稻、\n玉米。", "种上水稻、玉米。"),
        ("按照《保洁制度\n（试行）》执行。", "按照《保洁制度（试行）》执行。"),
        ("修好三条路\n，架起一座桥。", "修好三条路，架起一座桥。"),
        ("起草保洁制度的公\n告。", "起草保洁制度的公告。"),
    ],
)
def test_a_break_in_the_middle_of_a_sentence_is_none(text, joined):
    assert lines(text) == [joined]


def test_lines_of_one_width_are_wrapped():
    wrapped = [BODY.rstrip("。")] * 4
    assert lines("\n".join([*wrapped, "就是这样。"])) == ["".join([*wrapped, "就是这样。"])]


def test_the_lines_below_a_heading_are_no_headings():
    assert pieces(f"一、产业发展\n{BODY}\n二、人居环境\n清运垃圾3吨", 1) == [
        ("一、产业发展", 1),
        (BODY, None),
        ("二、人居环境", 1),
        ("清运垃圾3吨", None),
    ]


def test_a_heading_or_title_may_take_two_lines():
    assert pieces("加强组织领导\n推动工作落实", 2) == [("加强组织领导推动工作落实", 2)]
    assert pieces("关于柳溪村2023年\n工作情况的报告\n（2023年12月20日）", 0) == [
        ("关于柳溪村2023年工作情况的报告", 0),
        ("（2023年12月20日）", None),
    ]


def test_what_begins_a_paragraph_whatever_joins_it():
    assert begins_anew("修好三条路。", "二、人居环境")
    assert begins_anew("一、产业发展", BODY)
    assert not begins_anew("修路", "三条。")
    assert not begins_anew("修好三条路。", "架起一座桥。")


def test_breaks_without_end_take_linear_time():
    assert lines("\n" * 200_000 + BODY) == [BODY]
    assert len(lines(f"{BODY}\n" * 20_000)) == 20_000
    assert len(lines("修路，\n" * 20_000)) == 1
