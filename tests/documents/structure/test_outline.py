"""What is a heading, what is body, and which headings stand above which paragraph."""

import pytest

from wuzhen.errors import WuzhenError

TEXT = "全镇新修灌渠三条，惠及农户四百户，群众十分满意。"
MORE = "村里办起了加工坊，妇女在家门口上班。"


def paths(document):
    return [(paragraph.text, paragraph.headings) for paragraph in document.paragraphs]


def bodies(document):
    return [paragraph.text for paragraph in document.paragraphs]


def test_headings_nest_by_their_numbering(outline):
    document = outline(
        "一、做法", "（一）修路", TEXT, "1.桥梁", TEXT, "（二）种粮", TEXT, "二、打算", MORE
    )
    assert [headings for _, headings in paths(document)] == [
        ("一、做法", "（一）修路"),
        ("一、做法", "（一）修路", "1.桥梁"),
        ("一、做法", "（二）种粮"),
        ("二、打算",),
    ]


def test_a_chapter_is_above_everything(outline):
    document = outline("第一部分 回顾", "一、做法", TEXT, "第二部分 展望", "一、打算", MORE)
    assert [headings for _, headings in paths(document)] == [
        ("第一部分 回顾", "一、做法"),
        ("第二部分 展望", "一、打算"),
    ]


def test_a_numbered_line_with_a_full_stop_and_text_below_is_a_heading(outline):
    document = outline("(一)加快灌区改造步伐。", TEXT, "(二)改善出行条件。", MORE)
    assert paths(document) == [(TEXT, ("(一)加快灌区改造步伐。",)), (MORE, ("(二)改善出行条件。",))]


def test_short_numbered_items_one_after_another_are_body(outline):
    items = [
        "1、走访慰问困难老人。",
        "2、协助镇里调处土地纠纷。",
        "3、配合村干部清理沟渠。",
        "1、联系单位送图书到村小学。",
    ]
    assert bodies(outline(*items)) == items


def test_the_last_item_of_a_run_is_body_even_with_text_below(outline):
    items = ["1、走访慰问困难老人。", "2、协助镇里调处土地纠纷。"]
    assert bodies(outline(*items, TEXT)) == [*items, TEXT]


@pytest.mark.parametrize("end", ["；", ";", "，"])
@pytest.mark.parametrize("last", ["（三）其他情形。", "（三）其他情形"])
def test_the_last_item_of_a_list_is_body_whatever_is_below(outline, end, last):
    items = [f"（一）堆放杂物的{end}", f"（二）无人管护的{end}", last]
    document = outline("一、要求", "有下列情形的，应当整改：", *items, TEXT)
    assert [headings for _, headings in paths(document)] == [("一、要求",)] * 5
    assert bodies(document)[-2:] == [last, TEXT]


@pytest.mark.parametrize("kind", ["{}、", "（{}）"])
def test_the_last_item_is_body_in_every_kind_of_numbering(outline, kind):
    numbers = "一二三" if "（" in kind else "123"
    items = [
        kind.format(n) + text
        for n, text in zip(numbers, ("修路；", "架桥；", "办班。"), strict=True)
    ]
    assert bodies(outline("办了三件事：", *items, TEXT))[1:] == [*items, TEXT]


def test_items_that_a_line_announces_are_body_without_any_stop(outline):
    items = ["（一）砌好两座水窖", "（二）换掉老化水管"]
    document = outline("一、实事", "全年办成两件实事：", *items, TEXT)
    assert [headings for _, headings in paths(document)] == [("一、实事",)] * 4


def test_several_bare_items_are_body_without_any_stop(outline):
    items = ["1.甲村", "2.乙村", "3.丙村"]
    assert bodies(outline("一、做法", TEXT, *items, TEXT)) == [TEXT, *items, TEXT]


def test_the_last_of_several_long_items_is_body(outline):
    items = [f"（{n}）对不按规定堆放杂物、妨碍道路通行而又不听劝阻的农户予以公示。" for n in "一二"]
    last = "（三）其他应当公示的。"
    assert bodies(outline("一、要求", *items, last, TEXT)) == [*items, last, TEXT]


def test_the_last_sibling_with_deeper_numbering_below_is_a_heading(outline):
    document = outline(
        "1.修路三条；", "2.新办产业：", "（1）茶厂两座；", "（2）药圃五亩。", "3.办班。"
    )
    assert paths(document) == [
        ("1.修路三条；", ()),
        ("（1）茶厂两座；", ("2.新办产业：",)),
        ("（2）药圃五亩。", ("2.新办产业：",)),
        ("3.办班。", ()),
    ]


@pytest.mark.parametrize("item", ["10.清理垃圾340吨；", "10.320户用上了水。"])
def test_an_item_beside_a_heading_of_its_kind_is_not_below_it(outline, item):
    document = outline("一、做法", "9.新办产业：", "（1）茶厂两座。", item, MORE)
    assert [headings for _, headings in paths(document)[1:]] == [("一、做法",), ("一、做法",)]


