"""The queue: doubtful and varied, few of a report, a fixed share at random."""

import numpy as np
import pytest

from wuzhen.corpus.queue import Candidate, Wanted, queue, vector

SIGNS = "稻麦茶果桑菇蜂鱼牛羊路桥渠库塘林草花灯戏剧书画村组户人员党团"


def candidate(at, doubt, report="甲", text=None):
    sign = SIGNS[at % len(SIGNS)]
    return Candidate(at, at, report, text or f"{sign}{at}{sign}一{sign}二{sign}", doubt)


def chosen(reports, **wanted):
    return [one.item for one in queue(reports, Wanted(**{"random_share": 0} | wanted))]


def test_the_most_doubtful_come_first():
    reports = [[candidate(0, 0.1), candidate(1, 0.9), candidate(2, 0.5)]]
    assert chosen(reports, n=2) == [1, 2]


def test_a_report_has_only_so_many():
    reports = [
        [candidate(i, 0.9) for i in range(10)],
        [candidate(i, 0.2, "乙") for i in range(10, 20)],
    ]
    found = chosen(reports, n=5, per_report=3)
    assert [place < 10 for place in found] == [True, True, True, False, False]


def test_what_is_like_one_before_waits():
    same = "新建冷库两座，葡萄错峰上市。"
    reports = [
        [
            candidate(0, 0.9, text=same),
            candidate(1, 0.89, text=same),
            candidate(2, 0.3, text="村民代表大会表决通过。"),
        ]
    ]
    assert chosen(reports, n=2) == [0, 2]


def test_there_may_be_fewer_than_wanted():
    assert chosen([[candidate(0, 0.5)]], n=9) == [0]
    assert chosen([], n=9) == []


def test_the_random_share_is_fixed_marked_and_spread():
    reports = [[candidate(i, i / 100, str(i // 10)) for i in range(100)]]
    found = queue(reports, Wanted(n=20, random_share=0.25, per_report=50, seed=7))
    assert len(found) == 20
    assert [i for i, one in enumerate(found) if one.at_random] == [2, 6, 10, 14, 18]
    assert len({one.item for one in found}) == 20


def test_the_same_seed_draws_the_same_and_another_others():
    reports = [[candidate(i, 0.5) for i in range(100)]]
    first, again, other = (
        {one.item for one in queue(reports, Wanted(n=10, random_share=1, seed=seed))}
        for seed in (1, 1, 2)
    )
    assert first == again != other


def test_chance_treats_all_paragraphs_alike():
    """Be they early or late, doubtful or not: each is drawn in a tenth of 2,000 queues."""
    reports = [[candidate(i, i / 20)] for i in range(20)]
    drawn = np.zeros(20)
    for seed in range(2000):
        for one in queue(reports, Wanted(n=2, random_share=1, seed=seed)):
            drawn[one.item] += 1
    assert drawn.sum() == 4000
    assert abs(drawn - 200).max() < 60


def test_many_candidates_are_kept_within_bounds():
    reports = ([candidate(100 * r + i, i / 100, str(r)) for i in range(100)] for r in range(50))
    found = queue(reports, Wanted(n=4, random_share=0, per_report=1))
    assert [one.item % 100 for one in found] == [99] * 4


@pytest.mark.parametrize("text", ["", "库", "新建冷库。"])
def test_a_vector_has_length_one(text):
    assert float(np.linalg.norm(vector(text))) == pytest.approx(1)
