"""Which paragraphs are most worth a coder's time: doubtful and varied ones, and some at random.

The random share is for measuring: paragraphs selected by doubt do not represent the whole set.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

T = TypeVar("T")

SPARE = 5
"""So many times the places of the queue are kept as candidates; of a report, its places times."""
WIDTH = 512
"""Numbers that a text is compared by."""
READ = 500
"""Characters of a text that count in the comparison."""


@dataclass(frozen=True, slots=True)
class Candidate(Generic[T]):
    """A paragraph that may be queued: what it is, its place in the pile, and what decides."""

    item: T
    at: int
    report: str
    text: str
    doubt: float


@dataclass(frozen=True, slots=True)
class Queued(Generic[T]):
    """A place in the queue, and whether chance or doubt has put the paragraph there."""

    item: T
    at_random: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """How many paragraphs, how many of a report at most, which share at random, from which seed."""

    n: int
    per_report: int = 5
    random_share: float = 0.2
    seed: int = 0

    @property
    def n_random(self) -> int:
        """How many places are filled at random."""
        return round(self.n * self.random_share)


def queue(reports: Iterable[Sequence[Candidate[T]]], wanted: Wanted) -> list[Queued[T]]:
    """Return the paragraphs to check: those at random spread evenly among the doubtful ones.

    The random ones are a plain sample of all paragraphs (Vitter's algorithm R), to which the limit
    a report does not apply. The doubtful ones are taken one by one: each time the one for which
    doubt × (1 − likeness to the nearest one taken) is highest.

    Parameters
    ----------
    reports
        The candidates of one report after another; only the likeliest of each are kept.
    wanted
        What the queue should be like.
    """
    rng = np.random.default_rng(wanted.seed)
    sample: list[Candidate[T]] = []
    kept: list[Candidate[T]] = []
    seen = 0
    for report in reports:
        for candidate in report:
            seen += 1
            if len(sample) < wanted.n_random:
                sample.append(candidate)
            elif wanted.n_random and (place := int(rng.integers(seen))) < wanted.n_random:
                sample[place] = candidate
        kept += _most_doubtful(report, wanted.per_report * SPARE)
        if len(kept) > 2 * SPARE * wanted.n:
            kept = _most_doubtful(kept, SPARE * wanted.n)
    sampled = {candidate.at for candidate in sample}
    left = [candidate for candidate in kept if candidate.at not in sampled]
    doubtful = _varied(
        _most_doubtful(left, SPARE * wanted.n), wanted.n - len(sample), wanted.per_report
    )
    order = rng.permutation(len(sample))
    return _mixed(doubtful, [sample[i] for i in order])


def vector(text: str) -> NDArray[np.float32]:
    """Return how often pairs of characters occur, hashed to a fixed width, of length one."""
    counts = np.zeros(WIDTH, np.float32)
    short = "".join(text[:READ].split())
    pairs = [short[i : i + 2] for i in range(max(len(short) - 1, 1))]
    for pair, times in Counter(pairs).items():
        counts[crc32(pair.encode("utf-8", "replace")) % WIDTH] += times
    counts = np.sqrt(counts)
    return counts / max(float(np.linalg.norm(counts)), 1e-9)


def _most_doubtful(candidates: Sequence[Candidate[T]], n: int) -> list[Candidate[T]]:
    return heapq.nsmallest(n, candidates, key=lambda one: (-one.doubt, one.at))


def _varied(candidates: Sequence[Candidate[T]], n: int, per_report: int) -> list[Candidate[T]]:
    """Take up to ``n``, each doubtful and unlike those before, at most so many of a report."""
    if not candidates:
        return []
    vectors = np.stack([vector(one.text) for one in candidates])
    doubts = np.array([one.doubt for one in candidates])
    reports = np.unique([one.report for one in candidates], return_inverse=True)[1]
    likeness = np.zeros(len(candidates))
    free = np.ones(len(candidates), dtype=bool)
    taken: Counter[int] = Counter()
    chosen: list[Candidate[T]] = []
    while len(chosen) < n and free.any():
        best = int(np.argmax(np.where(free, doubts * (1 - likeness), -1)))
        chosen.append(candidates[best])
        free[best] = False
        taken[int(reports[best])] += 1
        if taken[int(reports[best])] >= per_report:
            free &= reports != reports[best]
        likeness = np.maximum(likeness, np.minimum(vectors @ vectors[best], 1))
    return chosen


def _mixed(doubtful: Sequence[Candidate[T]], random: Sequence[Candidate[T]]) -> list[Queued[T]]:
    """Return both in one list, the random ones at equal distances."""
    places = [
        ((i + 0.5) / len(several), at_random, one)
        for at_random, several in ((False, doubtful), (True, random))
        for i, one in enumerate(several)
    ]
    places.sort(key=lambda place: place[:2])
    return [Queued(one.item, at_random) for _, at_random, one in places]