def test_a_list_within_a_section_of_the_same_numbering_stays_below_it(outline):
    document = outline("1.总体情况", TEXT, "1、修路300米。", "2、架桥2座。", "3、办班3期。")
    assert [headings for _, headings in paths(document)] == [("1.总体情况",)] * 4


def test_a_remark_in_brackets_is_no_heading(outline):
    document = outline("（一）修路", "（上半年）", TEXT)
    assert paths(document) == [("（上半年）", ("（一）修路",)), (TEXT, ("（一）修路",))]


def test_items_that_begin_with_dates_are_items(outline):
    items = [
        "1、带着测量队走完渠线。",
        "2、催交六个村的用水台账。",
        "3、9月3日至6日，请师傅教装水表。",
        "4、2023年水费欠账收齐。",
    ]
    document = outline("一、近期工作", *items)
    assert paths(document) == [(item, ("一、近期工作",)) for item in items]


def test_an_item_that_counts_is_body(outline):
    document = outline("一、做法", "1.新建大棚32座、冷库两座。", TEXT)
    assert bodies(document) == ["1.新建大棚32座、冷库两座。", TEXT]


def test_a_heading_with_deeper_numbering_below_is_a_heading(outline):
    deeper = "（1）为48名独居老人建档，每周上门探望。"
    document = outline("3.完善关爱老人机制。", deeper, MORE)
    assert paths(document)[0] == (deeper, ("3.完善关爱老人机制。",))


def test_a_heading_glued_to_its_text_is_body_and_leaves_the_path_alone(outline):
    glued = "（一）加快建设。" + TEXT
    document = outline("一、做法", "（一）修路", TEXT, glued, MORE)
    assert paths(document)[1:] == [
        (glued, ("一、做法", "（一）修路")),
        (MORE, ("一、做法", "（一）修路")),
    ]


@pytest.mark.parametrize("start", ["一是", "二是", "第一，", "首先，"])
def test_enumerations_in_words_are_body(outline, start):
    line = start + "抓好春耕。"
    assert bodies(outline("一、做法", line, TEXT)) == [line, TEXT]


def test_a_heading_straight_below_another_nests_even_in_unusual_order(outline):
    document = outline("1.总体情况", "（一）粮食", TEXT, "（二）畜牧", MORE)
    assert [headings for _, headings in paths(document)] == [
        ("1.总体情况", "（一）粮食"),
        ("1.总体情况", "（二）畜牧"),
    ]


def test_an_unnumbered_line_above_numbering_that_begins_again_is_above_it(outline):
    document = outline("今年成效", "一、粮食", TEXT, "二、畜牧", MORE, "明年安排", "一、粮食", TEXT)
    assert [headings for _, headings in paths(document)] == [
        ("今年成效", "一、粮食"),
        ("今年成效", "二、畜牧"),
        ("明年安排", "一、粮食"),
    ]


def test_the_title_is_no_heading_and_what_belongs_to_it_is_no_body(outline):
    document = outline(
        "关于柳溪镇乡村振兴",
        "工作情况的报告",
        "柳溪镇人民政府",
        "（2023年5月6日）",
        "县人民政府：",
        TEXT,
        "一、做法",
        MORE,
    )
    assert document.title == "关于柳溪镇乡村振兴工作情况的报告"
    assert paths(document) == [(TEXT, ()), (MORE, ("一、做法",))]


def test_a_short_line_may_end_the_title(outline):
    document = outline("青禾县农村人居环境整治", "实施方案", TEXT, MORE)
    assert document.title == "青禾县农村人居环境整治实施方案"


def test_a_short_section_below_the_title_does_not_end_it(outline):
    document = outline("青禾县农村人居环境整治", "基本情况", TEXT, MORE)
    assert paths(document)[0] == (TEXT, ("基本情况",))


def test_the_signature_is_no_body(outline):
    document = outline("柳溪镇工作总结", TEXT, MORE, "柳溪镇人民政府", "2023年12月20日")
    assert bodies(document) == [TEXT, MORE]


def test_a_table_of_contents_is_no_body(outline):
    document = outline("柳溪镇工作总结", "目录", "一、做法………………1", "一、做法", TEXT)
    assert paths(document) == [(TEXT, ("一、做法",))]


def test_a_later_title_begins_another_report(outline):
    document = outline("柳溪镇工作汇报", "一、做法", TEXT, "石桥镇工作汇报", MORE)
    assert document.title == "柳溪镇工作汇报"
    assert paths(document) == [(TEXT, ("一、做法",)), (MORE, ())]


def test_a_part_named_in_the_title_is_no_other_report(outline):
    document = outline("柳溪镇2023年工作总结和明年打算", "2023年工作总结", TEXT, "明年打算", MORE)
    assert [headings for _, headings in paths(document)] == [("2023年工作总结",), ("明年打算",)]


PREAMBLE = "2024年是水利建设攻坚之年。镇里早谋划、早动手，整修了山塘。"


def test_in_a_file_of_several_reports_a_preamble_begins_one_without_title(outline):
    reports = ["柳溪镇工作汇报", TEXT, "石桥镇工作汇报", "（一）修路", TEXT, TEXT]
    assert paths(outline(*reports, PREAMBLE, MORE))[-2:] == [(PREAMBLE, ()), (MORE, ())]


