"""What `wuzhen` writes: whole files, never over an input, safe on any terminal or spreadsheet."""

import csv
import io
import json
import os
import subprocess
import sys

import pytest
from shell import REPORT, one_line, wuzhen


def rows(done):
    return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]


class TestPlaces:
    def test_taggings_and_what_was_left_out_are_two_files(self, report, model, tmp_path):
        out = tmp_path / "out.csv"
        done = wuzhen("tag", report, "-m", model, "-o", out, "--dropped", out)
        assert done.returncode == 1
        assert "two outputs would be the same file" in one_line(done)
        assert not out.exists()

    def test_an_existing_file_needs_force(self, report, model, tmp_path):
        out = tmp_path / "out.csv"
        out.write_text("keep", encoding="utf-8")
        done = wuzhen("tag", report, "-m", model, "-o", out)
        assert done.returncode == 1
        assert "--force" in one_line(done)
        assert out.read_text(encoding="utf-8") == "keep"
        assert wuzhen("tag", report, "-m", model, "-o", out, "--force").returncode == 0
        assert out.read_bytes().startswith(b"\xef\xbb\xbf")

    @pytest.mark.parametrize("force", [[], ["--force"]])
    def test_an_input_is_never_replaced(self, report, model, force):
        before = report.read_bytes()
        done = wuzhen("tag", report, "-m", model, "-f", "csv", "-o", report, *force)
        assert done.returncode == 1
        assert "would replace an input" in one_line(done)
        assert report.read_bytes() == before

    def test_a_model_never_replaces_its_training_data_or_a_file_beside_it(self, tmp_path):
        data = tmp_path / "labels.jsonl"
        data.write_text("{}", encoding="utf-8")
        done = wuzhen("train", data, "-o", data, "--force")
        assert done.returncode == 1
        assert "would replace an input" in one_line(done)
        assert data.read_text(encoding="utf-8") == "{}"

    def test_a_fault_midway_leaves_the_earlier_file(self, model, tmp_path):
        out = tmp_path / "out.jsonl"
        out.write_text("keep", encoding="utf-8")
        done = wuzhen("tag", tmp_path / "none.txt", "-m", model, "-o", out, "--force")
        assert done.returncode == 1
        assert out.read_text(encoding="utf-8") == "keep"
        assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]

    def test_a_dash_is_standard_output(self, report, model, tmp_path):
        done = wuzhen("tag", report, "-m", model, "-f", "jsonl", "-o", "-", cwd=tmp_path)
        assert len(rows(done)) == 3
        assert not (tmp_path / "-").exists()

    def test_what_was_left_out_is_shown_with_its_rule(self, report, model, tmp_path):
        report.write_text(REPORT + "\n2023年5月6日\n", encoding="utf-8")
        left = tmp_path / "left.tsv"
        assert wuzhen("tag", report, "-m", model, "--dropped", left).returncode == 0
        header, *lines = left.read_text(encoding="utf-8").splitlines()
        assert header == "source\tpage\tline\trule\ttext"
        assert [line.split("\t")[4] for line in lines] == ["2023年5月6日"]
        assert all(line.split("\t")[3] for line in lines)


class TestIds:
    def test_namesakes_in_two_folders_have_ids_of_their_own(self, report, model, tmp_path):
        for folder in ("甲镇", "乙镇"):
            (tmp_path / folder).mkdir()
            (tmp_path / folder / "总结.txt").write_text(REPORT, encoding="utf-8")
        report.unlink()
        ids = [row["id"] for row in rows(wuzhen("tag", tmp_path, "-m", model, "-f", "jsonl"))]
        assert ids[0] == "乙镇/总结-001"
        assert len(set(ids)) == len(ids) == 6

    def test_ids_keep_their_form_without_a_clash(self, report, model):
        ids = [row["id"] for row in rows(wuzhen("tag", report, "-m", model, "-f", "jsonl"))]
        assert ids == ["总结-001", "总结-002", "总结-003"]

    def test_an_id_of_zero_is_kept(self, model):
        given = '{"id": 0, "text": "新建冷库。"}\n{"id": 1, "text": "清理河道。"}\n'
        done = wuzhen("tag", "-", "-m", model, "-f", "jsonl", stdin=given.encode())
        assert [row["id"] for row in rows(done)] == ["0", "1"]


