"""Mails: the text once, every attachment below a heading of its name, the unread ones named."""

import base64

import pytest
from books import cells, xlsx
from mails import attached, mail, several, text, within
from packages import package, paragraph

from wuzhen.documents import limits, read_bytes
from wuzhen.documents.readers.mime import words
from wuzhen.errors import WuzhenError

ROAD = "全镇新修灌渠三条，惠及农户四百户，朱镕同志十分满意。"
MILL = "村里办起了加工坊，妇女在家门口上班。"
REPORT = package(paragraph("一、产业发展") + paragraph(MILL))


def read(data):
    return read_bytes(data, "来信.eml")


def found(document):
    return [(p.text, p.headings) for p in document.paragraphs]


def lost(document):
    return [notice.message for notice in document.notices if notice.lost]


@pytest.mark.parametrize("charset", ["gb2312", "gbk", "utf-8", "big5", "no-such-charset"])
def test_the_text_in_the_encoding_that_is_meant(charset):
    said = ROAD.replace("镕", "容") if charset == "big5" else ROAD
    said = "鄉村產業興旺，農民收入增加，群眾十分滿意。" if charset == "big5" else said
    data = said.encode({"gb2312": "gb18030", "no-such-charset": "utf-8"}.get(charset, charset))
    head = (
        f"Content-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    )
    document = read(mail(head.encode() + base64.b64encode(data), subject="工作情况"))
    assert (document.title, found(document)) == ("工作情况", [(said, ())])


def test_of_several_forms_of_a_text_one_is_read():
    forms = several(text(ROAD), text(f"<p>{ROAD}</p>", "html"), kind="alternative", boundary="x")
    document = read(mail(forms))
    assert found(document) == [(ROAD, ())]
    assert [(d.text, d.rule) for d in document.dropped] == [(ROAD, "the same text in another form")]


def test_attachments_are_below_a_heading_of_their_name():
    book = xlsx({"一": cells(("正文", "村"), (ROAD, "甲村"))})
    data = mail(
        text("现将材料报上，请审阅。"),
        attached("汇报（镕）.docx", REPORT),
        attached("台账.xlsx", book),
    )
    document = read(data)
    assert found(document) == [
        ("现将材料报上，请审阅。", ()),
        (MILL, ("汇报（镕）.docx", "一、产业发展")),
        (ROAD, ("台账.xlsx",)),
    ]
    assert [(p.n, p.id, p.source) for p in document.paragraphs] == [
        (1, "来信-001", "来信.eml"),
        (2, "来信-002", "来信.eml"),
        (3, "来信-003", "来信.eml"),
    ]
    assert dict(document.paragraphs[2].record) == {"村": "甲村"}


def test_an_attachment_that_cannot_be_read_is_named_and_the_others_are_read():
    document = read(
        mail(
            text(ROAD),
            attached("照片.png", b"\x89PNG\r\n"),
            attached("坏.docx", REPORT[:99]),
            attached("好.txt", MILL.encode()),
        )
    )
    assert found(document) == [(ROAD, ()), (MILL, ("好.txt",))]
    assert [message.partition(":")[0] for message in lost(document)] == [
        "the attachment 照片.png was not read",
        "the attachment 坏.docx was not read",
    ]


def test_pictures_within_the_page_are_no_attachments():
    logo = b"Content-Type: image/png\r\nContent-ID: <a>\r\n\r\n\x89PNG"
    data = mail(text(f"<p>{ROAD}</p><img src='cid:a'>", "html"), logo, kind="related")
    document = read(data)
    assert (found(document), lost(document)) == ([(ROAD, ())], [])


def test_a_mail_within_a_mail_is_below_its_subject():
    inner = mail(text(MILL), attached("汇报.docx", REPORT), subject="转发：材料")
    for part in (within(inner), attached("转发：材料", inner)):
        document = read(mail(text(ROAD), part))
        assert found(document) == [
            (ROAD, ()),
            (MILL, ("转发：材料",)),
            (MILL, ("转发：材料", "汇报.docx", "一、产业发展")),
        ]


def test_mails_within_mails_without_end_are_refused():
    data = mail(text(ROAD))
    for _ in range(limits.MAIL_NESTING.most + 1):
        data = mail(within(data))
    with pytest.raises(WuzhenError, match="nests its parts too deep"):
        read(data)


@pytest.mark.parametrize(
    ("limit", "message"),
    [("MAIL_PARTS", "too many parts"), ("MAIL_FILES", "too many attachments")],
)
def test_a_mail_beyond_the_limits_names_the_limit(limit, message, monkeypatch):
    few = limits.Limit(getattr(limits, limit).what, 2, "of them")
    monkeypatch.setattr(limits, limit, few)
    with pytest.raises(WuzhenError, match=message):
        read(mail(*[attached(f"{n}.txt", ROAD.encode()) for n in range(3)]))


def test_a_mail_of_which_nothing_can_be_read_is_refused_with_the_reason():
    with pytest.raises(
        WuzhenError, match="nothing in this mail can be read .got the attachment 照片.png"
    ):
        read(mail(attached("照片.png", b"\x89PNG\r\n")))
    with pytest.raises(WuzhenError, match="no body paragraph"):
        read(mail(text(" ")))


def test_a_plain_mail_without_parts():
    data = f"From: a@example.cn\nTo: b@example.cn\nSubject: 材料\n\n{ROAD}\n".encode()
    assert (read(data).title, found(read(data))) == ("材料", [(ROAD, ())])


def test_a_saved_page_is_no_mail():
    head = "From: <Saved by Blink>\nSubject: a\nDate: x\nMIME-Version: 1.0\n"
    saved = f"{head}Content-Type: text/html\n\n<p>{ROAD}"
    assert read(saved.encode()).title is None


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("=?gb2312?B?" + base64.b64encode("朱镕基".encode("gb18030")).decode() + "?=", "朱镕基"),
        ("=?utf-8?Q?=E6=9D=91?= =?utf-8?Q?=E9=95=87?=", "村镇"),
        ("村镇".encode("gb18030").decode("utf-8", "surrogateescape"), "村镇"),
        ("=?no-such?B?1eI=?=", "这"),
        ("=?gb2312?B?a?=", "=?gb2312?B?a?="),
        ("plain", "plain"),
    ],
)
def test_header_lines(raw, shown):
    assert words(raw) == shown


def test_names_with_an_encoding_of_their_own():
    name = "filename*=gb2312''%B4%E5%E9F.txt"
    head = f"Content-Type: text/plain\r\nContent-Disposition: attachment; {name}\r\n\r\n"
    document = read(mail(head.encode() + ROAD.encode()))
    assert found(document) == [(ROAD, ("村镕.txt",))]
