"""How well two corpora can be told apart."""

import pytest

from experiments.probe import domain_probe, probe_by
from wuzhen.corpus.records import Record


def moved(records, offset, text=lambda text: text):
    return [
        record.model_copy(update={"report": f"x{record.report}{offset}", "text": text(record.text)})
        for record in records
    ]


def test_a_corpus_cannot_be_distinguished_from_itself(records):
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


def test_each_value_of_a_key_is_distinguished_by_itself(records):
    theirs = moved(records, "b", lambda text: "各位领导各位同志" + text)
    by = probe_by(records, theirs, seed=0, key="genre")
    assert set(by) == {"总结", "汇报"}
    assert all(auc > 0.9 for auc in by.values())


def test_paragraphs_of_one_report_do_not_give_each_other_away():
    # Each report has a place of its own in all of its paragraphs, and nothing else to tell it by.
    def corpus(start):
        return [
            Record(
                id=f"{n}-{m}", report=f"r{n}", headings=[], labels=[], primary=None,
                text=f"{chr(start + n) * 3}修渠{chr(start + n) * 3}",
            )
            for m in range(10)
            for n in range(6)
        ]  # fmt: skip

    assert domain_probe(corpus(0x4E10), corpus(0x5E10), seed=0).auc < 0.7
