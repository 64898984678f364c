"""The queue as a file, by the command that a user types."""

import json

import pytest
from shell import REPORT, one_line, wuzhen

from wuzhen.corpus.records import load_records


@pytest.fixture
def pile(folder):
    for name in "甲乙":
        (folder / f"{name}.txt").write_text(REPORT, encoding="utf-8")
    return folder


def test_each_paragraph_says_how_it_came_into_the_queue(pile, tmp_path):
    out = tmp_path / "待标.jsonl"
    done = wuzhen("corpus", "queue", pile, "-n", "4", "--at-random", "0.5", "-o", out)
    assert done.returncode == 0
    assert one_line(done) == f"wuzhen: {out}: 4 paragraphs, 2 of them at random\n"
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert sorted(row["queued"] for row in rows) == ["doubt", "doubt", "random", "random"]
    assert all(row["scores"] for row in rows)


def test_the_queue_is_corrected_in_a_sheet_and_comes_back_marked(pile, tmp_path):
    out, sheet, own = (tmp_path / name for name in ("待标.jsonl", "待标.xlsx", "标注.jsonl"))
    wuzhen("corpus", "queue", pile, "-n", "4", "-o", out, "--sheet", sheet)
    done = wuzhen("corpus", "import", sheet, "--tagged", out, "-o", own)
    assert done.returncode == 0
    found = load_records([own])
    assert sorted(record.key("queued") for record in found) == ["doubt"] * 3 + ["random"]
    assert {record.report for record in found} <= {str(pile / f"{name}.txt") for name in "甲乙"}


def test_labelled_paragraphs_are_queued_by_their_reports(tmp_path):
    data = tmp_path / "data.jsonl"
    lines = [{"text": f"清理河道{n}公里。", "report": "甲"} for n in range(5)]
    data.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    out = tmp_path / "待标.jsonl"
    wuzhen("corpus", "queue", data, "--per-report", "2", "--at-random", "0", "-o", out)
    assert len(out.read_text(encoding="utf-8").splitlines()) == 2


def test_what_cannot_be_read_is_named_and_the_rest_is_queued(pile, tmp_path):
    (pile / "坏.docx").write_bytes(b"PK\x03\x04")
    done = wuzhen("corpus", "queue", pile, "-o", tmp_path / "待标.jsonl")
    assert done.returncode == 3
    assert "坏.docx" in done.stderr.decode("utf-8")


def test_queue_and_sheet_are_two_files(pile, tmp_path):
    out = tmp_path / "待标.jsonl"
    done = wuzhen("corpus", "queue", pile, "-o", out, "--sheet", out)
    assert done.returncode == 1
    assert "two outputs would be the same file" in one_line(done)
    assert not out.exists()
