"""Other classifiers beside ours, on the same folds."""

import numpy as np
import pytest
from scipy.sparse import csr_array

from experiments import alternatives
from experiments.ablation import BASELINE

RNG = np.random.default_rng(0)


@pytest.fixture(scope="module")
def rows():
    y = RNG.random((200, 5)) < 0.4
    noise = RNG.random((200, 60)) - 0.5  # features of scope may be negative
    return csr_array(np.hstack([y + 0.3 * RNG.random(y.shape), noise])), y


@pytest.mark.parametrize("name", alternatives.ALTERNATIVES)
def test_every_alternative_learns_what_is_plain(name, rows, params):
    x, y = rows
    scores = alternatives.ALTERNATIVES[name](x, y, params)(x)
    assert scores.shape == y.shape
    for column in range(5):
        assert scores[y[:, column], column].mean() > scores[~y[:, column], column].mean()


def test_each_is_compared_with_ours(records, params, lexicon, monkeypatch):
    monkeypatch.setattr(alternatives, "ALTERNATIVES", {"ridge": alternatives.ridge})
    choices = alternatives.compare_alternatives(records, params, lexicon)
    assert [choice.change for choice in choices] == [
        BASELINE, "ridge", "disputed paragraphs left out"
    ]  # fmt: skip
    assert choices[2].gain == 0, "nothing is in dispute here"
