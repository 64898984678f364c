"""Readers asked by their content, and a converter where one is installed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import office
import pytest

from wuzhen.documents import Document, read_bytes


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
