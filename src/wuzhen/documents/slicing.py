"""JSON Lines of any length, in slices: memory does not grow with the file.

A file that is not longer than `WHOLE` is read in one go and refused for one bad line. Of a longer
one each slice is read by itself: a line that is no sound record is left out and named, and the
limits of a file hold for each slice. The paragraphs of one report stay together where its records
follow one another.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from typing import IO

from wuzhen.documents import limits
from wuzhen.documents.finding import Source, unreadable
from wuzhen.documents.json_text import parse_json
from wuzhen.documents.readers import json_records, records
from wuzhen.documents.recognition import begins_json_lines
from wuzhen.documents.types import Document, Notice, Paragraph
from wuzhen.errors import WuzhenError

WHOLE = 4 * 2**20
"""Bytes of the longest file of records that is read in one go."""
SIZE = 2**20
"""Bytes of a slice, the rest of its last report not counted."""
MOST = 16 * 2**20
"""Bytes after which a slice ends, even within a report."""
NAMED = 20
"""Lines that are named each, of those of a slice that are no sound records."""
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Slice:
    """Lines of a file of records, from a byte on.

    ``line`` and ``n`` are the numbers of its first line and its first record; ``key`` holds the
    text of the records; ``last`` says that nothing comes after it. Standard input cannot be read
    twice: ``data`` are its bytes.
    """

    source: Source
    start: int
    size: int
    line: int
    n: int
    key: str
    sha256: str
    last: bool
    data: bytes | None = None


def is_long_records(head: bytes) -> bool:
    """Tell JSON Lines in UTF-8 by the beginning of a file that is longer than `WHOLE`."""
    if len(head) <= WHOLE:
        return False
    sound, _, _ = head.rpartition(b"\n")
    try:
        return begins_json_lines(sound.removeprefix(_BOM).decode("utf-8"))
    except UnicodeDecodeError:
        return False


def slices(source: Source, stream: IO[bytes], column: str | None) -> Iterator[Slice]:
    """Yield the slices of JSON Lines, the text key found in the first."""
    key = ""
    start, line, n = 0, 1, 1
    for lines, size, last in _cut(stream):
        key = key or _text_key(lines, column, source.name)
        data = b"".join(lines)
        digest = hashlib.sha256(data).hexdigest()
        kept = data if source.path is None else None
        yield Slice(source, start, size, line, n, key, digest, last, kept)
        start += size
        line += len(lines)
        n += sum(not one.isspace() for one in lines)


def read_slice(part: Slice) -> Document:
    """Return the document of a slice; a line that is no sound record becomes a notice."""
    paragraphs: list[Paragraph] = []
    faults: list[Notice] = []
    n, bad = part.n, 0
    with _opened(part) as stream:
        for number, (line, _) in enumerate(_lines(stream, part.size), start=part.line):
            if line.isspace():
                continue
            try:
                paragraphs.append(_paragraph(line, part, n, number))
            except (WuzhenError, RecursionError) as error:
                bad += 1
                if bad <= NAMED:
                    faults.append(Notice(f"line {number} is left out: {_what(error)}", lost=True))
            n += 1
    if bad > NAMED:
        faults.append(Notice(f"{bad - NAMED} further lines are left out", lost=True))
    return Document(part.source.name, None, tuple(paragraphs), notices=tuple(faults))


def _paragraph(line: bytes, part: Slice, n: int, number: int) -> Paragraph:
    source = part.source.name
    where = f"{source}:{number}"
    limits.RECORD_BYTES.check(len(line), where)
    try:
        text = line.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise WuzhenError("this line is no UTF-8", where=where, got=error.reason) from error
    json_records.require_few_pieces(text, where)
    return json_records.paragraph_of(
        json_records.record_of(text, where), part.key, (source, n, number)
    )


def _what(error: Exception) -> str:
    return error.what if isinstance(error, WuzhenError) else "a record is nested too deep"


@contextmanager
def _opened(part: Slice) -> Iterator[IO[bytes]]:
    if part.source.path is None:
        yield io.BytesIO(part.data or b"")
        return
    try:
        with part.source.path.open("rb") as stream:
            stream.seek(part.start)
            yield stream
    except OSError as error:
        raise unreadable(part.source.name, error) from error


def _lines(stream: IO[bytes], most: int | None = None) -> Iterator[tuple[bytes, int]]:
    """Yield lines with their length; of one that is beyond the limit, only as much as shows it."""
    limit = limits.RECORD_BYTES.most
    read = 0
    while most is None or read < most:
        line = stream.readline(limit + 1)
        if not line:
            return
        size = len(line)
        if size > limit and not line.endswith(b"\n"):
            line += b"\n"
            while rest := stream.readline(limit):
                size += len(rest)
                if rest.endswith(b"\n"):
                    break
        read += size
        yield line, size


def _cut(stream: IO[bytes]) -> Iterator[tuple[list[bytes], int, bool]]:
    """Yield runs of lines, their bytes in the file, and whether they are the last ones.

    A run ends where the next record is of another report, or of none.
    """
    held: list[bytes] = []
    size = 0
    for line, length in _lines(stream):
        full = size >= SIZE and (size >= MOST or _parted(held[-1], line))
        if full:
            yield held, size, False
            held, size = [], 0
        held.append(line)
        size += length
    yield held, size, True


def _parted(line: bytes, following: bytes) -> bool:
    report = _report(line)
    return report is None or report != _report(following)


def _report(line: bytes) -> str | None:
    """Return the report that a record says it is from."""
    with suppress(ValueError, RecursionError, WuzhenError):
        record = parse_json(line.decode("utf-8"), "", "", "")
        return str(record.get("report") or "") or None if isinstance(record, dict) else None
    return None


def _text_key(lines: list[bytes], column: str | None, where: str) -> str:
    sound = []
    for line in islice((line for line in lines if not line.isspace()), 500):
        with suppress(WuzhenError, RecursionError, UnicodeDecodeError):
            sound.append(json_records.record_of(line.removeprefix(_BOM).decode("utf-8"), where))
    return records.text_key(sound, column, where)
