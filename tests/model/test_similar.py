"""The training paragraphs that are most like a paragraph."""

import pytest

from wuzhen.documents import Paragraph
from wuzhen.errors import WuzhenError
from wuzhen.model import similar
from wuzhen.model.similar import training_texts
from wuzhen.training import with_texts


@pytest.fixture(scope="module")
def keeping(tagger, records):
    return with_texts(tagger, records)


def explained(tagger, text):
    (tagging,) = tagger.tag([Paragraph("a", 1, "a-1", (), text)], explain=True)
    return tagging


def test_three_paragraphs_are_shown_best_first_with_their_labels(keeping):
    found = explained(keeping, "整治黑臭水体五处，水清了岸绿了。").similar
    assert len(found) == 3
    assert found[0].text == "整治黑臭水体三处，水清了岸绿了。"
    assert found[0].labels == ("ecology",)
    likeness = [one.similarity for one in found]
    assert likeness == sorted(likeness, reverse=True)
    assert 0.8 < likeness[0] < 1


def test_the_same_paragraph_is_wholly_alike(keeping, records):
    first = explained(keeping, records[0].text).similar[0]
    assert (first.id, first.similarity) == (records[0].id, pytest.approx(1, abs=1e-9))


def test_what_has_nothing_in_common_is_not_similar(keeping):
    assert explained(keeping, "zzz").similar == ()


def test_a_model_without_texts_shows_none(tagger):
    assert explained(tagger, "整治黑臭水体五处。").similar == ()


def test_rows_are_made_once_and_not_before_they_are_asked_for(keeping, monkeypatch):
    fresh = similar.neighbours(keeping.classifier, keeping.texts)
    made = []
    monkeypatch.setattr(
        "wuzhen.model.tagger.neighbours", lambda *given: made.append(given) or fresh
    )
    tagger = type(keeping)(
        keeping.classifier, keeping.calibration, keeping.thresholds, 0.5, keeping.texts
    )
    tagger.tag([Paragraph("a", 1, "a-1", (), "清理河道。")])
    assert made == []
    for text in ("清理河道。", "新建冷库。"):
        explained(tagger, text)
    assert len(made) == 1


def test_too_much_text_is_not_kept(monkeypatch):
    monkeypatch.setattr(similar, "MOST_CHARACTERS", 10)
    with pytest.raises(WuzhenError, match="too much text .* without --keep-text"):
        training_texts(["a", "b"], ["新建冷库两座", "清理河道五公里"], [["industry"], []])
