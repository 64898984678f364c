"""PDFs that cannot be read say why."""

from pathlib import Path

import pypdfium2
import pytest

from wuzhen.documents import read_bytes
from wuzhen.errors import WuzhenError

SAMPLE = (Path(__file__).parents[2] / "data/sample.pdf").read_bytes()


def test_a_scan_is_told_from_a_text():
    import io

    document = pypdfium2.PdfDocument.new()
    document.new_page(595, 842)
    buffer = io.BytesIO()
    document.save(buffer)
    document.close()
    with pytest.raises(WuzhenError, match=r"scan\.pdf: this PDF is a scan.*OCR"):
        read_bytes(buffer.getvalue(), "scan.pdf")


def test_a_broken_file_is_one_clear_error():
    with pytest.raises(WuzhenError, match=r"a\.pdf: this PDF is damaged"):
        read_bytes(SAMPLE[:400], "a.pdf")


def test_an_encrypted_file_says_so():
    encrypted = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]"
        b"/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
        b"4 0 obj<</Filter/Standard/V 1/R 2/P -4/O<" + b"ab" * 32 + b">/U<" + b"cd" * 32 + b">>>"
        b"endobj\ntrailer<</Root 1 0 R/Encrypt 4 0 R/ID[<01><01>]/Size 5>>\n%%EOF"
    )
    with pytest.raises(WuzhenError, match=r"a\.pdf: this PDF is encrypted"):
        read_bytes(encrypted, "a.pdf")
