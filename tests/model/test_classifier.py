"""Linear scores of paragraphs, with their sentences pooled in."""

from dataclasses import replace

import numpy as np
import pytest

from wuzhen.features import (
    Counts,
    ModelInput,
    PassageCounts,
    Segmenter,
    Vocabulary,
    Weighting,
    learn_vocabulary,
    model_input,
)
from wuzhen.labels import LABELS
from wuzhen.model.classifier import (
    DECIMALS,
    Classifier,
    _common,
    fit_classifier,
    most_telling,
    out_of_fold,
    report_folds,
    targets,
)
from wuzhen.params import applied


def test_targets_are_a_matrix_in_taxonomy_order():
    assert targets([["ecology"], [], ["industry", "organization"]]).astype(int).tolist() == [
        [0, 0, 0, 1, 0],
        [0, 0, 0, 0, 0],
        [1, 0, 0, 0, 1],
    ]
    assert targets([]).shape == (0, 5)


def test_no_inputs_give_no_scores(tagger):
    assert tagger.classifier.scores([]).shape == (0, 5)


def test_pooling_lifts_a_dimension_that_one_sentence_holds(tagger):
    drowned = ModelInput(
        "村里的冷库建成，葡萄错峰上市多卖了钱。" * 8 + "评出好媳妇十名，披红戴花上台领奖。", ()
    )
    culture = LABELS.index("culture")
    pooled = tagger.classifier.scores([drowned])[0, culture]
    assert pooled > tagger.classifier.linear(tagger.classifier.count([drowned]).whole)[0, culture]


def counted(rows):
    """Counts of the lexicon alone: its first column is the only feature."""
    lexicon = np.zeros((len(rows), 39))
    lexicon[:, 0] = rows
    none = np.zeros(0, int)
    return Counts(np.zeros(len(rows) + 1, int), none, none, lexicon, np.full(len(rows), 0.5))


def passages(whole, sentences, owners):
    lengths = np.ones(len(owners), int)
    return PassageCounts(counted(whole), counted(sentences), np.array(owners), lengths)


def bare(params, lexicon, change="pooling.learn=false"):
    """Parameters and vocabulary of a model that looks at the first column, as it stands."""
    params = applied(params, f"features.lexicon.weight=1, {change}")
    return params, Vocabulary((), (), lexicon, Segmenter())


def test_a_score_is_the_paragraphs_and_that_of_its_highest_sentence_by_hand(params, lexicon):
    params, vocabulary = bare(params, lexicon, "pooling.weight=0.6")
    weights = np.zeros((5, 80))
    weights[0, 0] = 1
    intercepts = np.array([0.5, 0, 0, 0, 0])
    classifier = Classifier(
        Weighting(params.features, vocabulary, np.zeros(0)), weights, intercepts, params.pooling
    )
    found = classifier.scores_of(passages([1, 2], [5, 3, -4, -7], [0, 0, 1, 1]))
    # 0.4 * (1 + 0.5) + 0.6 * (5 + 0.5), and 0.4 * (2 + 0.5) + 0.6 * (-4 + 0.5)
    assert found[:, 0] == pytest.approx([3.9, -1.1])
    assert found[:, 1].tolist() == [0, 0]


def test_the_most_telling_sentence_of_each_paragraph_has_the_highest_score():
    scores, owners = np.array([1.0, 3, 2, -5, -1]), np.array([0, 0, 0, 1, 1])
    assert most_telling(scores, owners).tolist() == [1, 4]


def test_the_most_telling_sentence_is_learned_from_as_the_paragraph_is(params, lexicon):
    # Paragraphs say nothing; one sentence of each with the label does.
    given = passages([0] * 8, [0, 1] * 4 + [0, 0] * 4, np.repeat(np.arange(8), 2))
    y = np.zeros((8, 5), dtype=bool)
    y[:4, 0] = True
    blind, vocabulary = bare(params, lexicon)
    seeing, _ = bare(params, lexicon, "pooling.learn=true")
    assert fit_classifier(given, y, blind, vocabulary).weights[0, 0] == 0
    # A first fit on paragraphs cannot choose: it takes the last sentence, which is the telling one.
    assert fit_classifier(given, y, seeing, vocabulary).weights[0, 0] > 1


def test_a_rare_label_weighs_as_much_as_all_that_is_not_it(params, lexicon):
    # No feature tells anything: balanced, the chances are even; else they would be one in four.
    params, vocabulary = bare(params, lexicon)
    y = np.zeros((12, 5), dtype=bool)
    y[:3, 0] = True
    found = fit_classifier(passages([0] * 12, [0] * 12, range(12)), y, params, vocabulary)
    assert found.intercepts[0] == pytest.approx(0, abs=0.01)


def test_a_label_that_all_have_or_none_is_sure(params, lexicon):
    params, vocabulary = bare(params, lexicon)
    y = np.zeros((4, 5), dtype=bool)
    y[:, 0], y[:2, 2] = True, True
    found = fit_classifier(passages([1, 1, 0, 0], [1, 1, 0, 0], range(4)), y, params, vocabulary)
    assert found.intercepts[[0, 1]].tolist() == [10, -10]
    assert found.weights[[0, 1]].any() == False  # noqa: E712 - a numpy bool
    assert found.weights[2, 0] > 0


def test_combinations_too_rare_to_stratify_are_one_class():
    common, rare = [1] * 20, [2, 2, 3]
    assert _common(np.array(common + rare), folds=3).tolist() == common + [-1] * 3
    assert _common(np.array(common + rare), folds=4).tolist() == common + [1] * 3


def test_scores_do_not_depend_on_the_batch(tagger, records):
    inputs = [replace(model_input(r.paragraph()), document="") for r in records[:7]]
    together = tagger.classifier.scores(inputs)
    apart = np.vstack([tagger.classifier.scores([item]) for item in inputs])
    assert np.allclose(together, apart)


def test_weights_are_rounded_so_that_every_processor_gives_the_same_bytes(tagger):
    weights = tagger.classifier.weights
    assert np.array_equal(weights, weights.round(DECIMALS))


def test_no_paragraph_is_scored_by_a_classifier_that_saw_its_report(records, params, lexicon):
    inputs = [model_input(record.paragraph()) for record in records]
    vocabulary = learn_vocabulary(inputs, params.features, lexicon, Segmenter())
    counts = vocabulary.count(inputs)
    reports = [record.report for record in records]
    # The number of the report takes the place of the counts: it tells who saw whom.
    numbers = np.array([int(report[1:]) for report in reports], dtype=float)
    counts.whole.lexicon[:, 0] = numbers
    seen_with_held_out = []

    class Witness:
        def __init__(self, seen):
            self.seen = set(seen.whole.lexicon[:, 0])

        def scores_of(self, held_out):
            theirs = set(held_out.whole.lexicon[:, 0])
            seen_with_held_out.append((self.seen, theirs))
            return np.zeros((len(held_out.whole.lexicon), 5))

    y = targets([record.labels for record in records])
    out_of_fold(lambda seen, y: Witness(seen), counts, y, report_folds(y, reports, params))
    assert len(seen_with_held_out) == params.train.folds
    for seen, theirs in seen_with_held_out:
        assert not seen & theirs
        assert seen | theirs == set(numbers)
