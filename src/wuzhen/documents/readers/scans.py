"""Scanned pages and pictures: their text recognised by the extra ``wuzhen[ocr]``, where it is."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from wuzhen.documents import limits, refusals
from wuzhen.documents.readers import office_process
from wuzhen.documents.readers.office_process import Budget
from wuzhen.documents.readers.pdf_types import Box, Page, Run
from wuzhen.documents.types import Content, Notice
from wuzhen.errors import WuzhenError

_BEYOND = {"pages": limits.OCR_PAGES, "pixels": limits.OCR_PIXELS}
_NEEDED = ("rapidocr", "onnxruntime")
_START = 20
"""Seconds of processor time to begin with."""
_MOST_FRAMES = 20
"""Pages of one picture for which there is time."""
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Recognised:
    """Pages with the text that was recognised on them, and what is doubtful about it."""

    pages: tuple[Page, ...]
    notices: tuple[Notice, ...] = ()


def hint() -> str | None:
    """Return what a user can do about pictures of text that were not read."""
    return None if installed() else "for OCR: pip install wuzhen[ocr]"


def installed() -> bool:
    """Return whether characters can be recognised here."""
    return all(map(find_spec, _NEEDED))


def read(data: bytes, source: str) -> Content:
    """Return the paragraphs on a picture of a page, or on several in one file."""
    from wuzhen.documents.readers import pdf

    if not installed():
        raise refusals.without_ocr(source, "this is an image")
    limits.OFFICE_BYTES.check(len(data), source)
    found = _recognised(data, source, [], _MOST_FRAMES)
    content = pdf.content(found.pages, source, "image")
    return Content(content.blocks, content.notices + found.notices)


def in_place_of_scans(
    pages: Sequence[Page], numbers: Sequence[int], data: bytes, source: str
) -> Recognised:
    """Return the pages of a PDF, those with these numbers recognised."""
    if not numbers or not installed():
        return Recognised(tuple(pages))
    try:
        limits.OCR_PAGES.check(len(numbers), source)
        found = _recognised(data, source, numbers, len(numbers))
    except WuzhenError as error:  # other pages may have text
        message = f"its scanned pages were not recognised: {error.what}"
        return Recognised(tuple(pages), (Notice(message, lost=True),))
    by_number = {page.number: page for page in found.pages}
    whole = tuple(by_number.get(page.number, page) for page in pages)
    return Recognised(whole, found.notices)


def _recognised(data: bytes, source: str, numbers: Sequence[int], count: int) -> Recognised:
    seconds = _START + limits.OCR_SECONDS * count
    budget = Budget(limits.OCR_MEMORY, seconds, {"numbers": list(numbers)})
    answer = json.loads(office_process.opened("ocr", data, source, _BEYOND, budget))
    return Recognised(tuple(map(_page, answer)), tuple(_doubts(answer)))


def _page(found: dict[str, Any]) -> Page:
    runs = tuple(Run(*run) for run in found["runs"])
    return Page(
        found["page"],
        Box(*found["box"]),
        runs,
        unplaced=found["unsure"],
        covered=0.0 if runs else 1.0,
    )


def _doubts(answer: Sequence[dict[str, Any]]) -> Iterator[Notice]:
    for page in answer:
        lines = page["doubtful"]
        if lines:
            shown = ", ".join(f"“{line[:20]}”" for line in lines[:_SHOWN])
            many = f"{len(lines)} lines" if len(lines) > 1 else "a line"
            yield Notice(f"page {page['page']} was recognised with doubt in {many}: {shown}")
