"""Evidence: the features' shares add up to the score."""

import pytest

from wuzhen.features import ModelInput
from wuzhen.model.evidence import evidence
from wuzhen.taxonomy import LABELS


def test_all_shares_and_the_intercept_are_the_score(tagger):
    item = ModelInput("清理河道五公里，打捞水草和垃圾。", ("一、主要做法",))
    classifier = tagger.classifier
    for column, label in enumerate(LABELS):
        shares = sum(term.weight for term in evidence(classifier, item, label, most=10**6))
        score = classifier.linear([item])[0, column]
        assert shares + classifier.intercepts[column] == pytest.approx(score)


def test_the_strongest_evidence_names_the_matter(tagger):
    found = evidence(tagger.classifier, ModelInput("清理河道垃圾", ()), "ecology", most=5)
    assert any("河道" in term.name or "ecology" in term.name for term in found)
    assert [abs(t.weight) for t in found] == sorted((abs(t.weight) for t in found), reverse=True)
