"""Whether a part of a PDF is damaged: pdfium reads what is left of it without a warning."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

_EDGE = re.compile(rb"endstream|stream\r?\n")
_HEAD = 600
"""Bytes before a stream in which its dictionary is looked for."""
_PLAIN = re.compile(rb"/Filter\s*+\[?\s*+/FlateDecode\s*+(?:\]|/(?!\w*Decode)|>>|$)")
_NO_TEXT = re.compile(rb"/Image\b|/Length1\b|/Type1C\b|/CIDFontType0C\b|/OpenType\b|/ICCBased\b")
"""Pictures, fonts, colours: what is wrong with them loses no text."""
_PIECE, _MOST = 2**20, 2**26
"""Bytes that are unpacked at a time, and in all."""


def is_damaged(data: bytes) -> bool:
    """Return whether a compressed stream that may hold text cannot be unpacked to its end."""
    if b"/Encrypt" in data:
        return False
    left = _MOST
    for start, end in _streams(data):
        head = data[max(0, start - _HEAD) : start].rpartition(b" obj")[2]
        if not _PLAIN.search(head) or _NO_TEXT.search(head):
            continue
        unpacked = _unpacked(data[start:end], left)
        if unpacked is None:
            return True
        left -= unpacked
        if left <= 0:
            break
    return False


def _streams(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield where streams begin and end; one without an end goes on to the end of the file."""
    start: int | None = None
    for found in _EDGE.finditer(data):
        if found[0] == b"endstream":
            if start is not None:
                yield start, found.start()
            start = None
        elif start is None:
            start = found.end()
    if start is not None:
        yield start, len(data)


def _unpacked(data: bytes, most: int) -> int | None:
    """Return how many bytes come out of a stream, or ``None`` where it is damaged."""
    decoder = zlib.decompressobj()
    size = 0
    try:
        while not decoder.eof and size < most:
            piece = decoder.decompress(data, _PIECE)
            data = decoder.unconsumed_tail
            size += len(piece)
            if not (piece or data or decoder.eof):
                return None
    except zlib.error:
        return None
    return size
