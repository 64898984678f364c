"""`wuzhen sort` and `wuzhen summary`: a pile cut into documents, and its figures."""

import csv
import io

import docx
import openpyxl
import pytest
from shell import REPORT, one_line, shown, wuzhen

NAMES = ["产业", "人才", "文化", "生态", "组织", "其他", "待复核"]


@pytest.fixture
def pile(tmp_path):
    folder = tmp_path / "报告"
    folder.mkdir()
    (folder / "甲.txt").write_text(REPORT, encoding="utf-8")
    (folder / "乙.txt").write_text(REPORT + "\n2023年5月6日\n", encoding="utf-8")
    return folder


class TestSort:
    def test_a_document_a_part_and_one_line_that_says_what_was_done(self, pile, model, tmp_path):
        out = tmp_path / "五份"
        done = wuzhen("sort", pile, "-o", out, "-m", model)
        assert done.returncode == 0, done.stderr
        assert {path.name for path in out.iterdir()} == {f"{name}.docx" for name in NAMES}
        assert one_line(done).endswith(
            "五份: files 2, paragraphs 6: 产业 2, 人才 0, 文化 0, 生态 2, 组织 2, 其他 0, "
            "待复核 0; left out: date 1\n"
        )

    def test_files_of_the_folder_that_look_like_no_document_are_counted(
        self, pile, model, tmp_path
    ):
        (pile / "a.mp4").write_bytes(b"x")
        (pile / "b").write_bytes(b"x")
        done = wuzhen("sort", pile, "-o", tmp_path / "五份", "-m", model, WUZHEN_LANG="zh")
        assert done.returncode == 0
        assert done.stderr.decode("utf-8").splitlines()[0] == (
            "wuzhen: 有些文件看上去不是文档，没有打开：没有后缀的 1，.mp4 1"
        )

    def test_each_paragraph_is_under_its_source_headings_and_line(self, pile, model, tmp_path):
        assert wuzhen("sort", pile, "-o", tmp_path / "out", "-m", model).returncode == 0
        texts = [one.text for one in docx.Document(str(tmp_path / "out/生态.docx")).paragraphs]
        assert texts[:2] == ["生态振兴", "摘自2份材料，共2段"]
        assert texts[3:7] == [
            "一、主要做法",
            "（一）抓增收",
            "〔第9行〕",
            "清理河道五公里，打捞水草和垃圾，改造户厕三百座。",
        ]

    def test_the_evidence_is_under_each_paragraph_where_it_is_wanted(self, pile, model, tmp_path):
        for name, more in (("out", []), ("why", ["--explain"])):
            done = wuzhen("sort", pile, "-o", tmp_path / name, "-m", model, *more)
            assert done.returncode == 0, done.stderr
        plain, explained = (
            [one.text for one in docx.Document(str(tmp_path / name / "生态.docx")).paragraphs]
            for name in ("out", "why")
        )
        notes = [text for text in explained if "依据：" in text]
        assert len(notes) == 2
        assert "依据：生态：" in notes[0]
        assert [text for text in explained if text not in notes] == plain

    @pytest.mark.parametrize("form", ["md", "xlsx", "html"])
    def test_other_formats(self, pile, model, tmp_path, form):
        out = tmp_path / "out"
        assert wuzhen("sort", pile, "-o", out, "-f", form, "-m", model).returncode == 0
        assert {path.suffix for path in out.iterdir()} == {f".{form}"}

    def test_a_folder_that_is_there_needs_force(self, pile, model, tmp_path):
        out = tmp_path / "out"
        assert wuzhen("sort", pile, "-o", out, "-m", model).returncode == 0
        again = wuzhen("sort", pile, "-o", out, "-f", "md", "-m", model)
        assert again.returncode == 1
        assert "--force" in one_line(again)
        assert wuzhen("sort", pile, "-o", out, "-f", "md", "-m", model, "--force").returncode == 0
        assert {path.suffix for path in out.iterdir()} == {".md"}

    def test_the_folder_of_the_reports_is_never_replaced(self, pile, model):
        done = wuzhen("sort", pile, "-o", pile, "-m", model, "--force")
        assert done.returncode == 1
        assert "holds other files" in one_line(done)
        assert {path.name for path in pile.iterdir()} == {"甲.txt", "乙.txt"}

    def test_nothing_readable_leaves_no_folder(self, model, tmp_path):
        (tmp_path / "空.txt").touch()
        done = wuzhen("sort", tmp_path / "空.txt", "-o", tmp_path / "out", "-m", model)
        assert done.returncode == 1
        one_line(done)
        assert [path.name for path in tmp_path.iterdir()] == ["空.txt"]

    def test_what_is_not_read_is_named_and_counted(self, pile, model, tmp_path):
        (pile / "空.txt").touch()
        done = wuzhen("sort", pile, "-o", tmp_path / "out", "-m", model)
        assert done.returncode == 3
        first, last = done.stderr.decode("utf-8").splitlines()
        assert "空.txt" in first
        assert last.endswith("not read: 1")


