"""How a reader starts a process of its own, and how long it waits for it."""

from __future__ import annotations

import os
import sys

PATIENCE = 8
"""Seconds on the clock for each second of processor time, on a machine that others use too."""
OUT_OF_TIME = -24
"""How the process ends that has used up its processor time."""


def command(package: str, *arguments: str) -> list[str]:
    """Return what starts a package of ours; no file of the current folder is imported by it."""
    return [sys.executable or "python3", "-P", "-m", package, *arguments]


def environment() -> dict[str, str]:
    """Return the variables with which it finds the same modules as this process."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
