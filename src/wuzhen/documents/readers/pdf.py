"""PDF: the text layer, page by page, and which pages have none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from wuzhen.documents import limits
from wuzhen.documents.readers import pdf_process, scans
from wuzhen.documents.readers.pdf_doubts import doubts, named
from wuzhen.documents.readers.pdf_layout import Layout, layout
from wuzhen.documents.readers.pdf_streams import is_damaged
from wuzhen.documents.readers.pdf_types import Page
from wuzhen.documents.types import Content, Notice
from wuzhen.errors import WuzhenError

_FEWEST = 10
"""A PDF with fewer characters than this has no text layer worth the name."""
_STAMPED = 60
"""A scanned page may have so many characters of its own: a number, a running head, a stamp."""
_UNKNOWN = re.compile(r"[\ue000-\uf8ff\ufffd\x01-\x1f\x7f-\x9f]+")
_COVERED = 0.3
"""A page is a picture where pictures cover this share of it."""


def read(data: bytes, source: str) -> Content:
    """Return the paragraphs of a PDF with the pages on which they begin."""
    limits.PDF_BYTES.check(len(data), source)
    pages = pdf_process.pages(data, source)
    found = scans.in_place_of_scans(pages, unread(pages), data, source)
    read = content(found.pages, source, "PDF", damaged=is_damaged(data))
    return replace(read, notices=read.notices + found.notices)


def unread(pages: Sequence[Page]) -> list[int]:
    """Return the numbers of the pages that are pictures, or whose fonts name no characters."""
    readable = [page for page in pages if page.readable]
    signs = {page.number: _signs(page) for page in readable}
    suspect = [page for page in readable if _is_scan(page, len(signs[page.number]), False)]
    garbled = [number for number, text in signs.items() if _is_garbled(text)]
    with_text = _with_text(layout(readable)) if suspect else set()
    pictures = [page.number for page in suspect if page.number not in with_text]
    return sorted({*pictures, *garbled})


def content(pages: Sequence[Page], source: str, kind: str, *, damaged: bool = False) -> Content:
    """Return the paragraphs of pages; ``damaged``: some of the file may be missing.

    ``kind`` is what the file is called in messages.
    """
    readable = [page for page in pages if page.readable]
    if pages and not readable:
        raise _damaged(source, kind)
    signs = {page.number: _signs(page) for page in readable}
    if sum(map(len, signs.values())) < _FEWEST:
        raise _damaged(source, kind) if damaged else _without_text(source, kind)
    if all(map(_is_garbled, filter(None, signs.values()))):
        why = "its fonts do not tell which characters they hold"
        raise _without_text(source, kind, why)
    found = layout(readable)
    notices = [*_lost(pages, signs, found, kind), *doubts(found)]
    if damaged:
        message = f"a part of this {kind} is damaged: text may be missing"
        notices.insert(0, Notice(message, lost=True))
    return Content(found.blocks, tuple(notices))


def _without_text(
    source: str, kind: str, why: str = "its pages are images without text"
) -> WuzhenError:
    what = "is a scan" if "images" in why else "holds no readable text"
    return WuzhenError(
        f"this {kind} {what}: {why}",
        where=source,
        expected=f"{'an' if kind == 'OFD' else 'a'} {kind} with a text layer",
        hint=scans.hint() if kind == "PDF" else None,
    )


def _signs(page: Page) -> str:
    return "".join("".join((*(run.text for run in page.runs), page.unplaced)).split())


def _damaged(source: str, kind: str) -> WuzhenError:
    return WuzhenError(f"this {kind} is damaged", where=source, hint="save or download it again")


def _lost(
    pages: Sequence[Page], signs: Mapping[int, str], found: Layout, kind: str
) -> Iterator[Notice]:
    """Yield what could not be read: pages that are pictures, garbled or damaged."""
    with_text = _with_text(found)
    scanned = [
        page.number
        for page in pages
        if page.readable and _is_scan(page, len(signs[page.number]), page.number in with_text)
    ]
    if scanned:
        verb, images = ("have", "images") if len(scanned) > 1 else ("has", "image")
        message = f"{named(scanned)} {verb} no text layer (scanned {images})"
        advice = scans.hint() if kind == "PDF" else None
        yield Notice(f"{message}; {advice}" if advice else message, lost=True)
    garbled = [number for number, text in signs.items() if _is_garbled(text)]
    if garbled:
        yield Notice(
            f"the text of {named(garbled)} cannot be read: "
            "its fonts do not tell which characters they hold",
            lost=True,
        )
    damaged = [page.number for page in pages if not page.readable]
    if damaged:
        yield Notice(f"{named(damaged)} cannot be opened: the file is damaged", lost=True)


def _with_text(found: Layout) -> set[int]:
    return {
        line.page
        for region in found.regions
        for line in region.lines
        if line.text or not all(block.dropped for block in line.table)
    }


def _is_scan(page: Page, signs: int, has_text: bool) -> bool:
    if not signs:
        return page.covered > 0 or page.paths > 0  # else it is blank
    return page.covered >= _COVERED and signs <= _STAMPED and not has_text


def _is_garbled(text: str) -> bool:
    """Return whether most characters are unknown."""
    unknown = sum(map(len, _UNKNOWN.findall(text)))
    return unknown >= _FEWEST and unknown > len(text) / 2
