"""Markdown becomes headings and paragraphs without its marks."""

from wuzhen.documents.readers.markdown import read


def found(content):
    return [(block.text, block.level) for block in read(content).blocks]


def test_number_signs_make_headings():
    assert found("# 总结\n\n##做法 ##\n\n文字。") == [("总结", 1), ("做法", 2), ("文字。", None)]


def test_underlined_headings():
    assert found("总结\n===\n\n做法\n---\n\n文字。") == [("总结", 1), ("做法", 2), ("文字。", None)]


def test_marks_of_emphasis_links_and_lists_are_taken_off():
    content = "- **狠抓**[粮食](http://example.cn)生产`。`\n> 引文\\*\n1. 修路"
    assert found(content) == [("狠抓粮食生产。", None), ("引文*", None), ("1. 修路", None)]


def test_stars_that_stand_for_a_name_stay():
    assert found("在**镇、**镇和**河边都修了路。") == [("在**镇、**镇和**河边都修了路。", None)]


def test_comments_front_matter_rules_and_images_are_no_text():
    content = "---\ntitle: 总结\n---\n\n<!-- 批注\n两行 -->\n\n***\n\n![图](a.png)文字。"
    assert found(content) == [("文字。", None)]


def test_a_table_is_read_row_by_row():
    assert found("| 作物 | 亩 |\n| --- | ---: |\n| 水稻 | 12 |") == [
        ("作物\t亩", None),
        ("水稻\t12", None),
    ]


def test_lines_are_counted_through_comments():
    assert [block.line for block in read("<!--\n\n-->\n文字。").blocks] == [4]
