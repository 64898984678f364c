"""Web archives (.mht): the page in them, decoded.

No text of an archive are pictures, style sheets and scripts.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import replace

from wuzhen.documents import limits
from wuzhen.documents.readers import html, text
from wuzhen.documents.readers.mime import Part, parsed
from wuzhen.documents.types import Content, Notice
from wuzhen.errors import WuzhenError

OTHER = "another page of the web archive"
"""The rule by which frames and other pages are left out beside the page itself."""

_PAGES = ("text/html", "application/xhtml+xml")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_DOCUMENT = re.compile(r"\.(?:docx?|wps|pdf|rtf|xlsx?|ofd|txt)$", re.I)


def read(data: bytes, source: str) -> Content:
    """Return the content of the page that a web archive holds."""
    limits.WEB_ARCHIVE_BYTES.check(len(data), source)
    parts: list[Part] = []
    for part in _leaves(parsed(data.removeprefix(codecs.BOM_UTF8).lstrip()), source):
        parts.append(part)
        limits.WEB_ARCHIVE_PARTS.check(len(parts), source)
    pages = [part for part in parts if part.kind in _PAGES]
    pages = pages or [part for part in parts if part.kind == "text/plain"]
    if not pages:
        raise WuzhenError(
            "this web archive holds no page",
            where=source,
            expected="a part of the type text/html",
            hint="open it in a browser and save it again as .html",
        )
    contents = [_content(part, source) for part in pages]
    main = next((at for at, content in enumerate(contents) if _tells(content)), 0)
    blocks = [
        block if at == main or block.dropped else replace(block, dropped=OTHER)
        for at, content in enumerate(contents)
        for block in content.blocks
    ]
    return Content(tuple(blocks), tuple(_unread(parts)))


def _leaves(part: Part, source: str, depth: int = 0) -> Iterator[Part]:
    """Yield the parts that hold no further parts."""
    limits.WEB_ARCHIVE_NESTING.check(depth, source)
    if not part.holds_parts:
        yield part
    for inner in part.within():
        yield from _leaves(inner, source, depth + 1)


def _content(part: Part, source: str) -> Content:
    found = part.text(source)
    return html.read(found, source) if part.kind in _PAGES else text.read(found)


def _tells(content: Content) -> bool:
    """Return whether a page has text of its own, as a set of frames has not."""
    return any(block.dropped is None and _CHINESE.search(block.text) for block in content.blocks)


def _unread(parts: list[Part]) -> Iterator[Notice]:
    names = (part.name() for part in parts)
    for name in names:
        if _DOCUMENT.search(name):
            yield Notice(f"the file {name} in it was not read", lost=True)
