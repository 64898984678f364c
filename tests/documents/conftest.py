"""Readers asked by their content, and a converter where one is installed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from wuzhen.documents import Document, read_bytes


@pytest.fixture
def outline() -> Callable[..., Document]:
    """Read lines of text as one report."""
    return lambda *lines: read_bytes("\n".join(lines).encode("utf-8"), "report.txt")


@pytest.fixture
def to_pdf(tmp_path: Path) -> Callable[[bytes], bytes]:
    """Convert a .docx to PDF; skips the test where LibreOffice is not installed."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")

    def convert(docx: bytes) -> bytes:
        (tmp_path / "report.docx").write_bytes(docx)
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
        subprocess.run(
            [*command, str(tmp_path / "report.docx")], check=True, capture_output=True, timeout=120
        )
        return (tmp_path / "report.pdf").read_bytes()

    return convert
