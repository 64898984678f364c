"""Whether a text, and its whole document, speaks of the countryside."""

from pathlib import Path

import numpy as np
import pytest

from wuzhen.documents import Paragraph
from wuzhen.features import (
    Lexicon,
    ModelInput,
    Segmenter,
    Vocabulary,
    load_lexicon,
    model_input,
    shares,
)
from wuzhen.features.lexicon import SCOPE
from wuzhen.features.scope import SCOPE_NAMES, document_numbers, rural_share, scope_features

LEXICON = Lexicon(
    {"剧院": (0, 0, 1.0, 0, 0), "大戏": (0, 0, 1.0, 0, 0)},
    further=Lexicon({"村": (1.0, 0.0), "市民": (0.0, 1.0), "乡": (1.0, 0.0)}, SCOPE),
)
COUNTER = Vocabulary(("一",), (), LEXICON, Segmenter())


def test_features_by_hand():
    terms = np.array([[3.0, 0.0], [0.0, 1.0]])
    hits = np.array([[0, 0, 1.0, 0, 0], [0, 0, 1.0, 0, 0]])
    rural, urban = scope_features(terms, hits)
    named = dict(zip(SCOPE_NAMES, rural, strict=True))
    assert named["scope:rural terms"] == pytest.approx(np.log(4))
    assert (named["scope:rural"], named["scope:urban"]) == (1, 0)
    assert named["scope:culture with rural terms"] == pytest.approx(np.log(2))
    assert named["scope:culture without rural terms"] == 0
    named = dict(zip(SCOPE_NAMES, urban, strict=True))
    assert (named["scope:rural"], named["scope:urban"]) == (0, 1)
    assert named["scope:culture without rural terms"] == pytest.approx(np.log(2))


def test_the_share_of_a_document_is_that_of_its_characters():
    # Document 0: paragraphs of 10 + 30 characters, 30 of them rural; document 1: 5, none of them.
    rural, lengths = np.array([False, True, False]), np.array([10, 30, 5])
    found = rural_share(rural, lengths, np.array([0, 1, 2]), np.array([0, 0, 1]))
    assert found.tolist() == [0.75, 0.75, 0]


def test_an_input_without_a_document_is_its_own():
    inputs = [ModelInput("", (), name) for name in ("a", "", "b", "a", "")]
    assert document_numbers(inputs).tolist() == [0, 1, 2, 0, 3]


def test_paragraphs_of_one_document_share_it():
    opera = "送戏到村演出大戏二十场，乡里乡亲看得高兴。"
    house = "大剧院上演大戏二十场，市民踊跃购票观看。"
    inputs = [ModelInput(opera, (), "a"), ModelInput(house, (), "a"), ModelInput(house, (), "b")]
    share = len(opera) / (len(opera) + len(house))
    assert shares([COUNTER.cut(inputs)])[0] == pytest.approx([share, share, 0])
    assert COUNTER.count(inputs).whole.share == pytest.approx([share, share, 0])


def test_a_part_of_a_document_can_be_counted_with_the_share_of_the_whole():
    part = COUNTER.cut([ModelInput("大剧院上演大戏二十场。", (), "a")])
    assert COUNTER.counted(part, np.array([0.8])).sentences.share.tolist() == [0.8]


def test_a_document_may_come_in_parts():
    inputs = [ModelInput("送戏到村二十场。", (), "a"), ModelInput("大剧院上演。", (), "a")]
    parts = [COUNTER.cut([item]) for item in [*inputs, ModelInput("市民看戏。", (), "b")]]
    assert [part.tolist() for part in shares(parts)] == [[8 / 14], [8 / 14], [0]]
    assert shares([]) == []


@pytest.mark.parametrize(
    ("source", "record", "document"),
    [
        ("总结.docx", {}, "总结.docx"),
        ("all.jsonl", {"report": "r7"}, "r7"),
        ("all.jsonl", {"text": "文"}, ""),
    ],
)
def test_a_paragraph_knows_its_document(source, record, document):
    paragraph = Paragraph(source, 1, "x", (), "修渠。", record=record)
    assert model_input(paragraph).document == document


def test_a_longer_term_of_no_weight_hides_a_shorter_one():
    scope = load_lexicon(Path(__file__).parents[2] / "data/lexicon").scope
    assert scope.hits(["城镇化水平提高", "镇村干部", "故乡"])[:, 0].tolist() == [0, 2, 0]
