"""Explain a tagging: which labels are worth explaining, their evidence, and similar paragraphs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from wuzhen.features import ModelInput, PassageCounts
from wuzhen.labels import LABELS
from wuzhen.model.calibration import Calibration
from wuzhen.model.classifier import Classifier
from wuzhen.model.evidence import explain
from wuzhen.model.label_evidence import LabelEvidence, explained_text, label_evidence

JUST_MISSED = 0.5
"""A label is just missed whose probability is at least this share of its threshold."""


def needed_scores(calibration: Calibration, thresholds: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return for each label the score from which on it is given, shape (5,)."""
    logits = np.log(thresholds / (1 - thresholds))
    return np.asarray((logits - calibration.offsets) / calibration.slopes)


def worth_explaining(
    given: Sequence[str], probabilities: Sequence[float], thresholds: NDArray[np.float64]
) -> tuple[str, ...]:
    """Return the labels that were given or just missed; where there are none, the nearest one."""
    reached = dict(zip(LABELS, np.array(probabilities) / thresholds, strict=True))
    chosen = [label for label in LABELS if label in given or reached[label] >= JUST_MISSED]
    return tuple(chosen) or (max(LABELS, key=lambda label: reached[label]),)


def paragraph_evidence(
    classifier: Classifier,
    item: ModelInput,
    original: str,
    passages: PassageCounts,
    asked: Mapping[str, tuple[float, bool]],
) -> tuple[LabelEvidence, ...]:
    """Return the evidence for some labels of a paragraph.

    Parameters
    ----------
    classifier
        The classifier that scored it.
    item, original
        What the model sees of the paragraph, and its original text.
    passages
        The counts of this paragraph alone, as they were made with its document.
    asked
        For each label to explain, the score that it needs, and whether it was given.
    """
    text = explained_text(classifier, item.text, original)
    return tuple(
        label_evidence(classifier, text, explain(classifier, item, label, passages), *needed)
        for label, needed in asked.items()
    )
