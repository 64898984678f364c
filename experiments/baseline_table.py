"""Ours, ours without each part, and the baselines, on the same paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from experiments.ablation import STUDY_TOLERANCE
from experiments.baselines import BASELINES, Predict
from wuzhen import training
from wuzhen.corpus.records import Record
from wuzhen.evaluation import metrics
from wuzhen.evaluation.compare import paired
from wuzhen.evaluation.metrics import known
from wuzhen.features import Lexicon
from wuzhen.model.classifier import Targets, targets
from wuzhen.params import Params, applied

OURS = "ours"

WITHOUT = {
    "ours without characters": "features.characters.weight=0",
    "ours without lexicon": "features.lexicon.weight=0",
    "ours without sentences": "pooling.learn=false, pooling.weight=0",
}
"""What is switched off; without the lexicon, its terms are no user words either."""


@dataclass(frozen=True, slots=True)
class Row:
    """One tagger on one data set; ``gain`` is ours minus it, with its paired 95% interval."""

    name: str
    data: str
    n_paragraphs: int
    macro_f1: float | None
    micro_f1: float | None
    false_tag_rate_on_none: float | None
    gain: float | None
    low: float | None
    high: float | None


def baseline_table(
    train: Sequence[Record],
    held_out: Mapping[str, Sequence[Record]],
    params: Params,
    lexicon: Lexicon,
) -> list[Row]:
    """Fit every tagger on the same records and measure each on the same data sets."""
    ours = _ours(train, params, lexicon)
    rows: list[Row] = []
    for name, predict in _taggers(train, params, lexicon, ours):
        rows += [_row(name, data, records, predict, ours) for data, records in held_out.items()]
    return rows


def _taggers(
    train: Sequence[Record], params: Params, lexicon: Lexicon, ours: Predict
) -> Iterator[tuple[str, Predict]]:
    for name, baseline in BASELINES.items():
        yield name, baseline(train, lexicon, params.seed)
    for name, change in WITHOUT.items():
        terms = Lexicon({}) if name.endswith("lexicon") else lexicon
        yield name, _ours(train, applied(params, change), terms)
    yield OURS, ours


def _ours(train: Sequence[Record], params: Params, lexicon: Lexicon) -> Predict:
    tagger = training.train(train, params, lexicon, STUDY_TOLERANCE)

    def predict(records: Sequence[Record]) -> Targets:
        taggings = tagger.tag([record.paragraph() for record in records])
        return targets([tagging.labels for tagging in taggings])

    return predict


def _row(name: str, data: str, records: Sequence[Record], predict: Predict, ours: Predict) -> Row:
    y = targets([record.labels for record in records])
    predicted, our_own = predict(records), ours(records)
    rows = metrics.resamples([record.report for record in records], seed=0)
    gain = paired(metrics.macro_f1, y, predicted, our_own, rows)
    return Row(
        name=name,
        data=data,
        n_paragraphs=len(records),
        macro_f1=gain.a,
        micro_f1=known(metrics.micro_f1(y, predicted)),
        false_tag_rate_on_none=known(metrics.false_tag_rate(y, predicted)),
        gain=gain.difference,
        low=gain.low,
        high=gain.high,
    )
