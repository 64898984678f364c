"""The classifier works wherever scikit-learn takes an estimator."""

import numpy as np
import pytest
from sklearn.base import clone
from sklearn.metrics import f1_score
from sklearn.model_selection import GridSearchCV, GroupKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer

from wuzhen.errors import WuzhenError
from wuzhen.estimator import ParagraphClassifier
from wuzhen.features import Segmenter, learn_vocabulary, model_input, with_frequencies
from wuzhen.labels import LABELS
from wuzhen.model.classifier import fit_classifier, out_of_fold, targets


@pytest.fixture(scope="module")
def texts(records):
    return [record.text for record in records]


@pytest.fixture(scope="module")
def y(records):
    return targets([record.labels for record in records])


@pytest.fixture(scope="module")
def reports(records):
    return [record.report for record in records]


@pytest.fixture
def classifier(params, lexicon):
    return ParagraphClassifier(params, lexicon, tolerance=1e-8)


def test_it_is_the_classifier_that_training_fits(classifier, records, y, params, lexicon):
    paragraphs = [record.paragraph() for record in records]
    inputs = [model_input(paragraph) for paragraph in paragraphs]
    vocabulary = learn_vocabulary(
        inputs, params.features, lexicon, Segmenter(with_frequencies(lexicon.terms))
    )
    ours = fit_classifier(vocabulary.count(inputs), y, params, vocabulary)
    scores = classifier.fit(paragraphs, y).decision_function(paragraphs)
    np.testing.assert_allclose(scores, ours.scores(inputs), atol=1e-9)


def test_cross_validation_gives_the_out_of_fold_scores_of_training(
    classifier, records, y, reports, params, lexicon
):
    paragraphs = [record.paragraph() for record in records]
    inputs = [model_input(paragraph) for paragraph in paragraphs]
    folds = list(GroupKFold(3).split(y, groups=reports))
    by_sklearn = cross_val_predict(
        classifier, paragraphs, y, groups=reports, cv=GroupKFold(3), method="decision_function"
    )
    vocabulary = learn_vocabulary(
        inputs, params.features, lexicon, Segmenter(with_frequencies(lexicon.terms))
    )
    ours = out_of_fold(
        lambda passages, truth: fit_classifier(passages, truth, params, vocabulary),
        vocabulary.count(inputs),
        y,
        folds,
    )
    np.testing.assert_allclose(by_sklearn, ours, atol=1e-9)


def test_predictions_are_scores_above_zero_and_probabilities_above_a_half(classifier, texts, y):
    classifier.fit(texts, y)
    scores = classifier.decision_function(texts)
    assert scores.shape == (len(texts), 5)
    np.testing.assert_array_equal(classifier.predict(texts), scores > 0)
    np.testing.assert_array_equal(classifier.predict_proba(texts) > 0.5, scores > 0)
    assert f1_score(y, classifier.predict(texts), average="macro") > 0.9


def test_label_sets_are_as_good_as_a_matrix(classifier, texts, records, y):
    sets = clone(classifier).fit(texts, [record.labels for record in records])
    matrix = classifier.fit(texts, y)
    np.testing.assert_array_equal(sets.decision_function(texts), matrix.decision_function(texts))
    assert list(sets.classes_) == list(LABELS)


def test_a_clone_has_the_parameters_and_is_not_fitted(classifier, texts, y):
    classifier.set_params(train__C=2.5).fit(texts, y)
    copy = clone(classifier)
    assert copy.get_params()["train__C"] == 2.5
    assert not hasattr(copy, "classifier_")


def test_every_parameter_of_the_file_is_a_parameter(classifier, params):
    names = classifier.get_params()
    assert names["features__characters__ngram_max"] == params.features.characters.ngram_max
    assert names["pooling__weight"] == params.pooling.weight
    assert set(classifier.get_params(deep=False)) == {"params", "lexicon", "tolerance"}


def test_a_parameter_that_is_not_is_a_user_error(classifier):
    with pytest.raises(WuzhenError, match="no such parameter"):
        classifier.set_params(train__c=1)


def test_a_grid_is_searched(classifier, texts, y, reports):
    search = GridSearchCV(
        classifier, {"pooling__weight": [0.0, 0.6]}, cv=GroupKFold(2), scoring="f1_macro"
    )
    search.fit(texts, y, groups=reports)
    assert search.best_params_["pooling__weight"] in (0.0, 0.6)
    assert np.isfinite(search.cv_results_["mean_test_score"]).all()


def test_it_stands_at_the_end_of_a_pipeline(classifier, texts, y):
    stripped = FunctionTransformer(lambda rows: [row.strip() for row in rows])
    pipeline = make_pipeline(stripped, classifier).fit(texts, y)
    padded = [f"  {text}  " for text in texts]
    np.testing.assert_array_equal(pipeline.predict(padded), classifier.predict(texts))
