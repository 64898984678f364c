"""Paragraphs, characters and shares by source and dimension: figures, table, CSV, workbook, SVG."""

import csv
import io
import zipfile
from xml.dom import minidom

import openpyxl
import pytest
from rich.console import Console
from taggings import tagging

from wuzhen.output.summary import LONGEST_NAME, Count, share, summarized, together
from wuzhen.output.summary_formats import to_csv, to_table, to_xlsx
from wuzhen.output.summary_picture import MOST_SOURCES, to_svg

ONE = summarized(
    "甲.docx", [tagging("冷 库。", labels=("industry", "talent")), tagging("开会。", labels=())]
)
OTHER = summarized("乙.docx", [tagging("村规。", labels=("organization",), review=True)])


def svg_texts(svg):
    return [node.firstChild.data for node in minidom.parseString(svg).getElementsByTagName("text")]


class TestCounts:
    def test_a_paragraph_counts_for_each_of_its_labels_without_white_space(self):
        assert ONE.all == Count(2, 6)
        assert (ONE.labels["industry"], ONE.labels["talent"]) == (Count(1, 3), Count(1, 3))
        assert (ONE.none, ONE.review) == (Count(1, 3), Count())

    def test_several_sources_together(self):
        total = together([ONE, OTHER])
        assert (total.source, total.all, total.review) == ("合计", Count(3, 9), Count(1, 3))

    def test_a_share_of_nothing_is_nothing(self):
        assert (share(1, 4), share(0, 0)) == (0.25, 0.0)


def test_the_table_has_a_row_a_source_and_the_totals():
    console = Console(width=140, record=True, file=io.StringIO())
    console.print(to_table([ONE, OTHER]))
    shown = console.export_text()
    assert "甲.docx" in shown
    assert "1 50%" in shown
    assert "合计" in shown


def test_csv_has_counts_and_shares():
    first, second, total = csv.DictReader(io.StringIO(to_csv([ONE, OTHER]).removeprefix("\ufeff")))
    assert (first["来源"], first["产业段落"], first["产业段落占比"]) == ("甲.docx", "1", "0.5000")
    assert (second["组织字数"], second["组织字数占比"], second["待复核段落"]) == (
        "3",
        "1.0000",
        "1",
    )
    assert (total["来源"], total["段落"], total["字数"]) == ("合计", "3", "9")


def test_a_source_is_no_formula_in_csv():
    assert "\n'=1" in to_csv([summarized("=1", [tagging()])]).replace("\r", "")


def test_the_workbook_has_the_figures_alone():
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx([ONE, OTHER])))
    assert book.sheetnames == ["汇总"]
    heads = [cell.value for cell in book["汇总"][4] if cell.value]
    assert heads == ["类别", "段落", "段落占比", "字数", "字数占比"]


def test_a_chart_has_room_for_its_bars_beside_long_names():
    folder = "报告/各乡镇/白石镇/2024年/"
    summary = summarized(f"{folder}xx镇学区农村学校.docx", [tagging()])
    data = to_xlsx([summary])
    (sheet,) = openpyxl.load_workbook(io.BytesIO(data)).worksheets
    ((row, place),) = [(c.row, c.coordinate) for r in sheet for c in r if c.value == "图中名称"]
    column = place.rstrip("0123456789")
    assert sheet[f"{column}{row + 1}"].value == "…24年/xx镇学区农村学校.docx"
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        chart = package.read("xl/charts/chart2.xml").decode()
    assert f"<c:f>汇总!${column}${row + 1}</c:f>" in chart


class TestPicture:
    def test_it_names_classes_counts_and_sources(self):
        texts = svg_texts(to_svg([ONE, OTHER]))
        assert {"产业", "其他", "1段 33%", "甲.docx", "乙.docx", "共2份材料、3段、9字"} <= set(
            texts
        )

    def test_many_sources_share_the_last_bar(self):
        texts = svg_texts(to_svg([ONE] * (MOST_SOURCES + 5)))
        assert texts.count("甲.docx") == MOST_SOURCES - 1
        assert "其余6份" in texts

    def test_a_long_name_shows_its_end(self):
        texts = svg_texts(to_svg([summarized("很长的文件夹/" * 9 + "甲.docx", [tagging()])]))
        (name,) = [text for text in texts if text.endswith("甲.docx")]
        assert len(name) == LONGEST_NAME

    @pytest.mark.parametrize("odd", ["<script>x</script>", "a&b", '"', "]]>", "\x1b[2J", "\u202ex"])
    def test_a_name_is_never_markup(self, odd):
        picture = to_svg([summarized(odd, [tagging()])])
        assert "<script" not in picture
        assert "\x1b" not in picture
        minidom.parseString(picture)

    def test_nothing_to_count_gives_a_picture_all_the_same(self):
        assert "共0份材料、0段、0字" in svg_texts(to_svg([]))
