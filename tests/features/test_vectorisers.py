"""Inputs become rows of four blocks."""

import pickle

import numpy as np
import pytest

from wuzhen.features import Segmenter, Vectoriser, model_input
from wuzhen.features.inputs import ModelInput
from wuzhen.features.vectorisers import LEXICON_KINDS, lexicon_features


@pytest.fixture
def fitted(records, params, lexicon):
    inputs = [model_input(record.paragraph()) for record in records]
    return Vectoriser(params.features, lexicon, Segmenter()).fit(inputs)


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


def test_lexicon_counts_point_to_the_label(lexicon):
    counts = lexicon_features(ModelInput("建成冷库，电商卖出茶叶", ()), lexicon)
    by_kind = counts.reshape(len(LEXICON_KINDS), 5)
    assert by_kind[LEXICON_KINDS.index("hits")].argmax() == 0
    assert by_kind[LEXICON_KINDS.index("headings")].sum() == 0


def test_an_empty_text_has_finite_features(lexicon):
    assert np.isfinite(lexicon_features(ModelInput("", ()), lexicon)).all()


def test_nothing_that_changes_from_run_to_run_is_pickled(fitted):
    fitted.transform([ModelInput("新建冷库一座", ())])
    assert b"_stop_words_id" not in pickle.dumps(fitted)
