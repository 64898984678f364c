"""What is told on standard error: one line each, safe for a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable


def warn(message: object) -> None:
    """Print one line on standard error; control characters in it are shown as escapes."""
    from wuzhen.writers.terminal import printable

    if sys.stderr is not None:
        print(f"wuzhen: {printable(' '.join(str(message).split()))}", file=sys.stderr)


def report(failures: Iterable[object]) -> None:
    """Print a line for each failure."""
    for failure in failures:
        warn(failure)
