"""Inputs become rows of four blocks."""

import numpy as np
import pytest

from wuzhen.features import (
    ModelInput,
    Segmenter,
    fit_vectoriser,
    learn_vocabulary,
    model_input,
)


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


def test_headings_are_a_block_of_their_own(fitted):
    with_heading, without = fitted.transform(
        [ModelInput("新建冷库一座", ("一、主要做法",)), ModelInput("新建冷库一座", ())]
    ).toarray()
    different = {name.split(":")[0] for name in np.array(fitted.names())[with_heading != without]}
    assert different == {"headings"}


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
