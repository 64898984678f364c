"""Inputs become counts, once for all folds."""

import pickle

import numpy as np
import pytest

from wuzhen.features import Lexicon, ModelInput, Segmenter, learn_vocabulary, split
from wuzhen.features.counting import LEXICON_KINDS, lexicon_features

DROWNED = ModelInput("新建蔬菜大棚四十座并投产。评出好媳妇十名并上台领奖。", ("一、工作",))
SHORT = ModelInput("清理河道垃圾。", ())


@pytest.fixture
def vocabulary(params, lexicon):
    return learn_vocabulary([DROWNED, SHORT], params.features, lexicon, Segmenter())


def test_sentences_keep_the_headings():
    assert [piece.headings for piece in split(DROWNED)] == [("一、工作",)] * 2


def test_every_sentence_knows_its_paragraph(vocabulary):
    passages = vocabulary.count_passages([SHORT, DROWNED])
    assert passages.owners.tolist() == [0, 1, 1]
    assert passages.sentences.lexicon.shape[0] == 3


def test_chosen_paragraphs_take_their_sentences_along(vocabulary):
    both = vocabulary.count_passages([SHORT, DROWNED])
    alone = vocabulary.count_passages([DROWNED])
    chosen = both.rows(np.array([1]))
    assert chosen.owners.tolist() == alone.owners.tolist() == [0, 0]
    for name, block in alone.sentences.blocks.items():
        assert np.array_equal(chosen.sentences.blocks[name].toarray(), block.toarray())


def test_lexicon_counts_point_to_the_label(lexicon):
    counts = lexicon_features(ModelInput("建成冷库，电商卖出茶叶", ()), lexicon)
    by_kind = counts.reshape(len(LEXICON_KINDS), 5)
    assert by_kind[LEXICON_KINDS.index("hits")].argmax() == 0
    assert by_kind[LEXICON_KINDS.index("headings")].sum() == 0


def test_lexicon_counts_by_hand():
    lexicon = Lexicon({"茶叶": (1.0, 0, 0, 0, 0), "支部": (0, 0, 0, 0, 2.0)})
    # 52 characters, two sentences: 茶叶 twice in the first, 支部 in the second and in the heading.
    text = "茶叶" * 2 + "增" * 20 + "。" + "支部" + "开" * 24 + "。"
    found = lexicon_features(ModelInput(text, ("一、支部",)), lexicon).reshape(5, 5)
    hits, density, share, sentences, headings = found[:, [0, 4]]
    assert hits == pytest.approx(np.log([3, 3]))
    assert density == pytest.approx([100 * 2 / 52, 100 * 2 / 52])
    assert share == pytest.approx([0.5, 0.5])
    assert sentences == pytest.approx(np.log([2, 2]))
    assert headings == pytest.approx([0, np.log(3)])
    assert not found[:, 1:4].any()


def test_the_density_of_terms_counts_up_to_five_and_as_in_twenty_characters():
    lexicon = Lexicon({"茶叶": (1.0, 0, 0, 0, 0)})
    assert lexicon_features(ModelInput("茶叶" * 10, ()), lexicon)[5] == 5
    assert lexicon_features(ModelInput("茶叶" + "增" * 30, ()), lexicon)[5] == 100 / 32
    assert lexicon_features(ModelInput("茶叶", ()), lexicon)[5] == 5 == 100 / 20


def test_an_empty_text_has_finite_features(lexicon):
    assert np.isfinite(lexicon_features(ModelInput("", ()), lexicon)).all()


def test_nothing_that_changes_from_run_to_run_is_pickled(vocabulary):
    vocabulary.count([SHORT])
    assert b"_stop_words_id" not in pickle.dumps(vocabulary)
