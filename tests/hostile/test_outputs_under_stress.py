"""Outputs are whole or not there: full disks, closed pipes, signals, odd places; and defused."""

import csv
import io
import json
import re
import signal

import pytest

from hostile.case import REPORT, P
from hostile.running import printable

OLD = "OLD AND WHOLE\n"
FORMS = ("jsonl", "csv", "table", "html")
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
def test_a_place_that_cannot_be_written_is_told(server, report, words, says):
    (report.parent / "link.csv").symlink_to("report.txt")
    (report.parent / "loop.csv").symlink_to("loop.csv")
    ended = server.run("tag", "report.txt", *words, folder=str(report.parent))
    assert ended.faults() == [], ended.err[-2000:]
    assert report.read_text(encoding="utf-8") == REPORT
    assert says in ended.err or ended.code == 0


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "cp1252", "ascii", "latin-1", "utf-16"])
@pytest.mark.parametrize("form", FORMS)
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
