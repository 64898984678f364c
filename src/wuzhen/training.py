"""Corpus and parameters become a tagger."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import version

import numpy as np
from numpy.typing import NDArray

from wuzhen.corpus.records import Record
from wuzhen.errors import WuzhenError
from wuzhen.evaluation import LabelScores, label_scores
from wuzhen.features import (
    Lexicon,
    Segmenter,
    learn_vocabulary,
    model_inputs,
    with_frequencies,
)
from wuzhen.labels import CODEBOOK_VERSION, LABELS
from wuzhen.model.calibration import (
    fit_calibration,
    plug_in_thresholds,
    require_rising,
    review_doubt,
)
from wuzhen.model.classifier import (
    TOLERANCE,
    Fold,
    Targets,
    fit_and_out_of_fold,
    fit_classifier,
    report_folds,
    targets,
)
from wuzhen.model.metadata import FORMAT, Metadata, library_versions
from wuzhen.model.similar import training_texts
from wuzhen.model.tagger import Tagger
from wuzhen.params import Params


@dataclass(frozen=True)
class Trained:
    """A tagger, and the out-of-fold figures of its labels.

    The thresholds are chosen on these very paragraphs: on other reports by the same writers the
    figures are a little lower, on reports by others lower still.
    """

    tagger: Tagger
    out_of_fold: dict[str, LabelScores]


def train(
    records: Sequence[Record], params: Params, lexicon: Lexicon, tolerance: float = TOLERANCE
) -> Tagger:
    """Fit a tagger on the records; see `fit`."""
    return fit(records, params, lexicon, tolerance).tagger


def fit(
    records: Sequence[Record], params: Params, lexicon: Lexicon, tolerance: float = TOLERANCE
) -> Trained:
    """Fit a tagger on the records, and measure it out of fold.

    Calibration, thresholds and the review band are chosen on out-of-fold scores, with whole
    reports held out; the classifier is then fitted on all records. Raises `WuzhenError` where the
    records are too few, or too much alike, to learn every label from. ``tolerance`` is how closely
    weights are fitted: a figure needs less than the bytes of a model.
    """
    y = targets([record.labels for record in records])
    reports = [record.report for record in records]
    folds = report_folds(y, reports, params)
    _require_reports(y, reports)
    _require_both_sides(y, reports, folds)

    inputs = model_inputs([record.paragraph() for record in records])
    segmenter = Segmenter(with_frequencies(lexicon.terms))
    vocabulary = learn_vocabulary(inputs, params.features, lexicon, segmenter)
    passages = vocabulary.count(inputs)
    learn = partial(fit_classifier, params=params, vocabulary=vocabulary, tolerance=tolerance)

    classifier, held_out = fit_and_out_of_fold(learn, passages, y, folds)
    calibration = fit_calibration(held_out, y)
    require_rising(calibration)
    probabilities = calibration.probabilities(held_out)
    thresholds = plug_in_thresholds(probabilities, y)
    most_doubt = review_doubt(probabilities, thresholds, params.review.share)

    tagger = Tagger(classifier, calibration, thresholds, most_doubt)
    predicted = probabilities >= thresholds
    return Trained(tagger, label_scores(y, predicted, probabilities, thresholds))


def with_texts(tagger: Tagger, records: Sequence[Record]) -> Tagger:
    """Return the tagger with the paragraphs that it was trained on, to show similar ones.

    Whoever gets the model then gets these paragraphs. Raises `WuzhenError` where they are too many.
    """
    ids, texts = [record.id for record in records], [record.text for record in records]
    labels = [record.labels for record in records]
    return replace(tagger, texts=training_texts(ids, texts, labels))


LEAST_REPORTS = 3
"""The fewest reports with a label: one may be held out, and two are left to learn from."""


def _require_reports(y: Targets, reports: Sequence[str]) -> None:
    """Refuse labels that too few reports have to be learned."""
    few = {
        label: found
        for label, column in zip(LABELS, y.T, strict=True)
        if len(found := _reports_with(column, reports)) < LEAST_REPORTS
    }
    if few:
        raise WuzhenError(
            f"too few reports have {', '.join(few)}",
            expected=f"paragraphs of every label in at least {LEAST_REPORTS} reports",
            got="; ".join(
                f"{label} in {', '.join(found) or 'none'}" for label, found in few.items()
            ),
            hint="label more reports",
        )


def _require_both_sides(y: Targets, reports: Sequence[str], folds: Sequence[Fold]) -> None:
    """Refuse a label that a fold could not learn, or not tell from the rest."""
    for label, column in zip(LABELS, y.T, strict=True):
        for seen, _ in folds:
            if column[seen].all():
                raise WuzhenError(
                    f"too few paragraphs without {label} to tell it from the rest",
                    expected="some in several reports",
                    got=", ".join(_reports_with(~column, reports)) or "none",
                    hint="label paragraphs that do not have it too",
                )
            if not column[seen].any():
                raise WuzhenError(
                    f"too few reports have {label}: held out together, they leave none",
                    got=f"only in {', '.join(_reports_with(column, reports))}",
                    hint="label more reports that have it",
                )


def _reports_with(column: NDArray[np.bool_], reports: Sequence[str]) -> list[str]:
    """Return the reports that have a paragraph of the label, in order."""
    return sorted({report for report, is_in in zip(reports, column, strict=True) if is_in})


def describe(
    tagger: Tagger, records: Sequence[Record], params: Params, lexicon: Lexicon
) -> Metadata:
    """Return how the tagger was made, for the file beside the model."""
    data = "\n".join(json.dumps(record.model_dump(), sort_keys=True) for record in records)
    return Metadata(
        format=FORMAT,
        wuzhen=version("wuzhen"),
        codebook=CODEBOOK_VERSION,
        labels=list(LABELS),
        thresholds={
            label: round(float(threshold), 6)
            for label, threshold in zip(LABELS, tagger.thresholds, strict=True)
        },
        review_doubt=round(tagger.most_doubt, 6),
        n_paragraphs=len(records),
        n_reports=len({record.report for record in records}),
        n_features=tagger.classifier.weights.shape[1],
        training_texts=tagger.texts is not None,
        data_sha256=hashlib.sha256(data.encode()).hexdigest(),
        lexicon_sha256=lexicon.digest,
        lexicon_terms=len(lexicon.terms),
        params=params.model_dump(),
        libraries=library_versions(),
    )
