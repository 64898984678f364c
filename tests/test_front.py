"""`import wuzhen` is enough for a notebook, and it is quick."""

import subprocess
import sys
from pathlib import Path

import pytest

import wuzhen

REPORT = """2023年工作总结
一、产业发展
新建蔬菜大棚四十座，合作社统一收购番茄。
二、人居环境
改造户厕三百座，建起污水处理站两处。
"""


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "总结.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_the_import_loads_no_other_module_of_the_package_or_of_a_library():
    code = (
        "import sys; before = set(sys.modules); import wuzhen; "
        "print(sorted({name.split('.')[0] for name in set(sys.modules) - before}"
        " - sys.stdlib_module_names), 'wuzhen.front' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    assert done.stdout.strip() == "['wuzhen'] False"


@pytest.mark.parametrize("name", wuzhen.__all__)
def test_every_name_it_offers_is_there(name):
    assert getattr(wuzhen, name) is not None
    assert name in dir(wuzhen)


def test_another_name_is_an_error_as_usual():
    with pytest.raises(AttributeError, match="has no attribute 'lod'"):
        wuzhen.lod  # noqa: B018


class TestRead:
    def test_a_document_has_paragraphs_under_headings(self, report):
        document = wuzhen.read(str(report))
        assert document.title == "2023年工作总结"
        assert [(p.headings, p.text) for p in document.paragraphs] == [
            (("一、产业发展",), "新建蔬菜大棚四十座，合作社统一收购番茄。"),
            (("二、人居环境",), "改造户厕三百座，建起污水处理站两处。"),
        ]

    def test_the_column_of_a_table_can_be_named(self, tmp_path):
        path = tmp_path / "表.csv"
        path.write_text("甲,乙\n一段,新建冷库两座。\n二段,改厕三百座。\n", encoding="utf-8")
        texts = [paragraph.text for paragraph in wuzhen.read(path, column="乙").paragraphs]
        assert texts == ["新建冷库两座。", "改厕三百座。"]

    def test_a_missing_file_is_a_user_error(self, tmp_path):
        with pytest.raises(wuzhen.WuzhenError, match="no such file or folder"):
            wuzhen.read(tmp_path / "无.txt")


class TestTag:
    def test_one_path(self, report, tagger):
        taggings = wuzhen.tag(report, tagger)
        assert [tagging.labels for tagging in taggings] == [("industry",), ("ecology",)]

    def test_several_paths_and_folders(self, report, tagger, tmp_path):
        folder = tmp_path / "报告"
        folder.mkdir()
        (folder / "二.txt").write_text(REPORT, encoding="utf-8")
        ids = [t.paragraph.id for t in wuzhen.tag([str(report), folder], tagger)]
        assert ids == ["总结-001", "总结-002", "二-001", "二-002"]

    def test_the_bundled_model_is_the_default(self, report):
        assert [tagging.primary for tagging in wuzhen.tag(report)] == ["industry", "ecology"]

    def test_a_missing_path_is_a_user_error(self, report, tagger, tmp_path):
        with pytest.raises(wuzhen.WuzhenError, match="no such file or folder"):
            wuzhen.tag([report, tmp_path / "无.txt"], tagger)

    def test_a_file_that_cannot_be_read_is_a_user_error(self, report, tagger, tmp_path):
        empty = tmp_path / "空.txt"
        empty.touch()
        with pytest.raises(wuzhen.WuzhenError, match="this file is empty"):
            wuzhen.tag([report, empty], tagger)

    def test_a_notice_of_a_file_is_a_warning(self, tagger, tmp_path):
        path = tmp_path / "半.txt"
        lines = ("新建蔬菜大棚四十座，合作社统一收购。", "改造户厕三百座，建起污水处理站。")
        path.write_bytes(f"{lines[0]}\n".encode() * 9 + f"{lines[1]}\n".encode("gb18030") * 9)
        with pytest.warns(UserWarning, match="半.txt: holds lines in "):
            assert len(wuzhen.tag(path, tagger)) == 18


class TestLoad:
    def test_a_path_may_be_a_text(self, tmp_path):
        with pytest.raises(wuzhen.WuzhenError, match="no such model file"):
            wuzhen.load(str(tmp_path / "无.joblib"))

    def test_the_bundled_model_is_the_default(self):
        assert isinstance(wuzhen.load(), wuzhen.Tagger)


def test_representations_are_short(report, tagger):
    document = wuzhen.read(report)
    name = str(report)
    assert repr(document) == f"<Document {name}: 2023年工作总结 (2 paragraphs)>"
    assert (
        repr(document.paragraphs[0])
        == "<Paragraph 总结-001: 新建蔬菜大棚四十座，合作社统一收购番茄。>"
    )
    assert repr(wuzhen.tag(report, tagger)[1]).startswith("<Tagging ecology")
    assert repr(tagger).startswith("<Tagger of 5 labels, ")
    assert Path(name).name == "总结.txt"
