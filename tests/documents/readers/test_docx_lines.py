"""Lines of a Word document: typed contents, lines that a width broke, titles by their looks."""

import pytest
from packages import package, paragraph, run, style

from wuzhen.documents import read_bytes
from wuzhen.documents.readers.docx import read

BODY = "今年，全村修好水渠三条，种上优质稻两百亩，带动四十户增收。"
LEADER = "<w:tabs><w:tab w:val='right' w:leader='dot' w:pos='8000'/></w:tabs>"
CENTRED = "<w:jc w:val='center'/>"
LARGE = "<w:sz w:val='44'/>"
CONTENTS = "table of contents"


def blocks(*paragraphs, **parts):
    return read(package("".join(paragraphs), **parts), "a.docx").blocks


def left_out(*paragraphs):
    return [(block.text, block.dropped) for block in blocks(*paragraphs) if block.dropped]


def kept(*paragraphs):
    return [block.text for block in blocks(*paragraphs) if block.dropped is None]


def document(*paragraphs, **parts):
    return read_bytes(package("".join(paragraphs), **parts), "a.docx")


def body(document):
    return [(paragraph.text, paragraph.headings) for paragraph in document.paragraphs]


def tab(text, page, properties=""):
    return paragraph(f"<w:r><w:t>{text}</w:t><w:tab/><w:t>{page}</w:t></w:r>", properties)


def titled(*lines):
    return "".join(paragraph(run(line, LARGE), CENTRED) for line in lines)


ENTRIES = [tab("一、产业", 1), tab("（一）粮食", 1), tab("二、人才", "12")]
TEXT = [paragraph("一、产业"), paragraph(BODY)]


@pytest.mark.parametrize(
    "entries",
    [
        [paragraph("目　录"), *ENTRIES],
        ENTRIES,
        [paragraph("目次"), tab("一、产业", 1)],
        [tab("一、产业", 1, LEADER)],
        [tab("一、产业", "- 3 -", LEADER), tab("二、人才", "iv", LEADER)],
        [paragraph("目录"), paragraph("一、产业        3"), paragraph("二、人才............5")],
        [paragraph("目录"), paragraph("一、产业"), paragraph("二、人才"), paragraph("二、人才")],
        [paragraph(f"<w:hyperlink w:anchor='_Toc1'>{run('一、产业    3')}</w:hyperlink>")],
    ],
)
def test_a_typed_table_of_contents_is_left_out(entries):
    found = document(
        titled("柳溪村工作总结"), *entries, *TEXT, paragraph("二、人才"), paragraph(BODY)
    )
    assert body(found) == [(BODY, ("一、产业",)), (BODY, ("二、人才",))]


def test_a_line_that_happens_to_end_in_a_number_is_text():
    assert left_out(tab("水稻", "12"), tab("玉米", "9"), paragraph(BODY)) == []


def test_contents_keep_their_text_and_their_place():
    assert left_out(*ENTRIES, *TEXT)[0] == ("一、产业 1", CONTENTS)


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["1.计划在月底前请水利站技术员到村里查看", "水渠，定下清淤的先后。", "2.备好木桩。"], 0),
        (["1.起草关于施行《柳溪村公共厕所保洁制度》的公", "告。", "2.备好木桩。"], 0),
        (["今年全村新修水渠三条并且种上了优质稻两百", "亩。"], 0),
        (["今年全村新修水渠三条，种上优质稻两百亩，", "带动四十户农民增收，户均增收三千元"], 0),
        (["各组都按照《柳溪村水渠巡查制度和", "山塘放水制度》轮班。"], 0),
    ],
)
def test_a_line_that_breaks_off_goes_on_in_the_next(lines, joined):
    whole = [*lines[:joined], "".join(lines[joined : joined + 2]), *lines[joined + 2 :]]
    assert kept(*map(paragraph, lines)) == whole


@pytest.mark.parametrize(
    "lines",
    [
        ["（一）抓好粮食生产和特色产业发展工作", BODY, "（二）抓好农村人居环境整治提升工作", BODY],
        ["1.抓好粮食生产和特色产业发展工作", BODY, "2.抓好人居环境。"],
        ["今年全村新修水渠三条并且种上了优质稻", "一是修路。"],
        ["今年全村新修水渠三条并且种上了优质稻", "2023年12月20日"],
        ["各组要按下面的先后把责任田分到人：", "修路。"],
        [BODY, "架桥。"],
        ["尊敬的各位领导，", BODY],
    ],
)
def test_a_heading_does_not_go_on_in_its_text(lines):
    assert kept(*map(paragraph, lines)) == lines


def test_paragraphs_of_one_line_each_that_a_width_broke_are_joined():
    first, line = BODY[:26], BODY.rstrip("。").ljust(28, "村")
    broken = [paragraph(first, "<w:ind w:firstLine='640'/>"), *[paragraph(line)] * 3]
    broken.append(paragraph("完。"))
    assert kept(*broken, *broken) == [first + line * 3 + "完。"] * 2


