"""What a PDF is, which pages of it cannot be read, and what a user is told."""

import re
from pathlib import Path

import pypdfium2
import pytest

import pdfs
from pdfs import Page, column, lines, pdf, text
from wuzhen.documents import read_bytes
from wuzhen.errors import WuzhenError

SAMPLE = (Path(__file__).parents[2] / "data/sample.pdf").read_bytes()
WORDS = [
    "全镇种植高山茶叶2600亩，新建初制加工厂3座，统一品牌和包装，茶农户均增收4100元，村集体分红86万元。",
    "聘请退休教师、返乡能人担任“乡村顾问”，每季度开一次诸葛会，为村里出主意41条，落实了33条。",
    "把婚事新办写进村规民约，彩礼和酒席都有了上限，红白理事会上门劝导，全年节省开支120多万元。",
]
TEXT = Page(list(column(lines(WORDS, 30), 80, 780)))
SCAN = Page([pdfs.picture(0, 0, 595, 842)])
BLANK = Page([])


def read(*pages):
    return read_bytes(pdf(*pages), "report.pdf")


def told(notice):
    """Return a notice without the advice to install what recognises characters."""
    return notice.message.partition("; for OCR: pip install wuzhen[ocr]")[0]


class TestPagesWithoutText:
    @pytest.mark.parametrize(
        ("pages", "message"),
        [
            ((TEXT, SCAN), "page 2 has no text layer (scanned image)"),
            ((TEXT, SCAN, SCAN, SCAN), "pages 2-4 have no text layer (scanned images)"),
            ((SCAN, TEXT, SCAN, SCAN), "pages 1, 3-4 have no text layer (scanned images)"),
        ],
    )
    def test_they_are_named(self, pages, message):
        document = read(*pages)
        assert [(told(n), n.lost) for n in document.notices] == [(message, True)]
        assert [paragraph.text for paragraph in document.paragraphs] == WORDS

    def test_a_drawing_is_a_page_without_text_and_a_blank_page_is_none(self):
        drawing = Page(["50 50 400 600 re S"])
        assert read(TEXT, BLANK).notices == ()
        assert [
            notice.message.partition("; for OCR")[0] for notice in read(TEXT, drawing).notices
        ] == ["page 2 has no text layer (scanned image)"]

    def test_a_stamped_number_or_head_is_no_text(self):
        stamped = [
            Page([*page.marks, text(80, 810, "柳湾镇文件", 9), pdfs.centred(40, f"- {n} -", 9)])
            for n, page in enumerate((TEXT, SCAN, SCAN), start=1)
        ]
        assert [told(notice) for notice in read(*stamped).notices] == [
            "pages 2-3 have no text layer (scanned images)"
        ]

    def test_a_page_of_few_words_and_a_large_picture_has_a_text_layer(self):
        page = Page(
            [text(108, 780, "新修的水渠通水了，乡亲们很高兴。"), pdfs.picture(80, 100, 430, 600)]
        )
        assert read(TEXT, page).notices == ()

    def test_a_scan_is_distinguished_from_a_text(self):
        with pytest.raises(WuzhenError, match=r"report\.pdf: this PDF is a scan.*OCR"):
            read(SCAN, SCAN)

    def test_an_empty_file_is_a_scan_too(self):
        with pytest.raises(WuzhenError, match=r"report\.pdf: this PDF is a scan.*OCR"):
            read(BLANK)

    def test_text_that_no_font_explains_is_named(self):
        garbled = Page([text(80, 700 - 20 * n, "\ue012\ue077\ue0a1\ue100" * 6) for n in range(9)])
        (notice,) = read(TEXT, garbled).notices
        assert notice.lost
        assert notice.message.startswith("the text of page 2 cannot be read")
        with pytest.raises(WuzhenError, match="holds no readable text"):
            read(garbled)


