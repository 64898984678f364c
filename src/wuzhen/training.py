"""Corpus and parameters become a tagger."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import partial
from importlib.metadata import version

from wuzhen import __version__
from wuzhen.corpus.records import Record
from wuzhen.errors import WuzhenError
from wuzhen.features import (
    Lexicon,
    Segmenter,
    learn_vocabulary,
    model_input,
    with_frequencies,
)
from wuzhen.model.calibration import fit_calibration, plug_in_thresholds, review_margin
from wuzhen.model.classifier import fit_classifier, out_of_fold, report_folds, targets
from wuzhen.model.metadata import FORMAT, Metadata
from wuzhen.model.tagger import Tagger
from wuzhen.params import Params
from wuzhen.taxonomy import CODEBOOK_VERSION, LABELS

LIBRARIES = ("scikit-learn", "numpy", "scipy", "joblib", "jieba", "rjieba")
"""The libraries whose versions can change what a model says."""


def train(records: Sequence[Record], params: Params, lexicon: Lexicon) -> Tagger:
    """Fit a tagger on the records.

    Calibration, thresholds and the review margin are chosen on out-of-fold scores, with whole
    reports held out; the classifier is then fitted on all records. Raises `WuzhenError` where a
    dimension stands in fewer than two reports, or there are fewer reports than folds.
    """
    inputs = [model_input(record.paragraph()) for record in records]
    y = targets([record.labels for record in records])
    reports = [record.report for record in records]
    _check_every_dimension(records)
    segmenter = Segmenter(with_frequencies(lexicon.terms))
    vocabulary = learn_vocabulary(inputs, params.features, lexicon, segmenter)
    passages = vocabulary.count_passages(inputs)
    fit = partial(fit_classifier, params=params, vocabulary=vocabulary)

    held_out = out_of_fold(fit, passages, y, report_folds(y, reports, params))
    calibration = fit_calibration(held_out, y)
    probabilities = calibration.probabilities(held_out)
    thresholds = plug_in_thresholds(probabilities, y)
    margin = review_margin(probabilities, thresholds, params.review.share)

    return Tagger(fit(passages, y), calibration, thresholds, margin)


def _check_every_dimension(records: Sequence[Record]) -> None:
    """Refuse a dimension that a fold may lack altogether: it cannot be calibrated."""
    for label in LABELS:
        reports = {record.report for record in records if label in record.labels}
        if len(reports) < 2:
            raise WuzhenError(
                f"too few paragraphs of {label} to learn from",
                expected="paragraphs in at least two reports",
                got=f"{len(reports)} reports",
            )


def describe(
    tagger: Tagger, records: Sequence[Record], params: Params, lexicon: Lexicon
) -> Metadata:
    """Return how the tagger was made, for the file beside the model."""
    data = "\n".join(json.dumps(record.model_dump(), sort_keys=True) for record in records)
    return Metadata(
        format=FORMAT,
        wuzhen=__version__,
        codebook=CODEBOOK_VERSION,
        labels=list(LABELS),
        thresholds={
            label: round(float(threshold), 6)
            for label, threshold in zip(LABELS, tagger.thresholds, strict=True)
        },
        review_margin=round(tagger.margin, 6),
        n_paragraphs=len(records),
        n_reports=len({record.report for record in records}),
        n_features=tagger.classifier.weights.shape[1],
        data_sha256=hashlib.sha256(data.encode()).hexdigest(),
        lexicon_sha256=lexicon.digest,
        lexicon_terms=len(lexicon.terms),
        params=params.model_dump(),
        libraries=library_versions(),
    )


def library_versions() -> dict[str, str]:
    """Return the installed versions of the libraries that a model depends on."""
    return {name: version(name) for name in LIBRARIES}
