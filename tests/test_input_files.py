"""What is read whole is a file with an end."""

import os

import pytest

from wuzhen.errors import WuzhenError
from wuzhen.input_files import read_file


def test_a_file_is_read_up_to_the_limit(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"12345")
    assert read_file(path, 5) == b"12345"
    with pytest.raises(WuzhenError, match="too large .expected at most 4 bytes"):
        read_file(path, 4)


def test_what_is_not_there_is_for_the_caller_to_say(tmp_path):
    with pytest.raises(FileNotFoundError):
        read_file(tmp_path / "a", 5)


def test_pipes_devices_and_folders_are_not_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path):
        with pytest.raises(WuzhenError, match="this is no file"):
            read_file(path, 5)


def test_a_link_to_itself_is_reported(tmp_path):
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(WuzhenError, match="cannot read this"):
        read_file(tmp_path / "loop", 5)
