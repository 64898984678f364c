"""A tagger converted to plain data, and back from data that were checked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from pydantic import ValidationError

from wuzhen.features import Lexicon, Segmenter, Vocabulary, Weighting
from wuzhen.features.lexicon import SCOPE
from wuzhen.labels import LABELS, indicators
from wuzhen.model.calibration import Calibration
from wuzhen.model.classifier import Classifier
from wuzhen.model.plain import (
    Plain,
    UnsoundError,
    from_array,
    from_strings,
    from_terms,
    keys,
    number,
    to_array,
    to_strings,
    to_terms,
)
from wuzhen.model.similar import MOST_CHARACTERS, MOST_TEXTS, TrainingTexts
from wuzhen.model.tagger import Tagger
from wuzhen.params import FeatureParams, PoolingParams

N = len(LABELS)
PARTS = (
    "params", "lexicon", "scope", "user_words", "words", "characters", "idf", "weights",
    "intercepts", "slopes", "offsets", "thresholds", "most_doubt",
)  # fmt: skip
TEXTS = "texts"
"""A part that is only in models which keep their training texts."""


def taken_apart(tagger: Tagger) -> Plain:
    """Return the tagger as dicts, strings, numbers and bytes; terms without a use are left out."""
    classifier, calibration = tagger.classifier, tagger.calibration
    weighting = classifier.weighting
    vocabulary = weighting.vocabulary
    words = [word for word, _ in vocabulary.segmenter.words]
    frequencies = np.array([frequency for _, frequency in vocabulary.segmenter.words], int)
    plain = {
        "params": {
            "features": weighting.params.model_dump(),
            "pooling": classifier.pooling.model_dump(),
        },
        "lexicon": _terms(vocabulary.lexicon),
        "scope": _terms(vocabulary.lexicon.scope),
        "user_words": {"terms": from_terms(words), "frequencies": from_array(frequencies)},
        "words": from_terms(vocabulary.words),
        "characters": from_terms(vocabulary.characters),
        "idf": from_array(weighting.idf),
        "weights": from_array(classifier.weights),
        "intercepts": from_array(classifier.intercepts),
        "slopes": from_array(calibration.slopes),
        "offsets": from_array(calibration.offsets),
        "thresholds": from_array(tagger.thresholds),
        "most_doubt": tagger.most_doubt,
    }
    return plain if tagger.texts is None else {**plain, TEXTS: _taken_apart(tagger.texts)}


def put_together(plain: Any) -> Tagger:
    """Return the tagger of plain data; raises `UnsoundError` where they are none."""
    kept = isinstance(plain, dict) and TEXTS in plain
    parts = keys(plain, "model", (*PARTS, TEXTS) if kept else PARTS)
    params = keys(parts["params"], "params", ("features", "pooling"))
    try:
        features = FeatureParams.model_validate(params["features"])
        pooling = PoolingParams.model_validate(params["pooling"])
    except ValidationError as error:
        raise UnsoundError(f"params: {error.errors()[0]['msg']}") from error
    vocabulary = Vocabulary(
        to_terms(parts["words"], "words"),
        to_terms(parts["characters"], "characters"),
        replace(
            _lexicon(parts["lexicon"], "lexicon", LABELS),
            further=_lexicon(parts["scope"], "scope", SCOPE),
        ),
        _segmenter(parts["user_words"]),
    )
    idf = to_array(parts["idf"], "idf", (sum(vocabulary.sizes),))
    weighting = Weighting(features, vocabulary, idf)
    slopes, thresholds = _row(parts, "slopes"), _row(parts, "thresholds")
    if (slopes <= 0).any() or (thresholds <= 0).any() or (thresholds >= 1).any():
        raise UnsoundError("slopes or thresholds: out of bounds")
    return Tagger(
        Classifier(
            weighting,
            to_array(parts["weights"], "weights", (N, weighting.width)),
            _row(parts, "intercepts"),
            pooling,
        ),
        Calibration(slopes, _row(parts, "offsets")),
        thresholds,
        number(parts["most_doubt"], "most_doubt", 0, 1),
        _texts(parts[TEXTS]) if kept else None,
    )


def _taken_apart(texts: TrainingTexts) -> Plain:
    return {
        "ids": from_strings(texts.ids),
        "texts": from_strings(texts.texts),
        "labels": from_array(np.array(indicators(texts.labels), int).reshape(len(texts), N)),
    }


def _texts(plain: Any) -> TrainingTexts:
    parts = keys(plain, TEXTS, ("ids", "texts", "labels"))
    texts = to_strings(parts["texts"], f"{TEXTS}.texts", MOST_TEXTS, MOST_CHARACTERS)
    ids = to_strings(parts["ids"], f"{TEXTS}.ids", MOST_TEXTS, MOST_CHARACTERS)
    labels = to_array(parts["labels"], f"{TEXTS}.labels", (len(texts), N))
    if len(ids) != len(texts) or not np.isin(labels, (0, 1)).all():
        raise UnsoundError(f"{TEXTS}: ids or labels that do not fit the texts")
    rows = (
        tuple(label for label, given in zip(LABELS, row, strict=True) if given)
        for row in labels.tolist()
    )
    return TrainingTexts(ids, texts, tuple(rows))


def _row(parts: Plain, name: str) -> np.ndarray[Any, Any]:
    return to_array(parts[name], name, (N,))


def _terms(lexicon: Lexicon) -> Plain:
    weights = np.array(list(lexicon.terms.values()), float).reshape(-1, len(lexicon.columns))
    return {"terms": from_terms(list(lexicon.terms)), "weights": from_array(weights)}


def _lexicon(plain: Any, name: str, columns: tuple[str, ...]) -> Lexicon:
    parts = keys(plain, name, ("terms", "weights"))
    terms = to_terms(parts["terms"], f"{name}.terms")
    weights = to_array(parts["weights"], f"{name}.weights", (len(terms), len(columns)))
    by_term = {t: tuple(map(float, w)) for t, w in zip(terms, weights, strict=True)}
    return Lexicon(by_term, columns)


def _segmenter(plain: Any) -> Segmenter:
    parts = keys(plain, "user_words", ("terms", "frequencies"))
    words = to_terms(parts["terms"], "user_words.terms")
    numbers = to_array(parts["frequencies"], "user_words.frequencies", (len(words),))
    if (numbers < 0).any():
        raise UnsoundError("user_words.frequencies: below zero")
    return Segmenter(tuple(zip(words, map(int, numbers), strict=True)))
