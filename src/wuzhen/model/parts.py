"""A tagger taken apart into plain data, and put together again from data that were checked."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import ValidationError
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer

from wuzhen.features import Lexicon, Segmenter, Vectoriser, Vocabulary
from wuzhen.features.counting import LEXICON_KINDS, counters_for
from wuzhen.model.calibration import Calibration
from wuzhen.model.classifier import Classifier
from wuzhen.model.plain import (
    Plain,
    UnsoundError,
    from_array,
    from_terms,
    keys,
    number,
    to_array,
    to_terms,
)
from wuzhen.model.tagger import Tagger
from wuzhen.params import FeatureParams, PoolingParams
from wuzhen.taxonomy import LABELS

N = len(LABELS)
PARTS = (
    "params", "lexicon", "user_words", "blocks", "weights", "intercepts", "slopes", "offsets",
    "thresholds", "margin",
)  # fmt: skip


def taken_apart(tagger: Tagger) -> Plain:
    """Return the tagger as dicts, strings, numbers and bytes."""
    classifier, calibration = tagger.classifier, tagger.calibration
    vocabulary = classifier.vectoriser.vocabulary
    return {
        "params": {
            "features": vocabulary.params.model_dump(),
            "pooling": classifier.pooling.model_dump(),
        },
        "lexicon": {
            "terms": from_terms(list(vocabulary.lexicon.terms)),
            "weights": from_array(np.array(list(vocabulary.lexicon.terms.values()), dtype=float)),
        },
        "user_words": {
            "terms": from_terms([word for word, _ in vocabulary.segmenter.words]),
            "frequencies": from_array(np.array([n for _, n in vocabulary.segmenter.words], int)),
        },
        "blocks": {name: _block(classifier.vectoriser, name) for name in ("words", "characters")},
        "weights": from_array(classifier.weights),
        "intercepts": from_array(classifier.intercepts),
        "slopes": from_array(calibration.slopes),
        "offsets": from_array(calibration.offsets),
        "thresholds": from_array(tagger.thresholds),
        "margin": tagger.margin,
    }


def _block(vectoriser: Vectoriser, name: str) -> Plain:
    if name not in vectoriser.columns:
        return {"terms": "", "idf": from_array(np.zeros(0))}
    terms = vectoriser.vocabulary.counters[name].get_feature_names_out()
    return {
        "terms": from_terms(terms[vectoriser.columns[name]].tolist()),
        "idf": from_array(vectoriser.weightings[name].idf_),
    }


def put_together(plain: Any) -> Tagger:
    """Return the tagger of plain data; raises `UnsoundError` where they are none."""
    parts = keys(plain, "model", PARTS)
    params = keys(parts["params"], "params", ("features", "pooling"))
    try:
        features = FeatureParams.model_validate(params["features"])
        pooling = PoolingParams.model_validate(params["pooling"])
    except ValidationError as error:
        raise UnsoundError(f"params: {error.errors()[0]['msg']}") from error
    lexicon, segmenter = _lexicon(parts["lexicon"]), _segmenter(parts["user_words"])
    vectoriser = _vectoriser(parts["blocks"], features, lexicon, segmenter)
    width = sum(map(len, vectoriser.columns.values())) + len(LEXICON_KINDS) * N
    slopes, thresholds = _row(parts, "slopes"), _row(parts, "thresholds")
    if (slopes <= 0).any() or (thresholds <= 0).any() or (thresholds >= 1).any():
        raise UnsoundError("slopes or thresholds: out of bounds")
    return Tagger(
        Classifier(
            vectoriser,
            to_array(parts["weights"], "weights", (N, width)),
            _row(parts, "intercepts"),
            pooling,
        ),
        Calibration(slopes, _row(parts, "offsets")),
        thresholds,
        number(parts["margin"], "margin", 0, 100),
    )


def _row(parts: Plain, name: str) -> np.ndarray[Any, Any]:
    return to_array(parts[name], name, (N,))


def _lexicon(plain: Any) -> Lexicon:
    parts = keys(plain, "lexicon", ("terms", "weights"))
    terms = to_terms(parts["terms"], "lexicon.terms")
    weights = to_array(parts["weights"], "lexicon.weights", (len(terms), N))
    return Lexicon({t: tuple(map(float, w)) for t, w in zip(terms, weights, strict=True)})


def _segmenter(plain: Any) -> Segmenter:
    parts = keys(plain, "user_words", ("terms", "frequencies"))
    words = to_terms(parts["terms"], "user_words.terms")
    numbers = to_array(parts["frequencies"], "user_words.frequencies", (len(words),))
    if (numbers < 0).any():
        raise UnsoundError("user_words.frequencies: below zero")
    return Segmenter(tuple(zip(words, map(int, numbers), strict=True)))


def _vectoriser(
    plain: Any, params: FeatureParams, lexicon: Lexicon, segmenter: Segmenter
) -> Vectoriser:
    counters = counters_for(params, segmenter)
    columns: dict[str, NDArray[np.int_]] = {}
    weightings: dict[str, TfidfTransformer] = {}
    blocks = keys(plain, "blocks", tuple(counters))
    for name, counter in list(counters.items()):
        parts = keys(blocks[name], name, ("terms", "idf"))
        terms = to_terms(parts["terms"], f"{name}.terms")
        if not terms:
            del counters[name]
            continue
        _fix(counter, terms)
        columns[name] = np.arange(len(terms), dtype=np.int32)
        weighting = TfidfTransformer(sublinear_tf=params.sublinear_tf)
        weighting.idf_ = to_array(parts["idf"], f"{name}.idf", (len(terms),))
        weightings[name] = weighting
    return Vectoriser(Vocabulary(params, lexicon, segmenter, counters), columns, weightings)


def _fix(counter: CountVectorizer, terms: tuple[str, ...]) -> None:
    counter.vocabulary_ = {term: column for column, term in enumerate(terms)}
    counter.fixed_vocabulary_ = True
