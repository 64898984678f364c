"""Paths become the reports they stand for."""

import pytest

from wuzhen.documents import find
from wuzhen.errors import WuzhenError


@pytest.fixture
def folder(tmp_path):
    for name in ("b.txt", "a.DOCX", "deep/c.pdf", "~$a.docx", ".hidden.txt", "notes.xyz"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git/d.txt").write_text("x")
    return tmp_path


def test_a_folder_is_searched_in_sorted_order(folder):
    found = [str(path.relative_to(folder)) for path in find([folder])]
    assert found == ["a.DOCX", "b.txt", "deep/c.pdf"]


def test_a_file_is_taken_as_given_and_only_once(folder):
    notes = folder / "notes.xyz"
    assert find([notes, folder / "b.txt", folder])[:2] == [notes, folder / "b.txt"]
    assert len(find([folder, folder])) == 3


def test_a_missing_path_is_named(tmp_path):
    with pytest.raises(WuzhenError, match=r"gone\.txt: no such file"):
        find([tmp_path / "gone.txt"])


def test_a_folder_without_reports_is_named(tmp_path):
    with pytest.raises(WuzhenError, match="no reports in this folder"):
        find([tmp_path])
