"""Which parts a job has: what is in each, and a name that says so.

The name of a part is a hash of the bytes and names of what is read, of the model and of the
options. So a part that is there is the right one, and what changes gets a new name.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from wuzhen import __version__
from wuzhen.documents import Source, Unit
from wuzhen.documents.limits import MAX_FILE_BYTES
from wuzhen.documents.pieces import Held
from wuzhen.documents.slicing import Slice
from wuzhen.parallel import size_of
from wuzhen.pipeline import Tagged

LAYOUT = 1
"""Raised when the same inputs give other parts."""
MOST_UNITS, MOST_BYTES = 256, 8 * 2**20
"""Files or slices of a part, and their bytes."""
EVERY = 64
"""A part ends after about so many files: by their names, so that a new file changes one part."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is done to every input: the model and its SHA-256, the format, the options."""

    model: Path
    model_sha256: str
    form: str
    column: str | None
    explain: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A part: the hash that names it, what it is made of, and how many bytes that are."""

    digest: str
    units: tuple[Unit | Tagged, ...]
    size: int


def part_file(digest: str, form: str) -> str:
    """Return the name of the file of a part."""
    return f"part-{digest}.{form}"


def parts(job: Job, found: Iterable[Unit | Tagged]) -> Iterator[Part]:
    """Yield the parts in the order of the inputs."""
    held: list[Unit | Tagged] = []
    size = 0
    for unit in found:
        held.append(unit)
        size += size_of(unit)
        if len(held) >= MOST_UNITS or size >= MOST_BYTES or _ends(unit):
            yield _part(job, held, size)
            held, size = [], 0
    if held:
        yield _part(job, held, size)


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of a file, up to the size beyond which none is read."""
    digest = hashlib.sha256()
    left = MAX_FILE_BYTES + 1
    with path.open("rb") as file:
        while left > 0 and (data := file.read(min(left, 2**20))):
            digest.update(data)
            left -= len(data)
    return digest.hexdigest()


def _part(job: Job, units: list[Unit | Tagged], size: int) -> Part:
    described = [
        LAYOUT, __version__, job.model_sha256, job.form, job.column, job.explain,
        [_described(unit) for unit in units],
    ]  # fmt: skip
    text = json.dumps(described, ensure_ascii=False)
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return Part(digest, tuple(units), size)


def _described(unit: Unit | Tagged) -> list[object]:
    """Return what a unit is: its name, and what is in it."""
    if isinstance(unit, Tagged):
        return [unit.source.name, str(unit.failure)]
    if isinstance(unit, Slice):
        return [unit.source.name, unit.source.stem, unit.line, unit.n, unit.key, unit.sha256]
    if isinstance(unit, Held):
        digest = hashlib.sha256(unit.data).hexdigest()
        return [unit.source.name, unit.source.stem, digest, *_options(unit.source)]
    try:
        digest = file_sha256(unit.path) if unit.path else ""
    except OSError as error:
        digest = str(error.strerror)
    return [unit.name, unit.stem, digest, *_options(unit)]


def _options(source: Source) -> list[object]:
    return ["libreoffice"] if source.libreoffice else []


def _ends(unit: Unit | Tagged) -> bool:
    """Tell whether a part ends behind a file, whatever other files there are."""
    if not isinstance(unit, Source):
        return False
    name = hashlib.sha256(unit.name.encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(name[:4], "big") % EVERY == 0
