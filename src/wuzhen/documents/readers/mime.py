"""The parts of a mail or a web archive, and their texts and names, decoded by hand.

The standard library decodes in the encoding that is named; mails name GB 2312 and mean its
supersets, which hold characters such as 镕.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import email
import email.header
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.message import Message
from urllib.parse import unquote_to_bytes

from wuzhen.documents.encoding import decode

_HEAD_END = re.compile(rb"(?:\A|\r?\n)\r?\n")
_LONGEST_HEAD = 2**14
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}
_LONGEST_NAME = 500


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its header and its content as it was sent."""

    head: Message
    body: bytes

    @property
    def kind(self) -> str:
        """The type of the content, such as ``text/html``."""
        return self.head.get_content_type()

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

    def text(self, source: str) -> str:
        """Return the content in UTF-8, in the encoding that it names or in what it seems to be."""
        data = self.data()
        named = self.head.get_content_charset() or ""
        for encoding in () if b"\0" in data else ("utf-8", _WIDER.get(named, named)):
            try:
                return codecs.decode(data, encoding).removeprefix("\ufeff")
            except (UnicodeError, LookupError, ValueError):
                continue
        return decode(data, source)

    def name(self) -> str:
        """Return the name of the file that the content is, ``""`` where it has none."""
        for header, parameter in (("content-disposition", "filename"), ("content-type", "name")):
            found = self.head.get_param(parameter, header=header)
            if isinstance(found, tuple):  # RFC 2231: an encoding, a language, bytes
                data = unquote_to_bytes(found[2]) if "%" in found[2] else found[2].encode("latin-1")
                return _word(data, found[0])
            if found:
                return words(found)
        return ""

    @property
    def holds_parts(self) -> bool:
        """Whether this part is made of parts, or is a mail within the mail."""
        multipart = self.head.get_content_maintype() == "multipart"
        return self.kind == "message/rfc822" or (multipart and bool(self.head.get_boundary()))

    def within(self) -> Iterator[Part]:
        """Yield the parts that this one is made of."""
        if self.kind == "message/rfc822":
            yield parsed(self.data())
        elif self.holds_parts:
            boundary = (self.head.get_boundary() or "").encode("ascii", "replace")
            yield from map(parsed, _pieces(self.body, boundary))


def parsed(data: bytes) -> Part:
    """Return the part in these bytes: header lines, an empty line, the content."""
    end = _HEAD_END.search(data)
    head = email.message_from_bytes(data[: min(end.start() if end else len(data), _LONGEST_HEAD)])
    return Part(head, data[end.end() :] if end else b"")


def header(part: Part, name: str) -> str:
    """Return a header line of a part as text."""
    raw = (value for key, value in part.head.raw_items() if key.lower() == name.lower())
    return words(str(next(raw, "")))


def words(raw: str) -> str:
    """Return a header line with its encoded words read, and its bytes in UTF-8 or GB 18030."""
    raw = " ".join(raw.split())
    if "=?" not in raw:
        return _word(raw.encode("utf-8", "surrogateescape"), None)[:_LONGEST_NAME]
    try:
        pieces = email.header.decode_header(raw)
    except HeaderParseError:
        return raw[:_LONGEST_NAME]
    texts = (
        _word(data, encoding) if isinstance(data, bytes) else _word(_bytes(data), None)
        for data, encoding in pieces
    )
    return "".join(texts).strip()[:_LONGEST_NAME]


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _word(data: bytes, named: str | None) -> str:
    named = (named or "").lower()
    for encoding in ("utf-8", _WIDER.get(named, named), "gb18030"):
        try:
            return codecs.decode(data, encoding)
        except (UnicodeError, LookupError, ValueError):
            continue
    return data.decode("utf-8", "replace")


def _pieces(body: bytes, boundary: bytes) -> Iterator[bytes]:
    """Yield what is between the boundary lines, without what comes before the first."""
    line = re.compile(rb"(?:\A|\n)--" + re.escape(boundary) + rb"(?:--)?[ \t]*+\r?+(?=\n|\Z)")
    start: int | None = None
    for found in line.finditer(body):
        if start is not None:
            yield body[start : found.start()]
        start = found.end() + 1
    if start is not None and body[start:].strip():
        yield body[start:]
