"""The page says what was found, what is asked, and what is missed."""

from dataclasses import replace

from benchmarks.page import Machine, page
from benchmarks.rows import Row, median_ratio

FAST = Row("speed", 4.683, "×", 4, 6, low=False, of="8,000 against 1,700 a second")
SMALL = Row("memory", 131.4, "MB", 400, None, low=True, of="the whole process")
MACHINE = Machine("x86_64", 2, "3.11.7", {"numpy": "2.4.6"})


def written(*rows, counted=None):
    return page(rows, counted or {}, MACHINE, {"rounds": "7"})


def test_a_row_has_figure_bound_goal_and_what_it_is_of():
    text = written(FAST, SMALL)
    assert (
        "| speed | 4.68 × | at least 4 × | 6 × | 8,000 against 1,700 a second |\n"
        "| memory | 131 MB | at most 400 MB |  | the whole process |\n" in text
    )
    assert "All bounds are kept. Short of the goal: speed." in text
    assert "Python 3.11.7 on 2 cores (x86_64); numpy 2.4.6. rounds: 7." in text


def test_what_is_missed_is_bold_and_named():
    text = written(replace(FAST, found=3.9), SMALL)
    assert "| speed | **3.9 ×** |" in text
    assert "In bold what is missed: speed." in text


def test_all_goals_reached():
    assert "All goals are reached." in written(replace(FAST, found=6.0), SMALL)


def test_instructions_stand_in_a_table_of_their_own():
    assert "| `wuzhen --help` | 761 |" in written(FAST, counted={"`wuzhen --help`": 761_400_000})
    assert "Instructions" not in written(FAST)


def test_a_ratio_is_the_median_of_rounds():
    assert median_ratio([2.0, 9.0, 4.0], [1.0, 3.0, 1.0]) == 3
