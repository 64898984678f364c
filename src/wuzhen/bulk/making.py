"""A part is made: its units read, tagged and written; runs in a process of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from wuzhen.bulk.account import Account, from_json, to_json
from wuzhen.bulk.plan import Job, Part, file_sha256, part_file
from wuzhen.documents.json_text import parse_json
from wuzhen.errors import WuzhenError
from wuzhen.input_files import read_file
from wuzhen.model.tagger import Tagger
from wuzhen.output.formats import format_named
from wuzhen.parallel import died
from wuzhen.pipeline import Tagged, tag_unit
from wuzhen.processes import Pool
from wuzhen.saving import replacing, write_text

ACCOUNTS = "_accounts"
"""The folder of the accounts: readers of a folder of Parquet pass over what begins like this."""


_LARGEST = 64 * 2**20
"""Bytes of an account or a command that is read back."""


@dataclass(frozen=True, slots=True)
class Order:
    """A part to make in a folder; ``deadly`` are the places of units that kill who reads them."""

    job: Job
    part: Part
    folder: Path
    deadly: tuple[int, ...] = ()

    @property
    def file(self) -> Path:
        """The file of the part."""
        return self.folder / part_file(self.part.digest, self.job.form)

    @property
    def account(self) -> Path:
        """The file of its account, which is there before the part is."""
        return self.folder / ACCOUNTS / f"{self.part.digest}.json"


def make(order: Order) -> Account:
    """Make a part if it is not there, and return what came of it."""
    earlier = _earlier(order)
    if earlier is not None:
        return earlier
    for path in (order.file, order.account):
        if path.is_fifo():
            path.unlink()  # it would be written to, and waited for
    account = Account()
    with replacing(order.file, force=True) as stream:
        writer = format_named(order.job.form, None).open(stream)
        for tagged in _tagged(order):
            account.add(tagged)
            writer.add(tagged.taggings)
        writer.close()
        account.doubts += writer.warnings
        account.size = stream.tell()
        write_text(order.account, to_json(account), force=True)
    return account


def read_back(path: Path) -> object:
    """Return the JSON in a small file of ours; `WuzhenError` where another thing is there.

    Raises `FileNotFoundError` where nothing is, and `ValueError` for what is no UTF-8.
    """
    text = read_file(path, _LARGEST).decode("utf-8")
    value: object = parse_json(text, str(path), "not valid JSON", "what wuzhen has written")
    return value


def _earlier(order: Order) -> Account | None:
    """Return the account of a part that is there, whole and with a sound account."""
    try:
        account = from_json(read_back(order.account))
        whole = order.file.is_file() and order.file.stat().st_size == account.size
    except (OSError, ValueError, WuzhenError):
        return None
    return account if whole else None


def made(pool: Pool, orders: Iterator[Order]) -> Iterator[tuple[Order, Account]]:
    """Yield each part with what came of it; a unit that kills its process costs itself alone."""
    for order, account in pool.map(make, orders):
        yield order, _without_deadly(pool, order) if account is None else account


def _without_deadly(pool: Pool, order: Order) -> Account:
    """Try the units of a part one by one, then make it without those that kill."""
    units = order.part.units
    singly = [replace(order, part=replace(order.part, units=(unit,))) for unit in units]
    results = [lived for _, lived in pool.map(tried, singly)]
    deadly = tuple(at for at, lived in enumerate(results) if lived is None)
    for _, account in pool.map(make, [replace(order, deadly=deadly)]):
        if account is not None:
            return account
    failed = Account()
    for unit in units:
        failed.add(unit if isinstance(unit, Tagged) else died(unit))
    return failed


def tried(order: Order) -> bool:
    """Tag the units of an order and write nothing: what counts is to live on."""
    return all(tagged.source for tagged in _tagged(order))


def _tagged(order: Order) -> Iterator[Tagged]:
    job = order.job
    for at, unit in enumerate(order.part.units):
        if isinstance(unit, Tagged):
            yield unit
        elif at in order.deadly:
            yield died(unit)
        else:
            tagger = loaded(job.model, job.model_sha256)
            yield tag_unit(tagger, unit, job.column, job.explain)


@lru_cache(maxsize=1)
def loaded(model: Path, sha256: str) -> Tagger:
    """Return the tagger of a model file, which must be the one that the parts are named after."""
    from wuzhen.model import store

    found = file_sha256(model)
    if found != sha256:
        raise WuzhenError(
            "the model is another one here",
            where=str(model),
            expected=f"SHA-256 {sha256[:12]}",
            got=found[:12],
            hint="copy the same model file to every machine",
        )
    return store.load(model)
