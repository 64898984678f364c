"""The classifier as a scikit-learn estimator: for cross-validation, grid search and pipelines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Self

import numpy as np
from scipy.special import expit
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.utils.validation import check_is_fitted

from wuzhen.documents.types import Paragraph
from wuzhen.features import (
    Lexicon,
    ModelInput,
    Segmenter,
    learn_vocabulary,
    load_lexicon,
    model_input,
    with_frequencies,
)
from wuzhen.labels import LABELS
from wuzhen.model.calibration import Probabilities
from wuzhen.model.classifier import Scores, Targets, fit_classifier, targets
from wuzhen.params import Params, applied, load_params
from wuzhen.resources import bundled_lexicon, bundled_params

TOLERANCE = 1e-4
"""How closely it is fitted: less than a model that is written to a file, for experiments."""


class ParagraphClassifier(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """Five linear classifiers over paragraphs and their sentences, not calibrated.

    It takes texts or `Paragraph`s, and label sets or a matrix of shape (n, 5). Texts are seen each
    alone; paragraphs of one source are seen as one document. `wuzhen.training.fit` puts calibration
    and thresholds on the same classifier.

    Parameters
    ----------
    params
        All parameters, those of the bundled model where none are given. Each is a parameter of the
        estimator too, by its dotted path with two underscores: ``train__C``, ``pooling__weight``.
    lexicon
        The domain lexicon, the bundled one where none is given.
    tolerance
        How closely the weights are fitted.

    Examples
    --------
    >>> from wuzhen.estimator import ParagraphClassifier
    >>> texts = ["新建冷库两座。", "合作社收购小麦。", "改造户厕三百座。", "清理河道五公里。"]
    >>> y = [["industry"], ["industry"], ["ecology"], ["ecology"]]
    >>> classifier = ParagraphClassifier().set_params(train__C=1.0).fit(texts, y)
    >>> classifier.predict(["村里新建冷库。"])[:, 0]
    array([ True])
    """

    def __init__(
        self,
        params: Params | None = None,
        lexicon: Lexicon | None = None,
        tolerance: float = TOLERANCE,
    ) -> None:
        self.params = params
        self.lexicon = lexicon
        self.tolerance = tolerance

    def fit(self, X: Sequence[str | Paragraph], y: Any) -> Self:
        """Learn vocabulary and weights; raises `WuzhenError` where there is nothing to learn."""
        chosen = self._params()
        lexicon = self.lexicon or load_lexicon(bundled_lexicon())
        seen = _inputs(X)
        vocabulary = learn_vocabulary(
            seen, chosen.features, lexicon, Segmenter(with_frequencies(lexicon.terms))
        )
        self.classes_ = np.array(LABELS)
        self.classifier_ = fit_classifier(
            vocabulary.count(seen), _matrix(y), chosen, vocabulary, self.tolerance
        )
        return self

    def decision_function(self, X: Sequence[str | Paragraph]) -> Scores:
        """Return the scores, shape (n, 5): above 0 is evidence for the label."""
        check_is_fitted(self)
        return self.classifier_.scores(_inputs(X))

    def predict_proba(self, X: Sequence[str | Paragraph]) -> Probabilities:
        """Return the sigmoid of the scores, shape (n, 5): too high for rare labels, see above."""
        return np.asarray(expit(self.decision_function(X)))

    def predict(self, X: Sequence[str | Paragraph]) -> Targets:
        """Return the labels with scores above 0, shape (n, 5)."""
        return np.asarray(self.decision_function(X) > 0)

    def get_params(self, deep: bool = True) -> dict[str, Any]:
        """Return the parameters; with ``deep`` those of ``params`` too, as ``train__C``."""
        own: dict[str, Any] = super().get_params(deep=False)
        return own | (_flat(self._params().model_dump()) if deep else {})

    def set_params(self, **values: Any) -> Self:
        """Set parameters, those of ``params`` too; raises `WuzhenError` for one that is not."""
        names = self.get_params(deep=False)
        own = {name: value for name, value in values.items() if name in names}
        super().set_params(**own)
        inner = {name: value for name, value in values.items() if name not in own}
        if inner:
            changes = (f"{name.replace('__', '.')}={value}" for name, value in inner.items())
            self.params = applied(self._params(), ", ".join(changes))
        return self

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        tags.target_tags.single_output = False
        tags.target_tags.multi_output = True
        tags.classifier_tags.multi_class = False
        tags.classifier_tags.multi_label = True
        return tags

    def _params(self) -> Params:
        return self.params or load_params(bundled_params())


def _inputs(X: Sequence[str | Paragraph]) -> list[ModelInput]:
    return [model_input(item if isinstance(item, Paragraph) else _alone(str(item))) for item in X]


def _alone(text: str) -> Paragraph:
    return Paragraph(source="", n=1, id="", headings=(), text=text)


def _matrix(y: Any) -> Targets:
    if isinstance(y, np.ndarray) and y.ndim == 2:
        return y.astype(bool)
    return targets(list(y))


def _flat(values: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """Return nested values by their paths, joined by two underscores."""
    flat: dict[str, Any] = {}
    for name, value in values.items():
        path = f"{prefix}{name}"
        flat |= _flat(value, f"{path}__") if isinstance(value, Mapping) else {path: value}
    return flat
