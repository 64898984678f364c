"""Labelled paragraphs hold to the contract, or the line that does not is named."""

import json

import pytest

from wuzhen.corpus.records import load_records, write_records
from wuzhen.errors import WuzhenError

SOUND = {
    "id": "r001-001",
    "report": "r001",
    "headings": ["一、总体情况"],
    "text": "新建冷库一座。",
    "labels": ["industry"],
    "primary": "industry",
}


def write(tmp_path, *rows):
    path = tmp_path / "data.jsonl"
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_sound_record_is_read_and_its_further_keys_are_kept(tmp_path):
    (record,) = load_records([write(tmp_path, SOUND | {"genre": "总结"})])
    assert record.text == "新建冷库一座。"
    assert record.key("genre") == "总结"
    assert record.key("office") is None


def test_writing_and_reading_gives_the_records_back(tmp_path, records):
    path = tmp_path / "folder" / "out.jsonl"
    write_records(records, path)
    assert load_records([path]) == records


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"labels": ["economy"]}, "unknown 'economy'"),
        ({"labels": ["talent", "industry"], "primary": "talent"}, "in the order"),
        ({"labels": ["industry", "industry"]}, "in the order"),
        ({"primary": "culture"}, "primary: expected one of the labels"),
        ({"labels": [], "primary": "industry"}, "primary: expected null"),
        ({"primary": None}, "primary"),
        ({"text": "  "}, "text: empty"),
        ({"headings": "一、"}, "headings"),
        ({"report": 7}, "report"),
    ],
)
def test_a_fault_is_named_with_file_and_line(tmp_path, change, message):
    path = write(tmp_path, SOUND, "", SOUND | change)
    with pytest.raises(WuzhenError, match=message) as error:
        load_records([path])
    assert f"{path}:3" in str(error.value)


def test_half_a_line_is_named(tmp_path):
    path = write(tmp_path, SOUND, '{"id": "r001-002", "te')
    with pytest.raises(WuzhenError, match=r"data\.jsonl:2: not valid JSON"):
        load_records([path])


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"id": ' + "[" * 50_000 + "]" * 50_000 + "}", "nested too deep"),
        (json.dumps(SOUND)[:-1] + ', "x": ' + "[" * 300 + "]" * 300 + "}", "nested too deep"),
        ('{"n": ' + "9" * 5000 + "}", "id: field required"),
        ("\ud800", "not UTF-8"),
    ],
    ids=["deep", "deep in a further key", "digits", "surrogate"],
)
def test_what_json_cannot_hold_is_one_line(tmp_path, line, reason):
    path = tmp_path / "data.jsonl"
    path.write_bytes(line.encode("utf-8", "surrogatepass"))
    with pytest.raises(WuzhenError, match=reason) as error:
        load_records([path])
    assert len(str(error.value)) < 200 + len(str(path))


def test_what_is_no_number_is_null(tmp_path):
    (record,) = load_records([write(tmp_path, json.dumps(SOUND)[:-1] + ', "score": NaN}')])
    assert record.key("score") is None


def test_the_report_is_a_key_like_others(tmp_path):
    (record,) = load_records([write(tmp_path, SOUND)])
    assert record.key("report") == "r001"


def test_a_missing_key_is_named(tmp_path):
    path = write(tmp_path, {key: value for key, value in SOUND.items() if key != "labels"})
    with pytest.raises(WuzhenError, match="labels"):
        load_records([path])


def test_a_line_separator_inside_a_string_is_no_line_break(tmp_path):
    path = tmp_path / "data.jsonl"
    row = json.dumps(SOUND | {"text": "上\u2028下"}, ensure_ascii=False)
    path.write_text(row + "\n", encoding="utf-8")
    assert load_records([path])[0].text == "上\u2028下"


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00"])
def test_a_file_without_records_is_reported(tmp_path, content):
    path = tmp_path / "data.jsonl"
    path.write_bytes(content)
    with pytest.raises(WuzhenError, match=r"data\.jsonl"):
        load_records([path])


def test_a_missing_file_is_reported(tmp_path):
    with pytest.raises(WuzhenError, match="no such file"):
        load_records([tmp_path / "none.jsonl"])
