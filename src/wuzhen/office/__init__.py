"""A separate process in which libraries open untrusted office files, with limits.

``python -m wuzhen.office KIND FOLDER LIMITS`` reads ``FOLDER/input`` and writes ``FOLDER/output``,
or ``FOLDER/fault`` where it cannot. It imports nothing else of the package, so that it starts fast.
"""

from __future__ import annotations


class Fault(Exception):  # noqa: N818 - what is wrong with the file, not with the program
    """A fault of the file: its kind or the limit that it exceeds, and what was found."""

    def __init__(self, kind: str, got: object = "") -> None:
        """Keep both."""
        super().__init__(kind)
        self.kind = kind
        self.got = got