@pytest.mark.parametrize(
    "opening",
    [
        titled("守住石漠山区的竹海", "织出致富的新路"),
        titled("守住石漠山区的竹海", "织出致富的新路") + paragraph("李某某", CENTRED),
        titled("守住石漠山区的竹海", "织出致富的新路") + paragraph("2023年11月  日", CENTRED),
        titled("守住石漠山区的竹海", "织出致富的新路") + paragraph("（2023年11月2日）", CENTRED),
        titled("守住石漠山区的竹海", "织出致富的新路")
        + paragraph("柳溪村", CENTRED)
        + paragraph("二〇二三年十一月", CENTRED),
        paragraph("守住石漠山区的竹海", CENTRED) + paragraph("织出致富的新路", CENTRED),
        paragraph(run("守住石漠山区的竹海", LARGE)) + paragraph(run("织出致富的新路", LARGE)),
        paragraph(run("守住石漠山区的竹海</w:t><w:br/><w:t>织出致富的新路", LARGE), CENTRED),
        paragraph(run("青禾县农业农村局文件", "<w:sz w:val='72'/>"), CENTRED)
        + paragraph("青农发〔2023〕9号", CENTRED)
        + titled("守住石漠山区的竹海", "织出致富的新路"),
        paragraph("附件1") + titled("守住石漠山区的竹海", "织出致富的新路"),
    ],
)
def test_a_title_over_two_lines_is_centred_or_larger(opening):
    found = document(opening, paragraph(BODY), paragraph(BODY))
    assert found.title == "守住石漠山区的竹海织出致富的新路"
    assert body(found) == [(BODY, ()), (BODY, ())]


def test_several_offices_above_a_title_belong_to_it():
    offices = titled("青禾县水务局", "青禾县林业局", "关于竹海管护情况的报告")
    found = document(offices, paragraph("县人民政府："), paragraph(BODY), paragraph(BODY))
    assert found.title == "青禾县水务局青禾县林业局关于竹海管护情况的报告"
    assert body(found) == [(BODY, ()), (BODY, ())]


def test_looks_may_come_from_a_style():
    styles = style("t", properties=CENTRED) + style("d", runs=LARGE, kind="character")
    line = paragraph(run("织出致富的新路", "<w:rStyle w:val='d'/>"), "<w:pStyle w:val='t'/>")
    assert [block.level for block in blocks(line, paragraph(BODY), styles=styles)] == [0, None]


@pytest.mark.parametrize("label", ["附件2：", "附件2", "附件", "附　件2", "附表一："])
@pytest.mark.parametrize(
    "title",
    [
        titled("“屋场整洁示范一片”活动", "推进工作安排"),
        paragraph("“屋场整洁示范一片”活动", CENTRED) + paragraph("推进工作安排", CENTRED),
    ],
)
def test_an_attachment_has_its_own_title_and_path(label, title):
    first = titled("油茶低改工作方案") + paragraph("一、改造范围") + paragraph(BODY)
    second = title + paragraph("一、活动步骤") + paragraph(BODY)
    found = document(paragraph("附件1："), first, paragraph(label), second)
    assert body(found) == [(BODY, ("一、改造范围",)), (BODY, ("一、活动步骤",))]
    assert "label of an attachment" in [line.rule for line in found.dropped]


def test_a_signature_above_an_attachment_is_left_out():
    signed = [paragraph("柳溪村村民委员会"), paragraph("2023年12月20日"), paragraph("附件1")]
    found = document(
        titled("柳溪村工作通知"), paragraph(BODY), *signed, titled("屋场整洁活动"), paragraph(BODY)
    )
    assert body(found) == [(BODY, ()), (BODY, ())]


def test_headings_and_centred_lines_of_the_text_are_no_titles():
    found = document(
        titled("柳溪村工作总结"),
        paragraph("第一章　产业", CENTRED),
        paragraph(BODY),
        paragraph(run("二、人才", LARGE), CENTRED),
        paragraph(BODY),
        paragraph(run("工作打算", LARGE), CENTRED),
        paragraph(BODY),
        paragraph("谢谢大家！", CENTRED),
    )
    assert found.title == "柳溪村工作总结"
    assert [path for _, path in body(found)][:2] == [
        ("第一章　产业",),
        ("第一章　产业", "二、人才"),
    ]


def test_many_lines_take_linear_time():
    assert len(kept(*[paragraph("修好三条路架起一座桥种下一片林，")] * 20_000)) == 1
    assert len(kept(paragraph("目录"), *[tab("一、产业", 1)] * 20_000, paragraph(BODY))) == 2


def test_an_indent_may_be_typed():
    first, line = f"　　{BODY[:26]}", BODY.rstrip("。").ljust(28, "村")
    broken = [*map(paragraph, [first, line, line, line]), paragraph("完。")]
    assert kept(*broken, *broken) == [BODY[:26] + line * 3 + "完。"] * 2


def test_an_attachment_without_a_title_has_no_path_of_the_text_above():
    first = titled("油茶低改工作方案") + paragraph("一、改造范围") + paragraph(BODY)
    found = document(first, paragraph("附表"), paragraph(BODY))
    assert body(found) == [(BODY, ("一、改造范围",)), (BODY, ())]
