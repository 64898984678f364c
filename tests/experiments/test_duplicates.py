"""Near-duplicates and turns of phrase."""

import pytest

from experiments import duplicates
from experiments.duplicates import near_duplicates, templates, type_token_curve
from wuzhen.corpus.records import Record
from wuzhen.errors import WuzhenError


def record(report, n, text):
    return Record(
        id=f"{report}-{n}", report=report, headings=[], text=text, labels=[], primary=None
    )


BEES = "养蜂户领到糖粉和巢础补贴。"
LONG = "全镇在河湾里新修两座提灌站，解决了六百亩梯田的浇水难题。"


def test_a_copy_with_other_figures_is_found():
    (pair,) = near_duplicates(
        [record("a", 1, LONG + "投入三十万元。"), record("b", 1, LONG), record("c", 1, BEES)]
    )  # fmt: skip
    assert (pair.first, pair.second, pair.same_report) == ("a-1", "b-1", False)
    assert pair.containment == 1


def test_a_part_of_a_longer_paragraph_is_found():
    (pair,) = near_duplicates(
        [record("a", 1, LONG), record("a", 2, LONG + "另外还架设了电线三公里，修了泵房。")]
    )
    assert pair.containment == 1
    assert pair.same_report


def test_different_paragraphs_are_not_duplicates(records):
    assert near_duplicates(records[:60]) == []


def test_paragraphs_without_five_characters_in_a_row_are_no_duplicates():
    assert near_duplicates([record("a", 1, "修渠。"), record("b", 1, "3、1，。")]) == []


def test_more_pairs_than_tell_anything_are_refused(monkeypatch):
    monkeypatch.setattr(duplicates, "MOST_PAIRS", 2)
    copies = [record("a", n, LONG) for n in range(3)]
    assert len(near_duplicates(copies[:2])) == 1
    with pytest.raises(WuzhenError, match="too many near-duplicates"):
        near_duplicates(copies)


def test_pairs_are_the_same_whatever_the_block(monkeypatch, records):
    copies = [*records, *(record("b", n, LONG) for n in range(5))]
    whole = near_duplicates(copies, 0.2)
    monkeypatch.setattr(duplicates, "BLOCK", 7)
    assert near_duplicates(copies, 0.2) == whole


def test_shared_openings_and_phrases_are_counted():
    found = templates([record("a", 1, LONG), record("b", 1, LONG), record("c", 1, BEES)])
    assert found.opening_share == pytest.approx(2 / 3)
    assert found.openings["全镇在河湾里"] == 2
    assert max(found.phrases.values()) == 2


def test_the_type_token_curve_counts_different_tokens():
    assert type_token_curve([["甲", "乙"], ["甲", "丙"]], at=(2, 4, 9)) == {2: 2, 4: 3}
