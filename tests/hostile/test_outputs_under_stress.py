"""Outputs are whole or not there: full disks, closed pipes, signals, odd places; and defused."""

import csv
import io
import json
import re
import signal
import zipfile
from xml.etree import ElementTree

import pytest

from hostile.case import REPORT, P
from hostile.running import printable

OLD = "OLD AND WHOLE\n"
FORMS = ("jsonl", "csv", "table", "xlsx", "docx", "md", "html")
TEXTS = ("jsonl", "csv", "table", "md")
LINES = 1_500


@pytest.fixture
def report(tmp_path):
    """A short report."""
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def long(tmp_path_factory):
    """Records of which the output is some hundred kilobytes."""
    path = tmp_path_factory.mktemp("long") / "long.jsonl"
    record = json.dumps({"text": P * 3}, ensure_ascii=False)
    path.write_text(f"{record}\n" * LINES, encoding="utf-8")
    return path


@pytest.fixture
def out(tmp_path):
    """An earlier output in a folder of its own."""
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "out.jsonl").write_text(OLD, encoding="utf-8")
    return folder / "out.jsonl"


@pytest.mark.parametrize("largest", [5_000, 50_000, 200_000])
@pytest.mark.parametrize("form", FORMS)
def test_a_disk_that_fills_leaves_the_earlier_file(server, long, out, form, largest):
    ended = server.run("tag", long, "-f", form, "-o", out, "--force", largest=largest)
    if ended.code == 0:  # a table of so many lines may be smaller
        assert out.stat().st_size <= largest
        return
    assert (ended.faults(), ended.code) == ([], 1), ended.err[-2000:]
    assert out.read_text(encoding="utf-8") == OLD
    assert [path.name for path in out.parent.iterdir()] == [out.name]


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("tenths", range(0, 30, 3))
def test_a_signal_at_any_moment_leaves_a_whole_file(server, long, out, number, tenths):
    ended = server.run("tag", long, "-o", out, "--force", signal=[number, 0.005 + tenths / 10])
    assert "Traceback" not in ended.err
    text = out.read_text(encoding="utf-8")
    assert text == OLD or len(text.splitlines()) == LINES
    assert ended.code in (0, -number, 130, 1)
    if number == signal.SIGINT:
        assert [path.name for path in out.parent.iterdir()] == [out.name]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("stdout", ["closed pipe", "/dev/full"])
def test_standard_output_that_takes_nothing(server, long, report, form, stdout):
    for path in (long, report):
        ended = server.run("tag", path, "-f", form, stdout=stdout)
        assert "Traceback" not in ended.err
        assert "Exception ignored" not in ended.err
        assert ended.code in (0, 1)
        assert ended.err.count("\n") <= 1
        assert ended.code or stdout == "closed pipe"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("-o", "/dev/full"), "dev/full"),
        (("-o", ".", "-f", "csv"), "folder"),
        (("-o", "report.txt", "-f", "csv", "--force"), "replace an input"),
        (("-o", "./link.csv", "--force"), "replace an input"),
        (("-o", "report.txt/x.csv"), "report.txt/x.csv"),
        (("-o", "x" * 300 + ".csv"), "cannot write"),
        (("-o", "/proc/x.csv"), "cannot write"),
        (("-o", "out.txt"), "out.txt"),
        (("-o", "loop.csv"), "loop.csv"),
        (("-o", "a.csv", "--dropped", "report.txt", "--force"), "replace an input"),
    ],
    ids=str,
)
def test_a_place_that_cannot_be_written_is_reported(server, report, words, says):
    (report.parent / "link.csv").symlink_to("report.txt")
    (report.parent / "loop.csv").symlink_to("loop.csv")
    ended = server.run("tag", "report.txt", *words, folder=str(report.parent))
    assert ended.faults() == [], ended.err[-2000:]
    assert report.read_text(encoding="utf-8") == REPORT
    assert says in ended.err or ended.code == 0


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "cp1252", "ascii", "latin-1", "utf-16"])
@pytest.mark.parametrize("form", TEXTS)
def test_a_terminal_of_any_encoding(server, tmp_path, encoding, form):
    path = tmp_path / "emoji.jsonl"
    path.write_text(json.dumps({"text": P + "😀é€\ud800"}), encoding="utf-8")
    ended = server.run("tag", path, "-f", form, encoding=encoding)
    assert ended.code == 0
    assert not ended.err


