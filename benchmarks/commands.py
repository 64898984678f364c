"""Commands as whole processes: their time and their instructions."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.texts import ROOT

ENVIRONMENT = os.environ | {
    "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}
_COLLECTED = re.compile(r"Collected : (\d+)")


@dataclass(frozen=True)
class Cost:
    """What a process took: seconds of processor and of clock, its output, bytes of memory."""

    processor: float
    clock: float
    output: bytes
    memory: int


def cost(words: Sequence[str], *, one_thread: bool = True) -> Cost:
    """Run Python with these arguments; raises where it fails."""
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *words],
        env=ENVIRONMENT if one_thread else os.environ | {"PYTHONPATH": ENVIRONMENT["PYTHONPATH"]},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdout is not None
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"exit code {process.returncode}: {' '.join(words)}")
    return Cost(
        usage.ru_utime + usage.ru_stime,
        time.perf_counter() - begun,
        output,
        usage.ru_maxrss * 1024,
    )


def instructions(words: Sequence[str]) -> int | None:
    """Return how many instructions Python runs for these arguments; ``None`` without valgrind."""
    valgrind = shutil.which("valgrind")
    if valgrind is None:
        return None
    done = subprocess.run(
        [valgrind, "--tool=callgrind", "--callgrind-out-file=/dev/null", sys.executable, *words],
        env=ENVIRONMENT | {"PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
        errors="replace",
    )
    found = _COLLECTED.search(done.stderr)
    return int(found[1]) if found else None
