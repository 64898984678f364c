"""Several processes give the taggings of one, and lose one file where one kills a process."""

import json

import pytest

import wuzhen
from wuzhen.documents import find
from wuzhen.documents.finding import Source
from wuzhen.parallel import FEW_FILES, jobs_for, tag_in_processes
from wuzhen.pipeline import tag_sources
from wuzhen.resources import bundled_model

DEADLY = """
import os
from wuzhen.documents import reading

safe = reading.read_bytes

def deadly(data, source, column=None):
    if "毒" in source:
        os.kill(os.getpid(), 9)
    return safe(data, source, column)

reading.read_bytes = deadly
"""
"""What a fault of a library would do to the process."""


@pytest.fixture
def folder(tmp_path):
    """Thirty reports, one of them empty, and one long file of records."""
    for n in range(30):
        text = f"一、水利\n\n修渠{n}里，架桥两座。\n\n二、教育\n\n新招教师{n}名。\n"
        (tmp_path / f"{n:02d}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "07.txt").write_text("", encoding="utf-8")
    record = {"text": "村党支部换届，选出新一届班子五人。" * 20, "town": "甲镇"}
    with (tmp_path / "99.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(record, ensure_ascii=False) + "\n" for _ in range(5000))
    return tmp_path


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_any_number_of_processes_gives_the_same(folder, jobs):
    sources = find([folder]).sources
    one = list(tag_sources(wuzhen.load(), sources))
    several = list(tag_in_processes(bundled_model(), sources, jobs=jobs))
    assert [(t.source, t.document, t.taggings, t.last, t.size) for t in several] == [
        (t.source, t.document, t.taggings, t.last, t.size) for t in one
    ]
    assert [str(t.failure) for t in several] == [str(t.failure) for t in one]
    assert sum(t.failure is not None for t in several) == 1


def test_a_file_that_kills_its_process_costs_itself_alone(folder, monkeypatch, tmp_path_factory):
    hook = tmp_path_factory.mktemp("hook")
    (hook / "deadly_reading.py").write_text(DEADLY, encoding="utf-8")
    monkeypatch.syspath_prepend(str(hook))
    for name in ("05毒.txt", "20毒.txt"):
        (folder / name).write_text("修渠三里。", encoding="utf-8")
    monkeypatch.setattr("wuzhen.parallel.tag_batch", tag_deadly)
    found = list(tag_in_processes(bundled_model(), find([folder]).sources, jobs=2))
    failures = [str(t.failure) for t in found if t.failure]
    assert [message.split("/")[-1].split(" (")[0].split(";")[0] for message in failures] == [
        "05毒.txt: the process that read this file died",
        "07.txt: this file is empty",
        "20毒.txt: the process that read this file died",
    ]
    assert sum(t.last for t in found) == 33


def tag_deadly(batch):
    import deadly_reading  # noqa: F401

    from wuzhen.documents import opening, reading
    from wuzhen.parallel import tag_batch

    opening.read_bytes = reading.read_bytes
    return tag_batch(batch)


def test_little_work_starts_no_process(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("修渠。", encoding="utf-8")
    few = [Source(path, "a.txt", "a")]
    assert jobs_for(few, None) == 1
    assert jobs_for(few, 2) == 2


def test_much_work_takes_all_cores(tmp_path, monkeypatch):
    monkeypatch.setattr("wuzhen.parallel.cores", lambda: 5)
    path = tmp_path / "a.txt"
    path.write_text("修渠。", encoding="utf-8")
    assert jobs_for([Source(path, "a.txt", "a")] * FEW_FILES, None) == 5


def test_a_tagger_cannot_be_sent(tagger, folder):
    with pytest.raises(TypeError, match="model file"):
        wuzhen.tag(folder / "01.txt", tagger, jobs=2)


def test_the_front_door_leads_to_processes_too(folder):
    (folder / "07.txt").unlink()
    one, two = wuzhen.tag(folder), wuzhen.tag(folder, jobs=2)
    assert one == two
