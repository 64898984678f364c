"""A big job in parts: whatever interrupts it, the same command ends with the same bytes."""

import json
import random
import shutil
import subprocess
import sys
import time

import pytest

from tests.cli.shell import one_line, wuzhen
from wuzhen.bulk import making, plan
from wuzhen.bulk.account import Account, from_json, to_json
from wuzhen.documents import find
from wuzhen.errors import WuzhenError
from wuzhen.output.totals import Totals
from wuzhen.pipeline import units_of

KILLS = 5


def fill(folder, n=300):
    for at in range(n):
        text = f"一、水利\n\n修渠{at}里，架桥两座。\n\n二、教育\n\n新招教师{at}名，培训村医。\n"
        (folder / f"{at:03d}.txt").write_text(text, encoding="utf-8")
    (folder / "007.txt").write_text("", encoding="utf-8")


@pytest.fixture
def reports(tmp_path):
    folder = tmp_path / "报告"
    folder.mkdir()
    fill(folder)
    return folder


def contents(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def part_names(folder):
    return sorted(path.name for path in folder.glob("part-*"))


def joined(folder):
    index = json.loads((folder / "_index.json").read_text(encoding="utf-8"))
    return b"".join((folder / part["file"]).read_bytes() for part in index["parts"])


def test_parts_in_the_order_of_the_index_are_the_one_file(reports, model, tmp_path):
    out, single = tmp_path / "out", tmp_path / "out.jsonl"
    done = wuzhen("tag", reports, "-m", model, "-o", f"{out}/")
    assert done.returncode == 3
    assert "007.txt: this file is empty" in done.stderr.decode()
    assert "files 299, paragraphs 598" in done.stderr.decode()
    wuzhen("tag", reports, "-m", model, "-o", single, "-j", "1")
    assert len(part_names(out)) > 3
    assert joined(out) == single.read_bytes()


def test_the_same_command_does_only_what_is_missing(reports, model, tmp_path):
    out = tmp_path / "out"
    first = wuzhen("tag", reports, "-m", model, "-o", f"{out}/")
    before = contents(out)
    gone, emptied, *kept = sorted(out.glob("part-*"))
    gone.unlink()
    emptied.write_bytes(b"")
    times = [path.stat().st_mtime_ns for path in kept]
    again = wuzhen("tag", reports, "-m", model, "-o", f"{out}/")
    assert [path.stat().st_mtime_ns for path in kept] == times
    assert contents(out) == before
    assert (again.returncode, again.stderr) == (first.returncode, first.stderr)


def test_what_changes_is_made_anew_and_what_is_of_age_removed(reports, model, tmp_path):
    out, fresh = tmp_path / "out", tmp_path / "fresh"
    wuzhen("tag", reports, "-m", model, "-o", f"{out}/")
    before = set(part_names(out))
    (reports / "100.txt").write_text("新建冷库两座。", encoding="utf-8")
    wuzhen("tag", reports, "-m", model, "-o", f"{out}/")
    after = set(part_names(out))
    assert len(before - after) == len(after - before) == 1
    wuzhen("tag", reports, "-m", model, "-o", f"{fresh}/")
    assert contents(out) == contents(fresh)


def test_a_new_file_changes_one_part(reports, model, tmp_path):
    out = tmp_path / "out"
    wuzhen("tag", reports, "-m", model, "-o", f"{out}/")
    before = set(part_names(out))
    (reports / "0000.txt").write_text("新建冷库两座。", encoding="utf-8")
    wuzhen("tag", reports, "-m", model, "-o", f"{out}/")
    assert len(before - set(part_names(out))) == 1


def test_another_model_makes_all_parts_anew(reports, model, tmp_path):
    out = tmp_path / "out"
    wuzhen("tag", reports, "-m", model, "-o", f"{out}/")
    before = set(part_names(out))
    wuzhen("tag", reports, "-o", f"{out}/")
    assert not before & set(part_names(out))


def test_killed_at_any_moment_it_ends_with_the_same_bytes(reports, model, tmp_path):
    calm, out = tmp_path / "calm", tmp_path / "out"
    command = ["tag", reports, "-m", model, "-f", "csv", "-j", "2", "-o"]
    begun = time.monotonic()
    wuzhen(*command, f"{calm}/")
    takes = time.monotonic() - begun
    chance = random.Random(7)
    for _ in range(KILLS):
        run = subprocess.Popen(
            [sys.executable, "-m", "wuzhen", *map(str, command), f"{out}/"],
            stderr=subprocess.DEVNULL,
        )
        time.sleep(chance.uniform(0.2, 1.1) * takes)
        run.kill()
        run.wait()
        if out.exists() and chance.random() < 0.5:  # so that not all is done by the first runs
            for path in sorted(out.glob("part-*"))[::2]:
                path.unlink()
    time.sleep(1)  # the processes of the killed run look for their parent
    assert wuzhen(*command, f"{out}/").returncode == 3
    assert contents(out) == contents(calm)


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_every_divisible_format(reports, model, tmp_path, form):
    if form == "parquet":
        pytest.importorskip("pyarrow")
    out = tmp_path / "out"
    wuzhen("tag", reports, "-m", model, "-f", form, "-o", f"{out}/")
    assert all(name.endswith(f".{form}") for name in part_names(out))
    if form == "parquet":
        import pyarrow.parquet as pq

        assert pq.read_table(out).num_rows == 598


class TestPlaces:
    def test_a_folder_with_other_things_is_not_touched(self, reports, model, tmp_path):
        out = tmp_path / "out"
        out.mkdir()
        (out / "mine.txt").write_text("keep", encoding="utf-8")
        done = wuzhen("tag", reports, "-m", model, "-o", out, "--force")
        assert done.returncode == 1
        assert "this folder holds other files" in one_line(done)
        assert contents(out) == {"mine.txt": b"keep"}

    def test_parts_of_another_command_need_force(self, reports, model, tmp_path):
        out, others = tmp_path / "out", tmp_path / "others"
        others.mkdir()
        fill(others, 10)
        wuzhen("tag", others, "-m", model, "-o", f"{out}/")
        before = contents(out)
        done = wuzhen("tag", reports, "-m", model, "-o", f"{out}/")
        assert "another command" in one_line(done)
        assert contents(out) == before
        assert wuzhen("tag", reports, "-m", model, "-o", f"{out}/", "--force").returncode == 3
        assert len(joined(out).splitlines()) == 598

    def test_parts_do_not_go_among_the_inputs(self, reports, model):
        done = wuzhen("tag", reports, "-m", model, "-o", f"{reports}/")
        assert "would replace an input" in one_line(done)

    def test_a_form_that_cannot_be_cut(self, reports, model, tmp_path):
        done = wuzhen("tag", reports, "-m", model, "-f", "xlsx", "-o", f"{tmp_path}/out/")
        assert "xlsx cannot be written in parts" in one_line(done)

    def test_what_was_left_out_has_no_place(self, reports, model, tmp_path):
        out, left = tmp_path / "out", tmp_path / "left.tsv"
        done = wuzhen("tag", reports, "-m", model, "-o", f"{out}/", "--dropped", left)
        assert "without the lines that were left out" in one_line(done)


class TestDeadlyFiles:
    @pytest.fixture
    def order(self, reports, model, tmp_path):
        job = plan.Job(model, plan.file_sha256(model), "jsonl", None, False)
        parts = plan.parts(job, units_of(find([reports]).sources))
        part = next(part for part in parts if any("003" in unit.name for unit in part.units))
        return making.Order(job, part, tmp_path / "out")

    def test_a_part_is_made_without_what_kills(self, order):
        class Pool:
            def map(self, function, items):
                for item in items:
                    bad = [u.name for u in item.part.units if "003" in u.name]
                    spared = {item.part.units[at].name for at in item.deadly}
                    yield item, None if set(bad) - spared else function(item)

        ((_, account),) = making.made(Pool(), iter([order]))
        messages = [str(failure) for failure in account.failures]
        assert "003.txt: the process that read this file died" in messages[0]
        rows = [json.loads(line) for line in order.file.read_text(encoding="utf-8").splitlines()]
        assert len(rows) == account.totals.paragraphs
        assert not any("003.txt" in row["source"] for row in rows)

    def test_another_model_in_the_place_is_refused(self, order, tmp_path):
        other = tmp_path / "other.joblib"
        shutil.copy(order.job.model, other)
        other.write_bytes(other.read_bytes() + b"x")
        with pytest.raises(WuzhenError, match="the model is another one here"):
            making.loaded(other, order.job.model_sha256)


def test_an_account_is_kept_as_text():
    account = Account(
        2,
        7,
        Totals.none_yet(),
        failures=[WuzhenError("this file is empty", where="甲.txt", expected="a report")],
        doubts=["乙.pdf: columns overlap"],
    )
    account.left_out["page number"] = 3
    again = from_json(json.loads(to_json(account)))
    assert (again.files, again.size, again.totals, again.left_out, again.doubts) == (
        account.files,
        account.size,
        account.totals,
        account.left_out,
        account.doubts,
    )
    assert [str(failure) for failure in again.failures] == [
        "甲.txt: this file is empty (expected a report)"
    ]
