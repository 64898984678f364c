"""JSON Lines of any length are read in slices, each line checked as in a short file."""

import hashlib
import io
import json
from types import SimpleNamespace

import pytest

from wuzhen.documents import limits, read_source, read_unit, slicing, units
from wuzhen.documents.finding import Source
from wuzhen.documents.slicing import Slice
from wuzhen.errors import WuzhenError


@pytest.fixture(autouse=True)
def small(monkeypatch):
    """Slices of two or three short lines."""
    monkeypatch.setattr(slicing, "WHOLE", 100)
    monkeypatch.setattr(slicing, "SIZE", 60)
    monkeypatch.setattr(slicing, "MOST", 300)


def line(text, **more):
    return json.dumps({"text": text, **more}, ensure_ascii=False)


@pytest.fixture
def source(tmp_path):
    def written(*lines, name="台账.jsonl", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes("\n".join(lines).encode(encoding) + b"\n")
        return Source(path, name, "台账")

    return written


def read(source, column=None):
    return [read_unit(unit, column) for unit in units(source, column)]


def test_a_short_file_is_read_whole(source):
    short = source(line("修渠。"), line("架桥。"))
    assert list(units(short)) == [short]


def test_slices_hold_all_paragraphs_of_the_file(source, monkeypatch):
    given = source(*(line(f"修渠{n}里。", town="甲镇") for n in range(1, 31)))
    pieces = read(given)
    assert len(pieces) > 5
    found = [paragraph for piece in pieces for paragraph in piece.paragraphs]
    assert [(p.n, p.line, p.id) for p in found[8:11]] == [
        (9, 9, "台账-009"),
        (10, 10, "台账-010"),
        (11, 11, "台账-011"),
    ]
    monkeypatch.setattr(slicing, "WHOLE", 10**6)
    assert tuple(found) == read_source(given).paragraphs


def test_slices_are_the_bytes_of_the_file(source):
    given = source(*(line(f"修渠{n}里。") for n in range(20)))
    data = given.path.read_bytes()
    parts = list(units(given))
    pieces = [data[part.start : part.start + part.size] for part in parts]
    assert b"".join(pieces) == data
    assert [part.sha256 for part in parts] == [hashlib.sha256(p).hexdigest() for p in pieces]
    assert [part.last for part in parts] == [False] * (len(parts) - 1) + [True]


def test_a_report_is_not_cut(source):
    rows = [line(f"修渠{n}里。", report=f"r{n // 7}") for n in range(28)]
    reports = [{p.record["report"] for p in piece.paragraphs} for piece in read(source(*rows))]
    assert reports == [{"r0"}, {"r1"}, {"r2"}, {"r3"}]


def test_a_report_without_end_is_cut(source):
    pieces = read(source(*(line(f"修渠{n}里。", report="r") for n in range(28))))
    assert len(pieces) > 1
    assert sum(len(piece.paragraphs) for piece in pieces) == 28


@pytest.mark.parametrize(
    ("bad", "what"),
    [
        ('{"text": "half', "this line is not a JSON object"),
        ("[1]", "bad line"),
        ('{"text": " "}', "bad `text`"),
        ('{"text": "a", "headings": 1}', "bad `headings`"),
        ('{"text": "a", "x": ' + "[" * 70 + "]" * 70 + "}", "a record is nested too deep"),
    ],
)
def test_a_bad_line_is_left_out_and_named(source, bad, what):
    rows = [line(f"修渠{n}里。") for n in range(20)]
    pieces = read(source(*rows[:10], bad, *rows[10:]))
    notices = [notice for piece in pieces for notice in piece.notices]
    assert [(notice.message, notice.lost) for notice in notices] == [
        (f"line 11 is left out: {what}", True)
    ]
    found = [p for piece in pieces for p in piece.paragraphs]
    assert [(p.n, p.line) for p in found[9:11]] == [(10, 10), (12, 12)]
    assert len(found) == 20


def test_a_line_in_another_encoding_is_left_out(source):
    given = source(*(line(f"修渠{n}里。") for n in range(20)))
    with given.path.open("ab") as file:
        file.write(line("架桥。").encode("gb18030"))
    (notice,) = [notice for piece in read(given) for notice in piece.notices]
    assert notice.message == "line 21 is left out: this line is no UTF-8"


def test_many_bad_lines_are_counted(source):
    pieces = read(source(*(line(f"修渠{n}里。") for n in range(5)), *["{"] * 200))
    notices = [notice.message for piece in pieces for notice in piece.notices]
    assert notices[0] == "line 6 is left out: this line is not a JSON object"
    named = sum("is left out" in message for message in notices)
    further = sum(int(m.split()[0]) for m in notices if "further" in m)
    assert named + further == 200


def test_a_line_without_end_is_left_out_and_never_in_memory(source, monkeypatch):
    monkeypatch.setattr(limits, "RECORD_BYTES", limits.Limit("a record is too long", 50, "bytes"))
    rows = [line(f"修渠{n}里。") for n in range(20)]
    pieces = read(source(*rows[:10], line("架桥" * 1000), *rows[10:]))
    (notice,) = [notice for piece in pieces for notice in piece.notices]
    assert notice.message == "line 11 is left out: a record is too long"
    assert sum(len(piece.paragraphs) for piece in pieces) == 20


def test_the_key_of_the_text_is_that_of_the_beginning(source):
    rows = [json.dumps({"正文": f"修渠{n}里。"}, ensure_ascii=False) for n in range(20)]
    assert sum(len(piece.paragraphs) for piece in read(source(*rows))) == 20
    with pytest.raises(WuzhenError, match="no column or key 内容"):
        read(source(*rows), "内容")


def test_standard_input_is_read_in_slices(source, monkeypatch):
    data = source(*(line(f"修渠{n}里。") for n in range(20))).path.read_bytes()
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    parts = list(units(Source(None, "-", "stdin")))
    assert all(isinstance(part, Slice) and part.data for part in parts)
    assert [p.id for part in parts for p in read_unit(part).paragraphs][-1] == "stdin-020"


def test_a_long_file_of_another_encoding_is_read_whole(source):
    given = source(*(line(f"修渠{n}里。") for n in range(20)), encoding="gb18030")
    assert list(units(given)) == [given]
    assert len(read(given)[0].paragraphs) == 20
