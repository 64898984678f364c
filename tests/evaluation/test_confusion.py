"""What a dimension is taken for."""

import numpy as np

from wuzhen.evaluation.confusion import LABELS_AND_NONE, confusion, pairs
from wuzhen.model.classifier import targets


def predicted(truth, predicted):
    return list(pairs(targets([truth]), targets([predicted])))


def test_pairs_by_example():
    assert predicted(["industry"], ["industry"]) == [("industry", "industry")]
    assert predicted(["industry"], ["talent"]) == [("industry", "talent")]
    assert predicted(["industry"], []) == [("industry", "none")]
    assert predicted([], ["culture"]) == [("none", "culture")]
    assert predicted([], []) == [("none", "none")]
    assert predicted(["industry", "talent"], ["industry", "ecology"]) == [
        ("industry", "industry"), ("talent", "ecology")
    ]  # fmt: skip


def test_a_perfect_prediction_is_on_the_diagonal():
    y = targets([["industry"], [], ["talent", "culture"]])
    table = np.array([[row[name] for name in LABELS_AND_NONE] for row in confusion(y, y).values()])
    assert table.sum() == np.trace(table) == 4
