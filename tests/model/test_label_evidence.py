"""Why a label was given: stretches of the text that add up to the score that decides."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wuzhen.documents import Paragraph
from wuzhen.features import model_input
from wuzhen.labels import LABELS

PIECES = st.sampled_from(
    [
        "清理河道５公里，打捞水草和垃圾。",
        "评出好媳妇十名，披红戴花；",
        "村里的 冷库 建成了.",
        "合作社统一收购番茄&nbsp;3000斤。。",
        "略\u200b",
        "村",
    ]
)


def paragraphs(*texts, headings=("一、主要做法", "（一）产业增收")):
    return [Paragraph("a", n, f"a-{n}", headings, text) for n, text in enumerate(texts, 1)]


def added(evidence):
    return sum(span.contribution for span in evidence.spans) + sum(
        part.contribution for part in evidence.unplaced
    )


@settings(deadline=None, max_examples=60)
@given(texts=st.lists(st.lists(PIECES, max_size=5).map("".join), min_size=1, max_size=3))
def test_the_parts_add_up_to_the_score_that_decides(tagger, texts):
    given_ = paragraphs(*texts)
    inputs = [model_input(paragraph) for paragraph in given_]
    scores = tagger.classifier.scores(inputs)
    for row, tagging in zip(scores, tagger.tag(given_, explain=True), strict=True):
        assert tagging.evidence
        for found in tagging.evidence:
            assert added(found) == pytest.approx(found.score, abs=1e-9)
            assert found.score == pytest.approx(row[LABELS.index(found.label)], abs=1e-9)
            assert found.given == (found.score >= found.needed) == (found.label in tagging.labels)


@settings(deadline=None, max_examples=60)
@given(text=st.lists(PIECES, max_size=5).map("".join))
def test_spans_are_in_reading_order_within_the_text_and_none_overlaps(tagger, text):
    (tagging,) = tagger.tag(paragraphs(text), explain=True)
    for found in tagging.evidence:
        end = 0
        for span in found.spans:
            assert end <= span.start < span.end <= len(text)
            end = span.end


def test_what_speaks_most_for_a_label_is_its_own_word(tagger):
    text = "２０２３年 新建蔬菜大棚四十座，合作社统一收购番茄。红白理事会劝住了大操大办。"
    (tagging,) = tagger.tag(paragraphs(text, headings=()), explain=True)
    found = {one.label: one for one in tagging.evidence}
    best = max(found["industry"].spans, key=lambda span: span.contribution)
    assert text[best.start : best.end] in ("合作社", "大棚", "蔬菜")
    start, end = found["industry"].sentence
    assert text[start:end] == "２０２３年 新建蔬菜大棚四十座，合作社统一收购番茄。"


def test_what_has_no_place_in_the_text_is_named(tagger):
    classifier = tagger.classifier
    weights = classifier.weights.copy()
    names = classifier.weighting.vocabulary.names
    weights[0, names.index("lexicon:headings industry")] = 2.0
    told = replace(tagger, classifier=replace(classifier, weights=weights))
    (tagging,) = told.tag(paragraphs("新建蔬菜大棚四十座，合作社收购。"), explain=True)
    beside = {part.name: part.contribution for part in tagging.evidence[0].unplaced}
    assert list(beside) == ["intercept", "lexicon:headings industry", "scope:document"]
    assert beside["lexicon:headings industry"] > 0


def test_all_features_of_clean_text_are_found_in_it(tagger, records):
    for tagging in tagger.tag([record.paragraph() for record in records], explain=True):
        for found in tagging.evidence:
            assert all(
                part.name in ("intercept", "scope:document")
                or part.name.startswith("lexicon:headings")
                for part in found.unplaced
            )


def test_a_paragraph_without_labels_is_explained_by_the_nearest(tagger):
    (tagging,) = tagger.tag(paragraphs("全镇辖十二个行政村。", headings=()), explain=True)
    assert tagging.labels == ()
    assert [found.given for found in tagging.evidence] == [False]


def test_nothing_is_explained_that_was_not_asked_for(tagger):
    (tagging,) = tagger.tag(paragraphs("新建蔬菜大棚四十座。"))
    assert (tagging.evidence, tagging.similar) == ((), ())


def test_explaining_changes_no_tag(tagger, records):
    given_ = [record.paragraph() for record in records]
    plain, explained = tagger.tag(given_), tagger.tag(given_, explain=True)
    for one, other in zip(plain, explained, strict=True):
        assert (one.labels, one.primary, one.scores) == (other.labels, other.primary, other.scores)
