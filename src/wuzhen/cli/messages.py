"""Messages on standard error: one line each, safe for a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from wuzhen.cli.language import language
from wuzhen.errors import WuzhenError

_FIRST, _LAST = 600, 200
"""Characters of a message that are shown where it is longer, as with a name of a megabyte."""


def warn(message: object) -> None:
    """Print one line on standard error; control characters in it are shown as escapes."""
    from wuzhen.output.terminal import printable

    line = printable(" ".join(translated(message).split()))
    if len(line) > _FIRST + _LAST:
        line = f"{line[:_FIRST]} … {line[-_LAST:]}"
    if sys.stderr is not None:
        print(f"wuzhen: {line}", file=sys.stderr)


def translated(message: object) -> str:
    """Return a message or an error in the language of the user."""
    if language() == "en":
        return str(message)
    from wuzhen.cli.catalogue import error_in_chinese, in_chinese

    if isinstance(message, WuzhenError):
        return error_in_chinese(message)
    return in_chinese(" ".join(str(message).split()))


def report(failures: Iterable[object]) -> None:
    """Print a line for each failure."""
    for failure in failures:
        warn(failure)