def test_in_a_single_report_a_preamble_begins_nothing(outline):
    document = outline("柳溪镇工作汇报", "一、做法", TEXT, TEXT, PREAMBLE)
    assert paths(document)[-1] == (PREAMBLE, ("一、做法",))


def test_the_marks_of_the_format_place_headings_without_numbers(outline):
    document = outline(
        "# 柳溪镇工作汇报", "## 做法", "### 粮食", TEXT, "### 畜牧", MORE, "## 打算", TEXT
    )
    assert [headings for _, headings in paths(document)] == [
        ("做法", "粮食"),
        ("做法", "畜牧"),
        ("打算",),
    ]


def test_numbering_orders_headings_that_the_format_marks_alike(outline):
    document = outline(
        "# 柳溪镇工作汇报", "## 一、做法", "## （一）粮食", TEXT, "## 二、打算", MORE
    )
    assert [headings for _, headings in paths(document)] == [
        ("一、做法", "（一）粮食"),
        ("二、打算",),
    ]


def test_a_marked_heading_that_is_a_paragraph_is_body(outline):
    glued = "（一）加快建设。" + TEXT
    assert bodies(outline("# 柳溪镇工作汇报", f"## {glued}", MORE)) == [glued, MORE]


def test_a_file_of_headings_only_says_so(outline):
    with pytest.raises(WuzhenError, match="only headings"):
        outline("柳溪镇工作汇报", "一、做法", "二、打算")


@pytest.mark.parametrize("title", ["柳湾镇重点任务清单", "柳湾镇大事记"])
@pytest.mark.parametrize("first", ["一、任务", "第一章 任务"])
def test_an_unnumbered_line_above_all_that_is_numbered_is_the_title(outline, title, first):
    document = outline(title, first, TEXT, MORE)
    assert document.title == title
    assert paths(document) == [(TEXT, (first,)), (MORE, (first,))]


@pytest.mark.parametrize("title", ["工作总结", "述职报告", "年终小结", "工作要点", "工 作 汇 报"])
def test_a_kind_of_report_as_first_line_is_its_title(outline, title):
    document = outline(title, "一、修路", TEXT, "二、种粮", MORE)
    assert document.title == title
    assert paths(document) == [(TEXT, ("一、修路",)), (MORE, ("二、种粮",))]


def test_the_first_line_is_a_heading_where_it_names_a_section(outline):
    assert paths(outline("主要做法", TEXT, MORE)) == [(TEXT, ("主要做法",)), (MORE, ("主要做法",))]


def test_a_foreword_is_beside_the_chapters_and_a_last_word_too(outline):
    document = outline(
        "前  言", TEXT, "第一章 基础", TEXT, "第一节 道路", TEXT, "第二章 目标", MORE, "结语", MORE
    )
    assert [headings for _, headings in paths(document)] == [
        ("前  言",),
        ("第一章 基础",),
        ("第一章 基础", "第一节 道路"),
        ("第二章 目标",),
        ("结语",),
    ]


def test_two_items_without_stops_are_alike(outline):
    document = outline("一、保障", "（1）加强领导", "（2）落实资金", TEXT, "二、打算", MORE)
    assert paths(document) == [
        ("（1）加强领导", ("一、保障",)),
        ("（2）落实资金", ("一、保障",)),
        (TEXT, ("一、保障",)),
        (MORE, ("二、打算",)),
    ]


def test_an_item_that_leads_with_a_heading_is_not_below_the_one_before(outline):
    document = outline("9.推进移风易俗", TEXT, f"10.管好集体资产。{MORE}")
    assert paths(document) == [(TEXT, ("9.推进移风易俗",)), (f"10.管好集体资产。{MORE}", ())]


def test_numbers_with_a_space_behind_head_sections_where_they_count(outline):
    document = outline("1 修路", TEXT, "1.1 桥梁", TEXT, "2 人居环境", MORE)
    assert [headings for _, headings in paths(document)] == [
        ("1 修路",),
        ("1 修路", "1.1 桥梁"),
        ("2 人居环境",),
    ]
    assert bodies(outline("2 人居环境", "全镇清运垃圾", TEXT))[0] == "2 人居环境"


def test_a_name_in_brackets_is_a_heading_and_a_remark_is_none(outline):
    assert paths(outline("【修路】", TEXT, "【种粮】", MORE)) == [
        (TEXT, ("【修路】",)),
        (MORE, ("【种粮】",)),
    ]
    assert paths(outline("一、修路", "（小标题）", TEXT))[-1] == (TEXT, ("一、修路",))


def test_a_list_below_a_heading_of_the_same_numbering_goes_on(outline):
    document = outline("1.修路", f"1.主干道。{TEXT}", f"2.便道{TEXT}", "2.种粮", MORE)
    assert [headings for _, headings in paths(document)] == [("1.修路",), ("1.修路",), ("2.种粮",)]


def test_a_cell_that_begins_with_a_number_stays_apart_from_the_next(outline):
    assert bodies(outline(f"一、修路\t{TEXT}", f"1.\t{MORE}")) == [f"一、修路 {TEXT}", f"1.{MORE}"]
