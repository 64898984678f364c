"""What wuzhen has written into the folder of the reports is not read as a report."""

import shutil

import pytest
from shell import REPORT, wuzhen

from documents import office
from wuzhen.documents import find
from wuzhen.documents.own_outputs import is_own


@pytest.fixture
def pile(folder):
    (folder / "甲.txt").write_text(REPORT, encoding="utf-8")
    return folder


def run(*words, model):
    done = wuzhen(*words, "-m", model)
    assert done.returncode == 0, done.stderr.decode()
    return done.stderr.decode("utf-8")


@pytest.mark.parametrize("suffix", ["csv", "jsonl", "xlsx", "docx", "md", "html"])
def test_tags_in_the_folder_are_left_out_and_named(pile, model, suffix):
    out = pile / f"五类.{suffix}"
    first = run("tag", pile, "-o", out, model=model)
    before = out.read_bytes()
    again = run("tag", pile, "-o", out, "--force", model=model)
    assert again == f"wuzhen: {pile}: left out, as wuzhen has written it: 五类.{suffix}\n{first}"
    assert out.read_bytes() == before


@pytest.mark.parametrize("form", ["docx", "md", "xlsx", "html"])
def test_parts_in_the_folder_are_left_out_and_named(pile, model, form):
    first = run("sort", pile, "-o", pile / "五份", "-f", form, model=model)
    again = run("sort", pile, "-o", pile / "五份", "-f", form, "--force", model=model)
    assert again.splitlines()[1:] == first.splitlines()
    named = again.splitlines()[0].rpartition(": ")[2]
    assert set(named.split(", ")) == {path.name for path in (pile / "五份").iterdir()}


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "png"])
def test_a_summary_in_the_folder_is_left_out(pile, model, suffix):
    if suffix == "png":
        pytest.importorskip("resvg_py")
    run("summary", pile, "-o", pile / f"汇总.{suffix}", model=model)
    assert [path.name for path in find([pile]).own] == [f"汇总.{suffix}"]


def test_a_folder_of_parts_is_left_out_as_one(pile, model):
    run("tag", pile, "-o", f"{pile}/结果/", model=model)
    again = run("tag", pile, "-o", f"{pile}/结果/", model=model)
    assert again.startswith(f"wuzhen: {pile}: left out, as wuzhen has written it: 结果\n")


def test_a_file_that_is_named_is_read_all_the_same(pile, model):
    out = pile / "五类.jsonl"
    run("tag", pile, "-o", out, model=model)
    assert "paragraphs 3" in run("tag", out, "-o", pile / "again.csv", model=model)


def test_a_folder_of_our_files_alone_holds_no_reports(pile, model, tmp_path):
    run("sort", pile, "-o", tmp_path / "五份", model=model)
    done = wuzhen("tag", tmp_path / "五份", "-m", model)
    assert done.returncode == 1
    assert "got files that wuzhen has written" in done.stderr.decode("utf-8")


def test_a_table_that_excel_has_saved_anew_is_known(pile, model):
    out = pile / "五类.csv"
    run("tag", pile, "-o", out, model=model)
    text = out.read_text(encoding="utf-8-sig")
    out.write_bytes(text.replace(",", "\t").encode("gb18030"))
    assert is_own(str(out))


@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
def test_a_document_that_an_office_program_has_saved_anew_is_known(pile, model, suffix, tmp_path):
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not installed")
    run("tag", pile, "-o", pile / f"五类.{suffix}", model=model)
    data = (pile / f"五类.{suffix}").read_bytes()
    (tmp_path / "out").mkdir()
    saved = tmp_path / f"saved.{suffix}"
    saved.write_bytes(office.converted(data, suffix, suffix, tmp_path / "out"))
    assert is_own(str(saved))


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.csv", "a.jsonl", "a.md", "a.png"])
@pytest.mark.parametrize("data", [b"", b"PK\x03\x04broken", "来源,正文\n甲,乙\n".encode()])
def test_other_files_are_none_of_ours(name, data, tmp_path):
    (tmp_path / name).write_bytes(data)
    assert not is_own(str(tmp_path / name))
