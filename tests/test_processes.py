"""Work in processes: results in order, and a piece that kills its process costs only itself."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from wuzhen.processes import Processes, cores


def squared(n):
    if n < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(0.01 * (n % 3))
    return n * n


def threads(_):
    return os.environ["OMP_NUM_THREADS"]


def refused(n):
    raise ValueError(n)


def test_results_come_in_the_order_of_the_work():
    with Processes(2) as pool:
        assert list(pool.map(squared, range(20))) == [(n, n * n) for n in range(20)]


@pytest.mark.parametrize("work", [[-1], [1, 2, -1, 3, 4, 5, 6, 7, 8, 9], [0, -1, -2, 4]])
def test_what_kills_its_process_has_no_result_and_all_else_has(work):
    with Processes(2) as pool:
        assert list(pool.map(squared, work)) == [(n, n * n if n >= 0 else None) for n in work]


def test_work_is_not_read_far_ahead():
    read = []
    with Processes(2) as pool:
        results = pool.map(squared, (read.append(n) or n for n in range(100)))
        next(results)
        assert len(read) <= 6


def test_a_process_has_one_thread():
    with Processes(1) as pool:
        assert list(pool.map(threads, [0])) == [(0, "1")]


def test_a_fault_is_raised_where_the_result_is_asked_for():
    with Processes(1) as pool, pytest.raises(ValueError, match="7"):
        list(pool.map(refused, [7]))


def test_processes_are_gone_when_their_parent_was_killed(tmp_path):
    code = (
        "import os, time\n"
        "from pathlib import Path\n"
        "from tests.test_processes import noted\n"
        "from wuzhen.processes import Processes\n"
        f"noting = [{str(tmp_path)!r}] * 2\n"
        "with Processes(2) as pool:\n"
        "    list(pool.map(noted, noting))\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], cwd=Path(__file__).parent.parent)
    until(lambda: len(list(tmp_path.iterdir())) == 2)
    parent.kill()
    parent.wait()
    ids = [int(path.name) for path in tmp_path.iterdir()]
    until(lambda: not any(map(alive, ids)))


def noted(folder):
    (Path(folder) / str(os.getpid())).touch()
    time.sleep(60)


def alive(process):
    try:
        return Path(f"/proc/{process}/stat").read_text().split()[2] != "Z"
    except OSError:
        return False


def until(held):
    for _ in range(600):
        if held():
            return
        time.sleep(0.1)
    raise AssertionError("it does not come about")


def test_cores_are_those_that_are_free_to_us():
    assert 1 <= cores() <= (os.cpu_count() or 1)
