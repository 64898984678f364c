"""Plot data that DVC draws."""

import csv

import numpy as np

from wuzhen.evaluation import Outcome
from wuzhen.labels import LABELS
from wuzhen.output.plots import plots

Y = np.array([[1, 0, 0, 0, 0], [0, 1, 0, 0, 0], [0, 0, 0, 0, 0]], dtype=bool)
P = np.array([[0.9, 0.1, 0, 0, 0], [0.7, 0.2, 0, 0, 0], [0.1, 0.1, 0, 0, 0]])
FILES = plots(Outcome(Y, P >= 0.5, P))


def rows(name):
    return list(csv.DictReader(FILES[name].splitlines()))


def test_what_is_taken_for_what():
    pairs = {(row["actual"], row["predicted"]) for row in rows("confusion.csv")}
    assert pairs == {("industry", "industry"), ("talent", "industry"), ("none", "none")}


def test_each_label_has_a_curve_of_its_own():
    for name in ("precision_recall", "calibration"):
        assert {file for file in FILES if file.startswith(f"{name}/")} == {
            f"{name}/{label}.csv" for label in LABELS
        }
    curve = rows("precision_recall/industry.csv")
    assert float(curve[0]["recall"]) == 1
    assert float(curve[-1]["precision"]) == 1
    assert rows("precision_recall/culture.csv") == [], "no paragraph carries it"


def test_calibration_bins_hold_every_decision():
    found = [row for label in LABELS for row in rows(f"calibration/{label}.csv")]
    assert sum(int(row["n"]) for row in found) == Y.size
    assert found[0] == {"predicted": "0.1000", "observed": "0.0000", "n": "1"}


def test_every_plot_is_also_a_picture_that_needs_nothing():
    for name in ("precision_recall", "calibration", "confusion"):
        picture = FILES[f"{name}.svg"]
        assert picture.startswith("<svg")
        assert "href" not in picture
