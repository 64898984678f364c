"""The workers of a dask scheduler, by the extra `cluster`, as a pool that makes parts.

Inputs, model and folder must be at the same paths on all machines: workers get names, not bytes.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from wuzhen.errors import WuzhenError

Item = TypeVar("Item")
Result = TypeVar("Result")

WAVE = 1_000
"""Pieces of work that the scheduler is given at a time."""
SECONDS = 30
"""How long a scheduler may take to answer, and workers to come."""


@dataclass(frozen=True, slots=True)
class Scheduler:
    """The address of a scheduler, and the files with which it is spoken to by TLS."""

    address: str
    ca: Path | None = None
    cert: Path | None = None
    key: Path | None = None

    @property
    def is_open(self) -> bool:
        """Whether anybody who reaches it can make it run code."""
        return not self.address.startswith("tls:")


class Cluster:
    """A pool of workers elsewhere."""

    def __init__(self, client: Any) -> None:
        self._client = client

    def map(
        self, function: Callable[[Item], Result], items: Iterable[Item]
    ) -> Iterator[tuple[Item, Result | None]]:
        """Yield each item with its result, in order; ``None`` where it killed its workers."""
        waiting = iter(items)
        while wave := list(islice(waiting, WAVE)):
            futures = self._client.map(function, wave, pure=False)
            for item, future in zip(wave, futures, strict=True):
                yield item, self._result(future, function, item)

    def _result(self, future: Any, function: Callable[[Item], Result], item: Item) -> Result | None:
        """Return a result; work that was at a worker which died is done again, by itself."""
        from distributed import KilledWorker

        for again in (True, False):
            try:
                found: Result = future.result()
            except KilledWorker:
                if again:
                    future = self._client.submit(function, item, pure=False)
            else:
                return found
        return None


@contextmanager
def connected(scheduler: Scheduler, model: Path, model_sha256: str) -> Iterator[Cluster]:
    """Yield the workers of a scheduler; refuse those with other versions or another model."""
    if find_spec("distributed") is None:
        raise WuzhenError(
            "a cluster needs an extra",
            hint='install it: python -m pip install "wuzhen[cluster]"',
        )
    from distributed import Client
    from distributed.client import FutureCancelledError

    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # we say ourselves what is wrong
    try:
        client = Client(  # type: ignore[no-untyped-call]
            scheduler.address, security=_security(scheduler), timeout=SECONDS, set_as_default=False
        )
    except (OSError, ValueError, TimeoutError, RuntimeError) as error:
        raise WuzhenError(
            "no scheduler answers here",
            where=scheduler.address,
            got=str(error)[:200] or type(error).__name__,
            hint="start one with `dask scheduler`",
        ) from error
    with client:
        _require_alike(client, scheduler, model, model_sha256)
        try:
            yield Cluster(client)
        except (FutureCancelledError, TimeoutError) as error:
            raise WuzhenError(
                "the connection to the scheduler was lost",
                where=scheduler.address,
                hint="run the same command again: what is done is kept",
            ) from error


def facts(model: Path) -> dict[str, str]:
    """Return what must be the same on every machine: versions, and the bytes of the model."""
    from wuzhen import __version__
    from wuzhen.bulk.plan import file_sha256
    from wuzhen.model.metadata import library_versions

    python = ".".join(map(str, sys.version_info[:2]))
    try:
        digest = file_sha256(model)
    except OSError as error:
        digest = f"{model}: {error.strerror}"
    return {"wuzhen": __version__, "Python": python, **library_versions(), "model": digest}


def _require_alike(client: Any, scheduler: Scheduler, model: Path, model_sha256: str) -> None:
    """Raise the first difference of a worker."""
    expected = facts(model) | {"model": model_sha256}
    try:
        client.wait_for_workers(1, timeout=SECONDS)
    except TimeoutError as error:
        raise WuzhenError(
            "this scheduler has no workers",
            where=scheduler.address,
            hint=f"start some with `dask worker {scheduler.address}`",
        ) from error
    found = client.run(facts, model, on_error="return")
    for worker, theirs in sorted(found.items()):
        if isinstance(theirs, BaseException):
            raise WuzhenError(
                "wuzhen cannot be run on this worker", where=worker, got=str(theirs)[:200]
            )
        for name, version in expected.items():
            if theirs.get(name) != version:
                raise WuzhenError(
                    f"this worker has another {name}",
                    where=worker,
                    expected=version[:16],
                    got=theirs.get(name, "none")[:200],
                    hint="install the same versions and the same model on every machine",
                )


def _security(scheduler: Scheduler) -> Any:
    if scheduler.is_open:
        return None
    from distributed.security import Security

    if not (scheduler.ca and scheduler.cert and scheduler.key):
        raise WuzhenError(
            "TLS needs a certificate",
            where=scheduler.address,
            expected="--tls-ca, --tls-cert and --tls-key",
        )
    return Security(  # type: ignore[no-untyped-call]
        tls_ca_file=str(scheduler.ca),
        tls_client_cert=str(scheduler.cert),
        tls_client_key=str(scheduler.key),
        require_encryption=True,
    )
