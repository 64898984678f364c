"""The workbook: read back with two libraries, as a user's programs would."""

import io
import zipfile

import openpyxl
import pytest
from taggings import tagging, written

from wuzhen.corpus import sheet
from wuzhen.errors import WuzhenError
from wuzhen.output import xlsx
from wuzhen.output.xlsx import XlsxWriter
from wuzhen.output.xlsx_paragraphs import CORRECTED, row_height

pytestmark = pytest.mark.filterwarnings("ignore:.*xtension is not supported")
"""What openpyxl does not know, such as bars behind numbers, it says."""

TWO = ("industry", "talent")


def workbook(*documents, **how):
    data, _ = written(lambda stream: XlsxWriter(stream, **how), *documents)
    return openpyxl.load_workbook(io.BytesIO(data))


def rows(book, name=sheet.ALL_PARAGRAPHS):
    head, *body = book[name].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in body]


class TestSheets:
    def test_all_paragraphs_then_one_a_dimension_then_the_figures(self):
        book = workbook([tagging()])
        names = ["全部段落", "产业", "人才", "文化", "生态", "组织", "汇总"]
        assert book.sheetnames == names

    def test_a_paragraph_of_two_labels_stands_on_two_sheets(self):
        book = workbook([tagging(labels=TWO), tagging("其他一段。", labels=())])
        counts = {name: len(rows(book, name)) for name in book.sheetnames[:-1]}
        assert counts == {"全部段落": 2, "产业": 1, "人才": 1, "文化": 0, "生态": 0, "组织": 0}

    def test_a_part_of_a_pile_has_no_sheets_of_dimensions(self):
        assert workbook([tagging()], sheets=False).sheetnames == ["全部段落", "汇总"]


class TestColumns:
    def test_they_are_those_that_the_import_of_corrections_asks_for(self):
        assert tuple(column.name for column in CORRECTED) == sheet.COLUMNS

    def test_a_row_holds_place_text_decisions_tags_probabilities_and_what_it_is_known_by(self):
        (row,) = rows(workbook([tagging(labels=TWO, review=True, page=3, line=12)]))
        assert row == {
            "来源": "报告.docx", "页": 3, "行": 12, "标题": "一、做法 › （一）增收",
            "段落": "新建冷库一座，修剪果树六百亩。",
            "产业": "是", "人才": "是", "文化": "否", "生态": "否", "组织": "否",
            "标签": "产业、人才", "主维度": "产业", "待复核": "待复核",
            "产业概率": 0.91, "人才概率": 0.91, "文化概率": 0.08, "生态概率": 0.06,
            "组织概率": 0.04, "依据": None, "编号": "报告-001",
            "指纹": sheet.fingerprint("新建冷库一座，修剪果树六百亩。"),
        }  # fmt: skip

    def test_id_and_fingerprint_are_hidden_and_so_are_columns_without_content(self):
        book = workbook([tagging(page=3)])
        columns = book["全部段落"].column_dimensions
        letters = dict(zip(sheet.COLUMNS, "ABCDEFGHIJKLMNOPQRSTU", strict=True))
        hidden = {name for name, letter in letters.items() if columns[letter].hidden}
        assert hidden == {"行", "依据", "编号", "指纹"}

    def test_the_head_is_frozen_and_filtered(self):
        all_paragraphs = workbook([tagging()] * 3)["全部段落"]
        assert all_paragraphs.freeze_panes == "A2"
        assert all_paragraphs.auto_filter.ref == "A1:U4"

    def test_each_dimension_is_chosen_from_yes_and_no(self):
        lists = workbook([tagging()] * 3)["全部段落"].data_validations.dataValidation
        found = {str(one.sqref): one.formula1 for one in lists}
        assert found == {
            **{f"{letter}2:{letter}4": '"是,否"' for letter in "FGHIJ"},
            "L2:L4": '"产业,人才,文化,生态,组织"',
        }

    def test_what_is_chosen_is_coloured(self):
        formats = workbook([tagging()])["全部段落"].conditional_formatting
        assert {str(one.sqref) for one in formats} == {f"{letter}2" for letter in "FGHIJMNOPQR"}

    def test_texts_are_wrapped_and_rows_high_enough(self):
        book = workbook([tagging("长" * 350)])
        assert book["全部段落"]["E2"].alignment.wrap_text
        assert book["全部段落"].row_dimensions[2].height >= 10 * 15

    @pytest.mark.parametrize(
        ("text", "lines"), [("", 1), ("短", 1), ("长" * 100, 7), ("x" * 100, 4), ("一\n二\n三", 3)]
    )
    def test_the_height_of_a_row_counts_lines(self, text, lines):
        assert row_height([text, None, 0.5], [32, 10, 10]) == lines * 15 + 3

    def test_no_row_is_higher_than_excel_allows(self):
        assert row_height(["长" * 100_000], [30]) == 409


