"""Labels that the rest of the corpus contradicts."""

import numpy as np

from experiments.label_noise import confidently_wrong, find_label_issues


def test_a_decision_against_all_evidence_is_suspected():
    p = np.array([[0.9], [0.95], [0.05], [0.1], [0.02], [0.97]])
    y = np.array([[1], [1], [0], [0], [1], [0]], dtype=bool)
    assert confidently_wrong(p, y)[:, 0].tolist() == [False] * 4 + [True] * 2


def test_a_doubtful_decision_is_not():
    p = np.array([[0.9], [0.9], [0.1], [0.1], [0.5], [0.5]])
    y = np.array([[1], [1], [0], [0], [1], [0]], dtype=bool)
    assert not confidently_wrong(p, y).any()


def test_a_label_with_one_side_only_has_no_suspects():
    assert not confidently_wrong(np.full((3, 2), 0.9), np.array([[True, False]] * 3)).any()


def test_a_falsified_label_is_found(records, params, lexicon):
    at = next(i for i, record in enumerate(records) if record.labels == ["ecology"])
    falsified = list(records)
    falsified[at] = records[at].model_copy(update={"labels": ["talent"], "primary": "talent"})
    found = find_label_issues(falsified, params, lexicon, "report")
    assert (records[at].id, "talent", True) in [(s.id, s.label, s.given) for s in found]
