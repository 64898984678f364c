"""Evidence: the parts of a score, which add up to it."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wuzhen.documents import Paragraph
from wuzhen.features import ModelInput, Segmenter, fit_weighting, learn_vocabulary, model_input
from wuzhen.features.lexicon import Lexicon
from wuzhen.labels import LABELS
from wuzhen.model.classifier import Classifier
from wuzhen.model.evidence import explain, sentence_as_written
from wuzhen.params import PoolingParams, applied

MIXED = ModelInput(
    "村里的冷库建成，葡萄错峰上市多卖了钱。评出好媳妇十名，披红戴花上台领奖。", ("一、主要做法",)
)
PIECES = st.sampled_from(
    [
        "清理河道五公里，打捞水草和垃圾。",
        "评出好媳妇十名，披红戴花。",
        "村里的冷库建成了。",
        "。",
        "略",
    ]
)


@pytest.fixture(scope="module")
def unpooled(tagger):
    pooling = PoolingParams(learn=False, weight=0)
    return replace(tagger.classifier, pooling=pooling)


@settings(deadline=None, max_examples=40)
@given(pieces=st.lists(PIECES, min_size=1, max_size=5), label=st.sampled_from(LABELS))
def test_the_parts_add_up_to_the_score_that_decides(tagger, unpooled, pieces, label):
    item = ModelInput("".join(pieces), ("一、主要做法",))
    for classifier in (tagger.classifier, unpooled):
        found = explain(classifier, item, label)
        decided = classifier.scores([item])[0, LABELS.index(label)]
        parts = found.intercept + sum(part.total for part in found.contributions)
        assert found.score == pytest.approx(decided, abs=1e-9)
        assert parts == pytest.approx(decided, abs=1e-9)


def test_the_sentence_that_is_pooled_in_is_named_with_its_place(tagger):
    found = explain(tagger.classifier, MIXED, "culture")
    assert found.sentence == "评出好媳妇十名，披红戴花上台领奖。"
    assert found.offset == MIXED.text.index("评出")
    assert found.text[found.offset :].startswith(found.sentence)
    assert explain(tagger.classifier, MIXED, "industry").offset == 0


@pytest.mark.parametrize(
    ("written", "sentence", "offset"),
    [
        ("村里的冷库建成，葡萄上市。 评出好媳妇十名，\u3000上台领奖！", "\u3000上台领奖！", None),
        (
            "２０２３年村里的冷库建成，葡萄上市。评出好媳妇十名，上台领奖。",
            "评出好媳妇十名，上台领奖。",
            18,
        ),
        (
            "一是村里的冷库建成，葡萄上市；二是评出好媳妇十名，上台领奖",
            "二是评出好媳妇十名，上台领奖",
            15,
        ),
    ],
)
def test_the_sentence_is_found_in_the_original_text(tagger, written, sentence, offset):
    given = Paragraph(source="a", n=1, id="a-1", headings=(), text=written)
    found = explain(tagger.classifier, model_input(given), "culture")
    in_original = sentence_as_written(found, written)
    assert in_original is not None
    assert in_original[0].endswith(sentence)
    assert written[in_original[1] :].startswith(in_original[0])
    assert offset is None or in_original == (sentence, offset)


def test_where_the_original_is_cut_otherwise_no_sentence_is_named(tagger):
    found = explain(tagger.classifier, MIXED, "culture")
    assert sentence_as_written(found, "另一段。") is None


def test_a_feature_of_the_sentence_adds_twice(tagger):
    found = explain(tagger.classifier, MIXED, "culture")
    parts = {part.name: part for part in found.contributions}
    assert parts["words:好媳妇"].paragraph > 0
    assert parts["words:好媳妇"].sentence > parts["words:好媳妇"].paragraph
    assert parts["words:冷库"].sentence == 0


def test_without_pooling_there_is_no_sentence(unpooled):
    found = explain(unpooled, MIXED, "culture")
    assert (found.sentence, found.offset) == ("", 0)
    assert all(part.sentence == 0 for part in found.contributions)


def test_the_strongest_evidence_comes_first_either_way(params):
    unit = applied(params, "pooling.weight=0")
    vocabulary = learn_vocabulary(
        [ModelInput("水渠", ()), ModelInput("山歌", ()), ModelInput("会议", ())],
        unit.features, Lexicon({}), Segmenter(),
    )  # fmt: skip
    item = ModelInput("水渠山歌会议", ())
    weighting = fit_weighting(vocabulary, unit.features, vocabulary.count([item]).whole)
    weights = np.zeros((5, weighting.width))
    for name, weight in {"words:水渠": 1.0, "words:山歌": -3.0, "words:会议": 2.0}.items():
        weights[0, vocabulary.names.index(name)] = weight
    classifier = Classifier(weighting, weights, np.zeros(5), unit.pooling)
    found = explain(classifier, item, "industry")
    assert [part.name for part in found.contributions] == ["words:山歌", "words:会议", "words:水渠"]
