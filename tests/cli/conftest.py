"""What the commands work on."""

import pytest
from shell import REPORT


@pytest.fixture
def folder(tmp_path):
    """An empty folder for reports."""
    path = tmp_path / "报告"
    path.mkdir()
    return path


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "总结.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path
