"""The five dimensions stand once, in one order."""

import pytest

from wuzhen.labels import DIMENSIONS, LABELS, chinese, dimension, in_order, indicators


def test_there_are_five_in_the_order_of_the_contract():
    assert LABELS == ("industry", "talent", "culture", "ecology", "organization")


def test_labels_are_sorted_and_named_once():
    assert in_order(["ecology", "industry", "ecology"]) == ("industry", "ecology")


def test_sets_become_rows_of_five():
    assert indicators([["talent", "industry"], []]) == [
        [True, True, False, False, False],
        [False] * 5,
    ]


def test_an_unknown_label_is_a_key_error():
    with pytest.raises(KeyError):
        in_order(["economy"])


def test_the_empty_set_reads_other():
    assert chinese([]) == "其他"
    assert chinese(["organization", "industry"]) == "产业、组织"


def test_every_dimension_has_its_chinese_name():
    assert [entry.chinese[2:] for entry in DIMENSIONS] == ["振兴"] * 5
    assert dimension("culture").short == "文化"
