"""Paragraphs and their sentences become counts, once for all folds."""

import numpy as np
import pytest

from wuzhen.features import Lexicon, ModelInput, Segmenter, Vocabulary, learn_vocabulary
from wuzhen.features.counting import lexicon_features
from wuzhen.features.counts import Counts

DROWNED = ModelInput("新建蔬菜大棚四十座并投产。评出好媳妇十名并上台领奖。", ("一、工作",))
SHORT = ModelInput("清理河道垃圾。", ())


@pytest.fixture
def vocabulary(params, lexicon):
    return learn_vocabulary([DROWNED, SHORT], params.features, lexicon, Segmenter())


def table(counts):
    """Return the counts as a dense table."""
    found = np.zeros((len(counts), 1 + max(counts.columns, default=0)), int)
    found[counts.owners, counts.columns] = counts.values
    return found.tolist()


def test_a_paragraph_is_counted_as_its_sentences_and_what_crosses_them():
    vocabulary = Vocabulary(("养牛", "养牛 种"), ("。种", "养", "牛。"), Lexicon({}), Segmenter())
    text = "我们全村都在山坡上养牛。种茶种茶以后我们又养牛。"
    passages = vocabulary.count([ModelInput(text, ())])
    assert table(passages.sentences) == [[1, 0, 0, 1, 1], [1, 0, 0, 1, 1]]
    assert table(passages.whole) == [[2, 1, 1, 2, 2]]
    assert passages.lengths.tolist() == [12, 12]


def test_every_sentence_knows_its_paragraph(vocabulary):
    passages = vocabulary.count([SHORT, DROWNED])
    assert passages.owners.tolist() == [0, 1, 1]
    assert len(passages.whole) == 2
    assert len(passages.sentences) == 3


def test_chosen_paragraphs_take_their_sentences_along(vocabulary):
    both = vocabulary.count([SHORT, DROWNED])
    alone = vocabulary.count([DROWNED])
    chosen = both.rows(np.array([1]))
    assert chosen.owners.tolist() == alone.owners.tolist() == [0, 0]
    assert table(chosen.sentences) == table(alone.sentences)
    assert table(chosen.whole) == table(alone.whole)
    assert np.array_equal(chosen.whole.lexicon, alone.whole.lexicon)


def test_rows_are_chosen_in_the_requested_order():
    counts = Counts(
        np.array([0, 2, 2, 3]),
        np.array([1, 4, 0]),
        np.array([5, 6, 7]),
        np.arange(3.0)[:, None],
        np.array([0.1, 0.2, 0.3]),
    )
    chosen = counts.rows(np.array([2, 1, 0]))
    assert chosen.starts.tolist() == [0, 1, 1, 3]
    assert chosen.columns.tolist() == [0, 1, 4]
    assert chosen.values.tolist() == [7, 5, 6]
    assert chosen.lexicon.ravel().tolist() == [2, 1, 0]
    assert chosen.share.tolist() == [0.3, 0.2, 0.1]


def test_nothing_and_an_empty_text_are_counted(vocabulary):
    assert len(vocabulary.count([]).whole) == 0
    empty = vocabulary.count([ModelInput("", ()), SHORT])
    assert np.diff(empty.whole.starts)[0] == 0
    assert np.isfinite(empty.whole.lexicon).all()


def test_every_column_has_a_name(vocabulary):
    names = vocabulary.names
    assert len(names) == sum(vocabulary.sizes) + 25 + 14 + 1
    assert names[0].startswith("words:")
    assert names[-16] == "lexicon:headings organization"
    assert names[-2] == "scope:organization without rural terms"
    assert names[-1] == "scope:document"


def counted(lexicon, text, headings=()):
    """Return the lexicon's counts of one paragraph: a row a kind, a column a label."""
    counts = Vocabulary(("一",), (), lexicon, Segmenter()).count([ModelInput(text, headings)])
    return counts.whole.lexicon[0, :25].reshape(5, 5)


def test_lexicon_counts_by_hand():
    lexicon = Lexicon({"茶叶": (1.0, 0, 0, 0, 0), "支部": (0, 0, 0, 0, 2.0)})
    # 52 characters, two sentences: 茶叶 twice in the first, 支部 in the second and in the heading.
    text = "茶叶" * 2 + "增" * 20 + "。" + "支部" + "开" * 24 + "。"
    found = counted(lexicon, text, ("一、支部",))
    hits, density, share, sentences, headings = found[:, [0, 4]]
    assert hits == pytest.approx(np.log([3, 3]))
    assert density == pytest.approx([100 * 2 / 52, 100 * 2 / 52])
    assert share == pytest.approx([0.5, 0.5])
    assert sentences == pytest.approx(np.log([2, 2]))
    assert headings == pytest.approx([0, np.log(3)])
    assert not found[:, 1:4].any()


def test_the_density_of_terms_counts_up_to_five_and_as_in_twenty_characters():
    lexicon = Lexicon({"茶叶": (1.0, 0, 0, 0, 0)})
    assert counted(lexicon, "茶叶" * 10)[1, 0] == 5
    assert counted(lexicon, "茶叶" + "增" * 30)[1, 0] == 100 / 32
    assert counted(lexicon, "茶叶")[1, 0] == 5 == 100 / 20


def test_no_texts_have_no_features():
    empty = np.zeros((0, 5))
    none = np.zeros(0, int)
    assert lexicon_features(empty, none, none, empty).shape == (0, 25)
