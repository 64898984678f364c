"""Every fault of a file is found, not only the first."""

import json

from wuzhen.corpus.checks import check_file
from wuzhen.corpus.records import write_records


def test_a_sound_file_has_no_faults(tmp_path, records):
    path = tmp_path / "data.jsonl"
    write_records(records, path)
    assert check_file(path) == (records, [])


def test_all_faults_are_named_with_their_lines(tmp_path, records):
    path = tmp_path / "data.jsonl"
    write_records(records[:2], path)
    with path.open("a", encoding="utf-8") as file:
        file.write("{\n" + '{"id": 1}\n')
    sound, faults = check_file(path)
    assert len(sound) == 2
    assert faults[0].where == f"{path}:3"
    assert {fault.where for fault in faults[1:]} == {f"{path}:4"}


def test_every_fault_of_a_line_is_named_in_the_order_of_the_keys(tmp_path, records):
    first = records[0].model_dump()
    bad = first | {"headings": "一、", "text": " ", "labels": ["economy"], "primary": 3}
    path = tmp_path / "data.jsonl"
    path.write_text(json.dumps(first) + "\n" + json.dumps(bad) + "\n", encoding="utf-8")
    sound, faults = check_file(path)
    assert sound == [records[0]]
    assert [fault.where for fault in faults] == [f"{path}:2"] * 5
    starts = [fault.what.split(":")[0] for fault in faults]
    assert starts == ["headings", "text", "labels", "primary", "an id occurs twice"]


def test_an_id_may_not_occur_twice(tmp_path, records):
    path = tmp_path / "data.jsonl"
    write_records([records[0], records[0], records[1], records[0]], path)
    sound, faults = check_file(path)
    assert sound == records[:2], "the second and third are not sound"
    assert [fault.where for fault in faults] == [f"{path}:2", f"{path}:4"]
    assert all(f"as in {path}:1" in str(fault) for fault in faults)


def test_an_interrupted_report_is_one_fault_each_time_it_begins_again(tmp_path, records):
    first, second = records[:4], records[6:8]
    path = tmp_path / "data.jsonl"
    write_records([*first[:2], second[0], *first[2:], second[1]], path)
    sound, faults = check_file(path)
    assert [fault.where for fault in faults] == [f"{path}:4", f"{path}:6"]
    assert all("interrupted" in str(fault) for fault in faults)
    assert len(sound) == 4


def test_an_empty_file_is_a_fault(tmp_path):
    path = tmp_path / "data.jsonl"
    path.touch()
    assert len(check_file(path)[1]) == 1
