"""JSON Lines written by several processes: each returns bytes, which cost less than taggings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from wuzhen.bulk.account import Account
from wuzhen.documents import Source
from wuzhen.output.jsonl import to_jsonl
from wuzhen.parallel import Batch, batched, in_processes, lost, size_of, tag_batch
from wuzhen.pipeline import units_of


def lines_in_processes(
    model: Path, sources: Iterable[Source], column: str | None, explain: bool, jobs: int
) -> Iterator[tuple[int, Account, bytes]]:
    """Yield the bytes read, what came of them, and the lines to write, in order."""
    batches = batched(model, units_of(sources, column), column, explain)
    for batch, result in in_processes(encoded, batches, jobs):
        account, data = result or (Account(), b"")
        if result is None:
            account.add(lost(batch))
        yield sum(map(size_of, batch.units)), account, data


def encoded(batch: Batch) -> tuple[Account, bytes]:
    """Return what came of a batch, and its lines; runs in a process of its own."""
    account = Account()
    lines: list[bytes] = []
    for tagged in tag_batch(batch):
        account.add(tagged)
        lines.append(to_jsonl(tagged.taggings).encode("utf-8", "replace"))
    return account, b"".join(lines)
