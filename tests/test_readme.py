"""The figures in the README are those of the metric files."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
METRICS = [ROOT / "metrics/field/evaluation.json", ROOT / "metrics/test.json"]
ROWS = {
    "macro-F1": "macro_f1",
    "exact match of the label set": "exact_match",
    "primary accuracy": "primary_accuracy",
    "false tags on paragraphs without a dimension": "false_tag_rate_on_none",
    "expected calibration error": "ece",
    "share in the review band": "review_share",
    "macro-F1 outside the review band": "macro_f1_outside_review",
}


@pytest.fixture(scope="module")
def figures():
    return [json.loads(path.read_text(encoding="utf-8")) for path in METRICS]


@pytest.fixture(scope="module")
def rows():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    cells = [re.split(r" *\| *", line)[1:-1] for line in text.splitlines() if line.startswith("| ")]
    return {row[0]: row[1:] for row in cells}


@pytest.mark.parametrize("name", ROWS)
def test_overall_figures(rows, figures, name):
    assert rows[name] == [f"{found[ROWS[name]]:.3f}" for found in figures]


@pytest.mark.parametrize("label", ["industry", "talent", "culture", "ecology", "organization"])
def test_figures_of_each_label(rows, figures, label):
    (name,) = [name for name in rows if name.startswith("F1 ") and name.endswith(label)]
    assert rows[name] == [f"{found['labels'][label]['f1']:.3f}" for found in figures]


def test_figures_on_other_kinds_of_text(rows):
    paths = ("metrics/field/wide.json", "metrics/wide.json")
    wide = [json.loads((ROOT / path).read_text(encoding="utf-8")) for path in paths]
    for name, key in {
        "micro-F1, other kinds": "micro_f1",
        "macro-F1, other kinds": "macro_f1",
        "false tags on none, other kinds": "false_tag_rate_on_none",
    }.items():
        assert rows[name] == [f"{found[key]:.3f}" for found in wide]


def test_the_figures_in_the_chinese_readme():
    found = json.loads(METRICS[0].read_text(encoding="utf-8"))
    low, high = found["ci95"]["macro_f1"]
    text = (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")
    assert f"**{found['macro_f1']:.3f}**（95% 区间 {low:.3f} 至 {high:.3f}" in text


def test_intervals(rows, figures):
    found = ["{:.3f} to {:.3f}".format(*figure["ci95"]["macro_f1"]) for figure in figures]
    assert rows["95% interval, over reports"] == found


def test_the_figure_for_unseen_writers():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    studied = ROOT / "metrics/experiments/choices-writer.json"
    base = json.loads(studied.read_text(encoding="utf-8"))[0]
    assert base["held_out"] == "writer"
    assert f"the macro-F1 is {base['macro_f1']:.3f}" in text


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_links_lead_somewhere(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+)", text):
        assert (ROOT / target).exists(), target
