"""What the first look at bytes shows: the container that they are in, and the names within it."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from dataclasses import dataclass
from typing import Literal

from wuzhen.documents import limits, ole
from wuzhen.errors import WuzhenError

Container = Literal["zip", "ole", "mail", "plain"]
"""An archive, an OLE compound file, a file that begins with mail headers, anything else."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_HEADER = 2**14
_HEADER_LINE = re.compile(rb"^[!-9;-~]++:")
_BY_CONTENT = re.compile(
    rb"^(?:MIME-Version|Content-Type):\s*(?:1\.0|multipart/|text/html)", re.I | re.M
)
_FROM = re.compile(rb"^From:", re.I | re.M)
_SENT = re.compile(rb"^(?:To|Cc|Date|Received|Message-ID|Delivered-To|Return-Path):", re.I | re.M)
_ODF = b"application/vnd.oasis.opendocument."


@dataclass(frozen=True, slots=True)
class Signs:
    """The bytes, their container, and the names of its parts in small letters.

    ``kind`` is the kind that an OpenDocument file declares, such as ``text``; ``sent``: a
    file with mail headers is a mail, and no page that was saved.
    """

    data: bytes
    container: Container = "plain"
    names: frozenset[str] = frozenset()
    kind: str = ""
    sent: bool = False

    def begins(self, *prefixes: str) -> bool:
        """Return whether the name of a part begins with one of these."""
        return any(name.startswith(prefixes) for name in self.names)


def of(data: bytes, source: str) -> Signs:
    """Return what the bytes show of themselves."""
    if data.startswith(_ZIP):
        return _archive(data, source)
    if data.startswith(_OLE):
        return Signs(data, "ole", ole.names(data))
    return _mail(data)


def _mail(data: bytes) -> Signs:
    # Header lines up to the first empty one, and among them what makes it an archive or a mail.
    head = re.split(
        rb"\r?\n\r?\n", data[:_HEADER].removeprefix(codecs.BOM_UTF8).lstrip(), maxsplit=1
    )[0]
    lines = re.sub(rb"\r?\n[ \t]+", b" ", head).splitlines()
    sent = bool(_FROM.search(head) and _SENT.search(head)) and b"<Saved by" not in head
    if (sent or _BY_CONTENT.search(head)) and all(map(_HEADER_LINE.match, lines[:-1])):
        saved = re.search(rb"^Snapshot-Content-Location:", head, re.I | re.M)
        return Signs(data, "mail", sent=sent and not saved and not _is_related(head))
    return Signs(data)


def _is_related(head: bytes) -> bool:
    # Browsers and word processors save a page as one part of several, without a recipient.
    related = re.search(rb"^Content-Type:\s*multipart/related", head, re.I | re.M)
    return bool(related) and not re.search(rb"^(?:To|Received|Delivered-To):", head, re.I | re.M)


def _archive(data: bytes, source: str) -> Signs:
    limits.PACKAGE_ENTRIES.check(data.count(b"PK\x01\x02"), source)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        names = [name.replace("\\", "/").lstrip("/").lower() for name in archive.namelist()]
    except Exception as error:  # zipfile meets damage with a dozen kinds of exception
        raise WuzhenError(
            "this file is damaged",
            where=source,
            expected="a .docx document",
            got="a broken zip archive",
            hint="open it in a word processor and save it again as .docx",
        ) from error
    kind = ""
    if "mimetype" in names:
        at = data.find(_ODF)  # it comes first and is not packed
        kind = data[at + len(_ODF) : at + len(_ODF) + 20].split(b"PK")[0].decode("latin-1")
        kind = kind if 0 <= at < _HEADER else ""
    return Signs(data, "zip", frozenset(names), kind)
