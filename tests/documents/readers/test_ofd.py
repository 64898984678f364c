"""OFD: the text in its places, laid out as on the pages of a PDF."""

import ofds
import pytest

from wuzhen.documents import read_bytes
from wuzhen.errors import WuzhenError

ROAD = "全镇新修灌渠三条，惠及农户四百户，群众十分满意。"
MILL = "村里办起了加工坊，妇女在家门口上班。"


def read(*pages, **how):
    return read_bytes(ofds.package(*pages, **how), "a.ofd")


def texts(document):
    return [paragraph.text for paragraph in document.paragraphs]


def test_lines_become_paragraphs_on_their_pages():
    document = read_bytes(ofds.report("禾丰镇工作情况", [ROAD * 3, MILL] * 12), "a.ofd")
    assert texts(document) == [ROAD * 3, MILL] * 12
    assert document.title == "禾丰镇工作情况"
    assert [p.page for p in document.paragraphs][::23] == [1, 2]


def test_text_that_is_printed_twice_is_read_once_and_text_off_the_page_not():
    twice = ofds.text(25, 40, ROAD) + ofds.text(25.02, 40, ROAD)
    off = ofds.text(400, 40, "页面之外的文字看不见")
    assert texts(read(twice + off)) == [ROAD]


def test_cells_between_rules_are_rows():
    rules = "".join(ofds.rule(25, y, 160) for y in (30, 45, 60, 75))
    rules += "".join(ofds.rule(x, 30, 0.2, 45) for x in (25, 65, 185))
    rows = [("项目名称", "完成情况"), ("水渠", "清理渠道八公里，稻田恢复灌溉。"), ("村道", MILL)]
    words = "".join(
        ofds.text(x, y, cell)
        for y, row in zip((40, 55, 70), rows, strict=True)
        for x, cell in zip((30, 70), row, strict=True)
    )
    document = read(rules + words)
    assert texts(document) == [" ".join(row) for row in rows[1:]]


def test_pages_that_are_pictures_are_named():
    document = read(ofds.text(25, 40, ROAD), ofds.image(), ofds.image(), "")
    assert texts(document) == [ROAD]
    assert [(n.message, n.lost) for n in document.notices] == [
        ("pages 2-3 have no text layer (scanned images)", True)
    ]


def test_a_scan_is_refused_as_one():
    with pytest.raises(WuzhenError, match="this OFD is a scan: its pages are images without text"):
        read(ofds.image(), ofds.image())


def test_a_page_that_cannot_be_opened_is_named():
    broken = {"Doc_0/Pages/Page_1/Content.xml": "<junk"}
    document = read(ofds.text(25, 40, ROAD), "", parts=broken)
    assert texts(document) == [ROAD]
    assert [(n.message, n.lost) for n in document.notices] == [
        ("page 2 cannot be opened: the file is damaged", True)
    ]


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"OFD.xml": "junk"}, "damaged"),
        ({"Doc_0/Document.xml": None}, "damaged"),
        ({"Doc_0/Document.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"}, "damaged"),
        ({"Doc_0/Pages/Page_0/Content.xml": "<junk"}, "damaged"),
    ],
)
def test_what_cannot_be_read_says_so(parts, message):
    with pytest.raises(WuzhenError, match=rf"^a\.ofd: .*{message}"):
        read(ofds.text(25, 40, ROAD), parts=parts)
