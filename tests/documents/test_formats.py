"""One report reads alike from every format."""

import base64
import io
import re
import zipfile
from pathlib import Path

import authored
import desk
import mails
import ofds
import office
import pytest

from wuzhen.documents import read, read_bytes

SAMPLE = Path(__file__).parent.parent / "data/sample.pdf"


def stored(name):
    return (office.STORED / name).read_bytes


def wps():
    """A .doc as WPS Writer marks it."""
    data = bytearray(stored("report.doc")())
    data[8:24] = bytes(range(1, 17))
    return bytes(data)


def flat_xml():
    """A .docx in one file of XML."""
    parts = []
    with zipfile.ZipFile(io.BytesIO(authored.docx())) as archive:
        for name in archive.namelist():
            data = archive.read(name)
            if name.endswith((".xml", ".rels")):
                inner = re.sub(rb"^<\?xml[^>]*>\s*", b"", data).decode()
                content = f"<pkg:xmlData>{inner}</pkg:xmlData>"
            else:
                content = f"<pkg:binaryData>{base64.b64encode(data).decode()}</pkg:binaryData>"
            parts.append(f'<pkg:part pkg:name="/{name}">{content}</pkg:part>')
    names = 'xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"'
    head = '<?xml version="1.0"?><?mso-application progid="Word.Document"?>'
    return f"{head}<pkg:package {names}>{''.join(parts)}</pkg:package>".encode()


def ofd(**how):
    texts = [part.typed for part in authored.REPORT]
    return ofds.report(authored.TITLE, texts, authored.RUNNING_HEAD, **how)


def mail(*parts):
    return mails.mail(*parts, subject=authored.TITLE)


FORMATS = {
    "docx": authored.docx,
    "doc": stored("report.doc"),
    "doc of WPS": wps,
    "rtf": stored("report.rtf"),
    "odt": stored("report.odt"),
    "ofd": ofd,
    "ofd of single characters": lambda: ofd(single=True),
    "Word XML": flat_xml,
    "mail of text": lambda: mail(mails.text(authored.text())),
    "mail of a page": lambda: mail(mails.text(authored.page(), "html")),
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


OFFICE = ["docx", "doc", "rtf", "odt"]


@pytest.mark.parametrize("form", OFFICE)
def test_tables_soft_breaks_changes_and_boxes_read_alike_from_office_formats(form):
    data = desk.docx() if form == "docx" else stored(f"desk.{form}")()
    document = read_bytes(data, f"desk.{form}")
    assert [paragraph.text for paragraph in document.paragraphs] == desk.paragraphs()
    assert {paragraph.headings for paragraph in document.paragraphs} == {(desk.SOFT[0],)}
    assert document.title == desk.TITLE
    assert [(line.text, line.rule) for line in document.dropped] == [
        (desk.HEAD, "header"),
        ("\t".join(desk.HEADER), "header row of a table"),
    ]


@pytest.mark.parametrize("name", office.MADE)
def test_a_stored_file_is_what_libreoffice_makes_today(name, tmp_path):
    if not office.installed():
        pytest.skip("LibreOffice is not installed")
    today, before = office.made(name, tmp_path), stored(name)()
    assert found(read_bytes(today, name)) == found(read_bytes(before, name))


def test_an_attachment_gives_the_same_below_a_heading_of_its_name():
    data = mail(mails.attached("汇报.docx", authored.docx()))
    below = [(text, ("汇报.docx", *path)) for text, path in authored.paragraphs()]
    assert found(read_bytes(data, "mail.eml")) == below


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


@pytest.mark.parametrize(
    "name", ["a.txt", "a.doc", "a.pdf", "a.html", "a.ofd", "a.eml", "a.xls", "x"]
)
@pytest.mark.parametrize("form", ["docx", "rtf", "html", "doc", "Word XML", "mail of text"])
def test_the_content_decides_where_the_suffix_is_wrong(name, form, tmp_path):
    path = tmp_path / name
    path.write_bytes(FORMATS[form]())
    assert found(read(path)) == authored.paragraphs()


def test_paragraphs_are_numbered_and_named_after_their_source(tmp_path):
    path = tmp_path / "青禾.txt"
    path.write_text(authored.text(), encoding="utf-8")
    first, second, *_ = read(path).paragraphs
    assert (first.n, first.id, first.source) == (1, "青禾-001", str(path))
    assert (second.n, second.id, second.line) == (2, "青禾-002", 7)
