"""What is told on standard error: one line each, safe for a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable

_FIRST, _LAST = 600, 200
"""Characters of a message that are shown where it is longer, as with a name of a megabyte."""


def warn(message: object) -> None:
    """Print one line on standard error; control characters in it are shown as escapes."""
    from wuzhen.output.terminal import printable

    line = printable(" ".join(str(message).split()))
    if len(line) > _FIRST + _LAST:
        line = f"{line[:_FIRST]} … {line[-_LAST:]}"
    if sys.stderr is not None:
        print(f"wuzhen: {line}", file=sys.stderr)


def report(failures: Iterable[object]) -> None:
    """Print a line for each failure."""
    for failure in failures:
        warn(failure)
