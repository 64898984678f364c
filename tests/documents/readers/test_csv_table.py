"""Tables become paragraphs, a row each, with their further columns."""

import pytest

from wuzhen.documents import read_bytes
from wuzhen.errors import WuzhenError

ROAD = "全镇新修灌渠三条，惠及农户四百户，群众十分满意。"
MILL = "村里办起了加工坊，妇女在家门口上班。"


def read(table, source="表.csv", column=None):
    return read_bytes(table.encode(), source, column)


def texts(document):
    return [paragraph.text for paragraph in document.paragraphs]


def test_the_text_is_found_by_the_name_of_its_column_and_the_rest_is_kept():
    document = read(f"id,text,label\n7,{ROAD},industry\n0,{MILL},\n")
    assert [(p.id, p.n, p.line, p.text) for p in document.paragraphs] == [
        ("7", 1, 2, ROAD),
        ("0", 2, 3, MILL),
    ]
    assert document.paragraphs[0].record == {"id": "7", "label": "industry"}
    assert (document.title, document.paragraphs[0].headings) == (None, ())


@pytest.mark.parametrize(
    "name", ["text", "TEXT", " 正文 ", "内容", "段落", "文本", "paragraph", "content"]
)
def test_the_usual_names(name):
    assert texts(read(f"编号,{name}\n1,{ROAD}\n")) == [ROAD]


def test_a_name_wins_over_length():
    assert texts(read(f"备注,正文\n{ROAD * 3},{MILL}\n")) == [MILL]


def test_without_a_name_it_is_the_only_column_of_running_text():
    document = read(f"镇,年,情况\n甲镇,2024,{ROAD}\n乙镇,2024,{MILL}\n")
    assert texts(document) == [ROAD, MILL]
    assert document.paragraphs[1].record == {"镇": "乙镇", "年": "2024"}


def test_without_names_at_all_the_first_row_is_read_too():
    document = read(f"甲镇,{ROAD}\n乙镇,{MILL}\n")
    assert texts(document) == [ROAD, MILL]
    assert document.paragraphs[0].record == {"column 1": "甲镇"}


def test_one_column_of_text_without_a_name():
    assert texts(read(f"{ROAD}\n{MILL}\n")) == [ROAD, MILL]


def test_the_user_may_name_the_column():
    table = f"甲方意见,乙方意见\n{ROAD},{MILL}\n"
    assert texts(read(table, column="乙方意见")) == [MILL]
    with pytest.raises(WuzhenError, match=r"it is unclear .*甲方意见, 乙方意见.*--column"):
        read(table)
    with pytest.raises(WuzhenError, match="no column or key 丙方意见"):
        read(table, column="丙方意见")


def test_cells_with_commas_quotation_marks_and_line_ends():
    table = 'id,text\n1,"修了路,架了桥。\n种了稻。"\n2,"办了""夜校""。"\n'
    document = read(table)
    assert [(p.text, p.line) for p in document.paragraphs] == [
        ("修了路,架了桥。\n种了稻。", 2),
        ('办了"夜校"。', 4),
    ]


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_other_delimiters(delimiter):
    rows = [("id", "正文"), ("1", ROAD)]
    table = "\n".join(delimiter.join(row) for row in rows)
    assert texts(read(table)) == [ROAD]


def test_the_line_that_names_the_delimiter_for_excel():
    document = read(f"sep=;\nid;正文\n1;{ROAD}\n")
    assert [(p.text, p.line) for p in document.paragraphs] == [(ROAD, 3)]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
def test_the_encodings_of_spreadsheets(encoding):
    data = f"编号\t正文\r\n1\t{ROAD}\r\n2\t{MILL}\r\n".encode(encoding)
    assert texts(read_bytes(data, "表.csv")) == [ROAD, MILL]


def test_a_table_is_recognised_by_its_content():
    assert texts(read(f"镇,正文\n甲镇,{ROAD}\n", source="standard input")) == [ROAD]


def test_a_report_that_begins_with_a_comma_is_no_table():
    document = read(f"近年来,内容很多。\n{ROAD}\n", source="a.txt")
    assert texts(document) == ["近年来,内容很多。", ROAD]


def test_headings_come_along():
    document = read(f"headings,text\n一、做法 / （一）修路,{ROAD}\n")
    assert document.paragraphs[0].headings == ("一、做法", "（一）修路")


def test_a_row_without_a_text_is_listed():
    document = read(f"镇,正文\n甲镇,{ROAD}\n乙镇未报送材料, \n,\n")
    assert texts(document) == [ROAD]
    assert [(d.text, d.rule, d.line) for d in document.dropped] == [
        ("乙镇未报送材料", "row without a text", 3)
    ]


@pytest.mark.parametrize("total", ["2", "2项", "1,200"])
def test_a_row_of_totals_is_no_paragraph(total):
    document = read(f'编号,正文\n1,{ROAD}\n合计,"{total}"\n合计说明,{MILL}\n')
    assert texts(document) == [ROAD, MILL]
    assert [(d.text, d.rule, d.line) for d in document.dropped] == [
        (f"合计 {total}", "total row of a table", 3)
    ]


def test_columns_of_one_name_and_without_a_name_are_kept():
    document = read(f"镇,镇,,正文\n甲,乙,丙,{ROAD}\n")
    assert document.paragraphs[0].record == {"镇": "甲", "镇 (2)": "乙", "column 3": "丙"}


def test_short_rows_are_filled():
    assert read(f"正文,镇\n{ROAD}\n").paragraphs[0].record == {"镇": ""}


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (f"镇,正文\n甲,{ROAD}\n乙,修路,架桥\n", r"表\.csv:3: this row has more cells .*quotation"),
        (f'镇,正文\n甲,"{ROAD}\n', r"表\.csv:2: this table cannot be read"),
        ("镇,正文\n", "no paragraph in this file"),
        ("镇,年\n甲,2024\n", "it is unclear which column or key has the text"),
        ("正文\n" + "稻" * 100_001, r"表\.csv:2: a paragraph is too long"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(table, message):
    with pytest.raises(WuzhenError, match=message):
        read(table)


def test_a_caption_above_the_names_of_the_columns_is_the_title():
    head = "柳湾镇工作台账,,\n填报单位：农业办,,\n序号,工作,单位\n"
    table = f"{head}1,{ROAD},农业办\n2,{ROAD},\n合计,,\n"
    found = read_bytes(table.encode("gbk"), "a.csv")
    assert found.title == "柳湾镇工作台账"
    assert [(one.text, one.line, dict(one.record)) for one in found.paragraphs] == [
        (ROAD, 4, {"序号": "1", "单位": "农业办"}),
        (ROAD, 5, {"序号": "2", "单位": ""}),
    ]
    assert [(line.text, line.rule) for line in found.dropped] == [
        ("柳湾镇工作台账", "caption of a table"),
        ("填报单位：农业办", "caption of a table"),
        ("合计", "row without a text"),
    ]