class TestDamage:
    def test_a_broken_file_is_one_clear_error(self):
        with pytest.raises(WuzhenError, match=r"a\.pdf: this PDF is damaged"):
            read_bytes(SAMPLE[:400], "a.pdf")

    def test_a_damaged_stream_is_reported(self):
        data = bytearray(pdf(TEXT, TEXT))
        place = data.rindex(b"stream\n", 0, data.rindex(b"endstream")) + 60
        data[place : place + 8] = bytes(8)
        document = read_bytes(bytes(data), "a.pdf")
        assert document.notices[0].lost
        assert "a part of this PDF is damaged" in document.notices[0].message

    def test_damage_that_leaves_no_text_is_no_scan(self):
        data = bytearray(pdf(TEXT))
        place = data.index(b"stream\n") + 9
        data[place : place + 40] = bytes(40)
        with pytest.raises(WuzhenError, match=r"a\.pdf: this PDF is damaged"):
            read_bytes(bytes(data), "a.pdf")

    def test_an_encrypted_file_says_so(self):
        encrypted = (
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
            b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
            b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
            b"4 0 obj<</Filter/Standard/V 1/R 2/P -4/O<"
            + b"ab" * 32
            + b">/U<"
            + b"cd" * 32
            + b">>>"
            b"endobj\ntrailer<</Root 1 0 R/Encrypt 4 0 R/ID[<01><01>]/Size 5>>\n%%EOF"
        )
        with pytest.raises(WuzhenError, match=r"a\.pdf: this PDF is encrypted"):
            read_bytes(encrypted, "a.pdf")


def stretches(words):
    return re.findall(r"[\u4e00-\u9fff]{8,}", words)


def kept(document):
    """Return all that a document holds, and all that it lists as left out."""
    return "\n".join(
        (
            document.title or "",
            *document.headings,
            *(paragraph.text for paragraph in document.paragraphs),
            *(line.text for line in document.dropped),
        )
    )


def layer(data):
    document = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


HEAD = text(80, 810, "柳湾镇人民政府乡村振兴工作简报", 9)
MARK = pdfs.centred(430, "内部资料请勿对外传播使用", 36)
SLANTED = text(150, 300, "征求意见稿仅供内部讨论使用", 40, turn=40)
TABLE = (
    *pdfs.grid((80, 300, 500), (700, 660, 620, 580)),
    *(
        text(x, y, words, 12)
        for x, y, words in (
            (90, 674, "重点任务的名称和内容"),
            (310, 674, "负责这一任务的单位名"),
            (90, 634, "修复山塘和灌溉渠道三处"),
            (310, 634, "县水利局和各乡镇政府"),
            (90, 594, "合计"),
            (310, 594, "三项任务全部按期完成了"),
        )
    ),
)
CONTENTS = (
    pdfs.centred(780, "目录", 16),
    *(
        text(80, 740 - 30 * n, f"第{n}部分高山茶叶产业发展情况" + "." * 20 + str(n))
        for n in (1, 2, 3)
    ),
)
NOTE = text(80, 60, "①这里的茶农指种茶三年以上的农户。", 9)

PAGES = {
    "plain": (TEXT,),
    "heads": (Page([*TEXT.marks, HEAD]), Page([*TEXT.marks, HEAD])),
    "watermarks": (Page([*TEXT.marks, MARK]), Page([MARK, *TEXT.marks])),
    "slanted text": (Page([*TEXT.marks, SLANTED]),),
    "a table": (Page([*TABLE, *column(lines(WORDS, 30), 80, 540)]),),
    "contents": (Page(CONTENTS), TEXT),
    "a note": (Page([*TEXT.marks, NOTE]), TEXT),
    "text in the margin": (Page([*TEXT.marks, text(40, 200, "密封线以内不要答题", turn=90)]),),
    "text off the page": (Page([*TEXT.marks, text(3e6, 200, "页面之外还有一行文字")]),),
    "scans": (SCAN, Page([*TEXT.marks, HEAD]), Page([*SCAN.marks, HEAD])),
}


class TestNothingIsLostInSilence:
    @pytest.mark.parametrize("name", PAGES)
    def test_each_stretch_of_chinese_is_kept_or_said_to_be_left_out(self, name):
        data = pdf(*PAGES[name])
        everything = kept(read_bytes(data, "report.pdf"))
        assert [words for words in stretches(layer(data)) if words not in everything] == []

    def test_the_sample_too(self):
        everything = kept(read_bytes(SAMPLE, "sample.pdf"))
        assert [words for words in stretches(layer(SAMPLE)) if words not in everything] == []
