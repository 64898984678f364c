"""``wuzhen desktop`` writes the two files, and never over others."""

import sys

from shell import one_line, wuzhen


def test_both_files_are_written(tmp_path):
    done = wuzhen("desktop", tmp_path, PYTHONIOENCODING="gbk", WUZHEN_LANG="zh")
    assert done.returncode == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["五振分拣.bat", "五振标注.bat"]
    assert sys.executable in (tmp_path / "五振分拣.bat").read_bytes().decode("gbk")
    assert "把放报告的文件夹拖到它上面" in done.stderr.decode("gbk")


def test_a_file_of_that_name_stays(tmp_path):
    (tmp_path / "五振分拣.bat").write_text("mine", encoding="utf-8")
    assert "this file exists" in one_line(wuzhen("desktop", tmp_path))
    assert (tmp_path / "五振分拣.bat").read_text(encoding="utf-8") == "mine"


def test_the_desktop_is_the_place_where_none_is_given(tmp_path):
    wuzhen("desktop", HOME=tmp_path)
    assert (tmp_path / "Desktop/五振标注.bat").exists()
