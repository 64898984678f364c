"""How well two corpora can be told apart."""

import pytest

from wuzhen.studies.probe import domain_probe, probe_by


def moved(records, offset, text=lambda text: text):
    return [
        record.model_copy(update={"report": f"x{record.report}{offset}", "text": text(record.text)})
        for record in records
    ]


def test_a_corpus_cannot_be_told_from_itself(records):
    probe = domain_probe(records, moved(records, "b"), seed=0)
    assert probe.auc < 0.6


def test_a_turn_of_phrase_gives_a_corpus_away(records):
    theirs = moved(records, "b", lambda text: "各位领导各位同志" + text)
    probe = domain_probe(records, theirs, seed=0)
    assert probe.auc == pytest.approx(1)
    assert any("领导" in feature for feature in probe.theirs)


def test_width_figures_and_masks_do_not(records):
    theirs = moved(records, "b", lambda text: text.replace("，", ",").replace("。", "."))
    assert domain_probe(records, theirs, seed=0).auc < 0.6


def test_each_value_of_a_key_is_told_apart_by_itself(records):
    theirs = moved(records, "b", lambda text: "各位领导各位同志" + text)
    by = probe_by(records, theirs, seed=0, key="genre")
    assert set(by) == {"总结", "汇报"}
    assert all(auc > 0.9 for auc in by.values())
