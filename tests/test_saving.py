"""Files are written whole or not at all, and never over an input."""

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from wuzhen.errors import WuzhenError
from wuzhen.saving import refuse_same, replacing, replacing_folder, write_text


def test_a_file_appears_with_all_its_bytes(tmp_path):
    path = tmp_path / "新/out.txt"
    with replacing(path) as file:
        file.write(b"half, ")
        assert not path.exists()
        file.write(b"whole")
    assert path.read_bytes() == b"half, whole"
    assert os.listdir(path.parent) == ["out.txt"]


def test_a_fault_leaves_the_earlier_file_and_nothing_beside_it(tmp_path):
    path = tmp_path / "out.txt"
    path.write_bytes(b"earlier")
    with pytest.raises(ZeroDivisionError), replacing(path, force=True) as file:
        file.write(b"half")
        raise ZeroDivisionError
    assert path.read_bytes() == b"earlier"
    assert os.listdir(tmp_path) == ["out.txt"]


def test_an_existing_file_needs_force(tmp_path):
    path = tmp_path / "out.txt"
    write_text(path, "一")
    with pytest.raises(WuzhenError, match="this file exists.*--force"):
        write_text(path, "二")
    write_text(path, "二", force=True)
    assert path.read_text(encoding="utf-8") == "二"


@pytest.mark.parametrize("link", [False, True])
def test_an_input_is_never_replaced(tmp_path, link):
    given = tmp_path / "gold.jsonl"
    given.write_text("labels", encoding="utf-8")
    output = given
    if link:
        output = tmp_path / "link.jsonl"
        output.symlink_to(given)
    with pytest.raises(WuzhenError, match="would replace an input"):
        write_text(output, "tags", force=True, inputs=[given])
    assert given.read_text(encoding="utf-8") == "labels"


def test_a_link_is_written_through(tmp_path):
    write_text(tmp_path / "real.txt", "一")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    write_text(tmp_path / "link.txt", "二", force=True)
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text(encoding="utf-8") == "二"


def test_a_new_file_has_the_usual_mode_and_a_replaced_one_keeps_its_own(tmp_path):
    path = tmp_path / "out.txt"
    mask = os.umask(0o027)
    try:
        write_text(path, "一")
    finally:
        os.umask(mask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    path.chmod(0o600)
    write_text(path, "二", force=True)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_folder_and_a_path_below_a_file_are_refused_by_name(tmp_path):
    with pytest.raises(WuzhenError, match=r"the output is a folder"):
        write_text(tmp_path, "一")
    write_text(tmp_path / "file", "一")
    with pytest.raises(WuzhenError, match=r"file/out\.txt: cannot write this file"):
        write_text(tmp_path / "file/out.txt", "一")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is full")
def test_a_full_device_is_one_clear_error():
    with pytest.raises(WuzhenError, match="/dev/full: cannot write this file.*No space"):
        write_text(Path("/dev/full"), "一")


class TestFolders:
    NAMES = ("产业.md", "人才.md")

    def write(self, path, text="新", names=NAMES, **how):
        with replacing_folder(path, names, **how) as files:
            for file in files:
                file.write_text(text, encoding="utf-8")

    def test_a_folder_appears_with_all_its_files(self, tmp_path):
        with replacing_folder(tmp_path / "新/五份", self.NAMES) as files:
            for file in files:
                file.write_text("一", encoding="utf-8")
                assert not (tmp_path / "新/五份").exists()
        assert sorted(os.listdir(tmp_path / "新/五份")) == sorted(self.NAMES)
        assert os.listdir(tmp_path / "新") == ["五份"]

    def test_a_fault_leaves_nothing_and_the_earlier_folder(self, tmp_path):
        self.write(tmp_path / "五份", "旧")
        with (
            pytest.raises(ZeroDivisionError),
            replacing_folder(tmp_path / "五份", self.NAMES, force=True) as files,
        ):
            files[0].write_text("新", encoding="utf-8")
            raise ZeroDivisionError
        assert (tmp_path / "五份/产业.md").read_text(encoding="utf-8") == "旧"
        assert os.listdir(tmp_path) == ["五份"]

    def test_a_folder_is_replaced_whole_and_only_with_force(self, tmp_path):
        self.write(tmp_path / "五份", "旧")
        with pytest.raises(WuzhenError, match="this folder exists.*--force"):
            self.write(tmp_path / "五份")
        self.write(tmp_path / "五份", names=("产业.docx",), earlier=self.NAMES, force=True)
        assert os.listdir(tmp_path / "五份") == ["产业.docx"]
        assert os.listdir(tmp_path) == ["五份"]

    def test_an_empty_folder_needs_no_force(self, tmp_path):
        (tmp_path / "五份").mkdir()
        self.write(tmp_path / "五份")
        assert len(os.listdir(tmp_path / "五份")) == 2

    @pytest.mark.parametrize("other", ["笔记.txt", ".git", "产业", "产业.doc", "产业.md"])
    def test_other_files_are_never_taken_away(self, tmp_path, other):
        (tmp_path / "五份" / other).mkdir(parents=True)
        with pytest.raises(WuzhenError, match="this folder holds other files"):
            self.write(tmp_path / "五份", force=True)
        assert os.listdir(tmp_path / "五份") == [other]

    def test_a_folder_with_an_input_is_never_replaced(self, tmp_path):
        self.write(tmp_path / "五份", "旧")
        given = tmp_path / "五份/产业.md"
        with pytest.raises(WuzhenError, match="would replace an input"):
            self.write(tmp_path / "五份", force=True, inputs=[given])
        assert given.read_text(encoding="utf-8") == "旧"

    def test_a_file_is_no_folder(self, tmp_path):
        write_text(tmp_path / "五份", "一")
        with pytest.raises(WuzhenError, match="this is a file"):
            self.write(tmp_path / "五份", force=True)
        with pytest.raises(WuzhenError, match="cannot write this file"):
            self.write(tmp_path / "五份/下")


WRITES = """
import pathlib, sys, time
from wuzhen.saving import replacing
with replacing(pathlib.Path(sys.argv[1]), force=True) as file:
    for _ in range(300):
        file.write(b"new" * 50_000)
        print(flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a signal of POSIX")
@pytest.mark.parametrize("after", [1, 20, 120, 280])
def test_a_killed_process_leaves_the_earlier_file_untouched(tmp_path, after):
    path = tmp_path / "out.txt"
    path.write_bytes(b"earlier")
    process = subprocess.Popen([sys.executable, "-c", WRITES, str(path)], stdout=subprocess.PIPE)
    for _ in range(after):
        process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert path.read_bytes() == b"earlier"


def test_two_outputs_are_two_files(tmp_path):
    one = tmp_path / "a.csv"
    refuse_same(one, tmp_path / "b.csv", None, Path("-"), Path("-"))
    with pytest.raises(WuzhenError, match="two outputs would be the same file"):
        refuse_same(one, None, tmp_path / "x" / ".." / "a.csv")
