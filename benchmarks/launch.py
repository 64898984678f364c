"""Start Python with some arguments and write down what it took, as JSON.

``python -m benchmarks.launch RESULT ARGUMENT...``: a small process of its own, as what the
system tells of a process' memory begins at the memory of the process that started it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path


def main(result: str, *words: str) -> None:
    """Run the command to its end; its standard output is ours."""
    begun = time.perf_counter()
    process = subprocess.Popen([sys.executable, *words], stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    took = {
        "code": os.waitstatus_to_exitcode(status),
        "processor": usage.ru_utime + usage.ru_stime,
        "clock": time.perf_counter() - begun,
        "memory": usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024),
    }
    Path(result).write_text(json.dumps(took), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
