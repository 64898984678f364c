"""The names in an OLE compound file, in which old Office and WPS programs keep their documents."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_FREE = 0xFFFFFFFA
"""Sectors and entries with this number or a higher one are none."""
_ENTRY = 128
_MOST_ENTRIES = 20_000
_USUAL = ("WordDocument", "Workbook", "Book", "PowerPoint Document", "EncryptedPackage", "MatOST")


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    left: int
    right: int
    child: int
    start: int


def names(data: bytes) -> frozenset[str]:
    """Return the names of what is right below the root, in small letters.

    Documents that are embedded in this one are deeper. Where the directory is damaged, they are the
    usual names that occur anywhere.
    """
    return frozenset(entry.name.lower() for entry in _top(data)) or frozenset(
        name.lower() for name in _USUAL if name.encode("utf-16-le") in data
    )


def beginning(data: bytes, name: str) -> bytes:
    """Return the first bytes of a stream that is large enough to have sectors of its own."""
    size = _sector_size(data)
    for entry in _top(data):
        if entry.name.lower() == name.lower() and entry.start < _FREE:
            return data[(entry.start + 1) * size :][:64]
    return b""


def _top(data: bytes) -> Iterator[_Entry]:
    try:
        entries = list(_entries(data))
    except (struct.error, IndexError):
        return
    waiting = [entries[0].child] if entries else []
    seen: set[int] = set()
    while waiting:
        at = waiting.pop()
        if at < len(entries) and at not in seen:
            seen.add(at)
            waiting += [entries[at].left, entries[at].right]
            yield entries[at]


def _sector_size(data: bytes) -> int:
    shift = struct.unpack_from("<H", data, 30)[0] if len(data) > 32 else 9
    return 1 << (shift if shift in (9, 12) else 9)


def _entries(data: bytes) -> Iterator[_Entry]:
    size = _sector_size(data)
    table = _table(data, size)
    per_sector = size // 4
    sector = struct.unpack_from("<I", data, 48)[0]
    for _ in range(_MOST_ENTRIES * _ENTRY // size):
        if sector >= _FREE:
            return
        start = (sector + 1) * size
        for at in range(start, min(start + size, len(data) - _ENTRY + 1), _ENTRY):
            length = struct.unpack_from("<H", data, at + 64)[0]
            name = data[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            left, right, child = struct.unpack_from("<3I", data, at + 68)
            yield _Entry(name, left, right, child, struct.unpack_from("<I", data, at + 116)[0])
        place = table[sector // per_sector]
        sector = struct.unpack_from("<I", data, (place + 1) * size + sector % per_sector * 4)[0]


def _table(data: bytes, size: int) -> list[int]:
    """Return the sectors that hold the table of sectors; those beyond 109 are listed elsewhere."""
    found = list(struct.unpack_from("<109I", data, 76))
    sector = struct.unpack_from("<I", data, 68)[0]
    while sector < _FREE and len(found) * size < len(data) + 110 * size:
        listed = struct.unpack_from(f"<{size // 4}I", data, (sector + 1) * size)
        found += listed[:-1]
        sector = listed[-1]
    return found
