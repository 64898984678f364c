"""Chance-corrected agreement, against figures worked out by hand."""

import numpy as np
import pytest

from wuzhen.corpus.agreement import cohen_kappa, krippendorff_alpha, measure_agreement
from wuzhen.errors import WuzhenError

A = np.array([1, 1, 1, 1, 0, 0, 0, 0, 0, 0], dtype=bool)
B = np.array([1, 1, 1, 0, 1, 0, 0, 0, 0, 0], dtype=bool)


def test_kappa_by_hand():
    # observed 8/10; expected .4*.4 + .6*.6 = .52
    assert cohen_kappa(A, B) == pytest.approx((0.8 - 0.52) / (1 - 0.52))


def test_alpha_by_hand():
    # observed disagreement 2/10; expected 2*8*12 / (20*19)
    assert krippendorff_alpha(A, B) == pytest.approx(1 - 0.2 / (192 / 380))


@pytest.mark.parametrize("measure", [cohen_kappa, krippendorff_alpha])
def test_equal_coders_agree_wholly(measure):
    assert measure(A, A) == 1


@pytest.mark.parametrize("measure", [cohen_kappa, krippendorff_alpha])
@pytest.mark.parametrize("always", [False, True])
def test_on_a_label_that_never_or_always_occurs_there_is_nothing_to_agree(measure, always):
    assert measure(np.full(5, always), np.full(5, always)) is None


def test_a_label_that_no_coder_has_given_is_left_out_of_the_mean(records):
    # Coder B has missed one of two paragraphs of industry; no other label stands anywhere.
    pair = [
        records[0].model_copy(
            update={"labels": ["industry"], "coder_a": ["industry"], "coder_b": labels}
        )
        for labels in (["industry"], [])
    ]
    result = measure_agreement(pair)
    assert result.macro_f1 == pytest.approx(2 / 3)
    assert result.ceiling_f1 == (1, pytest.approx(2 / 3))
    assert result.labels["talent"].f1 is result.labels["talent"].kappa is None


@pytest.mark.parametrize("measure", [cohen_kappa, krippendorff_alpha])
def test_opposite_coders_agree_less_than_chance(measure):
    assert measure(A, ~A) < 0


def test_disputes_and_their_rules_are_listed(records):
    changed = records[1].model_copy(update={"rule": "规则2", "coder_b": []})
    result = measure_agreement([records[0], changed, *records[2:]])
    assert result.disputed == (changed.id,)
    assert result.rules == {"规则2": 1}
    assert result.exact == pytest.approx(1 - 1 / len(records))
    assert result.labels["talent"].kappa < 1 == result.labels["ecology"].kappa
    assert result.ceiling_f1[0] == 1 > result.ceiling_f1[1]


def test_the_rules_that_settled_most_come_first_and_ties_as_they_were_met(records):
    rules = ["规则9", "规则2", "规则7", "规则2"]
    disputed = [
        record.model_copy(update={"rule": rule, "coder_a": ["culture"], "coder_b": []})
        for record, rule in zip(records * 4, rules, strict=False)
    ]
    assert list(measure_agreement(disputed).rules.items()) == [
        ("规则2", 2),
        ("规则9", 1),
        ("规则7", 1),
    ]


def test_paragraphs_that_one_coder_has_are_counted_and_left_out(records):
    single = records[1].model_copy(update={"coder_b": None})
    result = measure_agreement([records[0], single, *records[2:]])
    assert (result.paragraphs, result.single_coded) == (len(records) - 1, 1)
    assert result.exact == 1


def test_records_without_two_coders_are_refused(records):
    bare = records[0].model_copy(update={"coder_b": None})
    with pytest.raises(WuzhenError, match="two coders"):
        measure_agreement([bare])
