"""The terms that paragraphs share become a vocabulary."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wuzhen.errors import WuzhenError
from wuzhen.features import ModelInput, Segmenter, learn_vocabulary
from wuzhen.features.learning import frequent, least_inputs
from wuzhen.params import applied


def test_a_term_occurs_in_at_least_as_many_paragraphs_as_required(params, lexicon):
    features = applied(params, "features.words.min_df=3, features.characters.min_df=3").features
    # 渠 is in three of 300 paragraphs, 桥 in two, though four times.
    texts = ["修渠"] * 3 + ["架桥架桥"] * 2 + ["会议"] * 295
    inputs = [ModelInput(text, ()) for text in texts]
    vocabulary = learn_vocabulary(inputs, features, lexicon, Segmenter())
    assert "渠" in vocabulary.characters
    assert "桥" not in vocabulary.characters


@pytest.mark.parametrize(
    ("min_df", "n", "least"),
    [
        (40, 10_000, 40),
        (40, 4_000, 40),
        (40, 3_999, 40),
        (40, 3_900, 39),
        (10, 100, 2),
        (10, 3, 2),
        (1, 3, 1),
    ],
)
def test_of_a_small_corpus_a_hundredth_is_enough(min_df, n, least):
    assert least_inputs(min_df, n) == least


def test_a_block_may_have_no_term(params, lexicon):
    signs = [ModelInput("，。", ()), ModelInput("。，", ())]
    vocabulary = learn_vocabulary(signs, params.features, lexicon, Segmenter())
    assert vocabulary.words == (), "punctuation is no word"
    assert vocabulary.characters == ("。", "。，", "，", "，。")


def test_paragraphs_that_share_nothing_teach_nothing(params, lexicon):
    features = applied(params, "features.words.min_df=2, features.characters.min_df=2").features
    with pytest.raises(WuzhenError, match="nothing to learn from"):
        learn_vocabulary(
            [ModelInput("牛", ()), ModelInput("茶", ())], features, lexicon, Segmenter()
        )


def test_runs_by_hand():
    symbols = np.array([1, 2, 1, 2, 3, 1, 2, 3])
    groups = np.array([0, 0, 0, 0, 1, 1, 1, 1])
    assert frequent(symbols, groups, 1, 3, 2) == [(1,), (2,), (1, 2)]
    assert frequent(symbols, groups, 2, 3, 1) == [
        (1, 2), (2, 1), (2, 3), (3, 1), (1, 2, 1), (1, 2, 3), (2, 1, 2), (3, 1, 2)
    ]  # fmt: skip
    assert frequent(np.zeros(0, int), np.zeros(0, int), 1, 3, 1) == []


@given(
    st.lists(st.lists(st.integers(1, 4), max_size=8), max_size=6),
    st.integers(1, 3),
    st.integers(1, 3),
)
def test_runs_as_counted_one_by_one(texts, longest, least):
    symbols = np.array([symbol for text in texts for symbol in text], int)
    groups = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
    every = [
        {tuple(text[i : i + n]) for n in range(1, longest + 1) for i in range(len(text) - n + 1)}
        for text in texts
    ]
    expected = {run for runs in every for run in runs if sum(run in r for r in every) >= least}
    found = frequent(symbols, groups, 1, longest, least)
    assert len(found) == len(set(found))
    assert set(found) == expected
