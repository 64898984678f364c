"""What a dimension is taken for."""

import numpy as np

from wuzhen.evaluation.confusion import SIDES, confusion, pairs
from wuzhen.model.classifier import targets


def said(truth, predicted):
    return list(pairs(targets([truth]), targets([predicted])))


def test_pairs_by_example():
    assert said(["industry"], ["industry"]) == [("industry", "industry")]
    assert said(["industry"], ["talent"]) == [("industry", "talent")]
    assert said(["industry"], []) == [("industry", "none")]
    assert said([], ["culture"]) == [("none", "culture")]
    assert said([], []) == [("none", "none")]
    assert said(["industry", "talent"], ["industry", "ecology"]) == [
        ("industry", "industry"), ("talent", "ecology")
    ]  # fmt: skip


def test_a_perfect_prediction_lies_on_the_diagonal():
    y = targets([["industry"], [], ["talent", "culture"]])
    table = np.array([[row[name] for name in SIDES] for row in confusion(y, y).values()])
    assert table.sum() == np.trace(table) == 4
