"""Rules for the review band, compared on paragraphs of unseen reports, or of unseen writers.

What a rule is worth is the share of the wrongly tagged paragraphs that it catches when it may mark
a given share of all. The first rule is the one in use; the others stay here to be compared again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import logit

from experiments.ablation import REPORT, STUDY_TOLERANCE, Dataset, load_dataset
from wuzhen.corpus.records import Record
from wuzhen.evaluation import metrics
from wuzhen.evaluation.metrics import known
from wuzhen.features import Lexicon, model_input
from wuzhen.model.calibration import Probabilities, doubt, fit_calibration, plug_in_thresholds
from wuzhen.model.classifier import Scores, fit_classifier, highest_of
from wuzhen.params import Params

Doubts = NDArray[np.float64]
"""How doubtful each paragraph is by some rule, shape (n,); only the order counts."""


@dataclass(frozen=True)
class Case:
    """All that a rule may look at: out-of-fold probabilities, shape (n, 5), with thresholds.

    ``by_paragraph`` and ``by_sentence`` are the probabilities by the score of the paragraph alone
    and of its highest sentence alone; ``known_words`` is the share of the tokens that the words of
    the fold have.
    """

    probabilities: Probabilities
    thresholds: Probabilities
    by_paragraph: Probabilities
    by_sentence: Probabilities
    known_words: NDArray[np.float64]

    @property
    def distances(self) -> NDArray[np.float64]:
        """How far each decision is from its threshold, in log-odds, shape (n, 5)."""
        return np.asarray(np.abs(_log_odds(self.probabilities) - logit(self.thresholds)))

    @property
    def wrong(self) -> Probabilities:
        """The chance that each decision is wrong, shape (n, 5)."""
        tagged = self.probabilities >= self.thresholds
        return np.where(tagged, 1 - self.probabilities, self.probabilities)


@dataclass(frozen=True, slots=True)
class ReviewRule:
    """A rule at one share: what it catches, and how many of those it marks are wrong.

    ``gain`` is what it catches more than the rule in use, with its paired 95% interval.
    """

    rule: str
    held_out: str
    share: float
    errors_caught: float | None
    precision: float | None
    gain: float | None
    low: float | None
    high: float | None


def chance_of_a_wrong_set(case: Case) -> Doubts:
    """Return the chance that one of the five decisions is wrong."""
    return doubt(case.probabilities, case.thresholds)


def distance(case: Case) -> Doubts:
    """Return how near the nearest threshold is, in log-odds."""
    return np.asarray(-case.distances.min(axis=1))


def margin_per_label(case: Case) -> Doubts:
    """Return how near the nearest threshold is, by rank among the distances of the label."""
    ranks = case.distances.argsort(axis=0).argsort(axis=0)
    return np.asarray(-ranks.min(axis=1))


def least_sure_label(case: Case) -> Doubts:
    """Return the chance that the least sure decision is wrong."""
    return np.asarray(case.wrong.max(axis=1))


def disagreement(case: Case) -> Doubts:
    """Rank first what paragraph and sentence alone would tag differently, then by distance."""
    differ = (case.by_paragraph >= case.thresholds) != (case.by_sentence >= case.thresholds)
    far = case.distances.max() + 1
    return np.asarray(distance(case) + far * differ.any(axis=1))


def unknown_words(case: Case) -> Doubts:
    """Return how much of the text the vocabulary does not know."""
    return 1 - case.known_words


def distance_and_unknown_words(case: Case) -> Doubts:
    """Bring the nearest threshold a log-odd nearer for every third of the words not known."""
    return distance(case) + 3 * unknown_words(case)


RULES: dict[str, Callable[[Case], Doubts]] = {
    "chance of a wrong set": chance_of_a_wrong_set,
    "nearest threshold": distance,
    "nearest threshold, a margin per label": margin_per_label,
    "chance of the least sure label": least_sure_label,
    "paragraph and sentence disagree": disagreement,
    "share of words not known": unknown_words,
    "nearest threshold and words not known": distance_and_unknown_words,
}


def compare_rules(
    records: Sequence[Record],
    params: Params,
    lexicon: Lexicon,
    *,
    held_out: str = REPORT,
    shares: Sequence[float] = (0.07, 0.15),
) -> list[ReviewRule]:
    """Measure every rule out of fold, marking the same share of each held-out value."""
    dataset = load_dataset(records, params, lexicon, held_out)
    case, parts = out_of_fold_case(dataset, params), dataset.folds_by_value()
    wrong = ((case.probabilities >= case.thresholds) != dataset.y).any(axis=1)
    rows = metrics.resamples([record.report for record in records], params.seed)
    found = []
    for share in shares:
        marks = {name: marked(rule(case), share, parts) for name, rule in RULES.items()}
        base = next(iter(marks.values()))
        for name, mark in marks.items():
            figure, gain, low, high = _paired(mark, base, wrong, parts, rows)
            precision = known(metrics.mean([metrics.mean(wrong[part & mark]) for part in parts]))
            found.append(ReviewRule(name, held_out, share, figure, precision, gain, low, high))
    return found


def _paired(
    mark: NDArray[np.bool_],
    base: NDArray[np.bool_],
    wrong: NDArray[np.bool_],
    parts: Sequence[NDArray[np.bool_]],
    resamples: Sequence[NDArray[np.int_]],
) -> tuple[float | None, float | None, float | None, float | None]:
    """Return what the marks catch, what they gain over the base, and the gain's interval."""
    everything = np.arange(len(wrong))
    figure = caught(mark, wrong, parts, everything)
    gaps = [caught(mark, wrong, parts, r) - caught(base, wrong, parts, r) for r in resamples]
    low, high = metrics.interval(gaps) or (None, None)
    return known(figure), known(figure - caught(base, wrong, parts, everything)), low, high


