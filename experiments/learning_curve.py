"""How much more data would help: figures against the share of training reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from experiments.ablation import STUDY_TOLERANCE
from wuzhen import evaluation, training
from wuzhen.corpus.records import Record
from wuzhen.errors import WuzhenError
from wuzhen.features import Lexicon
from wuzhen.model.tagger import Tagger
from wuzhen.output.chart import Line, line_chart
from wuzhen.params import Params

SHARES = (0.1, 0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True, slots=True)
class Point:
    """A tagger trained on a share of the reports, measured on one data set."""

    share: float
    reports: int
    paragraphs: int
    data: str
    macro_f1: float | None
    low: float | None
    high: float | None


def learning_curve(
    train: Sequence[Record],
    held_out: Mapping[str, Sequence[Record]],
    params: Params,
    lexicon: Lexicon,
    shares: Sequence[float] = SHARES,
) -> list[Point]:
    """Train on growing shares of the reports, each a part of the next, and measure each tagger.

    ``held_out`` names the data sets to measure on; ``low`` and ``high`` bound the 95% interval;
    they are ``None`` where the data set has too few reports for one. A share that is too small to
    learn from has no figures.
    """
    reports = sorted({record.report for record in train})
    order = np.random.default_rng(params.seed).permutation(len(reports))
    points: list[Point] = []
    for share in shares:
        chosen = {reports[i] for i in order[: max(params.train.folds, round(share * len(reports)))]}
        part = [record for record in train if record.report in chosen]
        tagger = _trained(part, params, lexicon)
        for name, records in held_out.items():
            figures = _figures(tagger, records) if tagger else (None, None, None)
            points.append(Point(share, len(chosen), len(part), name, *figures))
    return points


def _trained(records: Sequence[Record], params: Params, lexicon: Lexicon) -> Tagger | None:
    try:
        return training.train(records, params, lexicon, STUDY_TOLERANCE)
    except WuzhenError:
        return None


def _figures(
    tagger: Tagger, records: Sequence[Record]
) -> tuple[float | None, float | None, float | None]:
    result, _ = evaluation.evaluate(tagger, records)
    return result.macro_f1, *(result.ci95["macro_f1"] or (None, None))


def curve_chart(points: Sequence[Point]) -> str:
    """Return a learning curve as one SVG element, a line a data set."""
    names = dict.fromkeys(point.data for point in points)
    lines = [
        Line(
            name,
            tuple(
                (point.share, point.macro_f1)
                for point in points
                if point.data == name and point.macro_f1 is not None
            ),
        )
        for name in names
    ]
    return line_chart(lines, "share of the training reports", "macro-F1")
