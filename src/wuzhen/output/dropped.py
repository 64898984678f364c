"""What was left out of the documents: a line each, with the rule that left it out."""

from __future__ import annotations

from typing import IO

from wuzhen.documents import Document
from wuzhen.output.terminal import printable


class DroppedWriter:
    """Writes tab-separated lines: source, page, line, rule, text."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._write(("source", "page", "line", "rule", "text"))

    def add(self, document: Document) -> None:
        """Write the lines that were left out of one document."""
        for left in document.dropped:
            place = ("" if at is None else str(at) for at in (left.page, left.line))
            self._write((document.source, *place, left.rule, left.text))

    def _write(self, cells: tuple[str, ...]) -> None:
        clean = (printable(" ".join(cell.split())) for cell in cells)
        self._stream.write(("\t".join(clean) + "\n").encode("utf-8"))
