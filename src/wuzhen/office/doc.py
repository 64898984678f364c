"""A Word 97-2003 or WPS document becomes a .docx."""

from __future__ import annotations

from pathlib import Path

from doc2docx import convert as to_docx
from doc2docx.errors import EncryptedDocumentError

from wuzhen.office import Fault

_UNUSED = slice(8, 24)
"""The class id in the header, where WPS writes what msdoc2docx refuses."""


def convert(folder: Path, _: dict[str, int]) -> None:
    """Convert ``input`` to ``output``."""
    data = bytearray((folder / "input").read_bytes())
    data[_UNUSED] = bytes(16)
    source, target = folder / "report.doc", folder / "report.docx"
    source.write_bytes(data)
    try:
        to_docx(source, target)
    except EncryptedDocumentError:
        raise Fault("encrypted") from None
    target.rename(folder / "output")
