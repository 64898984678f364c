"""Taggings become a table."""

import sys

import pytest

from wuzhen.errors import WuzhenError
from wuzhen.labels import LABELS


@pytest.fixture(scope="module")
def taggings(tagger):
    return tagger.tag_texts(
        ["改造户厕三百座，建起污水处理站两处。", "成立领导小组，印发实施方案。"],
        headings=[["二、建设", "（一）环境"], []],
    )


def test_a_row_is_a_tagging(taggings):
    pytest.importorskip("pandas")
    table = taggings.to_frame()
    assert list(table.columns) == [
        "source", "page", "line", "id", "headings", "text",
        "industry", "talent", "culture", "ecology", "organization", "primary",
        "p_industry", "p_talent", "p_culture", "p_ecology", "p_organization", "review",
    ]  # fmt: skip
    assert table.headings.tolist() == ["二、建设 › （一）环境", ""]
    assert table[list(LABELS)].to_numpy().tolist() == [
        [False, False, False, True, False],
        [False] * 5,
    ]
    assert table.primary[0] == "ecology"
    assert table.primary.isna().tolist() == [False, True]
    assert table.p_ecology.tolist() == [tagging.scores[3] for tagging in taggings]


def test_no_taggings_are_an_empty_table(tagger):
    pytest.importorskip("pandas")
    table = tagger.tag_texts([]).to_frame()
    assert len(table) == 0
    assert "ecology" in table


def test_it_is_shown_in_a_line(taggings):
    marked = sum(tagging.review for tagging in taggings)
    assert repr(taggings) == f"<2 taggings, {marked} for review>"


def test_without_pandas_it_says_what_to_install(taggings, monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(WuzhenError, match="pip install pandas"):
        taggings.to_frame()
