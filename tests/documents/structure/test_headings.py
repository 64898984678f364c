"""What a single line says of itself."""

import pytest

from wuzhen.documents import lead_heading
from wuzhen.documents.structure.headings import heading_shaped, marker, title_of_another

RANKED = [
    ("第一章 总则", "第二部分　成效", "第3篇"),
    ("一、主要做法", "十二、其他", "二．问题", "三. 打算"),
    ("（一）种粮", "(二)修路", "〔三〕引才", "（ 四 ）办学", "㈤治水", "六）宣传"),
    ("1.种粮", "2、修路", "３．引才", "4 . 办学", "5．治水", "⒍宣传"),
    ("（1）种粮", "(2)修路", "（ 3 ）引才", "⑷治水", "5）宣传"),
    ("①种粮", "⑫修路", "㉑引才"),
]


def test_each_kind_of_numbering_ranks_below_the_one_before():
    ranks = [[marker(line).rank for line in kind] for kind in RANKED]
    assert all(len(set(kind)) == 1 for kind in ranks)
    assert ranks == sorted(ranks)


@pytest.mark.parametrize(
    ("line", "ordinal"),
    [("十二、其他", 12), ("（三）办学", 3), ("４．治水", 4), ("⑤种草", 5), ("⒍看病", 6)],
)
def test_the_number_is_read(line, ordinal):
    assert marker(line).ordinal == ordinal


@pytest.mark.parametrize(
    "line",
    [
        "一、二、三产业融合发展。",
        "二、三级医院对口支援。",
        "1.5万亩果园",
        "3.14米",
        "2023.5.6",
        "（12345）热线",
        "2023年全县",
        "一是修路。",
        "第一，抓粮食。",
        "十三五以来",
        "其一修路",
    ],
)
def test_what_only_looks_like_numbering(line):
    assert marker(line) is None


def test_a_first_line_town_is_no_third_industry():
    assert marker("二、一线故事").ordinal == 2


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("（一）加快建设。今年以来，新修道路三条。", "（一）加快建设。"),
        ("1、稳粮，扩油。种下油菜。", "1、稳粮，扩油。"),
        ("（一）加快建设。", None),
        ("（一）加快建设", None),
        ("加快建设。今年以来，新修道路。", None),
        ("一是加快建设。今年以来，新修道路。", None),
        ("1.完成改厕320座。验收全部合格。", None),
        ("（一）" + "长" * 60 + "。后文。", None),
    ],
)
def test_a_heading_glued_to_its_paragraph(text, lead):
    assert lead_heading(text) == lead


@pytest.mark.parametrize(
    "line", ["（一）修路。架桥。", "修路；", "修路，", "路" * 60, "——", "Road"]
)
def test_what_is_no_heading_by_its_form(line):
    assert not heading_shaped(line)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("柳溪镇乡村振兴工作汇报", True),
        ("关于春耕备耕情况的通报", True),
        ("柳溪镇春耕工作总结（2023年）", True),
        ("存在问题和下一步工作打算", False),
        ("主要工作情况", False),
        ("下一步工作计划", False),
        ("一、工作总结", False),
        ("会议听取了镇里的汇报。", False),
        ("汇报", False),
    ],
)
def test_titles_in_the_middle_of_a_file(line, expected):
    assert title_of_another(line) is expected


@pytest.mark.parametrize(("size", "leads"), [(2, True), (26, True), (40, True), (41, False)])
def test_a_heading_glued_to_its_paragraph_has_up_to_forty_characters(size, leads):
    heading = "（一）" + "抓" * size + "。"
    assert lead_heading(heading + "今年新修水渠三里。") == (heading if leads else None)
