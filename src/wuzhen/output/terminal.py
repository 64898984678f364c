"""Text that a terminal can be trusted with: no control characters, nothing that hides."""

from __future__ import annotations

import re

_UNSAFE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2028\u2029\u2060\u2066-\u2069"
    r"\ud800-\udfff\ufeff]"
)


def printable(text: str) -> str:
    r"""Return the text with every control character shown as an escape, such as ``\x1b``.

    Escape sequences could retitle, overwrite or link what a terminal shows, and signs that change
    the direction of writing, or that show nothing, could disguise a name. Tab and line feed
    stay.
    """
    return _UNSAFE.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)
