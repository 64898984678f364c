"""What a process may take, set by itself before it opens what others made.

On Windows, which has no such limits, nothing is set.
"""

from __future__ import annotations

import math

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None  # type: ignore[assignment]


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
