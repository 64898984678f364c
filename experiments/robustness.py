"""Robustness: the figures on masked or noisy text, without headings, on unseen writers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from wuzhen.corpus.records import Record
from wuzhen.evaluation import metrics
from wuzhen.model.classifier import targets
from wuzhen.model.tagger import Tagger

Fit = Callable[[Sequence[Record]], Tagger]
"""Trains a tagger on records."""

Change = Callable[[Record, np.random.Generator], Record]
"""Changes a record's text or headings, never its labels."""

_PLACE = re.compile(r"[\u4e00-\u9fff]{2,3}(?=[省市县区乡镇村])")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_WIDTH = str.maketrans("，。；：！？（）", ",.;:!?()")


@dataclass(frozen=True, slots=True)
class Degradation:
    """The macro-F1 under one change, and what the change takes away from it.

    ``None`` where no paragraph has a label.
    """

    change: str
    n_paragraphs: int
    macro_f1: float | None
    cost: float | None


def perturbations(tagger: Tagger, records: Sequence[Record], seed: int) -> list[Degradation]:
    """Measure a tagger on the unchanged records and under each change."""
    plain = _macro_f1(tagger, records)
    costs = [_cost("none", records, plain, plain)]
    for name, change in CHANGES.items():
        rng = np.random.default_rng(seed)
        figure = _macro_f1(tagger, [change(record, rng) for record in records])
        costs.append(_cost(name, records, figure, plain))
    return costs


def unseen(
    fit: Fit, train: Sequence[Record], test: Sequence[Record], key: str, most: int = 2
) -> list[Degradation]:
    """Train without each of the test set's most frequent values of a key, and measure on it.

    The baseline is a tagger trained on as many reports, sampled from all values alike: what is
    lost is lost because the office or region is unseen, not because there is less to read. A value
    that all training records have, as where they lack the key, cannot be left out.
    """
    values, counts = np.unique([str(record.key(key)) for record in test], return_counts=True)
    costs = []
    for value in values[np.argsort(-counts, kind="stable")][:most]:
        inside = [record for record in test if str(record.key(key)) == value]
        outside = [record for record in train if str(record.key(key)) != value]
        if not outside:
            continue
        figure = _macro_f1(fit(outside), inside)
        control = _macro_f1(fit(_as_many(train, outside)), inside)
        costs.append(_cost(f"{key} unseen: {value}", inside, figure, control))
    return costs


def _as_many(train: Sequence[Record], outside: Sequence[Record]) -> list[Record]:
    """Return as many whole reports of all as there are in the part."""
    reports = sorted({record.report for record in train})
    size = len({record.report for record in outside})
    sampled = np.random.default_rng(0).permutation(len(reports))[:size]
    chosen = {reports[i] for i in sampled}
    return [record for record in train if record.report in chosen]


def mask_places(record: Record, rng: np.random.Generator) -> Record:
    """Write xx for the names before 县, 镇, 村 and the like."""
    return _with_text(record, _PLACE.sub("xx", record.text))


def mask_years(record: Record, rng: np.random.Generator) -> Record:
    """Write 20xx for every year."""
    return _with_text(record, _YEAR.sub("20xx", record.text))


def narrow_punctuation(record: Record, rng: np.random.Generator) -> Record:
    """Write half-width punctuation, as web copies do."""
    return _with_text(record, record.text.translate(_WIDTH))


def without_headings(record: Record, rng: np.random.Generator) -> Record:
    """Remove the headings."""
    return record.model_copy(update={"headings": []})


def noise(share: float) -> Change:
    """Return a change that replaces this share of the characters by others of the same text."""

    def change(record: Record, rng: np.random.Generator) -> Record:
        characters = np.array(list(record.text))
        hit = rng.random(len(characters)) < share
        characters[hit] = rng.choice(characters, size=int(hit.sum()))
        return _with_text(record, "".join(characters))

    return change


CHANGES: dict[str, Change] = {
    "place names masked": mask_places,
    "years masked": mask_years,
    "half-width punctuation": narrow_punctuation,
    "headings removed": without_headings,
    "1% of characters wrong": noise(0.01),
    "3% of characters wrong": noise(0.03),
}


def _with_text(record: Record, text: str) -> Record:
    return record.model_copy(update={"text": text})


def _macro_f1(tagger: Tagger, records: Sequence[Record]) -> float:
    taggings = tagger.tag([record.paragraph() for record in records])
    y, predicted = (targets([entry.labels for entry in part]) for part in (records, taggings))
    return metrics.macro_f1(y, predicted)


def _cost(change: str, records: Sequence[Record], figure: float, without: float) -> Degradation:
    return Degradation(change, len(records), metrics.known(figure), metrics.known(without - figure))