class TestFigures:
    def test_classes_with_paragraphs_characters_and_shares(self):
        book = workbook([tagging("冷 库。" * 3, labels=TWO), tagging("开会。", labels=())])
        figures = list(book["汇总"].iter_rows(min_row=4, max_row=12, values_only=True))
        head, industry = figures[0][:6], figures[1][:5]
        assert head == ("类别", "段落", "段落占比", "字数", "字数占比", "更正后段落")
        assert industry == ("产业", 1, 0.5, 9, 0.75)
        assert figures[6][:5] == ("其他", 1, 0.5, 3, 0.25)
        assert figures[8][:5] == ("合计", 2, 1, 12, 1)

    def test_the_corrected_count_is_the_only_formula(self):
        data, _ = written(XlsxWriter, [tagging()] * 2)
        formulas = [
            cell.value
            for one in openpyxl.load_workbook(io.BytesIO(data))
            for row in one.iter_rows()
            for cell in row
            if cell.data_type == "f"
        ]
        assert formulas == [
            f"=COUNTIF('全部段落'!${letter}$2:${letter}$3,\"是\")" for letter in "FGHIJ"
        ]

    def test_its_value_is_stored_for_programs_that_do_not_calculate(self):
        data, _ = written(XlsxWriter, [tagging()] * 2)
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
        assert [book["汇总"][f"F{row}"].value for row in range(5, 10)] == [2, 0, 0, 0, 0]

    def test_a_row_a_source_and_one_for_all(self):
        book = workbook([tagging()], [tagging(source="乙.docx", labels=("talent",))])
        table = [row[:5] for row in book["汇总"].iter_rows(values_only=True) if row[0]]
        assert table[-3:] == [
            ("报告.docx", 1, 15, 1, 0), ("乙.docx", 1, 15, 0, 1), ("合计", 2, 30, 1, 1),
        ]  # fmt: skip

    def test_two_native_charts(self):
        data, _ = written(XlsxWriter, [tagging()])
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
        assert [name for name in names if name.startswith("xl/charts/chart")] == [
            "xl/charts/chart1.xml",
            "xl/charts/chart2.xml",
        ]


class TestText:
    @pytest.mark.parametrize(
        "text",
        ["=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(1)", "{=1}", "http://a.b/", "mailto:a@b",
         "internal:'汇总'!A1", "007", "1e5", "2024-1-1", "TRUE", "#N/A", "＝1", "\t=1", "'=1"],
    )  # fmt: skip
    def test_whatever_it_looks_like_it_stays_text(self, text):
        book = workbook([tagging(text, headings=(text,), source=text, id=text)])
        cells = {cell.column_letter: cell for cell in book["全部段落"][2]}
        assert {cells[letter].data_type for letter in "ADET"} == {"s"}
        assert cells["E"].value == text
        assert cells["E"].quotePrefix
        assert all(cell.hyperlink is None for cell in cells.values())

    @pytest.mark.parametrize("odd", ["\x00", "\x07", "\x1b[31m", "\u202e", "\u200b", "\ud800"])
    def test_invisible_signs_are_taken_out(self, odd):
        (row,) = rows(workbook([tagging(f"新建{odd}冷库", source=f"报{odd}告", id=odd)]))
        assert row["段落"] == "新建冷库".replace("建", "建" + odd[1:])
        assert row["指纹"] == sheet.fingerprint(row["段落"])

    def test_a_text_longer_than_a_cell_is_cut_and_told(self):
        data, warnings = written(XlsxWriter, [tagging("长" * 40_000, labels=())])
        (row,) = rows(openpyxl.load_workbook(io.BytesIO(data)))
        assert len(row["段落"]) == 32_767
        assert row["段落"].endswith("长……（此处截断）")
        assert sheet.fingerprint(row["段落"]) != row["指纹"]
        assert warnings == [
            "1 cells were cut: a cell holds 32,767 characters; --format jsonl keeps them whole"
        ]

    def test_rare_characters_count_for_two_as_in_excel(self):
        data, warnings = written(XlsxWriter, [tagging("𠮷" * 16_383), tagging("𠮷" * 16_384)])
        first, second = rows(openpyxl.load_workbook(io.BytesIO(data)))
        assert first["段落"] == "𠮷" * 16_383
        assert second["段落"].startswith("𠮷" * 16_000)
        assert warnings[0].startswith("2 cells")  # on two sheets


def test_the_same_taggings_give_the_same_bytes():
    assert written(XlsxWriter, [tagging()]) == written(XlsxWriter, [tagging()])


def test_no_taggings_give_a_workbook_all_the_same():
    assert rows(workbook()) == []


def test_more_rows_than_a_sheet_has_are_refused(monkeypatch):
    monkeypatch.setattr(xlsx, "MOST_ROWS", 2)
    writer = XlsxWriter(io.BytesIO())
    with pytest.raises(WuzhenError, match="too many paragraphs for one spreadsheet"):
        writer.add([tagging()] * 3)
    writer.close()


def test_calamine_reads_the_same():
    calamine = pytest.importorskip("python_calamine")
    data, _ = written(XlsxWriter, [tagging("=1+1")])
    book = calamine.load_workbook(io.BytesIO(data))
    head, row = book.get_sheet_by_name("全部段落").to_python()
    assert dict(zip(head, row, strict=True))["段落"] == "=1+1"
