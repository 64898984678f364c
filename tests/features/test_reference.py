"""Rows and vocabulary are those of scikit-learn's own vectorizers, to the last digits."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import hstack
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer

from wuzhen.documents import repair
from wuzhen.features import (
    Lexicon,
    ModelInput,
    Segmenter,
    fit_weighting,
    learn_vocabulary,
    model_input,
    sentences,
    with_frequencies,
)
from wuzhen.features.weighting import DECIMALS

SEGMENTER = Segmenter(with_frequencies(["红白理事会", "高标准农田", "pm2.5", "第一书记"]))
PIECES = [
    "红白理事会",
    "建设",
    "高标准农田",
    "3.5万亩",
    "，",
    "。",
    "；",
    "一是",
    "xx村",
    "PM2.5",
    "A",
    "𠮷",
    " ",
]


def tokens(text):
    return [token for piece in sentences(text) or [text] for token in SEGMENTER(piece)]


def reference(texts, params):
    """Return vocabulary and rows of two blocks as scikit-learn makes them."""
    counters = (
        CountVectorizer(
            tokenizer=tokens, token_pattern=None, lowercase=False, min_df=params.words.min_df,
            ngram_range=(1, params.words.ngram_max),
        ),
        CountVectorizer(
            analyzer="char", min_df=params.characters.min_df,
            ngram_range=(params.characters.ngram_min, params.characters.ngram_max),
        ),
    )  # fmt: skip
    names, blocks = [], []
    for counter, weight in zip(
        counters, (params.words.weight, params.characters.weight), strict=True
    ):
        counts = counter.fit_transform(texts)
        tfidf = TfidfTransformer(sublinear_tf=params.sublinear_tf).fit(counts)
        tfidf.idf_ = tfidf.idf_.round(DECIMALS)
        blocks.append(tfidf.transform(counts) * weight)
        names.append(tuple(counter.get_feature_names_out()))
    return names, hstack(blocks).toarray()


def compare(texts, params, lexicon):
    inputs = [ModelInput(text, ()) for text in texts]
    vocabulary = learn_vocabulary(inputs, params.features, lexicon, SEGMENTER)
    names, rows = reference(texts, params.features)
    assert (vocabulary.words, vocabulary.characters) == tuple(names)
    counts = vocabulary.count(inputs).whole
    found = fit_weighting(vocabulary, params.features, counts).matrix(counts).toarray()
    assert found[:, : rows.shape[1]] == pytest.approx(rows, abs=1e-12)


def test_authored_paragraphs(records, params, lexicon):
    compare([model_input(record.paragraph()).text for record in records], params, lexicon)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.sampled_from(PIECES), min_size=1).map("".join), min_size=1, max_size=6))
def test_generated_texts(params, texts):
    texts = [repair(text) for text in texts]
    if any(np.array([len(tokens(text)) for text in texts])):
        compare(texts, params, Lexicon({}))
