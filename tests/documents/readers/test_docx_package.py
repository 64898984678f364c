"""The package of a .docx: only what is needed must be there, and nothing exhausts the machine."""

import struct

import pytest
from packages import (
    USUAL,
    archive,
    document,
    package,
    paragraph,
    related,
    relations,
    style,
)

from wuzhen.documents import limits, read_bytes
from wuzhen.documents.readers.docx import read
from wuzhen.errors import WuzhenError

SENTENCE = "村里修好了水渠，种上了优质稻。"
BODY = paragraph(SENTENCE)
GBK = '<?xml version="1.0" encoding="GBK"?>'
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def texts(data):
    return [block.text for block in read(data, "a.docx").blocks]


@pytest.mark.parametrize(
    "further",
    [
        related("image", "NULL"),
        related("image", "media/gone.png"),
        related("image", "http://example.invalid/a.png", "External"),
        related("styles", "http://example.invalid/styles.xml", "External"),
        related("hyperlink", ""),
        related("styles", "document.xml"),
        related("header", "../../../etc/passwd"),
        "<Relationship/>",
    ],
)
def test_a_relationship_without_a_target_does_no_harm(further):
    assert texts(package(BODY, further=further)) == [SENTENCE]


def test_a_part_that_is_named_twice_is_read_once():
    data = package(
        paragraph(SENTENCE, '<w:pStyle w:val="h"/>'),
        styles=style("h", name="heading 2"),
        further=related("styles", "styles.xml", number=2),
    )
    assert [block.level for block in read(data, "a.docx").blocks] == [2]


def test_strict_office_open_xml_is_read_like_any_other():
    body = paragraph("做法", '<w:outlineLvl w:val="0"/>') + BODY
    data = package(main=document(body, names=STRICT))
    assert [(b.text, b.level) for b in read(data, "a.docx").blocks] == [
        ("做法", 1),
        (SENTENCE, None),
    ]


def test_strict_relationships_and_parts_in_both_namespaces_can_be_mixed():
    strict = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    main = relations(related(f"{strict}/officeDocument", "word/document.xml"))
    parts = {"_rels/.rels": main, "word/s.xml": f'<w:styles xmlns:w="{STRICT}">'
             f'{style("h", name="heading 1")}</w:styles>'}  # fmt: skip
    body = paragraph(SENTENCE, '<w:pStyle w:val="h"/>')
    data = package(body, further=related(f"{strict}/styles", "s.xml"), parts=parts)
    assert [block.level for block in read(data, "a.docx").blocks] == [1]


@pytest.mark.parametrize(
    "parts",
    [
        {"_rels/.rels": None},
        {"_rels/.rels": "no XML"},
        {"word/_rels/document.xml.rels": None},
        {"_rels/.rels": relations(related("officeDocument", "/word/document.xml"))},
        {"_rels/.rels": relations(related("officeDocument", "word/gone.xml"))},
        {"word/document.xml": document(BODY).encode("utf-16")},
        {"word/document.xml": document(BODY).encode("utf-16-le")},
        {"word/document.xml": document(BODY, head=GBK).encode("gbk")},
    ],
)  # fmt: skip
def test_the_main_part_is_found_and_read(parts):
    assert texts(package(BODY, parts=parts)) == [SENTENCE]


def test_names_of_parts_know_no_capitals_and_may_have_backslashes():
    data = archive({"_Rels/.RELS": None, "Word\\Document.XML": document(BODY)})
    assert [paragraph.text for paragraph in read_bytes(data, "a.docx").paragraphs] == [SENTENCE]


def test_the_main_part_may_lie_anywhere():
    main = relations(related("officeDocument", "x/y.xml"))
    data = archive({"_rels/.rels": main, "x/y.xml": document(BODY)})
    assert texts(data) == [SENTENCE]


@pytest.mark.parametrize(
    ("kind", "message"),
    [("styles", "headings are recognised"), ("numbering", "numbers are missing")],
)
def test_a_part_that_cannot_be_read_is_a_doubt_and_no_error(kind, message):
    data = package(BODY, further=related(kind, "b.xml"), parts={"word/b.xml": "no XML"})
    content = read(data, "a.docx")
    assert [block.text for block in content.blocks] == [SENTENCE]
    assert [notice.lost for notice in content.notices] == [False]
    assert message in content.notices[0].message


def test_a_header_that_cannot_be_read_is_nobodys_loss():
    data = package(BODY, further=related("header", "h.xml"), parts={"word/h.xml": "no XML"})
    assert read(data, "a.docx").notices == ()


@pytest.mark.parametrize(
    ("main", "message"),
    [
        ("", "damaged"),
        ("no XML", "damaged"),
        (f'<w:document xmlns:w="{USUAL}"/>', "no body"),
        (document(BODY, head='<!DOCTYPE w [<!ENTITY a "修路">]>'), "document type definition"),
        (document("<w:tbl><w:tr><w:tc>" * 100 + BODY + "</w:tc></w:tr></w:tbl>" * 100), "256 deep"),
        (document(paragraph("镇" * 3_400_000)), "single text"),
        (document("<w:p/>" * 3_000_000), "too many pieces"),
    ],
)
def test_a_main_part_that_cannot_be_read_is_refused_with_the_reason(main, message):
    with pytest.raises(WuzhenError, match=rf"^a\.docx: .*{message}"):
        read(package(parts={"word/document.xml": main}), "a.docx")


def test_only_the_parts_that_are_needed_are_unpacked():
    picture = {"word/media/a.png": b"\0" * (limits.ARCHIVE_PART.most + 1)}
    data = package(BODY, further=related("image", "media/a.png"), parts=picture)
    assert texts(data) == [SENTENCE]


def test_a_part_that_is_too_large_is_named_as_such():
    data = package(main=b" " * (limits.ARCHIVE_PART.most + 1))
    with pytest.raises(WuzhenError, match=r"a part of this .* is too large"):
        read(data, "a.docx")


def test_a_directory_with_wrong_sizes_unpacks_no_more_than_it_declares():
    data = bytearray(package(paragraph("镇" * 1_000_000)))
    entry = data.rfind(b"word/document.xml") - 46
    struct.pack_into("<I", data, entry + 24, 100)
    with pytest.raises(WuzhenError, match="damaged"):
        read(bytes(data), "a.docx")


def test_many_small_parts_are_refused_by_their_number():
    data = package(BODY) + b"PK\x01\x02" * (limits.ARCHIVE_ENTRIES.most + 1)
    with pytest.raises(WuzhenError, match="too many files"):
        read(data, "a.docx")
