"""Readers asked by their content, and a converter where one is installed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import office
import pytest

from wuzhen.documents import Document, read_bytes
from wuzhen.documents.readers import scans


@pytest.fixture(autouse=True)
def _without_ocr(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Recognise no characters but where a test asks for it: it takes seconds, and is an extra."""
    if "ocr" not in request.fixturenames:
        monkeypatch.setattr(scans, "installed", lambda: False)


@pytest.fixture
def ocr() -> None:
    """Recognise characters; skips the test where the extra is not installed."""
    if not scans.installed():
        pytest.skip("wuzhen[ocr] is not installed")


@pytest.fixture
def outline() -> Callable[..., Document]:
    """Read lines of text as one report."""
    return lambda *lines: read_bytes("\n".join(lines).encode("utf-8"), "report.txt")


@pytest.fixture
def to_pdf(tmp_path: Path) -> Callable[[bytes], bytes]:
    """Convert a .docx to PDF; skips the test where LibreOffice is not installed."""
    if not office.installed():
        pytest.skip("LibreOffice is not installed")
    return lambda docx: office.converted(docx, "docx", "pdf", tmp_path)
