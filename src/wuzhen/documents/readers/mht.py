"""Web archives (.mht) and saved mails: the page in them, decoded.

No text of an archive are pictures, style sheets and scripts.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import email
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.message import Message

from wuzhen.documents import limits
from wuzhen.documents.encoding import decode
from wuzhen.documents.readers import html, text
from wuzhen.documents.types import Content, Notice
from wuzhen.errors import WuzhenError

OTHER = "another page of the web archive"
"""The rule by which frames and other pages are left out beside the page itself."""

_PAGES = ("text/html", "application/xhtml+xml")
_HEAD_END = re.compile(rb"(?:\A|\r?\n)\r?\n")
_LONGEST_HEAD = 2**14
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}
_DOCUMENT = re.compile(r"\.(?:docx?|wps|pdf|rtf|xlsx?|ofd|txt)$", re.I)


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of an archive: its header and its content as it was sent."""

    head: Message
    body: bytes

    def data(self) -> bytes:
        """Return the content."""
        coded = str(self.head.get("Content-Transfer-Encoding", "")).strip().lower()
        if coded == "quoted-printable":
            return quopri.decodestring(self.body)
        if coded != "base64":
            return self.body
        try:
            return binascii.a2b_base64(self.body)
        except binascii.Error:  # the end may be cut off
            whole = re.sub(rb"[^A-Za-z0-9+/]", b"", self.body)
            return base64.b64decode(whole[: len(whole) // 4 * 4])


def read(data: bytes, source: str) -> Content:
    """Return the content of the page that a web archive holds."""
    limits.WEB_ARCHIVE_BYTES.check(len(data), source)
    parts: list[_Part] = []
    for part in _parts(data.removeprefix(codecs.BOM_UTF8).lstrip(), source):
        parts.append(part)
        limits.WEB_ARCHIVE_PARTS.check(len(parts), source)
    pages = [part for part in parts if part.head.get_content_type() in _PAGES]
    pages = pages or [part for part in parts if part.head.get_content_type() == "text/plain"]
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


def _parts(data: bytes, source: str, depth: int = 0) -> Iterator[_Part]:
    """Yield the parts that hold no further parts."""
    limits.WEB_ARCHIVE_NESTING.check(depth, source)
    end = _HEAD_END.search(data)
    head = email.message_from_bytes(data[: min(end.start() if end else len(data), _LONGEST_HEAD)])
    body = data[end.end() :] if end else b""
    boundary = head.get_boundary()
    if head.get_content_maintype() == "multipart" and boundary:
        for piece in _pieces(body, boundary.encode("ascii", "replace")):
            yield from _parts(piece, source, depth + 1)
    elif head.get_content_type() == "message/rfc822":
        yield from _parts(body, source, depth + 1)
    else:
        yield _Part(head, body)


def _pieces(body: bytes, boundary: bytes) -> Iterator[bytes]:
    """Yield what stands between the lines that part the parts, but for what stands before them."""
    line = re.compile(rb"(?:\A|\n)--" + re.escape(boundary) + rb"(?:--)?[ \t]*+\r?+(?=\n|\Z)")
    start: int | None = None
    for found in line.finditer(body):
        if start is not None:
            yield body[start : found.start()]
        start = found.end() + 1
    if start is not None and body[start:].strip():
        yield body[start:]


def _content(part: _Part, source: str) -> Content:
    content = _decoded(part, source)
    if part.head.get_content_type() in _PAGES:
        return html.read(content, source)
    return text.read(content)


def _decoded(part: _Part, source: str) -> str:
    """Return the text of a part in UTF-8, in the encoding that it names or in what it seems to be.

    Archives name GB 2312 and mean its supersets, which hold characters such as 镕.
    """
    data = part.data()
    named = part.head.get_content_charset() or ""
    for encoding in () if b"\0" in data else ("utf-8", _WIDER.get(named, named)):
        try:
            return codecs.decode(data, encoding).removeprefix("\ufeff")
        except (UnicodeError, LookupError, ValueError):
            continue
    return decode(data, source)


def _tells(content: Content) -> bool:
    """Tell whether a page has text of its own, as a set of frames has not."""
    return any(block.dropped is None and _CHINESE.search(block.text) for block in content.blocks)


def _unread(parts: list[_Part]) -> Iterator[Notice]:
    names = (part.head.get_filename() or "" for part in parts)
    for name in names:
        if _DOCUMENT.search(name):
            yield Notice(f"the file {name} in it was not read", lost=True)
