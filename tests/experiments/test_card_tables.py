"""Cards: a template's words, the metrics' figures."""

import pytest

from experiments import card_tables
from wuzhen.errors import WuzhenError
from wuzhen.labels import LABELS

EVALUATION = {
    "n_paragraphs": 108,
    "n_reports": 9,
    "macro_f1": 0.8512,
    "ci95": {"macro_f1": [0.78, 0.9]},
}


def test_names_are_replaced_and_doubled_braces_stay():
    assert card_tables.fill("{n} 段 {{x}}", {"n": "7"}, "t.md") == "7 段 {x}"


@pytest.mark.parametrize("template", ["{unknown}", "{", "{0}"])
def test_a_name_that_is_not_there_is_refused(template):
    with pytest.raises(WuzhenError, match=r"t\.md"):
        card_tables.fill(template, {"n": "7"}, "t.md")


def test_a_headline_has_interval_n_and_data():
    text = card_tables.headline(EVALUATION, "macro_f1", "real paragraphs")
    for part in ("0.851", "0.780 to 0.900", "108 paragraphs of 9 reports", "real paragraphs"):
        assert part in text


@pytest.mark.parametrize(
    ("figures", "data"),
    [
        (EVALUATION | {"ci95": {}}, "real"),
        (EVALUATION | {"n_paragraphs": None}, "real"),
        (EVALUATION, ""),
        ({key: value for key, value in EVALUATION.items() if key != "macro_f1"}, "real"),
    ],
)
def test_a_headline_without_interval_n_or_data_is_refused(figures, data):
    with pytest.raises(WuzhenError, match="headline"):
        card_tables.headline(figures, "macro_f1", data)


def test_a_table_is_as_wide_as_its_header():
    text = card_tables.table(("a", "b"), [("1", "2")])
    assert text.splitlines() == ["| a | b |", "| --- | --- |", "| 1 | 2 |"]


def test_a_curve_has_a_column_for_each_data_set():
    points = [
        {"share": share, "reports": 5, "paragraphs": 50, "data": data, "macro_f1": 0.8,
         "low": 0.7, "high": 0.9}
        for share in (0.5, 1.0)
        for data in ("test", "field")
    ]  # fmt: skip
    lines = card_tables.curve_table(points).splitlines()
    assert lines[0] == "| share | reports | paragraphs | test | field |"
    assert len(lines) == 4


def test_the_best_gains_nothing_over_itself():
    row = {"name": "ours", "data": "test", "macro_f1": 0.9, "gain": 0.0, "low": 0.0, "high": 0.0,
           "false_tag_rate_on_none": 0.05}  # fmt: skip
    other = row | {"name": "majority", "macro_f1": 0.1, "gain": 0.8, "low": 0.7, "high": 0.85}
    lines = card_tables.baseline_table([other, row]).splitlines()
    assert lines[2] == "| majority | 0.100, +0.800 (+0.700 to +0.850) | 0.050 |"
    assert lines[3] == "| ours | 0.900 | 0.050 |"


def test_a_gain_that_may_be_nothing_is_not_bold():
    base = {"change": "baseline", "held_out": "writer", "macro_f1": 0.88, "gain": 0.0,
            "low": 0.0, "high": 0.0}  # fmt: skip
    sure = base | {"change": "C=3", "macro_f1": 0.9, "gain": 0.02, "low": 0.01, "high": 0.03}
    milder = [row | {"held_out": "report"} for row in (base, sure | {"low": -0.01})]
    lines = card_tables.ablation_table([base, sure], milder).splitlines()
    assert "unseen writers" in lines[0]
    assert "unseen reports" in lines[0]
    assert lines[2] == "| baseline | 0.880 | 0.880 |"
    assert lines[3] == (
        "| C=3 | 0.900, **+0.020** (+0.010 to +0.030) | 0.900, +0.020 (-0.010 to +0.030) |"
    )


def test_scope_is_compared_by_false_tags_too():
    base = {"change": "baseline", "held_out": "genre", "macro_f1": 0.85, "gain": 0.0, "low": 0.0,
            "high": 0.0, "false_tag_rate_on_none": 0.08}  # fmt: skip
    other = base | {"change": "C=3", "gain": -0.01, "low": -0.02, "high": 0.01}
    lines = card_tables.scope_table([base, other]).splitlines()
    assert lines[2] == "| baseline | 0.850 | 0.080 |"
    assert lines[3] == "| C=3 | 0.850, -0.010 (-0.020 to +0.010) | 0.080 |"


def test_what_could_not_be_measured_is_a_dash():
    row = {"name": "majority", "data": "own", "macro_f1": None, "gain": None, "low": None,
           "high": None, "false_tag_rate_on_none": None}  # fmt: skip
    assert card_tables.baseline_table([row]).splitlines()[2] == "| majority | –, – (–) | – |"
    cost = {"change": "none", "n_paragraphs": 3, "macro_f1": None, "cost": None}
    assert card_tables.degradation_table([cost]).splitlines()[2] == "| none | 3 | – | – |"
    choice = {"change": "C=3", "held_out": "writer", "macro_f1": 0.9, "gain": 0.02, "low": None,
              "high": None}  # fmt: skip
    assert card_tables.ablation_table([choice]).splitlines()[2] == "| C=3 | 0.900, +0.020 (–) |"
    point = {"share": 0.5, "reports": 3, "paragraphs": 9, "data": "own", "macro_f1": 0.8,
             "low": None, "high": None}  # fmt: skip
    assert card_tables.curve_table([point]).splitlines()[2] == "| 50% | 3 | 9 | 0.800 (–) |"


def test_a_label_without_support_is_a_row_of_dashes():
    nothing = dict.fromkeys(("precision", "recall", "f1", "average_precision"))
    figures = {
        "labels": dict.fromkeys(LABELS, nothing | {"support": 0, "threshold": 0.5}),
        "ece_by_label": dict.fromkeys(LABELS, 0.01),
    }
    assert card_tables.label_table(figures).splitlines()[2] == (
        "| 产业 industry | – | – | – | – | 0 | 0.500 | 0.010 |"
    )


def test_rules_for_the_review_band_are_compared():
    base = {"rule": "in use", "held_out": "writer", "share": 0.07, "errors_caught": 0.24,
            "precision": 0.69, "gain": 0.0, "low": 0.0, "high": 0.0}  # fmt: skip
    other = base | {"rule": "other", "errors_caught": 0.2, "precision": 0.57, "gain": -0.04,
                    "low": -0.08, "high": -0.01}  # fmt: skip
    milder = [row | {"held_out": "report", "high": row["high"] and 0.01} for row in (base, other)]
    lines = card_tables.review_table([base, other], milder).splitlines()
    assert lines[0] == "| rule | unseen writers, 7% marked | unseen reports, 7% marked |"
    assert lines[2].startswith("| in use | 24.0% (of these wrong 69%) |")
    assert "20.0% (of these wrong 57%), **-4.0%** (-8.0% to -1.0%)" in lines[3]
    assert lines[3].endswith(", -4.0% (-8.0% to +1.0%) |")
