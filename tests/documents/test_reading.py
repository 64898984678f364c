"""Whatever is read, a user gets a document or one clear error."""

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import authored
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wuzhen.documents import Document, read, read_bytes
from wuzhen.errors import WuzhenError

DOCX = authored.docx()
PDF = (Path(__file__).parent.parent / "data/sample.pdf").read_bytes()
HEADS = st.sampled_from([b"", b"PK\x03\x04", b"%PDF-1.7\n", b"<html>", b"{", b"# ", b"\xff\xfe"])
FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def attempt(data):
    """Return a document with body paragraphs, or ``None`` where there was a clear error."""
    try:
        document = read_bytes(data, "standard input")
    except WuzhenError:
        return None
    assert isinstance(document, Document)
    assert document.paragraphs
    return document


@settings(max_examples=300, deadline=None)
@given(HEADS, st.binary(max_size=400))
def test_any_bytes_are_a_document_or_a_clear_error(head, data):
    attempt(head + data)


@settings(deadline=None)
@given(HEADS, st.text(max_size=300))
def test_any_text_is_a_document_or_a_clear_error(head, text):
    attempt(head + text.encode("utf-8", "ignore"))


@FEW
@given(st.sampled_from([DOCX, PDF]), st.data())
def test_a_file_with_a_few_wrong_bytes_is_a_document_or_a_clear_error(file, data):
    damaged = bytearray(file)
    for _ in range(data.draw(st.integers(1, 20))):
        damaged[data.draw(st.integers(0, len(file) - 1))] = data.draw(st.integers(0, 255))
    attempt(bytes(damaged))


def test_half_a_file_is_a_clear_error():
    assert attempt(DOCX[: len(DOCX) // 2]) is None


def test_wrong_xml_inside_a_sound_archive_is_a_clear_error():
    for content in (b"", b"<a/>", b"<w:document/>", b"\x00\x01"):
        buffer = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(DOCX)) as old, zipfile.ZipFile(buffer, "w") as new:
            for name in old.namelist():
                new.writestr(name, content if name == "word/document.xml" else old.read(name))
        assert attempt(buffer.getvalue()) is None


def archive(*names):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "damaged"),
        (b'<?xml version="1.0"?>\n<office:document office:version="1.3"/>', "an OpenDocument file"),
        ('<?xml version="1.0"?><!-- 甲 --><uof:UOF uof:版本="1"/>'.encode(), "a UOF document"),
        (b'<?xml version="1.0"?><notes><note>' + "新建冷库。".encode() + b"</note></notes>", "XML"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (archive("ppt/presentation.xml"), "PowerPoint"),
        (archive("META-INF/container.xml"), "EPUB"),
        (archive("a.txt"), "zip"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"{\\rtf1 }", "no text at all"),
        (b"PK\x03\x04broken", "damaged"),
        (b"\x00\x9f\x92\x96\x00\x01", "encoding"),
        (b"<html><body><nav>a</nav></body></html>", "no body"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(data, message):
    with pytest.raises(WuzhenError, match=rf"^a\.docx: .*{message}"):
        read_bytes(data, "a.docx")


def test_what_is_not_supported_says_what_to_do():
    with pytest.raises(WuzhenError, match=r"save it as \.docx or \.pdf"):
        read_bytes(archive("ppt/presentation.xml"), "a.pptx")


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(WuzhenError, match=r"gone\.docx: no such file"):
        read(tmp_path / "gone.docx")


def test_a_folder_is_not_a_file(tmp_path):
    with pytest.raises(WuzhenError, match="this is no file"):
        read(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "PK台上见高低，十二支舞龙队轮番登场。",
        "GIF89a一类的动图由返乡青年做成。",
        "BM两个字母刻在老水车的轴上。",
        "RIFF格式的录音存入村史馆。",
        "打不开的报表开头写着%PDF-1.4，请村里重发。",
        "%PDF-几个字符印在了封面上。",
        "Rar!是压缩包的文件头。",
    ],
)
def test_a_text_that_begins_like_a_binary_file_is_a_text(text):
    (paragraph,) = read_bytes(text.encode(), "a.txt").paragraphs
    assert paragraph.text == text
    (paragraph,) = read_bytes(text.encode("gbk"), "a.txt").paragraphs
    assert paragraph.text == text


def test_a_pdf_with_something_before_its_header_is_a_pdf():
    assert attempt(b"\r\n" + PDF) is not None


@pytest.mark.parametrize("lines", [3, 200])
def test_hashtags_make_no_markdown(lines):
    line = "#乡村振兴#今年新修水渠三条，群众十分满意。"
    document = read_bytes("\n".join([line] * lines).encode(), "a.txt")
    assert [paragraph.text for paragraph in document.paragraphs] == [line] * lines


def test_what_was_lost_on_the_way_is_reported():
    data = ("今年新修水渠三条，群众十分满意。\n" * 3).encode("gbk") + b"\xff"
    (notice,) = read_bytes(data, "a.txt").notices
    assert (notice.message, notice.lost) == (
        "could not be decoded in 1 place, marked \ufffd", False
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("稻" * 100_001, "a paragraph is too long"),
        ("修路。\n" * 40_001, "this document has too many paragraphs"),
        (("稻" * 99_999 + "\n") * 11, "this document is too long"),
        ("a" * 10_000_001, "this text is too long"),
        ("\n" * 1_000_001 + "稻", "this text has too many lines"),
    ],
)
def test_a_text_beyond_the_limits_is_refused(text, message):
    with pytest.raises(WuzhenError, match=rf"^a\.txt: {message}"):
        read_bytes(text.encode(), "a.txt")


def test_no_reader_is_loaded_before_it_is_needed():
    heavy = ["lxml", "pypdfium2", "email"]
    code = f"import sys, wuzhen.documents; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


MOJIBAKE = "全镇新修灌渠三条，惠及农户四百户，群众十分满意。".encode().decode("latin-1")


@pytest.mark.parametrize("text", [MOJIBAKE, "~{H+DjPB=(>[uSR;5@#,H:VZJ.7VBzRb!#~}" * 2])
def test_a_text_without_any_chinese_is_doubted(text):
    document = read_bytes(text.encode(), "a.txt")
    assert [(notice.message, notice.lost) for notice in document.notices] == [
        ("holds no Chinese: it may have been saved in a wrong encoding", False)
    ]


def test_a_text_of_few_signs_is_not_doubted():
    assert read_bytes(b"Water, roads.", "a.txt").notices == ()
