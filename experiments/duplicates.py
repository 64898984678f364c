"""Near-duplicate paragraphs, and phrases that are too frequent."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer

from wuzhen.corpus.records import Record
from wuzhen.errors import WuzhenError

GRAM = 5
"""Characters a gram, for near-duplicates."""

LEAST = 15
"""Grams a paragraph must have: a line shorter than that shares its one term with many."""

NEAR = 0.6
"""Containment from which on two paragraphs are near-duplicates."""

MOST_PAIRS = 100_000
"""A thousand copies of one paragraph are half a million pairs, of no use."""

BLOCK = 200
"""Paragraphs that are compared with all others at once: it bounds the memory."""

_HAN = re.compile(r"[^\u4e00-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two near-duplicates: ``containment`` is the share of the shorter one's grams in the other."""

    first: str
    second: str
    containment: float
    same_report: bool


@dataclass(frozen=True, slots=True)
class Templates:
    """How much of a corpus is made from a mould.

    ``opening_share`` is the share of paragraphs whose first six Chinese characters open another
    one too; ``openings`` and ``phrases`` list the most frequent openings and 12-character runs
    with the number of paragraphs and of reports they are in.
    """

    opening_share: float
    openings: dict[str, int]
    phrases: dict[str, int]


def near_duplicates(records: Sequence[Record], least: float = NEAR) -> list[Pair]:
    """Return the pairs whose containment of character grams is at least this, highest first.

    Containment: Broder, 1997, On the resemblance and containment of documents; exact, not
    sketched.
    """
    texts = [_HAN.sub("", record.text) for record in records]
    if all(len(text) < GRAM for text in texts):
        return []
    grams = CountVectorizer(analyzer="char", ngram_range=(GRAM, GRAM), binary=True, dtype=np.int32)
    rows = grams.fit_transform(texts)
    sizes = np.asarray(rows.sum(axis=1)).ravel()
    pairs: list[Pair] = []
    for start in range(0, len(records), BLOCK):
        shared = (rows[start : start + BLOCK] @ rows.T).tocoo()
        i, j = shared.row + start, shared.col
        smaller = np.minimum(sizes[i], sizes[j])
        containment = shared.data / np.maximum(smaller, 1)
        (kept,) = np.nonzero((i < j) & (smaller >= LEAST) & (containment >= least))
        _require_few(len(pairs) + len(kept))
        for first, second, share in zip(i[kept], j[kept], containment[kept], strict=True):
            one, other = records[first], records[second]
            pairs.append(Pair(one.id, other.id, float(share), one.report == other.report))
    return sorted(pairs, key=lambda pair: (-pair.containment, pair.first, pair.second))


def _require_few(count: int) -> None:
    if count > MOST_PAIRS:
        raise WuzhenError(
            "too many near-duplicates",
            expected=f"at most {MOST_PAIRS:,} pairs",
            hint="leave out copies of the same paragraph first",
        )


def templates(records: Sequence[Record], most: int = 10) -> Templates:
    """Return the openings and phrases that many paragraphs share."""
    texts = [_HAN.sub("", record.text) for record in records]
    openings = Counter(text[:6] for text in texts if len(text) >= 6)
    phrases: dict[str, set[str]] = {}
    for record, text in zip(records, texts, strict=True):
        for at in range(len(text) - 11):
            phrases.setdefault(text[at : at + 12], set()).add(record.report)
    spread = Counter({phrase: len(reports) for phrase, reports in phrases.items()})
    shared = sum(count for count in openings.values() if count > 1)
    return Templates(
        opening_share=shared / max(len(texts), 1),
        openings=_top(openings, most),
        phrases=_top(spread, most),
    )


def type_token_curve(
    texts: Sequence[Sequence[str]], at: Sequence[int] = (1000, 5000, 10000, 20000, 50000, 100000)
) -> dict[int, int]:
    """Return how many different tokens are among the first 1,000, 5,000, … tokens."""
    tokens = [token for text in texts for token in text]
    return {n: len(set(tokens[:n])) for n in at if n <= len(tokens)}


def _top(counts: Counter[str], most: int) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most])
