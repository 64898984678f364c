"""Damage inside a PDF is found, though pdfium reads on without a warning."""

import zlib

import pytest

from pdfs import Page, pdf, stream, text
from wuzhen.documents.readers.pdf_streams import is_damaged

PACKED = zlib.compress(b"BT ET " * 200)


def packed(data, more=b""):
    return b"4 0 obj\n<<%s/Filter/FlateDecode>>stream\n" % more + data + b"\nendstream"


def test_a_sound_file_is_sound():
    assert not is_damaged(pdf(Page([text(80, 700, "茶山")])))
    assert not is_damaged(b"4 0 obj" + stream(b"", compress=True))


@pytest.mark.parametrize(
    "data", [PACKED[:-9], PACKED[:6] + b"\xff\x00" + PACKED[8:], b"", b"BT ET"]
)
def test_a_stream_that_cannot_be_unpacked_to_its_end_is_damaged(data):
    assert is_damaged(packed(PACKED) + packed(data))


@pytest.mark.parametrize("more", [b"/Subtype/Image", b"/Length1 20", b"/Subtype/Type1C"])
def test_pictures_and_fonts_hold_no_text(more):
    assert not is_damaged(packed(PACKED[:-9], more))


def test_other_packings_and_encrypted_files_are_not_asked():
    assert not is_damaged(packed(b"x").replace(b"FlateDecode", b"LZWDecode"))
    assert not is_damaged(packed(b"x") + b"/Encrypt 5 0 R")


def test_what_unpacks_to_very_much_is_not_unpacked_to_its_end():
    bomb = zlib.compress(zlib.compress(bytes(200 * 2**20), 9), 9)
    assert not is_damaged(packed(zlib.decompress(bomb)))


def test_streams_without_an_end_take_no_time():
    assert is_damaged(b"4 0 obj<</Filter/FlateDecode>>stream\n" * 100_000)
