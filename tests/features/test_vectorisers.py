"""Inputs become rows of three blocks."""

import numpy as np
import pytest

from wuzhen.features import (
    ModelInput,
    Segmenter,
    fit_vectoriser,
    learn_vocabulary,
    model_input,
)
from wuzhen.features.counting import least_inputs
from wuzhen.params import applied


@pytest.fixture(scope="module")
def inputs(records):
    return [model_input(record.paragraph()) for record in records]


@pytest.fixture(scope="module")
def vocabulary(inputs, params, lexicon):
    return learn_vocabulary(inputs, params.features, lexicon, Segmenter())


@pytest.fixture(scope="module")
def fitted(vocabulary, inputs):
    return fit_vectoriser(vocabulary, vocabulary.count(inputs))


def test_every_column_has_a_name(fitted):
    rows = fitted.transform([ModelInput("新建冷库一座", ())])
    assert rows.shape == (1, len(fitted.names()))


def test_of_headings_only_the_lexicons_terms_are_seen(fitted):
    named, unnamed, without = fitted.transform(
        [
            ModelInput("新建冷库一座", ("二、秸秆禁烧",)),
            ModelInput("新建冷库一座", ("一、主要做法",)),
            ModelInput("新建冷库一座", ()),
        ]
    ).toarray()
    names = np.array(fitted.names())
    assert names[named != without].tolist() == ["lexicon:headings ecology"]
    assert np.array_equal(unnamed, without)


def test_a_block_without_a_term_is_left_out(params, lexicon):
    signs = [ModelInput("，。", ()), ModelInput("。，", ())]
    vocabulary = learn_vocabulary(signs, params.features, lexicon, Segmenter())
    assert list(vocabulary.counters) == ["characters"], "punctuation is no word"
    fitted = fit_vectoriser(vocabulary, vocabulary.count(signs))
    assert fitted.transform(signs).shape == (2, len(fitted.names()))


def test_a_term_stands_in_at_least_as_many_paragraphs_as_asked(params, lexicon):
    features = applied(params, "features.words.min_df=3, features.characters.min_df=3").features
    # 渠 is in three of 300 paragraphs, 桥 in two.
    texts = ["修渠"] * 3 + ["架桥"] * 2 + ["会议"] * 295
    inputs = [ModelInput(text, ()) for text in texts]
    vocabulary = learn_vocabulary(inputs, features, lexicon, Segmenter())
    terms = set(vocabulary.counters["characters"].vocabulary_)
    assert "渠" in terms
    assert "桥" not in terms
    whole = vocabulary.count(inputs)
    names = fit_vectoriser(vocabulary, whole).names()
    assert "characters:渠" in names
    part = fit_vectoriser(vocabulary, whole.rows(np.arange(1, 300))).names()
    assert "characters:渠" not in part, "two of 299 are too few"
    assert "characters:会" in part


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


def test_rows_do_not_depend_on_their_neighbours(fitted):
    items = [ModelInput("评出好媳妇十名", ()), ModelInput("清理河道五公里", ())]
    together = fitted.transform(items).toarray()
    apart = np.vstack([fitted.transform([item]).toarray() for item in items])
    assert np.array_equal(together, apart)


def test_a_fold_knows_no_more_than_its_own_paragraphs(vocabulary, inputs, params, lexicon):
    part = inputs[:30]
    fold = fit_vectoriser(vocabulary, vocabulary.count(inputs).rows(np.arange(30)))
    own = learn_vocabulary(part, params.features, lexicon, Segmenter())
    alone = fit_vectoriser(own, own.count(part))
    assert fold.names() == alone.names()
    assert np.array_equal(fold.transform(inputs).toarray(), alone.transform(inputs).toarray())


def test_document_frequencies_are_rounded(fitted):
    for weighting in fitted.weightings.values():
        assert np.array_equal(weighting.idf_, weighting.idf_.round(6))
