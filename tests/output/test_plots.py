"""Plot data that DVC draws."""

import csv

import numpy as np

from wuzhen.evaluation import Outcome
from wuzhen.labels import LABELS
from wuzhen.output.plots import write_plots

Y = np.array([[1, 0, 0, 0, 0], [0, 1, 0, 0, 0], [0, 0, 0, 0, 0]], dtype=bool)
P = np.array([[0.9, 0.1, 0, 0, 0], [0.7, 0.2, 0, 0, 0], [0.1, 0.1, 0, 0, 0]])


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_what_is_taken_for_what(tmp_path):
    write_plots(Outcome(Y, P >= 0.5, P), tmp_path)
    pairs = {(row["actual"], row["predicted"]) for row in rows(tmp_path / "confusion.csv")}
    assert pairs == {("industry", "industry"), ("talent", "industry"), ("none", "none")}


def test_each_label_has_a_curve_of_its_own(tmp_path):
    write_plots(Outcome(Y, P >= 0.5, P), tmp_path)
    for name in ("precision_recall", "calibration"):
        assert {path.stem for path in (tmp_path / name).iterdir()} == set(LABELS)
    curve = rows(tmp_path / "precision_recall/industry.csv")
    assert float(curve[0]["recall"]) == 1
    assert float(curve[-1]["precision"]) == 1
    assert rows(tmp_path / "precision_recall/culture.csv") == [], "no paragraph carries it"


def test_calibration_bins_hold_every_decision(tmp_path):
    write_plots(Outcome(Y, P >= 0.5, P), tmp_path)
    found = [row for label in LABELS for row in rows(tmp_path / f"calibration/{label}.csv")]
    assert sum(int(row["n"]) for row in found) == Y.size
    assert found[0] == {"predicted": "0.1000", "observed": "0.0000", "n": "1"}


def test_every_plot_is_also_a_picture_that_needs_nothing(tmp_path):
    write_plots(Outcome(Y, P >= 0.5, P), tmp_path)
    for name in ("precision_recall", "calibration", "confusion"):
        picture = (tmp_path / f"{name}.svg").read_text(encoding="utf-8")
        assert picture.startswith("<svg")
        assert "href" not in picture
