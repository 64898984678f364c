"""Markdown becomes headings and paragraphs without its marks."""

import pytest

from wuzhen.documents.readers.markdown import read


def found(content):
    return [(block.text, block.level) for block in read(content).blocks if not block.dropped]


def dropped(content):
    return [(block.text, block.dropped) for block in read(content).blocks if block.dropped]


def test_number_signs_make_headings():
    assert found("# 总结\n\n##做法 ##\n\n文字。") == [("总结", 1), ("做法", 2), ("文字。", None)]


def test_underlined_headings():
    assert found("总结\n===\n\n做法\n---\n\n文字。") == [("总结", 1), ("做法", 2), ("文字。", None)]


def test_marks_of_emphasis_links_and_lists_are_taken_off():
    content = "- **狠抓**[粮食](http://example.cn)生产`。`\n> 引文\\*\n1. 修路"
    assert found(content) == [("狠抓粮食生产。", None), ("引文*", None), ("1. 修路", None)]


def test_stars_that_mean_a_name_stay():
    assert found("在**镇、**镇和**河边都修了路。") == [("在**镇、**镇和**河边都修了路。", None)]


def test_comments_front_matter_rules_and_images_are_no_text():
    content = "---\ntitle: 总结\n---\n\n<!-- 批注\n两行 -->\n\n***\n\n![图](a.png)文字。"
    assert found(content) == [("文字。", None)]
    assert dropped(content) == [
        ("title: 总结", "front matter"),
        ("批注\n两行", "comment"),
        ("图", "image text"),
    ]


def test_a_table_is_read_row_by_row():
    assert found("| 作物 | 亩 |\n| --- | ---: |\n| 水稻 | 12 |\n| 小麦 | 7 |") == [
        ("水稻\t12", None),
        ("小麦\t7", None),
    ]


def test_lines_are_counted_through_comments():
    blocks = read("<!--\n\n-->\n文字。").blocks
    assert [block.line for block in blocks if not block.dropped] == [4]


@pytest.mark.parametrize(
    "line", ["#乡村振兴#今年修了路。", "#人才下乡", "#1号地块", "##甲#乙", "#####"]
)
def test_number_signs_without_a_space_are_text(line):
    assert found(f"{line}\n\n文字。")[0] == (line, None)


@pytest.mark.parametrize(
    ("line", "heading"), [("# 总结", 1), ("#\u3000总结", 1), ("##总结", 2), ("## C# 培训班", 2)]
)
def test_a_space_or_several_signs_make_a_heading(line, heading):
    assert found(line) == [(line.lstrip("#").strip(), heading)]


def test_a_sentence_behind_two_signs_is_no_heading():
    assert found("##今年修了路。又架了桥。") == [("##今年修了路。又架了桥。", None)]


def test_elements_of_html_end_paragraphs_and_leave_no_tags():
    content = "<p><strong>简讯</strong>：修了路。</p><p>架了桥。</p>\n<div style='a'>种了稻。</div>"
    assert found(content) == [("简讯：修了路。", None), ("架了桥。", None), ("种了稻。", None)]


def test_headings_and_tables_of_html():
    content = (
        "<h2>做法</h2>\n<table><tr><td>作物</td><td>亩</td></tr>\n<tr><td>稻</td><td>12</td></tr>"
    )
    assert found(content) == [("做法", 2), ("作物\t亩", None), ("稻\t12", None)]


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        ("办了三处，<br>评了五户。", ["办了三处，评了五户。"]),
        ("办了三处。<br/>评了五户。", ["办了三处。", "评了五户。"]),
        ("做法如下<br>一、修路", ["做法如下", "一、修路"]),
        ("办了三处<br><br>评了五户", ["办了三处", "评了五户"]),
    ],
)
def test_a_line_break_of_html_is_one_within_the_paragraph(content, texts):
    assert [text for text, _ in found(content)] == texts


def test_a_tag_over_several_lines_keeps_the_lines_counted():
    blocks = read("<div\n class='a'>\n修路。\n</div>\n架桥。").blocks
    assert [(block.text, block.line) for block in blocks] == [("修路。", 3), ("架桥。", 5)]


@pytest.mark.parametrize("text", ["增长<3%且>1%。", "用a<b表示。", "<某镇>修了路。"])
def test_signs_of_comparison_are_no_tags(text):
    assert found(text) == [(text, None)]


def test_entities_are_read():
    assert found("&nbsp;&nbsp;一、修路&amp;架桥") == [("一、修路&架桥", None)]


@pytest.mark.parametrize(
    ("content", "lost"),
    [
        ("<img alt='村口新修的路'>文字。", ("<img alt='村口新修的路'>", "html tag")),
        ("[路](a.html '村口新修的路')。", ("(a.html '村口新修的路')", "link address")),
        ("<script>var a = '村口';</script>文字。", ("var a = '村口';", "script")),
        ("<style>p:before{content:'村'}</style>文字。", ("p:before{content:'村'}", "style sheet")),
        ("```表格\n文字。\n```", ("表格", "code fence")),
    ],
)
def test_what_goes_with_the_marks_is_listed(content, lost):
    assert dropped(content) == [lost]


def test_what_is_never_closed_stays_text():
    assert found("<!-- 修路。\n\n**架桥。") == [("<!-- 修路。", None), ("**架桥。", None)]


def test_marks_within_each_other():
    assert found("**种了`稻`和~~麦~~**。") == [("种了稻和麦。", None)]


def test_rows_that_name_columns_or_add_them_up_are_left_out():
    rows = "| 甲 | 乙 |\n| :-- | --- |\n| 修路 | 三条 |\n| 架桥 | 一座 |\n| 合计 | 四处 |\n"
    blocks = read(f"# 总结\n\n{rows}\n村里种粮。").blocks
    assert [(block.text, block.dropped) for block in blocks] == [
        ("总结", None),
        ("甲\t乙", "header row of a table"),
        ("修路\t三条", None),
        ("架桥\t一座", None),
        ("合计\t四处", "total row of a table"),
        ("村里种粮。", None),
    ]


def test_footnotes_are_no_text():
    blocks = read("修路三条[^1]，架桥一座[^乙]。\n\n[^1]: 据交通站。\n[^乙]: 据水利站。\n").blocks
    assert [(block.text, block.dropped) for block in blocks] == [
        ("修路三条，架桥一座。", None),
        ("据交通站。", "footnote"),
        ("据水利站。", "footnote"),
    ]


def test_a_line_that_ends_in_a_comma_goes_on():
    parts = ["今年新修水渠一千二百米，改造山塘十二口，", "群众拍手称快。"]
    assert found("## 水渠\n\n" + "\n".join(parts)) == [("水渠", 2), ("".join(parts), None)]
