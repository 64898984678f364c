"""Work in several processes, results in the order of the work; what kills a process is found.

A process that dies takes the pool with it. Then the work that was under way is done again, a piece
at a time in a new pool: a piece that kills its process once more has no result, all others have.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from types import TracebackType
from typing import Any, Protocol, Self, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD = 3
"""Pieces of work for each process that are handed out before their results are taken."""
LOOKS = 0.25
"""Seconds between two looks of a process whether the one that started it is still there."""
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


class Pool(Protocol):
    """Processes that work; one of this machine's is `Processes`."""

    def map(
        self, function: Callable[[Item], Result], items: Iterable[Item]
    ) -> Iterator[tuple[Item, Result | None]]:
        """Yield each item with its result, in order; ``None`` where it killed its process."""


def cores() -> int:
    """Return how many cores are free to this process."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Processes:
    """So many processes of this machine, each with one thread, which end when this one does."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._executor: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._executor is not None:
            self._executor.shutdown(wait=True, kill_workers=kind is not None)

    def map(
        self, function: Callable[[Item], Result], items: Iterable[Item]
    ) -> Iterator[tuple[Item, Result | None]]:
        """Yield each item with its result, in order; ``None`` where it killed its process."""
        waiting: deque[tuple[Item, Future[Result]]] = deque()
        for item in items:
            waiting.append((item, self._submitted(function, item)))
            if len(waiting) >= AHEAD * self._jobs:
                yield from self._taken(function, waiting)
        while waiting:
            yield from self._taken(function, waiting)

    def _taken(
        self, function: Callable[[Item], Result], waiting: deque[tuple[Item, Future[Result]]]
    ) -> Iterator[tuple[Item, Result | None]]:
        """Yield the next result; where a process died, all that are waited for, done singly."""
        from joblib.externals.loky.process_executor import BrokenProcessPool

        item, future = waiting.popleft()
        try:
            done = future.result()
        except BrokenProcessPool:
            self._end()
        else:
            yield item, done
            return
        lost = [(item, future), *waiting]
        waiting.clear()
        for item, future in lost:
            try:
                found = _finished(future)
                if found is None:
                    found = self._submitted(function, item).result()
            except BrokenProcessPool:
                self._end()
                found = None
            yield item, found

    def _submitted(self, function: Callable[[Item], Result], item: Item) -> Future[Result]:
        from joblib.externals.loky.process_executor import BrokenProcessPool

        try:
            future: Future[Result] = self._pool().submit(function, item)
        except BrokenProcessPool as error:
            future = Future()
            future.set_exception(error)
        return future

    def _pool(self) -> Any:
        if self._executor is None:
            from joblib.externals.loky import ProcessPoolExecutor

            self._executor = ProcessPoolExecutor(
                self._jobs, env=ONE_THREAD, initializer=_begin, initargs=(os.getpid(),)
            )
        return self._executor

    def _end(self) -> None:
        if self._executor is not None:
            self._executor.shutdown(wait=True, kill_workers=True)
            self._executor = None


def _finished(future: Future[Result]) -> Result | None:
    """Return the result that was there before the pool died."""
    failed = not future.done() or future.cancelled() or future.exception() is not None
    return None if failed else future.result()


def _begin(parent: int) -> None:
    """Leave Ctrl-C to the parent, and end when it is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOKS)
    os._exit(1)
