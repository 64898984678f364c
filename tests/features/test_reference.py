"""Vocabulary, rows and scores are those of scikit-learn's own estimators, to the last digits."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import hstack
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer
from sklearn.linear_model import LogisticRegression

from wuzhen.documents import Paragraph, repair
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


# The whole score of a paragraph, put together anew from its parts as README and docs tell them.


def tfidf(texts, weighting):
    """Return the rows of both blocks for a vocabulary that is there already."""
    vocabulary, params = weighting.vocabulary, weighting.params

    def tokens_of(text):
        return [token for piece in sentences(text) for token in vocabulary.segmenter(piece)]

    counters = (
        CountVectorizer(
            tokenizer=tokens_of,
            token_pattern=None, lowercase=False, vocabulary=list(vocabulary.words),
            ngram_range=(1, params.words.ngram_max),
        ),
        CountVectorizer(
            analyzer="char", vocabulary=list(vocabulary.characters),
            ngram_range=(params.characters.ngram_min, params.characters.ngram_max),
        ),
    )  # fmt: skip
    idf = np.split(weighting.idf, [len(vocabulary.words)])
    blocks = []
    for counter, known, block in zip(counters, idf, (params.words, params.characters), strict=True):
        counts = counter.transform(texts)
        transformer = TfidfTransformer(sublinear_tf=params.sublinear_tf).fit(counts)
        transformer.idf_ = known
        blocks.append(transformer.transform(counts) * block.weight)
    return hstack(blocks).toarray()


def found_terms(text, lexicon):
    """Return the weights of the terms in a text, the longest at each place, none overlapping."""
    lower = "".join(c.lower() if c.isascii() else c for c in text)
    total, at = np.zeros(len(lexicon.columns)), 0
    longest = max(map(len, lexicon.terms), default=0)
    while at < len(lower):
        here = (lower[at : at + n] for n in range(min(longest, len(lower) - at), 0, -1))
        term = next((part for part in here if part in lexicon.terms), None)
        total += lexicon.terms[term] if term else 0
        at += len(term) if term else 1
    return total


def dense(text, headings, lexicon):
    """Return the features of lexicon and scope of one text."""
    by_sentence = np.array([found_terms(s, lexicon) for s in sentences(text) or [text]])
    hits = by_sentence.sum(axis=0)
    scope = sum(found_terms(s, lexicon.scope) for s in sentences(text) or [text])
    rural, urban = scope
    told = np.log1p(hits)
    return np.concatenate([
        told, np.minimum(100 * hits / max(len(text), 20), 5), hits / max(hits.sum(), 1),
        np.log1p((by_sentence >= 1).sum(axis=0)),
        np.log1p(found_terms("\n".join(headings), lexicon)),
        [np.log1p(rural), rural > 0, np.log1p(urban), urban > 0],
        told * (rural > 0), told * (rural == 0),
    ])  # fmt: skip


def plain_scores(inputs, classifier):
    """Return the scores of the paragraphs of one document by way of scikit-learn."""
    weighting = classifier.weighting
    lexicon, params = weighting.vocabulary.lexicon, weighting.params
    cut = [sentences(item.text) or [item.text] for item in inputs]
    lengths = [[len(s) for s in pieces] for pieces in cut]
    rural = [[found_terms(s, lexicon.scope)[0] > 0 for s in pieces] for pieces in cut]
    share = sum(
        n for ns, rs in zip(lengths, rural, strict=True) for n, r in zip(ns, rs, strict=True) if r
    )
    share /= max(sum(map(sum, lengths)), 1)
    apart = (share - 0.5) * params.scope.weight
    models = []
    for weights, intercept in zip(classifier.weights, classifier.intercepts, strict=True):
        model = LogisticRegression()
        model.coef_, model.intercept_ = weights[None, :], np.array([intercept])
        model.classes_ = np.array([False, True])
        models.append(model)

    def linear(texts, headings):
        lexical = [dense(text, above, lexicon) for text, above in zip(texts, headings, strict=True)]
        weighted = np.array(lexical) * params.lexicon.weight
        rows = np.hstack([tfidf(texts, weighting), weighted, np.full((len(texts), 1), apart)])
        rows = np.hstack([rows, rows * apart])
        return np.stack([model.decision_function(rows) for model in models], axis=1)

    whole = linear([item.text for item in inputs], [item.headings for item in inputs])
    best = np.array([
        linear(pieces, [item.headings] * len(pieces)).max(axis=0)
        for item, pieces in zip(inputs, cut, strict=True)
    ])  # fmt: skip
    weight = classifier.pooling.weight
    return (1 - weight) * whole + weight * best


def test_scores_of_authored_paragraphs(records, tagger):
    for report in ("t00", "t07", "t11"):
        inputs = [model_input(record.paragraph()) for record in records if record.report == report]
        expected = plain_scores(inputs, tagger.classifier)
        assert tagger.classifier.scores(inputs) == pytest.approx(expected, abs=1e-12)


WORDS = [
    *PIECES,
    "合作社",
    "村民",
    "市民",
    "种植",
    "大棚",
    "党支部",
    "污水处理",
    "\u3000",
    "１２％",
    "第二，",
]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from(WORDS), max_size=30).map("".join) | st.text(max_size=30),
            st.lists(st.sampled_from(["一、党支部", "（一）种植", ""]), max_size=2),
        ),
        min_size=1, max_size=5,
    )
)  # fmt: skip
def test_scores_of_generated_texts(tagger, given_texts):
    inputs = [
        model_input(Paragraph("a", n, f"a-{n}", tuple(headings), text))
        for n, (text, headings) in enumerate(given_texts, 1)
    ]
    expected = plain_scores(inputs, tagger.classifier)
    assert tagger.classifier.scores(inputs) == pytest.approx(expected, abs=1e-12)
