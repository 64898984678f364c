"""Workbooks: a paragraph a row of the column with the text, the other columns kept."""

import office
import pytest
from books import cells, xlsx

from wuzhen.documents import limits, read_bytes
from wuzhen.errors import WuzhenError

ROAD = "全镇新修灌渠三条，惠及农户四百户，群众十分满意。"
MILL = "村里办起了加工坊，妇女在家门口上班。"


def read(sheets, column=None, **how):
    return read_bytes(xlsx(sheets, **how), "台账.xlsx", column)


def texts(document):
    return [paragraph.text for paragraph in document.paragraphs]


def left_out(document):
    return [(line.text, line.rule, line.line) for line in document.dropped]


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods"])
def test_every_kind_of_workbook_reads_as_the_same_table_in_text_does(suffix):
    data = (office.STORED / f"table.{suffix}").read_bytes()
    document = read_bytes(data, "表.et")
    table = read_bytes(office.TABLE.encode(), "表.csv")
    assert [(p.text, p.id, dict(p.record), p.line) for p in document.paragraphs] == [
        (p.text, p.id, dict(p.record), p.line) for p in table.paragraphs
    ]
    assert left_out(document) == [("合计 435", "row without a text", 4)] == left_out(table)


def test_figures_and_days_are_kept_as_they_are_read():
    document = read({"一": cells(("正文", "户数", "亩均"), (ROAD, 400, 2.5))})
    assert dict(document.paragraphs[0].record) == {"户数": "400", "亩均": "2.5"}


def test_rows_above_the_header_are_captions_and_the_first_is_the_title():
    rows = cells(
        ("禾丰镇工作台账",), ("填报人：李某",), ("村", "工作情况"), ("甲村", ROAD), ("乙村", MILL)
    )
    document = read({"一": rows})
    assert (document.title, texts(document)) == ("禾丰镇工作台账", [ROAD, MILL])
    assert left_out(document) == [
        ("禾丰镇工作台账", "caption of a table", 1),
        ("填报人：李某", "caption of a table", 2),
    ]
    assert dict(document.paragraphs[0].record) == {"村": "甲村"}


class TestMergedCells:
    HEAD = ("乡镇", "类别", "正文", "户数")

    def found(self, *rows, merged):
        document = read({"一": cells(self.HEAD, *rows)}, merged=merged)
        return [(p.text, *p.record.values()) for p in document.paragraphs], left_out(document)

    def test_a_name_beside_several_rows_belongs_to_each(self):
        rows = [("白石镇", "产业", ROAD, 4), (None, "文化", MILL, 3)]
        assert self.found(*rows, merged=["A2:A3"]) == (
            [(ROAD, "白石镇", "产业", "4"), (MILL, "白石镇", "文化", "3")],
            [],
        )

    def test_a_text_beside_several_rows_counts_once(self):
        rows = [("白石镇", "产业", ROAD, 4), ("河口镇", "产业", None, 3), ("东乡", "文化", MILL, 1)]
        assert self.found(*rows, merged=["C2:C3"]) == (
            [(ROAD, "白石镇", "产业", "4"), (MILL, "东乡", "文化", "1")],
            [("河口镇 产业 3", "row without a text", 3)],
        )

    def test_a_text_that_begins_in_the_column_before_is_found(self):
        rows = [("白石镇", "产业", ROAD, 4), ("东乡", MILL, None, 1)]
        assert self.found(*rows, merged=["B3:C3"])[0] == [
            (ROAD, "白石镇", "产业", "4"),
            (MILL, "东乡", "", "1"),
        ]

    def test_a_long_text_beside_several_rows_is_not_repeated(self):
        long = "甲" * 300
        rows = [(long, "产业", ROAD, 4), (None, "文化", MILL, 3)]
        assert self.found(*rows, merged=["A2:A3"])[0][1] == (MILL, "", "文化", "3")

    def test_a_range_beyond_the_rows_is_no_more_than_the_rows(self):
        rows = [("白石镇", "产业", ROAD, 4), (None, "文化", MILL, 3)]
        many = ["A2:A1048576", *["A2:A1048576"] * 50]
        assert len(self.found(*rows, merged=many)[0]) == 2

    def test_a_sheet_that_begins_farther_right_has_its_names_in_the_right_columns(self):
        sheet = cells(
            (None, *self.HEAD), (None, "白石镇", "产业", ROAD), (None, None, "文化", MILL)
        )
        document = read({"一": sheet}, merged=["B2:B3"])
        assert [p.record["乡镇"] for p in document.paragraphs] == ["白石镇", "白石镇"]


def test_sheets_are_counted_through_and_told_apart():
    document = read(
        {"上半年": cells(("正文",), (ROAD,)), "下半年": cells(("正文",), None, (MILL,))}
    )
    assert [(p.n, p.id, p.text, p.line, dict(p.record)) for p in document.paragraphs] == [
        (1, "台账-001", ROAD, 2, {"sheet": "上半年"}),
        (2, "台账-002", MILL, 3, {"sheet": "下半年"}),
    ]


def test_a_sheet_without_a_column_of_text_is_left_out_and_named():
    document = read({"一": cells(("正文",), (ROAD,)), "统计": cells(("村", "户数"), ("甲", 4))})
    assert texts(document) == [ROAD]
    assert left_out(document) == [
        ("村 户数", "sheet without a column of text", 1),
        ("甲 4", "sheet without a column of text", 2),
    ]
    assert [(n.message, n.lost) for n in document.notices] == [
        ("the sheet 统计 was left out: it has no column of text", False)
    ]


def test_a_hidden_sheet_is_left_out():
    document = read(
        {"一": cells(("正文",), (ROAD,)), "旧": cells(("正文",), (MILL,))}, hidden=["旧"]
    )
    assert texts(document) == [ROAD]
    assert left_out(document) == [("正文", "hidden sheet", 1), (MILL, "hidden sheet", 2)]


def test_the_user_may_name_the_column():
    rows = cells(("甲方意见", "乙方意见"), (ROAD, MILL))
    assert texts(read({"一": rows}, column="乙方意见")) == [MILL]
    with pytest.raises(WuzhenError, match=r"it is unclear .*甲方意见, 乙方意见.*--column"):
        read({"一": rows})


@pytest.mark.parametrize(
    ("sheets", "message"),
    [
        ({"一": ""}, "no paragraph in this file"),
        ({"一": cells(("村", "户数"), ("甲", 4))}, "it is unclear"),
        ({}, "no paragraph in this file"),
    ],
)
def test_what_holds_no_text_is_refused(sheets, message):
    with pytest.raises(WuzhenError, match=message):
        read(sheets)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (xlsx({"一": "<c>"}), "damaged|no paragraph"),
        (xlsx({"一": cells((ROAD,))})[:-40], "damaged"),
        (xlsx({"一": cells((ROAD,))}, parts={"xl/workbook.xml": "junk"}), "damaged"),
    ],
)
def test_what_is_damaged_says_so(data, message):
    with pytest.raises(WuzhenError, match=message):
        read_bytes(data, "a.xlsx")


def test_a_workbook_is_measured_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr(
        limits, "PACKAGE_UNPACKED", limits.Limit("this file is too large", 100, "b")
    )
    with pytest.raises(WuzhenError, match="this file is too large .expected at most 100"):
        read({"一": cells((ROAD,))})
