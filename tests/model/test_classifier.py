"""Linear scores of paragraphs, with their sentences pooled in."""

import numpy as np

from wuzhen.features import ModelInput, model_input
from wuzhen.model.classifier import out_of_fold, split, targets
from wuzhen.taxonomy import LABELS


def test_targets_are_a_matrix_in_taxonomy_order():
    assert targets([["ecology"], [], ["industry", "organization"]]).astype(int).tolist() == [
        [0, 0, 0, 1, 0],
        [0, 0, 0, 0, 0],
        [1, 0, 0, 0, 1],
    ]
    assert targets([]).shape == (0, 5)


def test_sentences_keep_the_headings():
    item = ModelInput("新建蔬菜大棚四十座并投产。评出好媳妇十名并上台领奖。", ("一、工作",))
    assert [piece.headings for piece in split(item)] == [("一、工作",)] * 2


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


def test_no_paragraph_is_scored_by_a_classifier_that_saw_its_report(records, params):
    inputs = [model_input(record.paragraph()) for record in records]
    reports = [record.report for record in records]
    by_text = {item.text: report for item, report in zip(inputs, reports, strict=True)}
    overlaps = []

    class Witness:
        def __init__(self, seen):
            self.seen = {by_text[item.text] for item in seen}

        def scores(self, held_out):
            overlaps.append(self.seen & {by_text[item.text] for item in held_out})
            return np.zeros((len(held_out), 5))

    from joblib import parallel_config

    with parallel_config(backend="threading"):
        out_of_fold(
            lambda seen, y: Witness(seen),
            inputs,
            targets([record.labels for record in records]),
            reports,
            params,
        )
    assert overlaps == [set()] * params.train.folds
