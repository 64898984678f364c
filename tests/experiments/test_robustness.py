"""What changes of the text cost."""

from functools import partial

import numpy as np
import pytest

from experiments import robustness
from wuzhen.corpus.records import Record
from wuzhen.model.tagger import Tagging
from wuzhen.training import train

RNG = np.random.default_rng(0)


def record(text, headings=()):
    return Record(id="r-1", report="r", headings=list(headings), text=text, labels=[], primary=None)


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [
        (robustness.mask_places, "清溪镇修渠", "xx镇修渠"),
        (robustness.mask_years, "2023年修渠", "20xx年修渠"),
        (robustness.narrow_punctuation, "修渠，（一）架桥。", "修渠,(一)架桥."),
    ],
)
def test_changes_by_example(change, before, after):
    assert change(record(before), RNG).text == after


def test_headings_are_taken_away():
    assert robustness.without_headings(record("修渠", ["一、水利"]), RNG).headings == []


def test_noise_keeps_the_length_and_hits_about_its_share():
    text = "".join(chr(0x4E00 + i) for i in range(2000))
    noisy = robustness.noise(0.03)(record(text), np.random.default_rng(1)).text
    assert len(noisy) == len(text)
    assert sum(a != b for a, b in zip(text, noisy, strict=True)) / 2000 == pytest.approx(
        0.03, abs=0.01
    )


def test_every_change_has_its_cost(tagger, records):
    costs = robustness.perturbations(tagger, records, seed=0)
    assert [cost.change for cost in costs] == ["none", *robustness.CHANGES]
    assert all(cost.cost == pytest.approx(costs[0].macro_f1 - cost.macro_f1) for cost in costs)


def test_an_unseen_genre_is_measured_on_itself(records, params, lexicon):
    fit = partial(train, params=params, lexicon=lexicon)
    costs = robustness.unseen(fit, records, records, "genre")
    assert [cost.n_paragraphs for cost in costs] == [35, 35]


def test_the_control_learns_from_as_many_reports_of_all_values(records):
    given = []

    class Blind:
        def tag(self, paragraphs):
            return [Tagging(p, (), None, (0.1,) * 5, False) for p in paragraphs]

    def fit(part):
        given.append({(record.key("genre"), record.report) for record in part})
        return Blind()

    by_report = {record.report: record.key("genre") for record in records}
    robustness.unseen(fit, records, records, "genre")
    for outside, control in (given[:2], given[2:]):
        assert len(outside) == len(control) == 6 < len(by_report)
        assert len({genre for genre, _ in outside}) == 1
        assert len({genre for genre, _ in control}) == 2


def test_a_key_that_no_record_has_cannot_be_held_out(records, params, lexicon):
    fit = partial(train, params=params, lexicon=lexicon)
    assert robustness.unseen(fit, records, records, "office") == []
