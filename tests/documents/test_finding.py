"""Paths become sources: every report of a folder, each with ids of its own."""

import os
import sys

import pytest

from wuzhen.documents import find
from wuzhen.documents.finding import shown


def named(found):
    return [source.name for source in found.sources]


def stems(found):
    return [source.stem for source in found.sources]


def faults(found):
    return [str(failure) for failure in found.failures]


def touch(*paths):
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("文", encoding="utf-8")


def test_a_folder_is_searched_with_its_folders_in_order(tmp_path):
    touch(tmp_path / "b.txt", tmp_path / "a/c.PDF", tmp_path / "a/d.doc", tmp_path / "e.py")
    touch(tmp_path / ".hidden.txt", tmp_path / "~$b.docx")
    found = find([tmp_path])
    assert named(found) == [str(tmp_path / name) for name in ("a/c.PDF", "a/d.doc", "b.txt")]
    assert found.failures == ()


def test_files_that_look_like_no_document_are_counted_by_their_suffix(tmp_path):
    touch(tmp_path / "a.txt", tmp_path / "b/c.MP4", tmp_path / "d.mp4", tmp_path / "README")
    touch(tmp_path / ".hidden.mp4", tmp_path / "~$b.docx")
    assert find([tmp_path]).passed == {"": 1, ".mp4": 2}
    assert find([tmp_path / "d.mp4"]).passed == {}


@pytest.mark.parametrize("suffix", [".docm", ".dot", ".wpt", ".xlsm", ".uof", ".gif"])
def test_documents_of_rarer_suffixes_are_found_in_a_folder(tmp_path, suffix):
    touch(tmp_path / f"a{suffix}")
    assert stems(find([tmp_path])) == ["a"]


def test_a_file_is_taken_whatever_its_suffix_and_only_once(tmp_path):
    touch(tmp_path / "report.odd")
    assert stems(find([tmp_path / "report.odd", tmp_path / "report.odd"])) == ["report"]


def test_standard_input_is_a_source():
    (source,) = find(["-"]).sources
    assert (source.path, source.name, source.stem) == (None, "stdin", "stdin")


def test_what_is_missing_does_not_stop_the_others(tmp_path):
    touch(tmp_path / "a.txt")
    found = find([tmp_path / "none.txt", tmp_path / "a.txt", "x" * 300, tmp_path / "empty"])
    assert stems(found) == ["a"]
    assert [fault.split(": ")[1].split(" (")[0] for fault in faults(found)] == [
        "no such file or folder; check the spelling of the path",
        "cannot read this",
        "no such file or folder; check the spelling of the path",
    ]


def test_a_folder_without_reports_says_so(tmp_path):
    (failure,) = faults(find([tmp_path]))
    assert "no reports in this folder" in failure


@pytest.mark.skipif(os.name != "posix" or os.getuid() == 0, reason="root may read every folder")
def test_a_locked_folder_is_named_and_the_others_are_found(tmp_path):
    touch(tmp_path / "a.txt", tmp_path / "locked/b.txt")
    (tmp_path / "locked").chmod(0)
    try:
        found = find([tmp_path])
    finally:
        (tmp_path / "locked").chmod(0o755)
    assert stems(found) == ["a"]
    assert len(found.failures) == 1


@pytest.fixture
def deep_folder(tmp_path):
    """A folder that holds 1,200 folders, one in another; taken away without recursion."""
    here = os.getcwd()
    os.chdir(tmp_path)
    for _ in range(1200):
        os.mkdir("d")
        os.chdir("d")
    os.chdir(here)
    yield tmp_path
    os.chdir(tmp_path)
    for _ in range(1200):
        os.chdir("d")
    for _ in range(1200):
        os.chdir("..")
        os.rmdir("d")
    os.chdir(here)


def test_folders_deeper_than_the_stack_are_searched(deep_folder):
    touch(deep_folder / "a.txt")
    assert stems(find([deep_folder])) == ["a"]


def test_a_link_to_a_parent_does_not_go_round(tmp_path):
    touch(tmp_path / "a/b.txt")
    (tmp_path / "a/up").symlink_to(tmp_path)
    assert stems(find([tmp_path])) == ["b"]


def test_stems_are_made_longer_by_as_much_of_the_path_as_distinguishes_them(tmp_path):
    paths = [tmp_path / name for name in ("甲镇/总结.txt", "乙镇/总结.txt", "丙镇/计划.txt")]
    touch(*paths)
    assert stems(find(paths)) == ["甲镇/总结", "乙镇/总结", "计划"]


def test_deeper_namesakes_go_up_to_where_they_part(tmp_path):
    paths = [
        tmp_path / name for name in ("甲/2023/总结.txt", "乙/2023/总结.txt", "乙/2024/总结.txt")
    ]
    touch(*paths)
    assert stems(find(paths)) == ["甲/2023/总结", "乙/2023/总结", "2024/总结"]


def test_files_that_only_the_suffix_distinguishes_keep_it(tmp_path):
    paths = [tmp_path / name for name in ("总结.docx", "总结.pdf")]
    touch(*paths)
    first, second = stems(find(paths))
    assert first.endswith("总结.docx")
    assert second.endswith("总结.pdf")


@pytest.mark.skipif(sys.platform != "linux", reason="names in other bytes than UTF-8")
def test_a_name_in_gbk_bytes_is_shown_in_chinese(tmp_path):
    path = os.fsencode(tmp_path) + "/报告.txt".encode("gbk")
    with open(path, "w", encoding="utf-8") as file:
        file.write("文")
    (source,) = find([tmp_path]).sources
    assert source.name.endswith("/报告.txt")
    assert source.stem == "报告"
    assert shown(b"\xff\xff\xff".decode("utf-8", "surrogateescape")) == "\ufffd\ufffd\ufffd"


def test_a_link_in_a_ring_does_not_hide_what_is_beside_it(tmp_path):
    for name in ("a.txt", "z.txt"):
        (tmp_path / name).write_text("报告", encoding="utf-8")
    (tmp_path / "m.txt").symlink_to("m.txt")
    found = find([tmp_path])
    assert [source.name.rsplit("/", 1)[1] for source in found.sources] == [
        "a.txt",
        "m.txt",
        "z.txt",
    ]
    assert found.failures == ()


def test_an_empty_word_is_no_folder(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("报告", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    found = find([""])
    assert (found.sources, len(found.failures)) == ((), 1)