def marked(doubts: Doubts, share: float, parts: Sequence[NDArray[np.bool_]]) -> NDArray[np.bool_]:
    """Mark this share of each part, the most doubtful."""
    mark = np.zeros(len(doubts), dtype=bool)
    for part in parts:
        rows = np.flatnonzero(part)
        order = rows[np.argsort(-doubts[rows], kind="stable")]
        mark[order[: round(share * len(rows))]] = True
    return mark


def caught(
    mark: NDArray[np.bool_],
    wrong: NDArray[np.bool_],
    parts: Sequence[NDArray[np.bool_]],
    rows: NDArray[np.int_],
) -> float:
    """Return the share of the wrong ones among these rows that are marked, mean over parts."""
    return metrics.mean(
        [metrics.mean(mark[chosen][wrong[chosen]]) for chosen in (rows[p[rows]] for p in parts)]
    )


def out_of_fold_case(dataset: Dataset, params: Params) -> Case:
    """Score every paragraph by a classifier that has not seen its report, or writer."""
    whole, sentence = (np.zeros(dataset.y.shape) for _ in range(2))
    known_words = np.zeros(len(dataset.records))
    tokens = [
        dataset.vocabulary.segmenter(model_input(record.paragraph()).text)
        for record in dataset.records
    ]
    for seen, held_out in dataset.folds(params):
        classifier = fit_classifier(
            dataset.passages.rows(seen),
            dataset.y[seen],
            params,
            dataset.vocabulary,
            STUDY_TOLERANCE,
        )
        theirs = dataset.passages.rows(held_out)
        whole[held_out] = classifier.linear(theirs.whole)
        sentence[held_out] = highest_of(classifier.linear(theirs.sentences), theirs.owners)
        vocabulary, idf = classifier.weighting.vocabulary, classifier.weighting.idf
        words = {word for word, weight in zip(vocabulary.words, idf, strict=False) if weight}
        for row in held_out:
            found = [token in words for token in tokens[row]]
            known_words[row] = sum(found) / max(len(found), 1)
    mixed = (1 - params.pooling.weight) * whole + params.pooling.weight * sentence
    probabilities, thresholds = _calibrated(mixed, dataset)
    by_paragraph, _ = _calibrated(whole, dataset)
    by_sentence, _ = _calibrated(sentence, dataset)
    return Case(probabilities, thresholds, by_paragraph, by_sentence, known_words)


def _calibrated(scores: Scores, dataset: Dataset) -> tuple[Probabilities, Probabilities]:
    """Return probabilities and thresholds of each part, as chosen on the other parts."""
    probabilities, thresholds = (np.zeros(scores.shape) for _ in range(2))
    for part in dataset.folds_by_value():
        others = part if part.all() else ~part
        calibration = fit_calibration(scores[others], dataset.y[others])
        seen = calibration.probabilities(scores[others])
        thresholds[part] = plug_in_thresholds(seen, dataset.y[others])
        probabilities[part] = calibration.probabilities(scores[part])
    return probabilities, thresholds


def _log_odds(probabilities: Probabilities) -> Probabilities:
    tiny = 1e-9
    return np.asarray(logit(np.clip(probabilities, tiny, 1 - tiny)))
