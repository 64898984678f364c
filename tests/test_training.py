"""Corpus and parameters become a tagger."""

import numpy as np
import pytest

from wuzhen.errors import WuzhenError
from wuzhen.model.calibration import distance
from wuzhen.training import train


def test_the_same_data_give_the_same_tagger(tagger, records, params, lexicon):
    again = train(records, params, lexicon)
    assert np.array_equal(again.thresholds, tagger.thresholds)
    assert np.array_equal(again.classifier.weights, tagger.classifier.weights)


def test_a_wider_review_share_marks_more(records, params, lexicon, tagger):
    values = params.model_dump()
    values["review"]["share"] = 0.4
    wide = train(records, type(params).model_validate(values), lexicon)
    assert wide.margin > tagger.margin
    paragraphs = [record.paragraph() for record in records]
    assert sum(t.review for t in wide.tag(paragraphs)) >= sum(
        t.review for t in tagger.tag(paragraphs)
    )


def test_thresholds_are_no_certainties(tagger):
    assert ((tagger.thresholds > 0) & (tagger.thresholds < 1)).all()
    assert np.isfinite(distance(np.full((1, 5), 0.5), tagger.thresholds)).all()


def test_too_few_reports_to_hold_out_are_said(records, params, lexicon):
    with pytest.raises(WuzhenError, match="too few reports"):
        train([record for record in records if record.report < "t02"], params, lexicon)


@pytest.mark.parametrize("kept", ["", "t00"])
def test_a_dimension_that_too_few_reports_have_is_named(records, params, lexicon, kept):
    few = [r for r in records if "culture" not in r.labels or r.report == kept]
    with pytest.raises(WuzhenError, match="too few paragraphs of culture"):
        train(few, params, lexicon)
