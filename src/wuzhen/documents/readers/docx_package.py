"""The parts of a .docx: a zip archive of XML, its parts found by their relationships."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lxml import etree

from wuzhen.documents import limits
from wuzhen.errors import WuzhenError

if TYPE_CHECKING:
    from lxml.etree import _Element

_STRICT = tuple(
    (b"http://purl.oclc.org/ooxml/" + strict, b"http://schemas.openxmlformats.org/" + usual)
    for strict, usual in (
        (b"wordprocessingml/main", b"wordprocessingml/2006/main"),
        (b"officeDocument/math", b"officeDocument/2006/math"),
        (b"drawingml/main", b"drawingml/2006/main"),
    )
)
"""The namespaces of Strict Office Open XML, and those that everybody else writes."""
_LIMITS = {
    "Excessive depth": "elements nested more than 256 deep",
    "too long": "a single text of more than 10 MB",
}
_WIDE = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\x00": "utf-16-le", b"\x00<": "utf-16-be"}
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")


class PartError(Exception):
    """A part that is not there, cannot be unpacked or is no XML."""


@dataclass(frozen=True, slots=True)
class Part:
    """One XML part of a package, with the parts that it names."""

    name: str
    root: _Element
    targets: tuple[tuple[str, str], ...] = field(default=())


class Package:
    """A .docx, of which only the parts that are needed are unpacked."""

    def __init__(self, data: bytes, source: str) -> None:
        limits.ARCHIVE_ENTRIES.check(data.count(b"PK\x01\x02"), source)
        self._source = source
        self._size = self._pieces = 0
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        # Part names know no capitals, and some programs write backslashes.
        self._entries = {
            entry.filename.replace("\\", "/").lstrip("/").lower(): entry
            for entry in self._archive.infolist()
        }

    def main(self) -> Part:
        """Return the part that holds the document's text."""
        named = (name for kind, name in self._targets("") if kind == "officeDocument")
        name = next((name for name in named if name.lower() in self._entries), "word/document.xml")
        return Part(name, self._root(name), self._targets(name))

    def related(self, part: Part, kind: str) -> Iterator[_Element | None]:
        """Yield the parts of a kind that a part names, ``None`` for one that cannot be read.

        A part that is outside the file is never fetched, and one that is named twice read once.
        """
        for name in dict.fromkeys(name for of, name in part.targets if of == kind):
            try:
                yield self._root(name)
            except (PartError, WuzhenError):
                yield None

    def root(self, name: str) -> _Element:
        """Return the part of this name; `PartError` where there is none or it is no XML."""
        return self._root(name)

    def content(self, name: str) -> bytes:
        """Return the content of the part of this name, nothing where there is none."""
        return self._unpacked(name) if name.lower() in self._entries else b""

    def _targets(self, name: str) -> tuple[tuple[str, str], ...]:
        folder, file = posixpath.split(name)
        try:
            root = self._root(posixpath.join(folder, "_rels", f"{file}.rels"))
        except PartError:
            return ()
        return tuple(_targets(root, folder))

    def _root(self, name: str) -> _Element:
        data = _as_utf8(self._unpacked(name))
        self._pieces += data.count(b"<") + data.count(b"=")
        limits.ELEMENTS.check(self._pieces, self._source)
        return _parsed(data)

    def _unpacked(self, name: str) -> bytes:
        entry = self._entries.get(name.lower())
        if entry is None:
            raise PartError(f"there is no part {name}")
        limits.ARCHIVE_PART.check(entry.file_size, self._source)
        self._size += entry.file_size
        limits.ARCHIVE_UNPACKED.check(self._size, self._source)
        try:
            with self._archive.open(entry) as file:
                # A size in the directory may be a lie, so no more than that is unpacked.
                return file.read(entry.file_size + 1)
        except Exception as error:  # zipfile meets damage with a dozen kinds of exception
            raise PartError(f"{name} cannot be unpacked: {error}") from error


def _targets(root: _Element, folder: str) -> Iterator[tuple[str, str]]:
    for relation in root:
        target = relation.get("Target")
        if target and relation.get("TargetMode") != "External":
            path = posixpath.normpath(posixpath.join("/", folder, unquote(target)))
            yield relation.get("Type", "").rpartition("/")[2], path.lstrip("/")


def _as_utf8(data: bytes) -> bytes:
    wide = next((name for mark, name in _WIDE.items() if data.startswith(mark)), None)
    return _DECLARATION.sub("", data.decode(wide, "replace")).encode() if wide else data


def of_one_file(content: str, source: str) -> _Element:
    """Return the root of a document that is one file of XML; `PartError` where it is none."""
    limits.ARCHIVE_PART.check(len(content), source)
    limits.ELEMENTS.check(content.count("<") + content.count("="), source)
    # What it declares to be encoded in is decoded already.
    return _parsed(_DECLARATION.sub("", content).encode("utf-8", "replace"))


def _parsed(data: bytes) -> _Element:
    if b"<!DOCTYPE" in data:
        # No word processor writes one, and entities can make a small file endless.
        raise PartError("XML with a document type definition")
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        limit = next((limit for sign, limit in _LIMITS.items() if sign in str(error)), None)
        raise PartError(limit or str(error)) from error
