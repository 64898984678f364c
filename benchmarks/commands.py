"""Commands as whole processes: their time, their memory, their instructions."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.texts import ROOT

PYTHONPATH = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
SYSTEM = {
    **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
    "PYTHONPATH": PYTHONPATH,
}
"""Compiled modules are kept, as those of an installed package are."""
ENVIRONMENT = SYSTEM | {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}
_COLLECTED = re.compile(r"Collected : (\d+)")


@dataclass(frozen=True)
class Cost:
    """What a process took: seconds of processor and of clock, its largest memory in bytes."""

    processor: float
    clock: float
    memory: int
    output: bytes


def cost(words: Sequence[str], *, one_thread: bool = True) -> Cost:
    """Run Python with these arguments; raises where it fails."""
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder) / "took.json"
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.launch", str(result), *words],
            env=ENVIRONMENT if one_thread else SYSTEM,
            stdout=subprocess.PIPE,
            check=True,
        )
        took = json.loads(result.read_text(encoding="utf-8"))
    if took["code"]:
        raise RuntimeError(f"exit code {took['code']}: {' '.join(words)}")
    return Cost(took["processor"], took["clock"], took["memory"], done.stdout)


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
