"""``wuzhen formats`` prints what is read and what is written."""

from typer.testing import CliRunner

from wuzhen.cli import app
from wuzhen.documents.formats import FORMATS as READ
from wuzhen.output.formats import FORMATS as WRITTEN


def test_every_format_is_listed_once():
    done = CliRunner().invoke(app, ["formats"])
    assert done.exit_code == 0
    read, written = done.output.split("\n\n")
    assert [line.split("  ")[1] for line in read.splitlines()[1:]] == [
        " ".join(form.suffixes) for form in READ
    ]
    assert read.splitlines()[0] == "read"
    assert [line.split()[0] for line in written.splitlines()] == [
        "written",
        *(form.name for form in WRITTEN),
    ]


def test_what_a_format_needs_is_reported_where_it_is_missing(monkeypatch):
    monkeypatch.setattr("wuzhen.documents.formats.installed", lambda form: form.name != "image")
    lines = CliRunner().invoke(app, ["formats"]).output.splitlines()
    (line,) = [line for line in lines if ".png" in line]
    assert line.endswith("needs: pip install wuzhen[ocr]")
