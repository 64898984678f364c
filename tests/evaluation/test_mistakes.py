"""Confident errors come with the evidence that the model went by."""

from wuzhen.evaluation import confident_mistakes, evaluate


def with_false_truth(records):
    return [
        record.model_copy(update={"labels": ["talent"], "primary": "talent"})
        if record.labels == ["ecology"]
        else record
        for record in records
    ]


def test_the_farthest_on_the_wrong_side_comes_first(tagger, records):
    falsified = with_false_truth(records)
    _, outcome = evaluate(tagger, falsified)
    mistakes = confident_mistakes(tagger, falsified, outcome, most=5)
    gaps = [m.probability if m.kind == "added" else 1 - m.probability for m in mistakes]
    assert gaps == sorted(gaps, reverse=True)
    assert len(mistakes) == 5


def test_an_added_label_shows_what_spoke_for_it(tagger, records):
    falsified = with_false_truth(records)
    _, outcome = evaluate(tagger, falsified)
    mistakes = confident_mistakes(tagger, falsified, outcome, most=100)
    added = [m for m in mistakes if m.kind == "added" and m.label == "ecology"]
    assert added
    assert all(m.evidence for m in added)
    assert all(m.sentence in m.text for m in added)


def test_no_errors_no_mistakes(tagger, records):
    right = [r for r in records if len(r.labels) == 1]
    _, outcome = evaluate(tagger, right)
    wrong = int((outcome.y != outcome.predicted).sum())
    assert len(confident_mistakes(tagger, right, outcome)) == min(wrong, 30)
