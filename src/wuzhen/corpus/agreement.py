"""How far two coders agree, label by label, and where they do not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wuzhen.corpus.records import Record
from wuzhen.errors import WuzhenError
from wuzhen.labels import LABELS, indicators


@dataclass(frozen=True, slots=True)
class LabelAgreement:
    """Two coders on one label: counts of the paragraphs each gave it, and chance-corrected.

    ``None`` where there is nothing to agree on: a label that neither has given, or both always.
    """

    coder_a: int
    coder_b: int
    both: int
    kappa: float | None
    alpha: float | None
    f1: float | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two coders on all labels; ``exact`` is the share of paragraphs with equal sets.

    ``single_coded`` counts the paragraphs that only one has coded and that are left out.

    ``ceiling_f1`` is the macro-F1 of each coder against what was settled: what a model that codes
    as well as one coder would score. ``disputed`` lists the ids of paragraphs that they coded
    differently.
    """

    paragraphs: int
    single_coded: int
    exact: float
    macro_f1: float | None
    ceiling_f1: tuple[float | None, float | None]
    labels: dict[str, LabelAgreement]
    rules: dict[str, int]
    disputed: tuple[str, ...]


def measure_agreement(records: Sequence[Record]) -> Agreement:
    """Compare ``coder_a`` and ``coder_b`` of the records that have both."""
    single = sum(record.key("coder_b") is None for record in records)
    records = [record for record in records if None not in map(record.key, ("coder_a", "coder_b"))]
    if not records:
        raise WuzhenError("no records with two coders", expected="keys coder_a and coder_b")
    a, b = (_matrix([record.key(coder) for record in records]) for coder in ("coder_a", "coder_b"))
    settled = _matrix([record.labels for record in records])
    labels = {label: _label(a[:, i], b[:, i]) for i, label in enumerate(LABELS)}
    differ = (a != b).any(axis=1)
    disputed = [record for record, is_in in zip(records, differ, strict=True) if is_in]
    rules = [str(record.key("rule") or "unnamed") for record in disputed]
    return Agreement(
        paragraphs=len(records),
        single_coded=single,
        exact=float(1 - differ.mean()),
        macro_f1=_macro_f1(a, b),
        ceiling_f1=(_macro_f1(a, settled), _macro_f1(b, settled)),
        labels=labels,
        rules=dict(Counter(rules).most_common()),
        disputed=tuple(record.id for record in disputed),
    )


def cohen_kappa(a: NDArray[np.bool_], b: NDArray[np.bool_]) -> float | None:
    """Return Cohen's kappa of two coders on one binary label (Cohen, 1960)."""
    observed = float((a == b).mean())
    expected = float(a.mean() * b.mean() + (1 - a.mean()) * (1 - b.mean()))
    return None if expected == 1 else (observed - expected) / (1 - expected)


def krippendorff_alpha(a: NDArray[np.bool_], b: NDArray[np.bool_]) -> float | None:
    """Return Krippendorff's alpha of two coders on one nominal label, no value missing.

    Krippendorff, 2011: Computing Krippendorff's alpha-reliability. Disagreement observed over
    disagreement expected when all 2n values are paired at random.
    """
    values = np.concatenate([a, b])
    n, ones = len(values), int(values.sum())
    expected = 2 * ones * (n - ones) / (n * (n - 1))
    observed = float((a != b).mean())
    return None if expected == 0 else 1 - observed / expected


def _label(a: NDArray[np.bool_], b: NDArray[np.bool_]) -> LabelAgreement:
    return LabelAgreement(
        coder_a=int(a.sum()),
        coder_b=int(b.sum()),
        both=int((a & b).sum()),
        kappa=cohen_kappa(a, b),
        alpha=krippendorff_alpha(a, b),
        f1=_f1(a, b),
    )


def _f1(a: NDArray[np.bool_], b: NDArray[np.bool_]) -> float | None:
    """Return the F1 of one coder against the other, ``None`` where neither has given the label."""
    total = int(a.sum() + b.sum())
    return 2 * int((a & b).sum()) / total if total else None


def _macro_f1(a: NDArray[np.bool_], b: NDArray[np.bool_]) -> float | None:
    """Return the mean F1 of the labels that either coder has given."""
    figures = [_f1(a[:, i], b[:, i]) for i in range(len(LABELS))]
    given = [figure for figure in figures if figure is not None]
    return float(np.mean(given)) if given else None


def _matrix(label_sets: Sequence[Sequence[str]]) -> NDArray[np.bool_]:
    return np.array(indicators(label_sets), dtype=bool)
