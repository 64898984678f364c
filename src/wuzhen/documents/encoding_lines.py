"""A text line by line: each in the encoding in which it is Chinese, bad bytes marked."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from wuzhen.documents.encoding_salvage import BAD, cost, salvage
from wuzhen.documents.types import Notice

LEGACY = ("gb18030", "big5hkscs")
"""The encodings of Chinese before UTF-8."""
DEAR = 0.7
"""A text that costs more a character is no Chinese in any encoding."""
FEW = 8
"""A line with fewer characters is too short to be called unreadable."""

_ODD = 0.2
"""A line that costs more a character may be better off in pieces of other encodings."""
_UNREADABLE = 1.3
"""A line that costs more a character is not read at all, if it has more than a few."""
_SALVAGED = 2**17
"""So many bytes are read byte by byte; a file with more bad lines than that is hardly a text."""
_SAMPLE = 2**16
_TRIED = 2**13
_PIECE = 4096
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")
_NAMES = {"utf-8": "UTF-8", "gb18030": "GB18030", "big5hkscs": "Big5"}


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or a piece of one, as it was read; ``salvaged`` are bytes that one by one were read.

    ``encoding`` is ``None`` where it is not one.
    """

    text: str
    encoding: str | None
    cost: float = 0.0
    foreign: int = 0
    unreadable: bool = False
    salvaged: int = 0


def read_lines(data: bytes, declared: str | None) -> list[Line] | None:
    """Return the lines of a text, or ``None`` where they are Chinese in no encoding.

    ``declared`` is the encoding that the file declares: it counts for more than a likeness.
    """
    encodings = _encodings(_sample(data), declared)
    left = _SALVAGED
    read: list[Line] = []
    for line in _split(data):
        found = _read(line, encodings, left)
        left -= found.salvaged
        read.append(found)
    text = "\n".join(line.text for line in read)
    dear = sum(line.cost for line in read) - DEAR * sum(line.foreign for line in read)
    chinese = sum(found.end() - found.start() for found in _CHINESE.finditer(text))
    if not chinese or dear > (BAD if chinese >= FEW else 0):
        return None
    return read


def doubts(read: list[Line]) -> tuple[Notice, ...]:
    """Return the notices for lines in several encodings or in none."""
    used = {line.encoding for line in read if line.foreign >= FEW and line.encoding}
    notices: list[Notice] = []
    if len(used) > 1:
        names = " and ".join(sorted(_NAMES[name] for name in used))
        notices.append(Notice(f"holds lines in {names}; each was read in its own encoding"))
    unread = [str(number) for number, line in enumerate(read, start=1) if line.unreadable]
    if unread:
        named = ", ".join(unread[:5]) + (" and others" if len(unread) > 5 else "")
        notices.append(Notice(f"could not be decoded at all in line {named}", lost=True))
    return tuple(notices)


def _split(data: bytes) -> Iterator[bytes]:
    """Yield the lines one by one: the whole file is in memory often enough."""
    start = 0
    while (end := data.find(b"\n", start)) >= 0:
        yield data[start:end]
        start = end + 1
    yield data[start:]


def _sample(data: bytes) -> list[bytes]:
    """Return lines with other than ASCII characters from all parts of the file."""
    step = 1 + len(data) // _SAMPLE
    foreign = (line for line in _split(data) if not line.isascii())
    return [line[:_SAMPLE] for line in islice(foreign, 0, None, step)]


def _encodings(sample: list[bytes], declared: str | None) -> tuple[str, str]:
    """Return UTF-8 and the older encoding that fits best, the likelier of the two first."""
    odd = [line for line in sample if not _is_utf_8(line)] or sample
    tried = b"\n".join(odd)[:_TRIED]
    readings = {name: salvage(tried, ("utf-8", name)) for name in LEGACY}
    older = min(LEGACY, key=lambda name: readings[name].cost)
    if declared in LEGACY and readings[declared].cost <= DEAR * readings[declared].foreign:
        older = declared
    spent = {name: sum(cost(line, name)[0] for line in sample) for name in ("utf-8", older)}
    return ("utf-8", older) if spent["utf-8"] <= spent[older] else (older, "utf-8")


def _read(line: bytes, encodings: tuple[str, str], left: int) -> Line:
    if line.isascii():
        return Line(line.decode("ascii"), None)
    pieces: list[Line] = []
    at = 0
    while at < len(line):
        piece = line[at : at + _PIECE]
        size, found = _read_piece(piece, encodings, left > 0, at + _PIECE >= len(line))
        left -= found.salvaged
        pieces.append(found)
        at += size
    if len(pieces) == 1:
        return pieces[0]
    return Line(
        "".join(piece.text for piece in pieces),
        None,
        sum(piece.cost for piece in pieces),
        sum(piece.foreign for piece in pieces),
        any(piece.unreadable for piece in pieces),
        sum(piece.salvaged for piece in pieces),
    )


def _read_piece(
    piece: bytes, encodings: tuple[str, str], may_salvage: bool, final: bool
) -> tuple[int, Line]:
    """Return how many bytes were read, and as what; the last ones may belong to what follows."""
    found = [whole for name in encodings if (whole := _whole(piece, name, final)) is not None]
    if found:
        size, best = min(found, key=lambda pair: pair[1].cost)
        certain = best.encoding == "utf-8" == encodings[0]
        if certain or best.cost <= _ODD * best.foreign or not may_salvage:
            return size, best
    if not may_salvage:
        text = piece.decode(encodings[0], "replace")
        return len(piece), Line(text, encodings[0], *cost(piece, encodings[0]))
    reading = salvage(piece, encodings, final)
    unreadable = reading.foreign >= FEW and reading.cost > _UNREADABLE * reading.foreign
    text = "\ufffd" if unreadable else reading.text
    line = Line(text, None, reading.cost, reading.foreign, unreadable, reading.size)
    return reading.size, line


def _whole(piece: bytes, encoding: str, final: bool) -> tuple[int, Line] | None:
    """Return the piece where all of it, but perhaps a begun character, is of this encoding."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        text = decoder.decode(piece, final)
    except UnicodeError:
        return None
    size = len(piece) - len(decoder.getstate()[0])
    return size, Line(text, encoding, *cost(piece[:size], encoding))


def _is_utf_8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeError:
        return False
    return True
