"""One report reads alike from every format."""

from pathlib import Path

import authored
import pytest

from wuzhen.documents import read, read_bytes

SAMPLE = Path(__file__).parent.parent / "data/sample.pdf"

FORMATS = {
    "docx": authored.docx,
    "html": lambda: authored.page().encode("utf-8"),
    "html in GB 2312": lambda: authored.page("gb2312").encode("gb18030"),
    "markdown": lambda: authored.markdown().encode("utf-8"),
    "text": lambda: authored.text().encode("utf-8"),
    "text in GB 18030": lambda: authored.text().encode("gb18030"),
    "text in UTF-16": lambda: authored.text().encode("utf-16"),
    "text in UTF-16 without a mark": lambda: authored.text().encode("utf-16-be"),
    "text with Windows line ends": lambda: authored.text().replace("\n", "\r\n").encode(),
}


def found(document):
    return [(paragraph.text, paragraph.headings) for paragraph in document.paragraphs]


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_gives_the_same_paragraphs_and_headings(form):
    document = read_bytes(FORMATS[form](), "standard input")
    assert found(document) == authored.paragraphs()
    assert document.title == authored.TITLE


def test_a_pdf_gives_the_same_without_running_heads_and_page_numbers():
    document = read(SAMPLE)
    assert found(document) == authored.paragraphs()
    assert document.title == authored.TITLE


def test_a_pdf_paragraph_knows_the_page_on_which_it_begins():
    pages = [paragraph.page for paragraph in read(SAMPLE).paragraphs]
    assert pages == sorted(pages)
    assert (pages[0], pages[-1]) == (1, 3)


def test_a_pdf_made_here_gives_the_same(to_pdf):
    assert found(read_bytes(to_pdf(authored.docx()), "report.pdf")) == authored.paragraphs()


@pytest.mark.parametrize("name", ["report.txt", "report.docx", "report.pdf", "report.html", "x"])
def test_the_content_decides_where_the_suffix_lies(name, tmp_path):
    path = tmp_path / name
    path.write_bytes(authored.docx())
    assert found(read(path)) == authored.paragraphs()


def test_paragraphs_are_numbered_and_named_after_their_source(tmp_path):
    path = tmp_path / "青禾.txt"
    path.write_text(authored.text(), encoding="utf-8")
    first, second, *_ = read(path).paragraphs
    assert (first.n, first.id, first.source) == (1, "青禾-001", str(path))
    assert (second.n, second.id, second.line) == (2, "青禾-002", 7)
