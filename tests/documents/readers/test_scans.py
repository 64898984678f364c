"""Scans: what is recognised becomes pages; without the extra, the error says how to get it."""

import io
import json
from pathlib import Path

import authored
import pypdfium2
import pytest

from pdfs import Page as Paper
from pdfs import pdf, picture, text
from wuzhen.documents import read_bytes
from wuzhen.documents.readers import office_process, scans
from wuzhen.errors import WuzhenError

ROAD = "全镇新修灌渠三条，惠及农户四百户，群众十分满意。"
MILL = "村里办起了加工坊，妇女在家门口上班。"
SAMPLE = Path(__file__).parents[2] / "data/sample.pdf"
PNG = b"\x89PNG\r\n\x1a\n"


def answered(*pages):
    """Return what the process answers: for each page its lines, lines of no use and of doubt."""
    return json.dumps(
        [
            {
                "page": number,
                "box": [0, 0, 595, 842],
                "runs": [[line, 90, 700 - 90 * at, 90 + 16 * len(line), 700 - 90 * at, 16]
                         for at, line in enumerate(lines)],
                "unsure": unsure,
                "doubtful": doubtful,
            }
            for number, lines, unsure, doubtful in pages
        ]
    ).encode()  # fmt: skip


@pytest.fixture
def process(monkeypatch):
    """Let the process answer this, and keep what it was asked."""
    asked = []

    def answers(*pages):
        def opened(kind, data, source, beyond, budget):
            asked.append((kind, budget.settings["numbers"], budget.seconds))
            return answered(*pages)

        monkeypatch.setattr(scans, "installed", lambda: True)
        monkeypatch.setattr(office_process, "opened", opened)
        return asked

    return answers


@pytest.mark.parametrize("start", [PNG, b"\xff\xd8\xff\xe0", b"BM\0\0\0\0", b"II*\0", b"MM\0*"])
def test_without_the_extra_an_image_says_what_to_install(start):
    with pytest.raises(
        WuzhenError, match=r"^a.png: this is an image: .*; pip install wuzhen\[ocr\]"
    ):
        read_bytes(start + bytes(99), "a.png")


def test_the_lines_of_a_picture_are_laid_out_and_the_doubtful_ones_named(process):
    asked = process((1, [ROAD, MILL], "一枚印章", ["- 1 -", MILL]))
    document = read_bytes(PNG, "a.png")
    assert [(p.text, p.page) for p in document.paragraphs] == [(ROAD, 1), (MILL, 1)]
    assert [(d.text, d.rule) for d in document.dropped] == [("一枚印章", "no place on the page")]
    assert [(n.message, n.lost) for n in document.notices] == [
        (f"page 1 was recognised with doubt in 2 lines: “- 1 -”, “{MILL}”", False)
    ]
    assert asked == [("ocr", [], 620)]


def test_only_the_scanned_pages_of_a_pdf_are_recognised(process):
    asked = process((2, [MILL], "", []))
    data = pdf(Paper([text(90, 700, ROAD)]), Paper([picture(0, 0, 595, 842)]))
    document = read_bytes(data, "a.pdf")
    assert "".join(p.text for p in document.paragraphs) == ROAD + MILL
    assert (document.notices, asked) == ((), [("ocr", [2], 50)])


def test_pages_on_which_nothing_is_recognised_are_lost(process):
    process((2, [], "", []))
    data = pdf(Paper([text(90, 700, ROAD)]), Paper([picture(0, 0, 595, 842)]))
    assert [(n.message, n.lost) for n in read_bytes(data, "a.pdf").notices] == [
        ("page 2 has no text layer (scanned image)", True)
    ]


def test_where_recognition_fails_the_other_pages_are_read(process, monkeypatch):
    process()

    def fails(*_):
        raise WuzhenError("this file takes too long to read")

    monkeypatch.setattr(office_process, "opened", fails)
    data = pdf(Paper([text(90, 700, ROAD)]), Paper([picture(0, 0, 595, 842)]))
    document = read_bytes(data, "a.pdf")
    assert [p.text for p in document.paragraphs] == [ROAD]
    assert [n.message for n in document.notices] == [
        "page 2 has no text layer (scanned image)",
        "its scanned pages were not recognised: this file takes too long to read",
    ]


@pytest.mark.usefixtures("ocr")
@pytest.mark.parametrize("turned", [0, 90, 180])
def test_a_picture_of_a_page_is_read_whichever_way_it_is_turned(turned):
    page = pypdfium2.PdfDocument(SAMPLE)[0].render(scale=2).to_pil()
    buffer = io.BytesIO()
    page.rotate(turned, expand=True).save(buffer, "PNG")
    document = read_bytes(buffer.getvalue(), "a.png")
    assert document.title == authored.TITLE
    assert document.paragraphs[0].text == authored.paragraphs()[0][0]
    assert document.paragraphs[1].headings[0] == authored.paragraphs()[1][1][0]


@pytest.mark.usefixtures("ocr")
def test_a_picture_that_is_none_is_refused_by_the_process():
    with pytest.raises(WuzhenError, match="this file is damaged"):
        read_bytes(PNG + bytes(99), "a.png")
