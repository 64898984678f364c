"""JSON Lines by several processes are those of one, and so is all that is told."""

import pytest

from tests.bulk.test_parts_of_jobs import fill
from tests.cli.shell import wuzhen
from wuzhen.bulk import lines
from wuzhen.documents import find
from wuzhen.resources import bundled_model


@pytest.fixture
def reports(tmp_path):
    folder = tmp_path / "报告"
    folder.mkdir()
    fill(folder, 40)
    (folder / "020.txt").write_text("一、水利\n\n修渠三里，架桥两座。\n\n2023年5月6日\n", "utf-8")
    return folder


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_the_number_of_processes_changes_nothing(reports, tmp_path, form):
    told = []
    for jobs in (1, 2, 3):
        done = wuzhen("tag", reports, "-f", form, "-j", jobs, "-o", tmp_path / f"{jobs}")
        assert done.returncode == 3
        told.append(done.stderr.decode().replace(str(tmp_path / f"{jobs}"), "out"))
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()
    assert (tmp_path / "1").read_bytes() == (tmp_path / "3").read_bytes()
    assert told[0] == told[1] == told[2]
    assert "007.txt: this file is empty" in told[0]


def test_where_nothing_can_be_read_nothing_is_written(tmp_path):
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text("", encoding="utf-8")
    out = tmp_path / "out.jsonl"
    done = wuzhen("tag", tmp_path / "a.txt", tmp_path / "b.txt", "-j", "2", "-o", out)
    assert done.returncode == 1
    assert not out.exists()


def test_a_file_that_kills_its_process_is_named(reports, monkeypatch):
    def in_processes(function, batches, jobs):
        for batch in batches:
            for unit in batch.units:
                one = lines.Batch(batch.model, None, False, (unit,))
                yield one, None if "030" in unit.name else function(one)

    monkeypatch.setattr(lines, "in_processes", in_processes)
    found = list(lines.lines_in_processes(bundled_model(), find([reports]).sources, None, False, 2))
    failures = [str(failure) for _, account, _ in found for failure in account.failures]
    assert [message.split("/")[-1].split(";")[0].split(" (")[0] for message in failures] == [
        "007.txt: this file is empty",
        "030.txt: the process that read this file died",
    ]
    assert sum(account.files for _, account, _ in found) == 38
