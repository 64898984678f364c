"""How well a classifier distinguishes two corpora, and by what: 0.5 means not at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedGroupKFold, cross_val_predict
from sklearn.pipeline import make_pipeline

from wuzhen.corpus.records import Record
from wuzhen.documents.text_repair import repair

FOLDS = 5
_PUNCTUATION = re.compile(r"[\W_]+")
_DIGITS = re.compile(r"[0-9]+")
_MASKS = re.compile(r"[xX×*]+|某+")


@dataclass(frozen=True, slots=True)
class Probe:
    """Area under the ROC curve, whole reports held out, and the strongest features each way."""

    auc: float
    ours: tuple[str, ...]
    theirs: tuple[str, ...]


def domain_probe(
    ours: Sequence[Record], theirs: Sequence[Record], seed: int, most: int = 40
) -> Probe:
    """Distinguish our paragraphs from theirs by character n-grams.

    Width, punctuation, figures and masks are levelled first: that they differ is known, and the
    tagger does not see it.
    """
    records = [*ours, *theirs]
    texts = [_level(record.text) for record in records]
    y = np.array([0] * len(ours) + [1] * len(theirs))
    reports = [f"{side}/{record.report}" for side, record in zip(y, records, strict=True)]
    vectorizer = TfidfVectorizer(analyzer="char", ngram_range=(1, 3), min_df=5, sublinear_tf=True)
    classifier = LogisticRegression(class_weight="balanced", random_state=seed, solver="liblinear")
    pipeline = make_pipeline(vectorizer, classifier)
    folds = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=seed)
    scores = cross_val_predict(
        pipeline, texts, y, groups=reports, cv=folds, method="decision_function"
    )
    pipeline.fit(texts, y)
    order = np.argsort(classifier.coef_[0])
    names = vectorizer.get_feature_names_out()
    return Probe(
        auc=float(roc_auc_score(y, scores)),
        ours=tuple(names[order[:most]]),
        theirs=tuple(names[order[::-1][:most]]),
    )


def probe_by(
    ours: Sequence[Record], theirs: Sequence[Record], seed: int, key: str
) -> dict[str, float]:
    """Return the area under the curve for each value of a key of our records.

    Of each value as many reports are sampled as the smallest has, so that the figures compare.
    """
    reports: dict[str, list[str]] = {}
    for record in ours:
        of_value = reports.setdefault(str(record.key(key)), [])
        if record.report not in of_value:
            of_value.append(record.report)
    size = min(len(names) for names in reports.values())
    rng = np.random.default_rng(seed)
    sample = {value: set(rng.permutation(names)[:size]) for value, names in sorted(reports.items())}
    return {
        value: domain_probe([r for r in ours if r.report in chosen], theirs, seed).auc
        for value, chosen in sample.items()
    }


def _level(text: str) -> str:
    masked = _MASKS.sub("M", _DIGITS.sub("0", repair(text)))
    return _PUNCTUATION.sub(" ", masked)
