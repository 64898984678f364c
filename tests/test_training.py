"""Corpus and parameters become a tagger."""

from contextlib import suppress

import numpy as np
import pytest

from wuzhen.corpus.records import Record
from wuzhen.errors import WuzhenError
from wuzhen.evaluation import metrics
from wuzhen.labels import LABELS, in_order
from wuzhen.model.classifier import report_folds, targets
from wuzhen.params import applied
from wuzhen.training import fit, train


def test_the_same_data_give_the_same_tagger(tagger, records, params, lexicon):
    again = train(records, params, lexicon)
    assert np.array_equal(again.thresholds, tagger.thresholds)
    assert np.array_equal(again.classifier.weights, tagger.classifier.weights)


def test_a_wider_review_share_marks_more(records, params, lexicon, tagger):
    values = params.model_dump()
    values["review"]["share"] = 0.4
    wide = train(records, type(params).model_validate(values), lexicon)
    assert wide.most_doubt < tagger.most_doubt
    paragraphs = [record.paragraph() for record in records]
    assert sum(t.review for t in wide.tag(paragraphs)) >= sum(
        t.review for t in tagger.tag(paragraphs)
    )


def test_thresholds_are_no_certainties(tagger):
    assert ((tagger.thresholds > 0) & (tagger.thresholds < 1)).all()


def test_too_few_reports_to_hold_out_are_said(records, params, lexicon):
    with pytest.raises(WuzhenError, match="too few reports"):
        train([record for record in records if record.report < "t02"], params, lexicon)


@pytest.mark.parametrize("kept", [(), ("t00",), ("t00", "t01")])
def test_a_dimension_that_too_few_reports_have_is_named_with_them(records, params, lexicon, kept):
    few = [r for r in records if "culture" not in r.labels or r.report in kept]
    with pytest.raises(WuzhenError, match="too few reports have culture") as error:
        train(few, params, lexicon)
    assert f"culture in {', '.join(kept) or 'none'}" in str(error.value)


def test_a_dimension_that_a_fold_cannot_learn_is_named_with_its_reports(records, params, lexicon):
    # Every report that has culture is held out in the same fold.
    y = targets([record.labels for record in records])
    reports = [record.report for record in records]
    _, held_out = report_folds(y, reports, params)[0]
    together = {reports[i] for i in held_out}
    few = [
        record.model_copy(update={"labels": [], "primary": None})
        if record.labels == ["culture"] and record.report not in together
        else record
        for record in records
        if record.report < "t10"
    ]
    folds = lambda *_: [(np.flatnonzero([r.report not in together for r in few]), held_out)]  # noqa: E731
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("wuzhen.training.report_folds", folds)
        with pytest.raises(WuzhenError, match="too few reports have culture: held out together"):
            train(few, params, lexicon)


def test_a_label_that_every_paragraph_has_cannot_be_told_from_the_rest(records, params, lexicon):
    everywhere = [
        r.model_copy(update={"labels": list(in_order({*r.labels, "industry"}))}) for r in records
    ]
    with pytest.raises(WuzhenError, match="too few paragraphs without industry"):
        train(everywhere, params, lexicon)


def test_labels_that_the_text_does_not_tell_are_refused(records, params, lexicon):
    alike = [record.model_copy(update={"text": "全镇辖十二个行政村。"}) for record in records]
    with pytest.raises(WuzhenError, match="cannot be learned from these paragraphs"):
        train(alike, params, lexicon)


def test_paragraphs_with_nothing_in_common_are_refused(records, params, lexicon):
    odd = [r.model_copy(update={"text": chr(0x6C00 + n)}) for n, r in enumerate(records)]
    rare = applied(params, "features.words.min_df=9, features.characters.min_df=9")
    with pytest.raises(WuzhenError, match="nothing to learn from"):
        train(odd, rare, lexicon)


def test_paragraphs_without_headings_are_enough_to_learn_from(records, params, lexicon):
    bare = [record.model_copy(update={"headings": []}) for record in records]
    found = fit(bare, params, lexicon).out_of_fold
    assert all(scores.f1 > 0.5 for scores in found.values())


def test_a_small_corpus_learns_with_the_parameters_of_a_large_one(records, params, lexicon):
    usual = applied(params, "features.words.min_df=10, features.characters.min_df=40")
    found = fit([record for record in records if record.report < "t06"], usual, lexicon)
    assert sum(found.tagger.classifier.weighting.vocabulary.sizes) > 100


def test_the_figures_are_of_paragraphs_held_out(records, params, lexicon, tagger):
    trained = fit(records, params, lexicon)
    for column, (label, found) in enumerate(trained.out_of_fold.items()):
        assert found.support == sum(label in record.labels for record in records)
        assert found.threshold == tagger.thresholds[column]
    taggings = tagger.tag([record.paragraph() for record in records])
    seen = metrics.macro_f1(
        targets([record.labels for record in records]), targets([t.labels for t in taggings])
    )
    assert np.mean([found.f1 for found in trained.out_of_fold.values()]) < seen == 1


@pytest.mark.parametrize("seed", range(12))
def test_a_small_odd_corpus_is_learned_from_or_refused(params, lexicon, seed):
    rng = np.random.default_rng(seed)
    n_reports = int(rng.integers(3, 9))
    odd = []
    for n in range(int(rng.integers(12, 60))):
        labels = [label for label in LABELS if rng.random() < rng.choice([0.2, 0.9, 0.5])]
        text = "".join(
            rng.choice(list("修渠架桥唱戏党员培训垃圾。，"), size=int(rng.integers(1, 40)))
        )
        report = f"r{min(int(rng.exponential(2)), n_reports - 1)}"
        odd.append(
            Record(
                id=f"{n}", report=report, headings=[], text=text, labels=labels,
                primary=labels[0] if labels else None,
            )
        )  # fmt: skip
    with suppress(WuzhenError):
        train(odd, params, lexicon)
