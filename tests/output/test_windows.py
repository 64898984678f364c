"""The .bat files: for code page 936, with paths in quotation marks."""

import pytest

from wuzhen.errors import WuzhenError
from wuzhen.output.windows import BATCHES, batch_file

PYTHON = r"C:\Users\王 芳\wuzhen\.venv\Scripts\python.exe"


@pytest.mark.parametrize("batch", BATCHES, ids=lambda batch: batch.name)
class TestEvery:
    def test_lines_end_as_cmd_wants_them(self, batch):
        data = batch_file(batch, PYTHON)
        assert data.count(b"\n") == data.count(b"\r\n") > 10
        assert data.startswith(b"@echo off\r\nchcp 936 >nul\r\n")

    def test_chinese_comes_after_the_code_page_is_set(self, batch):
        first, second, *rest = batch_file(batch, PYTHON).split(b"\r\n")
        assert (first + second).isascii()
        assert "请把放报告的文件夹" in b"\n".join(rest).decode("gbk")

    def test_every_path_is_in_quotation_marks(self, batch):
        text = batch_file(batch, PYTHON).decode("gbk")
        assert f'"{PYTHON}" -P -m wuzhen --lang zh {batch.command} -o "%out%" -- %paths%' in text
        assert 'set paths=%paths% "%~f1"' in text

    def test_labels_that_are_gone_to_are_there(self, batch):
        lines = batch_file(batch, PYTHON).decode("gbk").split("\r\n")
        labels = {line for line in lines if line.startswith(":")}
        assert {line.rpartition("goto ")[2] for line in lines if "goto " in line} == labels

    def test_a_percent_sign_in_the_path_is_no_variable(self, batch):
        assert r'"C:\100%%\python.exe"' in batch_file(batch, r"C:\100%\python.exe").decode("gbk")

    def test_a_path_that_the_code_page_lacks_is_refused(self, batch):
        with pytest.raises(WuzhenError, match="a .bat file cannot hold"):
            batch_file(batch, r"C:\🌾\python.exe")


def test_names_that_are_taken_are_counted_on():
    sort, tag = (batch_file(batch, PYTHON).decode("gbk") for batch in BATCHES)
    assert 'set "out=%stem%-五份"' in sort
    assert 'set "out=%stem%-五份%number%"' in sort
    assert 'set "out=%stem%-五类%number%.xlsx"' in tag
