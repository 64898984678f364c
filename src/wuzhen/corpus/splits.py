"""Split a corpus into train and test by whole reports, so that no report is in both."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from wuzhen.corpus.records import Record
from wuzhen.errors import WuzhenError
from wuzhen.labels import LABELS


def split(
    records: Sequence[Record], test_share: float, seed: int
) -> tuple[list[Record], list[Record]]:
    """Divide the records into train and test by report, labels and genres alike on both sides.

    Draws many random halves of whole reports and keeps the one whose test share of every label,
    every genre and of all paragraphs is nearest to the requested share. Each side has a report.
    """
    reports = sorted({record.report for record in records})
    if len(reports) < 2:
        raise WuzhenError(
            "one report cannot be divided",
            expected="at least two reports",
            got=", ".join(reports) or "none",
            hint="a split never cuts a report: label another one",
        )
    profile = _profile(records, reports)
    rng = np.random.default_rng(seed)
    held_out = min(max(1, round(test_share * len(reports))), len(reports) - 1)
    best: tuple[float, NDArray[np.int_]] | None = None
    for _ in range(2000):
        chosen = rng.permutation(len(reports))[:held_out]
        shares = profile[chosen].sum(axis=0) / profile.sum(axis=0)
        gap = float(((shares - test_share) ** 2).sum())
        if best is None or gap < best[0]:
            best = (gap, chosen)
    assert best is not None
    test = {reports[i] for i in best[1]}
    return (
        [record for record in records if record.report not in test],
        [record for record in records if record.report in test],
    )


def _profile(records: Sequence[Record], reports: Sequence[str]) -> NDArray[np.float64]:
    """Return a row per report: paragraphs, paragraphs per label and none, one-hot genre."""
    genres = sorted({str(record.key("genre")) for record in records})
    row = {report: i for i, report in enumerate(reports)}
    counts = np.zeros((len(reports), 2 + len(LABELS) + len(genres)))
    for record in records:
        cells = counts[row[record.report]]
        cells[0] += 1
        cells[1] += not record.labels
        for label in record.labels:
            cells[2 + LABELS.index(label)] += 1
        cells[2 + len(LABELS) + genres.index(str(record.key("genre")))] = 1
    return counts[:, counts.sum(axis=0) > 0]
