"""OFD (GB/T 33190), the page format of Chinese offices: its text laid out as that of a PDF is."""

from __future__ import annotations

import json
from typing import Any

from wuzhen.documents import limits
from wuzhen.documents.readers import office_process, pdf
from wuzhen.documents.readers.pdf_types import Box, Page, Run
from wuzhen.documents.types import Content

_BEYOND = {
    "pages": limits.PDF_PAGES,
    "page_glyphs": limits.PDF_PAGE_GLYPHS,
    "glyphs": limits.PDF_GLYPHS,
    "runs": limits.PDF_RUNS,
}


def read(data: bytes, source: str) -> Content:
    """Return the paragraphs of an OFD file with the pages on which they begin."""
    office_process.check_package(data, source)
    answer = json.loads(office_process.opened("ofd", data, source, _BEYOND))
    return pdf.content([_page(found) for found in answer], source, "OFD")


def _page(found: dict[str, Any]) -> Page:
    if "runs" not in found:
        return Page(found["page"], Box(0, 0, 0, 0), readable=False)
    return Page(
        found["page"],
        Box(*found["box"]),
        tuple(Run(*run) for run in found["runs"]),
        tuple(Box(*rule) for rule in found["rules"]),
        paths=found["paths"],
        covered=1.0 if found["pictures"] and not found["runs"] else 0.0,
    )
