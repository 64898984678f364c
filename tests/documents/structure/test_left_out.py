"""What is left out is listed in its place, with the rule that says so."""

import pytest

TEXT = "全镇新修灌渠三条，惠及农户四百户，群众十分满意。"
MORE = "村里办起了加工坊，妇女在家门口上班。"


def left_out(document):
    return [(line.text, line.rule) for line in document.dropped]


def paths(document):
    return [(paragraph.text, paragraph.headings) for paragraph in document.paragraphs]


def test_the_frame_of_a_speech(outline):
    document = outline(
        "政府工作报告", "——在县人民代表大会上", "澜河区人民政府区长　　某某某", "各位代表：", TEXT
    )
    assert (document.title, paths(document)) == ("政府工作报告", [(TEXT, ())])
    assert left_out(document) == [
        ("——在县人民代表大会上", "subtitle"),
        ("澜河区人民政府区长　　某某某", "speaker line"),
        ("各位代表：", "salutation"),
    ]


def test_the_frame_of_a_notice(outline):
    document = outline(
        "澜河区水务局关于冬修水利的通知",
        "澜水〔2024〕12号",
        "各乡镇人民政府：",
        TEXT,
        "特此通知。",
        "附件：1.任务表",
        "2.名单",
        "澜河区水务局",
        "2024年12月　日",
        "（此件公开发布）",
        "抄送：区委宣传部，",
        "区人大农工委。",
    )
    assert paths(document) == [(TEXT, ())]
    assert [rule for _, rule in left_out(document)] == [
        "document number",
        "addressee",
        "closing formula",
        "attachment line",
        "attachment line",
        "signature",
        "date",
        "disclosure line",
        "copy list",
        "copy list",
    ]


def test_an_addressee_within_the_text(outline):
    document = outline("冬修水利工作的通知", TEXT, "各乡水务站、区属有关公司：", MORE)
    assert paths(document) == [(TEXT, ()), (MORE, ())]
    assert left_out(document) == [("各乡水务站、区属有关公司：", "addressee")]


def test_an_addressee_at_the_beginning_of_a_text_without_a_title(outline):
    assert paths(outline("县委、县政府：", TEXT, MORE)) == [(TEXT, ()), (MORE, ())]


def test_what_heads_a_numbered_list_is_no_addressee(outline):
    document = outline("工作总结", TEXT, "各镇、各村：", "1.修好水渠，灌溉农田，保住收成。")
    assert [text for text, _ in paths(document)][1] == "各镇、各村："


def test_the_minutes_of_a_meeting(outline):
    document = outline(
        "村民代表会议纪要",
        "时间：2024年3月5日",
        "地点：村委会",
        "出席：张某某　李某某",
        "王某某　赵某某",
        "请假：钱某某",
        TEXT,
    )
    assert paths(document) == [(TEXT, ())]
    assert [rule for _, rule in left_out(document)] == [
        "meeting details",
        "meeting details",
        "attendance list",
        "attendance list",
        "attendance list",
    ]


@pytest.mark.parametrize(
    "line",
    ["（牵头单位：区水务局，配合单位：沿河六村）", "（县农业农村局牵头，各乡镇配合）"],
)
def test_a_responsibility_line_below_a_heading(outline, line):
    heading = "（一）疏通支渠末端，让水到田。"
    document = outline("一、措施", heading, line, TEXT, "（二）改善出行。", line, MORE)
    assert paths(document) == [
        (TEXT, ("一、措施", heading)),
        (MORE, ("一、措施", "（二）改善出行。")),
    ]
    assert left_out(document) == [(line, "responsibility line")] * 2


def test_contents_with_page_numbers_but_without_leaders(outline):
    document = outline(
        "柳溪镇工作总结", "目录", "一、做法 1", "（一）修路 1", "二、打算 3",
        "一、做法", "（一）修路", TEXT, "二、打算", MORE,
    )  # fmt: skip
    assert paths(document) == [(TEXT, ("一、做法", "（一）修路")), (MORE, ("二、打算",))]
    assert [rule for _, rule in left_out(document)] == ["contents line"] * 4


def test_contents_without_page_numbers(outline):
    document = outline(
        "柳溪镇工作总结", "目　录", "一、做法", "二、打算", "一、做法", TEXT, "二、打算", MORE
    )
    assert paths(document) == [(TEXT, ("一、做法",)), (MORE, ("二、打算",))]


@pytest.mark.parametrize(
    "signed",
    [
        ("柳溪镇人民政府", "2024年12月"),
        ("柳溪镇人民政府（盖章）",),
        ("柳溪镇人民政府 2024年12月20日",),
        ("柳溪镇人民政府", "2024年12月  日", "- 3 -"),
    ],
)
def test_signatures(outline, signed):
    assert paths(outline("柳溪镇工作总结", TEXT, MORE, *signed)) == [(TEXT, ()), (MORE, ())]


def test_an_attachment_begins_a_new_text(outline):
    document = outline(
        "柳溪镇工作总结",
        "一、做法",
        TEXT,
        "附件1",
        "村庄清洁提升一批行动",
        "实施方案",
        "一、范围",
        MORE,
    )
    assert paths(document) == [(TEXT, ("一、做法",)), (MORE, ("一、范围",))]
    assert document.headings[2:4] == ("村庄清洁提升一批行动", "实施方案")


def test_what_comes_before_the_title(outline):
    document = outline("内部材料", "# 柳溪镇工作总结", TEXT)
    assert document.title == "柳溪镇工作总结"
    assert left_out(document) == [("内部材料", "before the title")]


def test_what_is_left_out_knows_its_line(outline):
    assert [(d.line, d.rule) for d in outline(TEXT, "- 3 -", MORE).dropped] == [(2, "page number")]


def test_a_list_of_attachments_below_its_label(outline):
    document = outline(TEXT, "附件：", "1.任务分解表", "2.联系人名单")
    assert left_out(document) == [
        ("附件：", "attachment line"),
        ("1.任务分解表", "attachment line"),
        ("2.联系人名单", "attachment line"),
    ]


def test_a_signature_above_an_attachment(outline):
    document = outline(TEXT, "澜河区水务局", "2024年1月3日", "附件2", "联系人名单", MORE)
    assert paths(document) == [(TEXT, ()), (MORE, ())]
    assert "联系人名单" in document.headings


def test_several_offices_sign(outline):
    document = outline(TEXT, "澜河区水务局", "澜河区林业局", "2024年1月")
    assert [rule for _, rule in left_out(document)] == ["signature", "signature", "date"]
    document = outline(TEXT, "驻村第一书记：某某某", "2024.1.3")
    assert [rule for _, rule in left_out(document)] == ["signature", "date"]


@pytest.mark.parametrize("line", ["（完）", "（全文完）", "（此页无正文）"])
def test_the_end_of_the_text_is_no_text(outline, line):
    assert left_out(outline(TEXT, line)) == [(line, "closing formula")]
