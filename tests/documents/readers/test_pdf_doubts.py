"""A user is told where what came out of a PDF looks wrong."""

import pytest

from pdfs import SECTIONS, Page, column, lines, pdf, text
from wuzhen.documents import read_bytes
from wuzhen.documents.readers.pdf_doubts import named

BODY = [paragraph for pair in SECTIONS.values() for paragraph in pair]
SOUND = Page(list(column(lines(BODY, 30), 80, 780)))


def doubts(*pages):
    notices = read_bytes(pdf(*pages), "report.pdf").notices
    assert not any(notice.lost for notice in notices)
    return [notice.message for notice in notices]


def test_a_sound_page_is_not_doubted():
    assert doubts(SOUND, SOUND) == []


def test_columns_that_cannot_be_distinguished():
    marks = []
    for n, (left, right) in enumerate(zip(BODY[:5] * 3, BODY[5:] * 3, strict=True)):
        at = 200 + 9 * (n % 7)
        marks += [
            text(at - 11 * 14, 780 - 24 * n, left[:11]),
            text(at + 30, 780 - 24 * n, right[:13]),
        ]
    assert "columns of page 2 overlap: their lines may be mixed up" in doubts(SOUND, Page(marks))


def test_text_that_is_printed_over_text():
    over = column([(0.4 + indent, words) for indent, words in lines(BODY[::-1], 30)], 80, 780)
    assert "columns of page 1 overlap: their lines may be mixed up" in doubts(
        Page([*SOUND.marks, *over])
    )


def test_paragraphs_that_end_within_a_sentence():
    words = "村里修好了水渠种上了优质稻乡亲们"
    marks = [
        text(80, 780 - 40 * n, words + sign, 14 - 3 * (n % 2))
        for n, sign in enumerate("甲乙丙丁戊己庚辛壬癸")
    ]
    assert doubts(Page(marks)) == [
        "most paragraphs end within a sentence: their lines may not have been joined"
    ]


@pytest.mark.parametrize(
    ("numbers", "words"),
    [([3], "page 3"), ([2, 3, 4], "pages 2-4"), ([1, 3, 4, 9], "pages 1, 3-4, 9")],
)
def test_pages_are_named_as_readers_do(numbers, words):
    assert named(numbers) == words