@pytest.mark.parametrize("columns", ["0", "1", "-5", "x", "100000"])
def test_a_terminal_of_any_width(server, report, columns):
    ended = server.run("tag", report, variables={"COLUMNS": columns})
    assert (ended.faults(), ended.code) == ([], 0)
    assert "产业" in ended.out


FORMULAS = (
    "=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "\xa0=", "\u3000=", "\u200b=", "\ufeff=", "\0=",
    "\x0c=", "＝", "＋", "－", "＠", "\u2007=", "\u202e=", "\u00ad=", "\u2060=", "\x1b=",
)  # fmt: skip


@pytest.mark.parametrize("first", FORMULAS, ids=ascii)
def test_no_cell_of_a_table_of_commas_begins_a_formula(server, tmp_path, first):
    cell = f"{first}HYPERLINK(1)发展产业"
    path = tmp_path / "a.jsonl"
    record = {"text": cell, "headings": [cell], "id": cell, "title": cell}
    path.write_text(json.dumps(record), encoding="utf-8")
    ended = server.run("tag", path, "-f", "csv")
    assert (ended.faults(), ended.code) == ([], 0)
    for row in csv.reader(io.StringIO(ended.out.removeprefix("\ufeff"), newline="")):
        for text in row:
            assert not any(text.lstrip().startswith(sign) for sign in "=+@＝＋＠"), ascii(text)


def _opened(server, tmp_path, record, form):
    """Return the archive that ``tag`` writes of one record."""
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(record), encoding="utf-8")
    out = tmp_path / f"out.{form}"
    ended = server.run("tag", path, "-o", out)
    assert (ended.faults(), ended.code) == ([], 0), ended.err[-2000:]
    return zipfile.ZipFile(out)


@pytest.mark.parametrize("first", FORMULAS, ids=ascii)
def test_no_cell_of_a_workbook_is_a_formula_or_a_link(server, tmp_path, first):
    cell = f"{first}HYPERLINK(1)发展产业"
    archive = _opened(server, tmp_path, {"text": cell, "headings": [cell], "id": cell}, "xlsx")
    sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    for name in sheets[:-1]:
        assert not re.search("<f[ >]|hyperlink |t=.str.", archive.read(name).decode())
    formulas = re.findall("<f>(.*?)</f>", archive.read(sheets[-1]).decode())
    assert all(formula.startswith("COUNTIF('全部段落'!$") for formula in formulas)
    assert len(formulas) == 5


LINKS = {
    "a web address": "http://example.invalid/x",
    "an address of another kind": "javascript:alert(1)",
    "a place in the workbook": "internal:'汇总'!A1",
    "a file": "external:c:\\x.xlsx",
    "a letter": "mailto:a@example.invalid",
    "a formula of many cells": "{=SUM(A1:A9)}",
    "an exchange of data": "=cmd|' /C calc'!A0",
    "markup of a cell": "</t></is></c><c><f>1</f></c>",
    "markup of a document": "</w:t></w:r><w:r><w:instrText>DDE</w:instrText></w:r>",
    "an escape of a sheet": "_x003D_1",
    "an entity": "&lt;&#61;",
    "an end of CDATA": "]]>",
}


@pytest.mark.parametrize("odd", LINKS.values(), ids=LINKS)
@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_no_text_of_a_file_for_an_office_program_is_alive(server, tmp_path, odd, form):
    record = {"text": odd + P, "headings": [odd], "id": odd}
    archive = _opened(server, tmp_path, record, form)
    parts = {name: archive.read(name) for name in archive.namelist()}
    for name, part in parts.items():
        ElementTree.fromstring(part)
        assert not re.search(b"<hyperlink |TargetMode=.External|<w:hyperlink", part)
        assert name == "xl/worksheets/sheet7.xml" or b"<f>" not in part
        assert b"instrText>DDE" not in part
    assert not any("external" in name.lower() for name in parts)


