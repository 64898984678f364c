"""Paragraphs in, taggings out."""

import numpy as np
import pytest

from wuzhen.documents import Paragraph
from wuzhen.features import Lexicon, Segmenter, Vocabulary
from wuzhen.labels import LABELS
from wuzhen.model.calibration import Calibration
from wuzhen.model.tagger import Tagger, Tagging


def paragraphs(*texts):
    return [
        Paragraph(source="a.txt", n=n, id=f"a-{n:03d}", headings=(), text=text)
        for n, text in enumerate(texts, 1)
    ]


def test_each_paragraph_has_one_tagging_in_order(tagger):
    given = paragraphs("新建蔬菜大棚四十座。", "全镇辖十二个行政村，总人口三万人。")
    assert [tagging.paragraph for tagging in tagger.tag(given)] == given


def test_no_paragraphs_no_taggings(tagger):
    assert tagger.tag([]) == []


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("合作社流转土地，新建番茄大棚，电商卖出三万斤。", "industry"),
        ("红白理事会倡导婚事新办，评出好媳妇，剧团唱大戏。", "culture"),
        ("清理河道垃圾，改造户厕，植树造林。", "ecology"),
        ("村党支部换届，村民代表大会修订村规民约。", "organization"),
    ],
)
def test_plain_cases_are_tagged(tagger, text, label):
    (tagging,) = tagger.tag(paragraphs(text))
    assert tagging.labels == (label,)
    assert tagging.primary == label


def test_labels_are_what_stands_at_or_above_the_threshold(tagger, records):
    for tagging in tagger.tag([record.paragraph() for record in records]):
        above = [s >= t for s, t in zip(tagging.scores, tagger.thresholds, strict=True)]
        assert tagging.labels == tuple(x for x, is_in in zip(LABELS, above, strict=True) if is_in)
        assert (tagging.primary in tagging.labels) if tagging.labels else tagging.primary is None


def test_the_primary_label_is_the_one_that_takes_up_most_of_the_text(tagger):
    much, little = "清理河道五公里，打捞水草和垃圾，改造户厕三百座。", "评出好媳妇十名，上台领奖。"
    (tagging,) = tagger.tag(paragraphs(much * 3 + little))
    assert tagging.primary == "ecology"


class Counting:
    """A classifier's count of paragraphs; what it makes of them is the test's."""

    counter = Vocabulary((), ("新",), Lexicon({}), Segmenter())

    def cut(self, inputs):
        return self.counter.cut(inputs)

    def counted(self, passages, share):
        return self.counter.counted(passages, share)


def test_primary_weighs_sentences_by_their_length(tagger):
    # One sentence of 30 characters on industry, two of 14 on talent.
    long, short = "新" * 29 + "。", "培" * 13 + "。"

    class TwoLabels(Counting):
        def both_scores(self, passages):
            assert len(passages.sentences) == 3
            one, other = [5.0, -5.0, -5.0, -5.0, -5.0], [-5.0, 5.0, -5.0, -5.0, -5.0]
            return np.array([[5.0, 5.0, -5.0, -5.0, -5.0]]), np.array([one, other, other])

    halves = Calibration(np.ones(5), np.zeros(5))
    two = Tagger(TwoLabels(), halves, np.full(5, 0.5), most_doubt=0.0)
    (tagging,) = two.tag(paragraphs(long + short + short))
    assert tagging.labels == ("industry", "talent")
    assert tagging.primary == "industry"


@pytest.mark.parametrize(("most_doubt", "marked"), [(0.27, True), (0.28, False), (0.29, False)])
def test_a_paragraph_is_marked_where_the_chance_of_a_wrong_tag_goes_beyond(most_doubt, marked):
    # Log-odds of 0.9 and 0.2: one tag is right with 0.9, one missing one with 0.8, the rest surely.
    class Fixed(Counting):
        def both_scores(self, passages):
            return np.array([[np.log(9), -np.log(4), -99.0, -99.0, -99.0]]), np.zeros((1, 5))

    sigmoid = Calibration(np.ones(5), np.zeros(5))
    (tagging,) = Tagger(Fixed(), sigmoid, np.full(5, 0.5), most_doubt + 1e-9).tag(paragraphs("文"))
    assert tagging.labels == ("industry",)
    assert tagging.review is marked


def test_broken_glyphs_and_width_do_not_change_the_tags(tagger):
    clean, broken = "植树造林400亩，护林员每天巡山。", "植树造林４００亩,护林员每天巡山。"
    first, second = tagger.tag(paragraphs(clean, broken))
    assert first.labels == second.labels
    assert first.scores == pytest.approx(second.scores)


class TestTexts:
    def test_texts_are_tagged_as_paragraphs_below_their_headings(self, tagger):
        texts = ["清理河道五公里，打捞水草和垃圾。", "全镇辖十二个行政村。"]
        taggings = tagger.tag_texts(texts, headings=[["一、环境"], []])
        assert [(t.paragraph.id, t.paragraph.headings) for t in taggings] == [
            ("texts-001", ("一、环境",)),
            ("texts-002", ()),
        ]
        assert taggings == tagger.tag([tagging.paragraph for tagging in taggings])

    def test_one_text_in_place_of_several_is_an_error(self, tagger):
        with pytest.raises(TypeError, match="expected several texts"):
            tagger.tag_texts("清理河道五公里。")

    def test_one_heading_in_place_of_a_path_is_an_error(self, tagger):
        with pytest.raises(TypeError, match="expected a path of headings for each text"):
            tagger.tag_texts(["清理河道五公里。"], headings=["一、环境"])

    def test_each_text_needs_a_path(self, tagger):
        with pytest.raises(ValueError, match="expected one path a text, got 1 of 2"):
            tagger.tag_texts(["清理河道五公里。", "植树四百亩。"], headings=[["一、环境"]])


def test_probabilities_are_the_scores_by_label():
    paragraph = Paragraph("a.txt", 1, "a-001", (), "新")
    tagging = Tagging(paragraph, ("talent",), "talent", (0.1, 0.9, 0.2, 0.3, 0.4), False)
    assert tagging.probabilities == {
        "industry": 0.1, "talent": 0.9, "culture": 0.2, "ecology": 0.3, "organization": 0.4
    }  # fmt: skip


def test_a_tagging_shows_its_labels_and_the_beginning_of_its_text():
    paragraph = Paragraph("a.txt", 1, "a-001", (), "新建\n冷库" * 9)
    assert repr(Tagging(paragraph, (), None, (0.1,) * 5, True)) == (
        "<Tagging none, review: 新建 冷库新建 冷库新建 冷库新建 冷库…>"
    )
