"""Counts become weighted rows and scores."""

import numpy as np
import pytest

from wuzhen.features import (
    Lexicon,
    ModelInput,
    Segmenter,
    Vocabulary,
    Weighting,
    fit_weighting,
    learn_vocabulary,
    model_input,
)
from wuzhen.params import applied


@pytest.fixture(scope="module")
def inputs(records):
    return [model_input(record.paragraph()) for record in records]


@pytest.fixture(scope="module")
def vocabulary(inputs, params, lexicon):
    return learn_vocabulary(inputs, params.features, lexicon, Segmenter())


@pytest.fixture(scope="module")
def fitted(vocabulary, inputs, params):
    return fit_weighting(vocabulary, params.features, vocabulary.count(inputs).whole)


def rows(weighting, items):
    return weighting.matrix(weighting.vocabulary.count(items).whole).toarray()


def test_a_row_by_hand(params):
    features = applied(params, "features.words.weight=2, features.characters.weight=0.5").features
    vocabulary = Vocabulary(("牛", "茶"), ("牛", "茶"), Lexicon({}), Segmenter())
    weighting = Weighting(features, vocabulary, np.array([1.0, 3.0, 1.0, 1.0]))
    found = rows(weighting, [ModelInput("牛，牛，茶", ())])[0]
    # words: (1 + log 2) * 1 and 1 * 3; characters: (1 + log 2) * 1 and 1 * 1
    words = np.array([1 + np.log(2), 3.0])
    characters = np.array([1 + np.log(2), 1.0])
    assert found[:2] == pytest.approx(2 * words / np.linalg.norm(words), rel=1e-12)
    assert found[2:4] == pytest.approx(0.5 * characters / np.linalg.norm(characters), rel=1e-12)
    assert not found[4:43].any()
    # Without a rural term in its document, which is the last feature, every one counts half as
    # much against itself.
    assert found[43] == -0.5
    assert found[44:] == pytest.approx(-0.5 * found[:44])


def test_scores_are_the_rows_times_the_weights(fitted, inputs):
    random = np.random.default_rng(1)
    weights, intercepts = random.normal(size=(5, fitted.width)), random.normal(size=5)
    counts = fitted.vocabulary.count(inputs).whole
    expected = fitted.matrix(counts) @ weights.T + intercepts
    assert fitted.scores(counts, weights, intercepts) == pytest.approx(expected, abs=1e-12)


def test_of_headings_only_the_lexicons_terms_are_seen(fitted):
    named, unnamed, without = rows(
        fitted,
        [
            ModelInput("新建冷库一座", ("二、秸秆禁烧",)),
            ModelInput("新建冷库一座", ("一、主要做法",)),
            ModelInput("新建冷库一座", ()),
        ],
    )
    names = np.array(fitted.vocabulary.names)
    assert names[(named != without)[: len(names)]].tolist() == ["lexicon:headings ecology"]
    assert np.array_equal(unnamed, without)


def test_rows_do_not_depend_on_their_neighbours(fitted):
    items = [ModelInput("评出好媳妇十名", ()), ModelInput("清理河道五公里", ())]
    apart = np.vstack([rows(fitted, [item]) for item in items])
    assert np.array_equal(rows(fitted, items), apart)


def test_a_fold_knows_no_more_than_its_own_paragraphs(vocabulary, inputs, params, lexicon):
    whole = vocabulary.count(inputs).whole
    fold = fit_weighting(vocabulary, params.features, whole.rows(np.arange(30)))
    own = learn_vocabulary(inputs[:30], params.features, lexicon, Segmenter())
    alone = fit_weighting(own, params.features, own.count(inputs[:30]).whole)
    kept = np.append(fold.idf > 0, np.ones(40, bool))
    assert np.array(vocabulary.names)[kept].tolist() == list(own.names)
    found, expected = rows(fold, inputs)[:, np.tile(kept, 2)], rows(alone, inputs)
    assert found == pytest.approx(expected, abs=1e-15)  # summed in another order


def test_a_term_of_too_few_paragraphs_of_a_fold_is_left_out(params, lexicon):
    features = applied(params, "features.words.min_df=3, features.characters.min_df=3").features
    texts = ["修渠"] * 3 + ["架桥"] * 2 + ["会议"] * 295
    inputs = [ModelInput(text, ()) for text in texts]
    vocabulary = learn_vocabulary(inputs, features, lexicon, Segmenter())
    column = vocabulary.names.index("characters:渠")
    whole = vocabulary.count(inputs).whole
    assert fit_weighting(vocabulary, features, whole).idf[column] > 0
    part = whole.rows(np.arange(1, 300))
    assert fit_weighting(vocabulary, features, part).idf[column] == 0, "two of 299 are too few"


def test_document_frequencies_are_rounded(fitted):
    assert np.array_equal(fitted.idf, fitted.idf.round(6))
