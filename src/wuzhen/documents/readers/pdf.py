"""PDF: what its text layer says, page by page, and which pages have none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from wuzhen.documents import limits
from wuzhen.documents.readers import pdf_process
from wuzhen.documents.readers.pdf_doubts import doubts, named
from wuzhen.documents.readers.pdf_layout import layout
from wuzhen.documents.readers.pdf_streams import is_damaged
from wuzhen.documents.readers.pdf_types import Page
from wuzhen.documents.types import Block, Content, Notice
from wuzhen.errors import WuzhenError

_FEWEST = 10
"""A PDF with fewer characters than this has no text layer worth the name."""
_STAMPED = 60
"""A scanned page may have so many characters of its own: a number, a running head, a stamp."""
_COVERED = 0.3
"""A page is a picture where pictures cover this share of it."""


def read(data: bytes, source: str) -> Content:
    """Return the paragraphs of a PDF with the pages on which they begin."""
    if len(data) > limits.PDF_BYTES:
        raise WuzhenError(
            "this PDF is too large",
            where=source,
            expected=f"at most {limits.PDF_BYTES // 2**20} MB",
            got=f"{len(data) / 2**20:.0f} MB",
            hint="split it into parts",
        )
    pages = pdf_process.pages(data, source)
    readable = [page for page in pages if page.readable]
    if pages and not readable:
        raise _damaged(source)
    damaged = is_damaged(data)
    if sum(len(run.text) for page in readable for run in page.runs) < _FEWEST:
        if damaged:
            raise _damaged(source)
        raise WuzhenError(
            "this PDF is a scan: its pages are images without text",
            where=source,
            expected="a PDF with a text layer",
            hint="run optical character recognition (OCR) on it first",
        )
    found = layout(readable)
    notices = [*_lost(pages, found.blocks), *doubts(found)]
    if damaged:
        notices.insert(0, Notice("a part of this PDF is damaged: text may be missing", lost=True))
    return Content(found.blocks, tuple(notices))


def _damaged(source: str) -> WuzhenError:
    return WuzhenError("this PDF is damaged", where=source, hint="save or download it again")


def _lost(pages: Sequence[Page], blocks: Iterable[Block]) -> Iterator[Notice]:
    """Yield what could not be read: pages that are pictures, pages that are damaged."""
    with_text = {block.page for block in blocks if not block.dropped}
    scanned = [page.number for page in pages if _is_scan(page, page.number in with_text)]
    if scanned:
        many = len(scanned) > 1
        yield Notice(
            f"{named(scanned)} {'have' if many else 'has'} no text layer"
            f" (scanned image{'s' if many else ''})",
            lost=True,
        )
    damaged = [page.number for page in pages if not page.readable]
    if damaged:
        yield Notice(f"{named(damaged)} cannot be opened: the file is damaged", lost=True)


def _is_scan(page: Page, has_text: bool) -> bool:
    signs = sum(len(run.text.strip()) for run in page.runs)
    if not signs:
        return page.covered > 0 or page.paths > 0  # else it is blank
    return page.covered >= _COVERED and signs <= _STAMPED and not has_text