class TestEncodings:
    @pytest.mark.parametrize(
        "variables",
        [
            {"PYTHONIOENCODING": "gbk"},
            {"PYTHONIOENCODING": "cp1252"},
            {"PYTHONIOENCODING": "ascii"},
            {"PYTHONIOENCODING": "", "PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"},
        ],
        ids=str,
    )
    def test_a_table_is_shown_in_any_encoding(self, report, model, variables):
        done = wuzhen("tag", report, "-m", model, **variables)
        assert done.returncode == 0
        assert done.stderr == b""
        assert done.stdout.count(b"\n") > 5

    def test_chinese_is_chinese_on_a_chinese_terminal(self, report, model):
        done = wuzhen("tag", report, "-m", model, PYTHONIOENCODING="gbk")
        assert "共 3 段" in done.stdout.decode("gbk")

    def test_json_lines_are_utf_8_everywhere(self, report, model):
        done = wuzhen("tag", report, "-m", model, "-f", "jsonl", PYTHONIOENCODING="gbk")
        assert len(rows(done)) == 3

    def test_halves_of_surrogate_pairs_are_replaced(self, model):
        given = '{"text": "\\ud800新建冷库。", "x": "\\udfff"}'.encode()
        for form in ("jsonl", "csv", "table"):
            done = wuzhen("tag", "-", "-m", model, "-f", form, stdin=given)
            assert done.returncode == 0, done.stderr
            assert "新建冷库" in done.stdout.decode("utf-8")

    def test_nan_and_infinity_are_never_in_json(self, model):
        given = '{"text": "新建冷库。", "a": NaN, "b": [Infinity, -Infinity, 1.5]}'.encode()
        (row,) = rows(wuzhen("tag", "-", "-m", model, "-f", "jsonl", stdin=given))
        assert (row["a"], row["b"]) == (None, [None, None, 1.5])

    @pytest.mark.skipif(sys.platform == "win32", reason="closes descriptors as a shell does")
    @pytest.mark.parametrize("closed", [">&-", "<&-"])
    def test_closed_streams_are_one_clear_line(self, report, model, closed):
        source = "-" if closed == "<&-" else str(report)
        done = subprocess.run(
            ["/bin/sh", "-c", f'"$0" -m wuzhen tag "$1" -m "$2" {closed}', sys.executable, source,
             str(model)],
            capture_output=True, check=False,
        )  # fmt: skip
        assert done.returncode == 1
        assert "closed" in one_line(done)

    @pytest.mark.skipif(sys.platform != "linux", reason="names in other bytes than UTF-8")
    def test_a_file_name_in_gbk_does_no_harm(self, report, model, tmp_path):
        with open(os.fsencode(tmp_path) + "/报告.txt".encode("gbk"), "w", encoding="utf-8") as file:
            file.write(REPORT)
        out = tmp_path / "out.csv"
        done = wuzhen("tag", tmp_path, "-m", model, "-o", out)
        assert done.returncode == 0
        assert "files 2, paragraphs 6" in one_line(done)
        table = list(csv.reader(io.StringIO(out.read_text(encoding="utf-8-sig"))))
        assert {row[0].rsplit("/", 1)[1] for row in table[1:]} == {"总结.txt", "报告.txt"}


class TestDefused:
    ODD = "a\x1b]0;title\x07\x1b[2J\u202eb[/b][red]"

    @pytest.mark.parametrize("form", ["table", "csv"])
    def test_no_control_character_reaches_a_terminal(self, model, tmp_path, form):
        (tmp_path / f"{self.ODD.replace('/', '')}.txt").write_text(
            f"一、{self.ODD}\n\n新建冷库。{self.ODD}结束。\n", encoding="utf-8"
        )
        done = wuzhen("tag", tmp_path, "-m", model, "-f", form)
        assert done.returncode == 0, done.stderr
        assert not {b"\x1b", b"\x07"} & {bytes([byte]) for byte in done.stdout}

    def test_nor_in_an_error(self, model, tmp_path):
        done = wuzhen("tag", tmp_path / self.ODD, "-m", model)
        assert done.returncode == 1
        assert "\\x1b" in one_line(done)
        assert b"\x1b" not in done.stderr

    @pytest.mark.parametrize(
        "cell",
        [
            "=1+1",
            "＝1+1",
            "\n=1",
            " =1",
            "\u3000＠a",
            "\u200b-1",
            "\ufeff+1",
            "\x00=1",
            "\x0c=1",
            "\t=1",
        ],
        ids=repr,
    )
    def test_no_cell_of_a_csv_is_a_formula(self, model, cell):
        given = json.dumps({"id": cell, "text": f"{cell} 新建冷库。"}).encode()
        done = wuzhen("tag", "-", "-m", model, "-f", "csv", stdin=given)
        _, row = csv.reader(io.StringIO(done.stdout.decode("utf-8-sig")))
        assert row[2].startswith("'")
        assert row[6].startswith("'")

    def test_cells_longer_than_a_spreadsheet_holds_are_reported(self, model):
        given = json.dumps({"text": "新建冷库。" * 7000}).encode()
        done = wuzhen("tag", "-", "-m", model, "-f", "csv", stdin=given)
        assert done.returncode == 0
        assert "32,767" in one_line(done)

    def test_a_terminal_of_no_width_still_shows_a_table(self, report, model):
        assert b"1" in wuzhen("tag", report, "-m", model, COLUMNS="0").stdout


class TestOthersGoOn:
    def test_every_unread_file_of_a_folder_is_named(self, report, model, tmp_path):
        (tmp_path / "旧.ppt").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
        (tmp_path / "notes.py").write_text("x", encoding="utf-8")
        done = wuzhen("tag", tmp_path, "-m", model, "-f", "jsonl")
        assert (done.returncode, len(rows(done))) == (3, 3)
        other, unread = done.stderr.decode("utf-8").splitlines()
        assert other == "wuzhen: files that look like no document were not opened: .py 1"
        assert "旧.ppt: this file is damaged" in unread

    def test_a_missing_and_an_endless_input_are_named_beside_the_good_one(
        self, report, model, tmp_path
    ):
        os.mkfifo(tmp_path / "pipe.txt")
        done = wuzhen(
            "tag", report, tmp_path / "none.txt", "x" * 300, tmp_path / "pipe.txt", "/dev/zero",
            "-m", model, "-f", "jsonl",
        )  # fmt: skip
        assert (done.returncode, len(rows(done))) == (3, 3)
        assert done.stderr.decode("utf-8").count("\n") == 4
