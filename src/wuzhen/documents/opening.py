"""Open a file or standard input, bounded, and read the document in it."""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from os import stat_result
from pathlib import Path, PurePath
from typing import IO

from wuzhen.documents import limits
from wuzhen.documents.finding import Source, shown, unreadable
from wuzhen.documents.reading import read_bytes
from wuzhen.documents.refusals import UnsupportedError
from wuzhen.documents.types import Document, Notice, Paragraph
from wuzhen.errors import WuzhenError


def read(path: str | Path, column: str | None = None) -> Document:
    """Return the document in a file; the format is detected from the content, not the suffix.

    Parameters
    ----------
    path
        A report in any supported format, or a table or records with a column of text.
    column
        The column or key that holds the text of a table or of records, where it is not plain.

    Raises
    ------
    WuzhenError
        Where the file cannot be read or has no body paragraph.
    """
    return read_source(Source(Path(path), shown(path), PurePath(shown(path)).stem), column)


def read_source(source: Source, column: str | None = None) -> Document:
    """Return the document of a source; ids that it does not bring itself begin with its stem."""
    with opened(source) as stream:
        if source.path is not None:
            _check_size(source.path.stat().st_size, source)
        data = stream.read(limits.MAX_FILE_BYTES + 1)
    return document_of(data, source, column)


def document_of(data: bytes, source: Source, column: str | None = None) -> Document:
    """Return the document in the bytes of a source."""
    _check_size(len(data), source)
    try:
        document = _read(data, source, column)
    except RecursionError:
        raise WuzhenError("this file is nested too deep", where=source.name) from None
    return identified(document, source)


def _read(data: bytes, source: Source, column: str | None) -> Document:
    try:
        return read_bytes(data, source.name, column)
    except UnsupportedError as refused:
        if not (source.libreoffice and refused.forms):
            raise
        forms = refused.forms
    from wuzhen.documents.readers.libreoffice import converted

    document = read_bytes(converted(data, source.name, forms), source.name, column)
    notice = Notice("converted by LibreOffice: check the headings and tables")
    return replace(document, notices=(notice, *document.notices))


def identified(document: Document, source: Source) -> Document:
    """Return the document with ids of which no other source has the like."""
    return replace(document, paragraphs=tuple(_identified(p, source) for p in document.paragraphs))


def _identified(paragraph: Paragraph, source: Source) -> Paragraph:
    if paragraph.record.get("id") is not None:
        return paragraph
    return replace(paragraph, id=f"{source.stem}-{paragraph.n:03d}")


@contextmanager
def opened(source: Source) -> Iterator[IO[bytes]]:
    """Open a source to be read; what is no file is refused."""
    try:
        if source.path is None:
            if sys.stdin is None:
                raise WuzhenError("standard input is closed", expected="a report")
            yield sys.stdin.buffer
            return
        _refuse_special(source.path.stat(), source)
        with source.path.open("rb") as file:
            yield file
    except OSError as error:
        raise unreadable(source.name, error) from error


def _refuse_special(found: stat_result, source: Source) -> None:
    if stat.S_ISDIR(found.st_mode) or not stat.S_ISREG(found.st_mode):
        raise WuzhenError(
            "this is no file",
            where=source.name,
            got="a folder, a device or a pipe",
            hint="give the file itself, or - for standard input",
        )


def _check_size(size: int, source: Source) -> None:
    if size <= limits.MAX_FILE_BYTES:
        return
    raise WuzhenError(
        "this file is too large",
        where=source.name,
        expected=f"at most {limits.MAX_FILE_BYTES // 2**20} MB",
        hint="cut it into smaller files",
    )