class TestSummary:
    def test_a_table(self, pile, model):
        done = wuzhen("summary", pile, "-m", model)
        assert (done.returncode, done.stderr) == (0, b"")
        assert "合计 │ 6" in shown(done)

    def test_csv_by_the_suffix(self, pile, model, tmp_path):
        out = tmp_path / "汇总.csv"
        assert wuzhen("summary", pile, "-o", out, "-m", model).returncode == 0
        *_, total = csv.DictReader(io.StringIO(out.read_text(encoding="utf-8-sig")))
        assert (total["来源"], total["段落"], total["产业段落"]) == ("合计", "6", "2")

    def test_a_workbook(self, pile, model, tmp_path):
        out = tmp_path / "汇总.xlsx"
        assert wuzhen("summary", pile, "-o", out, "-m", model).returncode == 0
        assert openpyxl.load_workbook(out).sheetnames == ["汇总"]

    def test_a_picture(self, pile, model):
        done = wuzhen("summary", pile, "-f", "svg", "-m", model)
        assert done.stdout.startswith(b"<svg")
        assert "乙.txt" in done.stdout.decode("utf-8")

    @pytest.mark.parametrize(
        ("words", "says"),
        [(("-o", "x.txt"), "no format for this suffix"), (("-o", "x", "-f", "table"), "terminal")],
    )
    def test_no_other_format(self, pile, words, says):
        done = wuzhen("summary", pile, *words, cwd=pile)
        assert done.returncode == 1
        assert says in one_line(done)


class TestTag:
    def test_one_line_says_what_was_done(self, pile, model, tmp_path):
        done = wuzhen("tag", pile, "-o", tmp_path / "五类.xlsx", "-m", model)
        assert done.returncode == 0
        assert "五类.xlsx: files 2, paragraphs 6: 产业 2, " in one_line(done)

    def test_no_line_where_the_result_is_on_standard_output(self, pile, model):
        assert wuzhen("tag", pile, "-f", "csv", "-o", "-", "-m", model).stderr == b""

    @pytest.mark.parametrize("form", ["xlsx", "docx"])
    def test_a_pipe_may_have_a_file_of_bytes(self, pile, model, form):
        done = wuzhen("tag", pile, "-f", form, "-m", model)
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout.startswith(b"PK")

    def test_a_terminal_may_not(self, pile):
        pty = pytest.importorskip("pty")
        import os
        import subprocess
        import sys

        ours, theirs = pty.openpty()
        done = subprocess.run(
            [sys.executable, "-m", "wuzhen", "tag", str(pile), "-f", "xlsx"],
            stdout=theirs, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
        os.close(theirs)
        os.close(ours)
        assert done.returncode == 1
        assert "xlsx is nothing for a terminal" in one_line(done)

    def test_the_table_shows_where_a_paragraph_is(self, pile, model):
        assert "位置" in shown(wuzhen("tag", pile, "-m", model))
        assert "9行" in shown(wuzhen("tag", pile, "-m", model))
