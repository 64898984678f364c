"""A document as .docx in the habits of official documents (GB/T 9704-2012), ready to edit.

The parts of the package are written by hand, line by line: no library keeps the whole document in
memory, and each style names its East Asian font itself.
"""

from __future__ import annotations

import shutil
import zipfile
from typing import IO
from xml.sax.saxutils import escape

from wuzhen.output.docx_parts import BEFORE_BODY, BEHIND_BODY, PARTS, STYLE_OF, heading_style
from wuzhen.output.prose import Line

TIME = (1980, 1, 1, 0, 0, 0)
"""The timestamp of every part, fixed so that the same taggings give the same bytes."""


class Docx:
    """Word's format: a paragraph of a named style for each line."""

    def line(self, line: Line) -> bytes:
        """Return the line as a paragraph of WordprocessingML."""
        style = heading_style(line.level) if line.kind == "heading" else STYLE_OF[line.kind]
        text = escape(line.text).replace("\t", "</w:t><w:tab/><w:t>")
        return (
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
            f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>\n'
        ).encode()

    def write(self, stream: IO[bytes], head: bytes, body: IO[bytes]) -> None:
        """Write the package."""
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in PARTS.items():
                package.writestr(_entry(name), content)
            with package.open(_entry("word/document.xml"), "w", force_zip64=True) as document:
                document.write(BEFORE_BODY.encode() + head)
                shutil.copyfileobj(body, document)
                document.write(BEHIND_BODY.encode())


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry
