"""The process that opens office files: what it may not do, and how its end is told."""

import os

import office
import pytest

from wuzhen import child_process
from wuzhen.documents import limits
from wuzhen.documents.readers import office_process
from wuzhen.errors import WuzhenError

DOC = (office.STORED / "desk.doc").read_bytes()


def opened(kind="doc", data=DOC, **beyond):
    return office_process.opened(kind, data, "a.doc", beyond)


def test_it_gives_what_the_library_makes_of_the_file():
    assert opened()[:4] == b"PK\x03\x04"


def test_nothing_is_left_in_the_folder_for_temporary_files(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    opened()
    with pytest.raises(WuzhenError):
        opened(data=DOC[:3000])
    assert os.listdir(tmp_path) == []


@pytest.mark.skipif(child_process.resource is None, reason="there are no such limits here")
def test_too_little_memory_is_reported(monkeypatch):
    monkeypatch.setattr(limits, "OFFICE_MEMORY", 60 * 2**20)
    with pytest.raises(
        WuzhenError, match="damaged, or needs too much memory .expected at most 60 MB"
    ):
        opened(data=DOC + bytes(50 * 2**20))


@pytest.mark.parametrize("code", [-24, None])
def test_too_much_time_is_reported(monkeypatch, code):
    def run(*_, **how):
        if code is None:
            raise office_process.subprocess.TimeoutExpired("wuzhen", how["timeout"])
        return office_process.subprocess.CompletedProcess([], code)

    monkeypatch.setattr(office_process.subprocess, "run", run)
    with pytest.raises(WuzhenError, match="takes too long to read .expected at most 20 seconds"):
        opened()


def test_it_says_so_where_it_cannot_start(monkeypatch):
    monkeypatch.setattr("sys.executable", "/nowhere/python3")
    with pytest.raises(
        WuzhenError, match="cannot start the process that opens office files .got No such file"
    ):
        opened()


def test_a_limit_of_its_kind_is_reported_with_what_there_is():
    book = (office.STORED / "table.xlsx").read_bytes()
    few = limits.Limit("this table has too many cells", 3, "cells", "cut it")
    most = {"rows": limits.RECORDS, "text": limits.RECORDS_TEXT}
    with pytest.raises(
        WuzhenError, match=r"too many cells .expected at most 3 cells, got 16.; cut it"
    ):
        opened("sheets", book, cells=few, **most)


def test_it_opens_no_other_kind(tmp_path):
    with pytest.raises(WuzhenError, match="damaged"):
        opened("os")
