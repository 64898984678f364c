"""A web page as a flat run of elements, texts and ends, however deep it is nested."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from wuzhen.documents import limits

_CHINESE = re.compile(r"[\u3400-\u9fff]+")
_ASKED = ("class", "id", "style", "hidden", "align", "size")
_AROUND = ("header", "footer")
"""How LibreOffice names the header and footer of a document that it saves as a page."""
_CODE = frozenset(("script", "style"))
_TEXT_ONLY = re.compile(
    r"<(/?)(title|textarea|iframe|noscript|noembed|noframes|xmp)\b([^<>]*+)>?", re.I
)
_MOST_UNCLOSED = 10
_CHUNK = 2**18


@dataclass(slots=True)
class Element:
    """An element of a page.

    ``weight`` is the number of Chinese characters in it, scripts and styles aside;
    ``titled``: whether the heading of the page is in it.
    """

    tag: str
    attributes: Mapping[str, str]
    weight: int
    titled: int


@dataclass(slots=True)
class Page:
    """The content of a page in order; ``None`` is the end of the element that is open."""

    events: list[Element | str | None] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    weight: int = 0
    titles: int = 0


def weight(text: str) -> int:
    """Return the number of Chinese characters in a text."""
    return sum(map(len, _CHINESE.findall(text)))


def parsed(content: str, source: str) -> Page:
    """Return the content of a page; as in browsers, no fault in it is an error.

    An element that XHTML closes itself, such as ``<script/>``, is empty, and so is one that would
    take all that follows for its text, such as a title that is never closed.
    """
    limits.PAGE_CHARACTERS.check(len(content), source)
    content = _opened(content)
    if not content.strip():
        return Page()
    target = _Target(source)
    takes: Any = target  # the stubs ask for more than the parser calls
    parser = etree.HTMLParser(
        target=takes, encoding="utf-8", no_network=True, remove_comments=True, huge_tree=True
    )
    for at in range(0, len(content), _CHUNK):
        parser.feed(content[at : at + _CHUNK].encode("utf-8", "replace"))
    parser.close()
    return target.page


def _opened(content: str) -> str:
    """Return a page without the beginnings of elements that hold text only and never end."""
    start = 0
    for _ in range(_MOST_UNCLOSED):
        unclosed: re.Match[str] | None = None
        for tag in _TEXT_ONLY.finditer(content, start):
            if unclosed is None and not tag[1] and not tag[3].endswith("/"):
                unclosed = tag
            elif unclosed is not None and tag[1] and tag[2].lower() == unclosed[2].lower():
                unclosed = None
        if unclosed is None:
            break
        start = unclosed.start()
        content = content[:start] + content[unclosed.end() :]
    return content


class _Target:
    """Takes what the parser finds, and builds no tree."""

    def __init__(self, source: str) -> None:
        self.page = Page()
        self._source = source
        self._open: list[Element] = []
        self._count = self._size = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""
        self._count += 1
        limits.PAGE_ELEMENTS.check(self._count, self._source)
        page = self.page
        page.titles += tag == "h1"
        kept = {name: attributes[name] for name in _ASKED if name in attributes}
        if "href" in attributes:
            kept["href"] = ""  # where a link leads does not matter
        element = Element(tag, kept, -page.weight, -page.titles + (tag == "h1"))
        if attributes.get("title") in _AROUND:
            kept["title"] = attributes["title"]
        page.events.append(element)
        self._open.append(element)

    def end(self, _tag: str) -> None:
        """Take the end of an element."""
        if not self._open:
            return
        element = self._open.pop()
        element.weight += self.page.weight
        element.titled += self.page.titles
        self.page.events.append(None)

    def data(self, text: str) -> None:
        """Take text."""
        tag = self._open[-1].tag if self._open else ""
        if tag == "style":
            self.page.styles.append(text)
        if tag in _CODE:
            return
        self._size += len(text.strip())
        limits.CHARACTERS.check(self._size, self._source)
        self.page.weight += weight(text)
        self.page.events.append(text)

    def close(self) -> None:
        """Take the end of the page."""
        while self._open:
            self.end("")
