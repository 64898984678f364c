"""Corrections come back as labelled paragraphs, by the command that a user types."""

import json

import pytest
from shell import one_line, shown, wuzhen

from wuzhen.corpus.records import load_records

LINE = {
    "id": "甲-001",
    "source": "甲.docx",
    "n": 1,
    "headings": [],
    "text": "清理河道五公里。",
    "labels": ["ecology"],
    "primary": "ecology",
}


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "改.jsonl"
    path.write_text(json.dumps(LINE | {"model_labels": []}) + "\n", encoding="utf-8")
    return path


def test_lines_of_the_page_become_labelled_paragraphs(page, tmp_path):
    out = tmp_path / "标注.jsonl"
    done = wuzhen("corpus", "import", page, "-o", out, "--coder", "王", "--date", "2026-03-01")
    assert done.returncode == 0
    (record,) = load_records([out])
    assert (record.report, record.labels) == ("甲.docx", ["ecology"])
    assert (record.key("coder"), record.key("date")) == ("王", "2026-03-01")
    assert "1 of 1 paragraphs changed" in shown(done)
    assert "生态 │ 1 │ 0 │ 甲-001" in shown(done)
    assert one_line(done) == f"wuzhen: {out}: 1 labelled paragraphs\n"


def test_every_fault_is_named_and_nothing_is_written(page, tmp_path):
    bad = LINE | {"id": "甲-002", "labels": ["water"]}
    page.write_text(f"{json.dumps(bad)}\n{{\n", encoding="utf-8")
    done = wuzhen("corpus", "import", page, "-o", tmp_path / "标注.jsonl")
    said = done.stderr.decode("utf-8")
    assert done.returncode == 1
    assert f"{page}:1: labels: unknown 'water'" in said
    assert f"{page}:2: not valid JSON" in said
    assert "2 faults, nothing is written" in said
    assert not (tmp_path / "标注.jsonl").exists()


def test_the_file_itself_is_never_replaced(page):
    done = wuzhen("corpus", "import", page, "-o", page, "--force")
    assert done.returncode == 1
    assert "the output would replace an input" in one_line(done)


def test_a_day_that_is_none_is_refused(page, tmp_path):
    done = wuzhen("corpus", "import", page, "-o", tmp_path / "b.jsonl", "--date", "3月")
    assert "this is no date" in one_line(done)
