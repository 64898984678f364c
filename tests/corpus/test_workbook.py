"""Cells come as plain values, and no workbook takes more memory than it is worth."""

import pytest

from workbooks import MAIN, package, sheet_xml, workbook
from wuzhen.corpus.workbook import Sheet, read_workbook
from wuzhen.errors import WuzhenError


def saved(tmp_path, data):
    path = tmp_path / "表.xlsx"
    path.write_bytes(data)
    return path


def refusal(tmp_path, data) -> str:
    with pytest.raises(WuzhenError) as raised:
        read_workbook(saved(tmp_path, data))
    return str(raised.value)


def test_every_sheet_comes_with_its_rows(tmp_path):
    path = saved(tmp_path, workbook({"甲": [["编号", 3], [True, "否"]], "乙": []}))
    assert read_workbook(path) == [
        Sheet("甲", (("编号", 3.0), (True, "否"))),
        Sheet("乙", ()),
    ]


def test_rows_count_from_the_first_of_the_sheet(tmp_path):
    path = saved(tmp_path, workbook({"甲": [[], [], ["编号"]]}))
    assert read_workbook(path)[0].rows[2] == ("编号",)


def test_a_sheet_that_spans_too_many_cells_is_refused_before_it_is_opened(tmp_path):
    far = sheet_xml([["编号"]]).replace("</row>", '<c r="XFD1048576"><v>1</v></c></row>')
    said = refusal(tmp_path, package({"xl/worksheets/sheet1.xml": far}))
    assert "this table has too many cells" in said


def test_cells_that_hide_their_address_are_refused(tmp_path):
    hidden = f'<x:worksheet xmlns:x="{MAIN}"><x:row r="9"><x:c><x:v>1</x:v></x:c></x:row>'
    said = refusal(tmp_path, package({"xl/worksheets/sheet1.xml": hidden}))
    assert "cells without an address" in said


def test_a_part_that_unpacks_to_too_much_is_refused(tmp_path):
    said = refusal(tmp_path, package({"xl/worksheets/sheet1.xml": b"0" * (129 * 2**20)}))
    assert "too large" in said


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04", b"", workbook({"甲": [["编号"]]})[:-40], package({"a.txt": "b"})]
)
def test_what_is_no_workbook_is_named(tmp_path, data):
    assert "this is no sound .xlsx workbook" in refusal(tmp_path, data)


def test_a_part_that_is_no_xml_is_named(tmp_path):
    data = package({"xl/workbook.xml": "<workbook", "[Content_Types].xml": "<Types/>"})
    assert "this is no sound .xlsx workbook" in refusal(tmp_path, data)
