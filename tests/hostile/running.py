"""Ask the server to run a command line, and tell what is a clean end of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from hostile.server import CPU_SECONDS, MEMORY

SERVER = Path(__file__).parent / "server.py"


@dataclass(frozen=True)
class Ended:
    """How a command ended, what it wrote, and what it took."""

    code: int
    out: str
    err: str
    cpu: float
    memory: int
    seconds: float = 0.0

    def faults(self) -> list[str]:
        """Return what is not clean about this end, whatever the input was."""
        lines = self.err.splitlines()
        found = {
            f"exit code {self.code}": self.code not in (0, 1, 2, 3),
            "a traceback": "Traceback" in self.err,
            "a fault of its own": "fault of wuzhen itself" in self.err,
            "out of memory": "not enough memory" in self.err,
            f"{self.cpu:.1f} CPU s": self.cpu > CPU_SECONDS,
            f"{self.memory >> 20} MB": self.memory > MEMORY,
            "an error of no line": self.code in (1, 3) and not lines,
            "an error of many lines": self.code == 1 and len(lines) > 1,
            "an error with output": self.code == 1 and bool(self.out),
            "a line of an odd form": self.code != 2
            and not all(line.startswith("wuzhen: ") for line in lines),
            "a long line": any(len(line) > 1_000 for line in lines),
            "a control character": not printable(self.err),
        }
        return [what for what, there in found.items() if there]

    def rows(self) -> list[dict]:
        """Return the JSON Lines on standard output; what JSON does not know is a fault."""

        def refused(constant: str) -> None:
            raise ValueError(constant)

        return [json.loads(line, parse_constant=refused) for line in self.out.split("\n") if line]


def printable(text: str) -> bool:
    """Tell whether no sign hides or changes what a terminal shows; letters may be joined."""
    return all(
        sign in "\t\n\u200c\u200d" or unicodedata.category(sign) not in ("Cc", "Cf")
        for sign in text
    )


class Server:
    """The server process; one command after another."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-P", str(SERVER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            env=os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
        )

    def run(self, *words: str | Path, **how) -> Ended:
        """Run ``wuzhen`` with these words.

        ``how`` holds the file of standard input (``stdin``) and where standard output goes
        (``stdout``), ``encoding``, ``variables``, ``folder``, a ``signal`` with the seconds after
        which it is sent, the ``largest`` file that may be written, ``nobody`` to drop root's
        rights.
        """
        request = {"words": [str(word) for word in words], **how}
        assert self._process.stdin
        assert self._process.stdout
        print(json.dumps(request), file=self._process.stdin, flush=True)
        return Ended(**json.loads(self._process.stdout.readline()))

    def close(self) -> None:
        """End the server."""
        self._process.communicate()
