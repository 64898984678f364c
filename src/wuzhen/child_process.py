"""Readers that open what others made do it in a process of their own, with limits.

The one half is what the parent needs to start it and to wait for it, the other what the process
sets for itself before it opens a file. On Windows, which has no such limits, nothing is set.
"""

from __future__ import annotations

import math
import os
import sys

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None  # type: ignore[assignment]

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


def limit(name: str, most: int) -> None:
    """Lower a limit of this process, such as ``RLIMIT_AS``; never above what it was given."""
    if resource:
        kind = getattr(resource, name)
        hard = resource.getrlimit(kind)[1]
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (most, hard))


def limit_time_from_now(seconds: int) -> None:
    """Leave this process so many seconds of processor time beyond those it has used."""
    if resource:
        used = resource.getrusage(resource.RUSAGE_SELF)
        limit("RLIMIT_CPU", math.ceil(used.ru_utime + used.ru_stime) + seconds)
