"""What the model sees of a paragraph."""

from hypothesis import given, settings
from hypothesis import strategies as st

from wuzhen.documents import Paragraph
from wuzhen.features.inputs import model_input, sentences


def paragraph(text, headings=()):
    return Paragraph(source="a.txt", n=1, id="a-001", headings=headings, text=text)


def test_the_model_sees_repaired_text_and_headings():
    seen = model_input(paragraph("２０２３年，推进乡村振兴戓略。", ("（一）　总体情况",)))
    assert "战略" in seen.text
    assert "2023" in seen.text


def test_a_heading_glued_to_the_text_is_the_nearest_heading():
    seen = model_input(paragraph("（二）抓好秋粮管护。九月以来组织农户浇灌三遍。", ("一、工作",)))
    assert len(seen.headings) == 2
    assert "秋粮管护" in seen.headings[-1]


def test_sentences_and_items_are_told_apart():
    text = "一是修好水渠，浇灌稻田五百亩。二是发放农技手册，办了三期培训班。"
    assert sentences(text) == [
        "一是修好水渠，浇灌稻田五百亩。",
        "二是发放农技手册，办了三期培训班。",
    ]


def test_short_pieces_join_the_one_before():
    assert sentences("成效明显。全镇新栽茶苗四十万株，涉及六个村。") == [
        "成效明显。全镇新栽茶苗四十万株，涉及六个村。"
    ]


@settings(deadline=None)
@given(st.text(max_size=200))
def test_joined_sentences_give_the_text_back(text):
    assert "".join(sentences(text)) == text


def test_a_title_before_the_headings_is_left_out():
    titled = ("xx镇乡村振兴工作汇报", "（一）产业方面")
    given = Paragraph(source="a", n=1, id="a-1", headings=titled, text="修渠三里。")
    assert model_input(given).headings == ("(一)产业方面",)


def test_a_numbered_heading_is_no_title():
    given = Paragraph(source="a", n=1, id="a-1", headings=("一、工作总结",), text="修渠三里。")
    assert model_input(given).headings == ("一、工作总结",)
