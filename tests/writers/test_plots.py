"""Plot data that DVC draws."""

import csv

import numpy as np

from wuzhen.evaluation import Outcome
from wuzhen.writers.plots import write_plots

Y = np.array([[1, 0, 0, 0, 0], [0, 1, 0, 0, 0], [0, 0, 0, 0, 0]], dtype=bool)
P = np.array([[0.9, 0.1, 0, 0, 0], [0.7, 0.2, 0, 0, 0], [0.1, 0.1, 0, 0, 0]])


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_what_is_taken_for_what(tmp_path):
    write_plots(Outcome(Y, P >= 0.5, P), tmp_path)
    pairs = {(row["actual"], row["predicted"]) for row in rows(tmp_path / "confusion.csv")}
    assert pairs == {("industry", "industry"), ("talent", "industry"), ("none", "none")}


def test_curves_end_at_full_recall_and_full_precision(tmp_path):
    write_plots(Outcome(Y, P >= 0.5, P), tmp_path)
    curve = [row for row in rows(tmp_path / "precision_recall.csv") if row["label"] == "industry"]
    assert float(curve[0]["recall"]) == 1
    assert float(curve[-1]["precision"]) == 1


def test_calibration_bins_hold_every_decision(tmp_path):
    write_plots(Outcome(Y, P >= 0.5, P), tmp_path)
    assert sum(int(row["n"]) for row in rows(tmp_path / "calibration.csv")) == Y.size


def test_every_plot_is_also_a_picture_that_needs_nothing(tmp_path):
    write_plots(Outcome(Y, P >= 0.5, P), tmp_path)
    for path in tmp_path.glob("*.csv"):
        picture = path.with_suffix(".svg").read_text(encoding="utf-8")
        assert picture.startswith("<svg")
        assert "href" not in picture