@pytest.mark.parametrize("form", ["docx", "md", "xlsx"])
def test_a_pile_cut_into_parts_under_a_full_disk_leaves_the_earlier_folder(
    server, long, tmp_path, form
):
    out = tmp_path / "parts"
    assert server.run("sort", long, "-o", out, "-f", form).code == 0
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    ended = server.run("sort", long, "-o", out, "-f", form, "--force", largest=5_000)
    assert (ended.faults(), ended.code) == ([], 1), ended.err[-2000:]
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["parts"]


@pytest.mark.parametrize("name", ["<img src=x>.txt", "=1+1.txt", "报\u202e告.txt", "\x1b[31m.txt"])
@pytest.mark.parametrize("form", ["csv", "svg", "table"])
def test_a_name_is_no_markup_or_formula_in_a_summary(server, tmp_path, name, form):
    (tmp_path / name).write_text(REPORT, encoding="utf-8")
    ended = server.run("summary", name, "-f", form, folder=str(tmp_path))
    assert (ended.faults(), ended.code) == ([], 0), ended.err
    assert form == "csv" or printable(ended.out), ascii(ended.out)
    assert "<img" not in ended.out or form != "svg"
    assert "\n=1" not in ended.out


CONTROLS = {
    "a title of the window": "\x1b]0;x\x07",
    "a link": "\x1b]8;;http://example\x1b\\x\x1b]8;;\x1b\\",
    "a cleared screen": "\x1b[2J",
    "a control of one byte": "\x9b31m",
    "text from right to left": "\u202e",
    "isolated text": "\u2066\u2069",
    "a line overwritten": "good\rbad",
    "letters erased": "bad\b\b\b",
    "markup that closes": "[/b][/]",
    "a tab and a form feed": "\t\x0c",
    "line separators": "\u2028\u2029\x85",
}


@pytest.mark.parametrize("odd", CONTROLS.values(), ids=CONTROLS)
@pytest.mark.parametrize("form", ["txt", "jsonl", "html"])
def test_no_control_reaches_a_terminal(server, tmp_path, odd, form):
    path = tmp_path / f"a.{form}"
    record = {"text": f"{odd}{P}", "headings": [odd, f"一、{odd}"], "id": odd, "title": odd}
    texts = {
        "txt": f"{odd}报告\n一、产业{odd}\n{odd}{P}{odd}\n",
        "jsonl": json.dumps(record),
        "html": f"<html><h1>{odd}</h1><h2>一、{odd}</h2><p>{P}"
        + "".join(f"&#{ord(sign)};" for sign in odd),
    }
    path.write_text(texts[form], encoding="utf-8")
    ended = server.run("tag", path)
    assert (ended.faults(), ended.code) == ([], 0), ended.err
    assert printable(ended.out), ascii(ended.out)


@pytest.mark.parametrize("odd", CONTROLS.values(), ids=CONTROLS)
def test_no_control_reaches_a_terminal_in_an_error(server, tmp_path, odd):
    for words in (("tag", f"/nope{odd}"), ("tag", "a", "-m", odd), ("corpus", "check", odd),
                  ("tag", "a", "-o", f"x.{odd}"), ("model", "show", odd)):  # fmt: skip
        ended = server.run(*words, folder=str(tmp_path))
        assert ended.code in (1, 2)
        assert printable(ended.err), ascii(ended.err)


def test_an_evaluation_in_markdown_has_no_live_html(server, tmp_path):
    evil = "<script>x</script><img src=x onerror=y>](javascript:z)[/b]\x1b[2J"
    record = {"report": evil, "headings": [], "text": P, "labels": ["industry"],
              "primary": "industry", "writer": evil}  # fmt: skip
    path = tmp_path / "labels.jsonl"
    lines = [json.dumps({**record, "id": f"{evil}{n}"}) for n in range(40)]
    path.write_text("\n".join(lines), encoding="utf-8")
    for suffix in ("md", "html", "json"):
        out = tmp_path / f"out.{suffix}"
        ended = server.run("evaluate", path, "--by", "writer", "-o", out)
        assert (ended.faults(), ended.code) == ([], 0), ended.err[-2000:]
        text = out.read_text(encoding="utf-8")
        assert suffix == "json" or not re.search("<img|<script>x", text)
        assert suffix != "md" or not re.search(r"(?<!\\)\]\(", text)
