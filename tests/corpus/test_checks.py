"""Every fault of a file is found, not only the first."""

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
    assert [fault.where for fault in faults] == [f"{path}:3", f"{path}:4"]


def test_an_id_may_not_stand_twice(tmp_path, records):
    path = tmp_path / "data.jsonl"
    write_records([records[0], records[0]], path)
    _, (fault,) = check_file(path)
    assert "an id stands twice" in str(fault)


def test_a_report_may_not_be_interrupted(tmp_path, records):
    path = tmp_path / "data.jsonl"
    write_records([records[0], records[6], records[1]], path)
    _, (fault,) = check_file(path)
    assert f"{path}:3" in str(fault)
    assert "interrupted" in str(fault)


def test_an_empty_file_is_a_fault(tmp_path):
    path = tmp_path / "data.jsonl"
    path.touch()
    assert len(check_file(path)[1]) == 1
