"""Tag many files in several processes: the same taggings, in the same order, as in one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from wuzhen.documents import Source, Unit, source_of
from wuzhen.documents.slicing import Slice
from wuzhen.errors import WuzhenError
from wuzhen.model.tagger import Tagger
from wuzhen.pipeline import Tagged, failed, tag_unit, units_of
from wuzhen.processes import Processes, cores

Result = TypeVar("Result")

FEW_FILES, FEW_BYTES = 200, 16 * 2**20
"""Less than this is tagged sooner in one process than others can be started."""
BATCH_UNITS, BATCH_BYTES = 16, 2**19
"""What a process is given in one go."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Units for one process, with what it needs to tag them."""

    model: Path
    column: str | None
    explain: bool
    units: tuple[Unit | Tagged, ...]


def jobs_for(sources: Iterable[Source], wanted: int | None) -> int:
    """Return how many processes are worth their start: as many as are wanted, else by the work."""
    if wanted is not None:
        return wanted
    listed = list(sources)
    few = len(listed) < FEW_FILES and sum(map(size_of, listed)) < FEW_BYTES
    return 1 if few else cores()


def tag_in_processes(
    model: Path,
    sources: Iterable[Source],
    column: str | None = None,
    explain: bool = False,
    jobs: int | None = None,
) -> Iterator[Tagged]:
    """Yield what came of each source, in order, as `pipeline.tag_sources` does.

    Each of the processes loads the model once. A file that kills its process, by a fault of a
    library or by all memory, is a failure of that file alone.
    """
    batches = batched(model, units_of(sources, column), column, explain)
    for batch, tagged in in_processes(tag_batch, batches, jobs or cores()):
        yield from [lost(batch)] if tagged is None else tagged


def in_processes(
    function: Callable[[Batch], Result], batches: Iterable[Batch], jobs: int
) -> Iterator[tuple[Batch, Result | None]]:
    """Yield batches with their results, in order; one that kills its process unit by unit.

    ``None`` is the result of the single unit that does it.
    """
    with Processes(jobs) as pool:
        for batch, result in pool.map(function, batches):
            if result is not None or len(batch.units) == 1:
                yield batch, result
            else:
                yield from pool.map(function, [replace(batch, units=(u,)) for u in batch.units])


def tag_batch(batch: Batch) -> list[Tagged]:
    """Return what came of each unit; runs in a process of its own."""
    tagger = loaded(batch.model)
    return [
        unit if isinstance(unit, Tagged) else tag_unit(tagger, unit, batch.column, batch.explain)
        for unit in batch.units
    ]


@lru_cache(maxsize=1)
def loaded(model: Path) -> Tagger:
    """Return the tagger of a model file, loaded once a process."""
    from wuzhen.model import store

    return store.load(model)


def died(unit: Unit) -> Tagged:
    """Return what came of a unit that killed the process which read it."""
    return failed(
        unit,
        WuzhenError(
            "the process that read this file died",
            where=source_of(unit).name,
            hint="open it in a word processor and save it again",
        ),
    )


def size_of(unit: Unit | Tagged) -> int:
    """Return about how many bytes there are to read."""
    if isinstance(unit, Slice):
        return unit.size
    if isinstance(unit, Source):
        try:
            return unit.path.stat().st_size if unit.path else 0
        except OSError:
            return 0
    return 0


def lost(batch: Batch) -> Tagged:
    """Return what came of a batch of one unit that killed its process."""
    (unit,) = batch.units
    return unit if isinstance(unit, Tagged) else died(unit)


def batched(
    model: Path, units: Iterable[Unit | Tagged], column: str | None, explain: bool
) -> Iterator[Batch]:
    """Yield the units in batches, each with what a process needs to tag it."""
    held: list[Unit | Tagged] = []
    size = 0
    for unit in units:
        held.append(unit)
        size += size_of(unit)
        if len(held) >= BATCH_UNITS or size >= BATCH_BYTES:
            yield Batch(model, column, explain, tuple(held))
            held, size = [], 0
    if held:
        yield Batch(model, column, explain, tuple(held))
