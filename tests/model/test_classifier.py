"""Linear scores of paragraphs, with their sentences pooled in."""

import numpy as np

from wuzhen.features import ModelInput, Segmenter, learn_vocabulary, model_input
from wuzhen.model.classifier import DECIMALS, out_of_fold, report_folds, targets
from wuzhen.taxonomy import LABELS


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
    assert pooled > tagger.classifier.linear([drowned])[0, culture]


def test_scores_do_not_depend_on_the_batch(tagger, records):
    inputs = [model_input(record.paragraph()) for record in records[:7]]
    together = tagger.classifier.scores(inputs)
    apart = np.vstack([tagger.classifier.scores([item]) for item in inputs])
    assert np.allclose(together, apart)


def test_weights_are_rounded_so_that_every_processor_gives_the_same_bytes(tagger):
    weights = tagger.classifier.weights
    assert np.array_equal(weights, weights.round(DECIMALS))


def test_no_paragraph_is_scored_by_a_classifier_that_saw_its_report(records, params, lexicon):
    inputs = [model_input(record.paragraph()) for record in records]
    vocabulary = learn_vocabulary(inputs, params.features, lexicon, Segmenter())
    passages = vocabulary.count_passages(inputs)
    reports = [record.report for record in records]
    # The number of the report takes the place of the counts: it tells who saw whom.
    numbers = np.array([int(report[1:]) for report in reports], dtype=float)
    passages.whole.lexicon[:, 0] = numbers
    seen_with_held_out = []

    class Witness:
        def __init__(self, seen):
            self.seen = set(seen.whole.lexicon[:, 0])

        def scores_of(self, held_out):
            theirs = set(held_out.whole.lexicon[:, 0])
            seen_with_held_out.append((self.seen, theirs))
            return np.zeros((len(held_out.whole.lexicon), 5))

    y = targets([record.labels for record in records])
    out_of_fold(lambda seen, y: Witness(seen), passages, y, report_folds(y, reports, params))
    assert len(seen_with_held_out) == params.train.folds
    for seen, theirs in seen_with_held_out:
        assert not seen & theirs
        assert seen | theirs == set(numbers)
