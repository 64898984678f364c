"""What is read in one go: a source, what came by standard input, or a slice of a long file."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, cast

from wuzhen.documents import slicing
from wuzhen.documents.finding import Source
from wuzhen.documents.limits import MAX_FILE_BYTES
from wuzhen.documents.opening import document_of, identified, opened, read_source
from wuzhen.documents.slicing import Slice, is_long_records, read_slice, slices
from wuzhen.documents.types import Document


@dataclass(frozen=True, slots=True)
class Held:
    """A source with its bytes, which cannot be read a second time."""

    source: Source
    data: bytes


Unit = Source | Held | Slice


def units(source: Source, column: str | None = None) -> Iterator[Unit]:
    """Yield what a source is read in: itself, or slices where it is a long file of JSON Lines."""
    with opened(source) as stream:
        if source.path is not None and source.path.stat().st_size <= slicing.WHOLE:
            yield source
            return
        head = stream.read(slicing.WHOLE + 1)
        if is_long_records(head):
            whole = io.BufferedReader(_Rejoined(head, stream))  # type: ignore[type-var]
            yield from slices(source, cast(IO[bytes], whole), column)
        elif source.path is None:
            yield Held(source, head + stream.read(MAX_FILE_BYTES + 1 - len(head)))
        else:
            yield source


def read_unit(unit: Unit, column: str | None = None) -> Document:
    """Return the document of a unit."""
    if isinstance(unit, Slice):
        return identified(read_slice(unit), unit.source)
    if isinstance(unit, Held):
        return document_of(unit.data, unit.source, column)
    return read_source(unit, column)


def source_of(unit: Unit) -> Source:
    """Return the source that a unit is of."""
    return unit if isinstance(unit, Source) else unit.source


class _Rejoined(io.RawIOBase):
    """A stream with what has been read of it before the rest."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._head, self._rest = memoryview(head), rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        size = len(buffer)
        data = self._head[:size] if self._head else self._rest.read(size)
        self._head = self._head[size:]
        buffer[: len(data)] = data
        return len(data)
