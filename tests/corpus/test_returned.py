"""What comes back from a sheet, from the page and from ``tag``: the same paragraphs."""

import json

import pytest

from workbooks import workbook
from wuzhen.corpus.returned import read_returned
from wuzhen.corpus.sheet import fingerprint
from wuzhen.errors import WuzhenError

HEAD = ["来源", "页", "标题", "段落", "产业", "人才", "文化", "生态", "组织", "标签", "主维度",
        "编号", "指纹"]  # fmt: skip
TEXT = "新建冷库两座。"


def cells(*decisions, text=TEXT, labels="产业", primary="产业", id_="甲-001"):
    return ["甲.docx", 2, "一、做法 › （一）增收", text, *decisions, labels, primary, id_,
            fingerprint(text)]  # fmt: skip


def returned(tmp_path, *rows, name="全部段落", head=HEAD):
    path = tmp_path / "改.xlsx"
    path.write_bytes(workbook({"汇总": [["来源"]], name: [head, *rows]}))
    return read_returned(path)


def lines(tmp_path, *values):
    path = tmp_path / "改.jsonl"
    path.write_text("".join(json.dumps(value) + "\n" for value in values), encoding="utf-8")
    return read_returned(path)


class TestSheet:
    def test_a_row_becomes_the_values_of_a_record(self, tmp_path):
        back = returned(tmp_path, cells("是", "否", "否", "是", "否"))
        assert back.faults == ()
        assert back.rows[0].values == {
            "id": "甲-001",
            "report": "甲.docx",
            "headings": ["一、做法", "（一）增收"],
            "text": TEXT,
            "labels": ["industry", "ecology"],
            "primary": "industry",
            "source": "甲.docx",
            "page": 2,
            "fingerprint": fingerprint(TEXT),
        }
        assert back.rows[0].before == ("industry",)
        assert back.rows[0].where.endswith("改.xlsx, row 2")

    def test_columns_are_found_by_their_heads(self, tmp_path):
        order = sorted(range(len(HEAD)), key=lambda at: HEAD[at])
        row = cells("是", "否", "否", "否", "否")
        back = returned(tmp_path, [row[i] for i in order], head=[HEAD[i] for i in order])
        assert back.rows[0].values["labels"] == ["industry"]

    def test_other_ways_to_say_yes_and_no_are_understood(self, tmp_path):
        back = returned(tmp_path, cells(True, 0, "√", " 否", "x"))
        assert back.rows[0].values["labels"] == ["industry", "culture"]

    @pytest.mark.parametrize(("cell", "got"), [("", "an empty cell"), ("或许", "或许")])
    def test_a_cell_that_decides_nothing_is_named_by_row_and_column(self, tmp_path, cell, got):
        good = cells("是", "否", "否", "否", "否")
        back = returned(tmp_path, good, cells("是", "否", cell, "否", "否", id_="甲-002"))
        assert len(back.rows) == 1
        assert str(back.faults[0]).endswith(
            f"改.xlsx, row 3: column 文化 is not decided (expected 是 or 否, got {got})"
        )

    def test_every_fault_of_a_row_is_named(self, tmp_path):
        back = returned(tmp_path, cells("?", "否", "!", "否", "否", primary="农业"))
        assert len(back.faults) == 3

    def test_empty_rows_are_no_rows(self, tmp_path):
        back = returned(tmp_path, [], cells("是", "否", "否", "否", "否"), ["", " "])
        assert len(back.rows) == 1
        assert back.faults == ()

    def test_no_labels_are_none(self, tmp_path):
        row = cells("否", "否", "否", "否", "否", labels="其他", primary="其他")
        (back,) = returned(tmp_path, row).rows
        assert (back.values["labels"], back.values["primary"], back.before) == ([], None, ())

    def test_a_sheet_of_another_name_will_do(self, tmp_path):
        back = returned(tmp_path, cells("是", "否", "否", "否", "否"), name="Sheet1")
        assert len(back.rows) == 1

    def test_an_old_or_encrypted_workbook_is_named(self, tmp_path):
        path = tmp_path / "改.xlsx"
        path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512))
        with pytest.raises(WuzhenError, match="this is no sound .xlsx workbook"):
            read_returned(path)

    def test_a_workbook_without_the_columns_is_refused(self, tmp_path):
        with pytest.raises(WuzhenError, match="no sheet with the columns of corrected paragraphs"):
            returned(tmp_path, ["甲"], head=["来源"])


class TestLines:
    def test_the_source_serves_as_report(self, tmp_path):
        (back,) = lines(tmp_path, {"id": "a", "source": "甲.docx"}).rows
        assert back.values["report"] == "甲.docx"

    def test_a_report_of_its_own_is_kept(self, tmp_path):
        (back,) = lines(tmp_path, {"id": "a", "source": "甲.jsonl", "report": "r1"}).rows
        assert back.values["report"] == "r1"

    def test_the_prediction_is_known_where_the_line_has_it(self, tmp_path):
        (first, second) = lines(tmp_path, {"model_labels": ["culture"]}, {}).rows
        assert (first.before, second.before) == (("culture",), None)

    def test_a_line_that_is_no_object_is_a_fault(self, tmp_path):
        back = lines(tmp_path, {"id": "a"}, [1])
        assert len(back.rows) == 1
        assert "a line is no object" in str(back.faults[0])

    def test_a_file_that_is_not_there_is_named(self, tmp_path):
        with pytest.raises(WuzhenError, match="no such file"):
            read_returned(tmp_path / "无.jsonl")
