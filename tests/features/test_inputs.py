"""What the model sees of a paragraph."""

from wuzhen.documents import Paragraph
from wuzhen.features.inputs import model_input, model_inputs


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


def test_a_title_before_the_headings_is_left_out():
    titled = ("xx镇乡村振兴工作汇报", "（一）产业方面")
    given = Paragraph(source="a", n=1, id="a-1", headings=titled, text="修渠三里。")
    assert model_input(given).headings == ("(一)产业方面",)


def test_a_numbered_heading_is_no_title():
    given = Paragraph(source="a", n=1, id="a-1", headings=("一、工作总结",), text="修渠三里。")
    assert model_input(given).headings == ("一、工作总结",)


def test_paragraphs_are_seen_together_as_they_are_one_by_one():
    given = [
        paragraph("２０２３年，修渠三里。", ("（一）　总体情况",)),
        paragraph("（二）抓好秋粮管护。组织农户浇灌三遍。", ("一、工作", "（一）　总体情况")),
        paragraph("", ()),
    ]
    assert model_inputs(given) == [model_input(one) for one in given]
    assert model_inputs([]) == []
