"""Why a paragraph has a label: the features that weighed most, and the sentence that says it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from wuzhen.features import ModelInput
from wuzhen.model.classifier import Classifier
from wuzhen.taxonomy import LABELS


@dataclass(frozen=True, slots=True)
class Evidence:
    """One feature and what it adds to the decision score of a label."""

    name: str
    weight: float


def evidence(
    classifier: Classifier, item: ModelInput, label: str, most: int = 20
) -> list[Evidence]:
    """Return the features that moved the label's score most, either way, strongest first.

    The score is linear: a feature's share in it is its value times its weight.
    """
    row = classifier.vectoriser.transform([item])
    weights = classifier.weights[LABELS.index(label)]
    shares = row.data * weights[row.indices]
    order = np.argsort(-np.abs(shares), kind="stable")[:most]
    names = classifier.vectoriser.names()
    return [Evidence(names[row.indices[i]], float(shares[i])) for i in order]
