"""The formats that taggings are written in: the one place where a format is added.

A writer takes the taggings of one document after another and writes them to a binary stream as they
come, so that memory does not grow with the number of documents.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol

from wuzhen.errors import WuzhenError
from wuzhen.model.tagger import Tagging


class Writer(Protocol):
    """Writes taggings; ``warnings`` are what the user must know about what was written."""

    warnings: list[str]

    def add(self, taggings: Sequence[Tagging]) -> None:
        """Write the taggings of one document."""

    def close(self) -> None:
        """Write the end of the output."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name on the command line, its suffixes, and what opens a writer of it.

    A ``binary`` format is nothing for a terminal; a ``divisible`` one may be written in parts.
    """

    name: str
    suffixes: tuple[str, ...]
    open: Callable[[IO[bytes]], Writer]
    binary: bool = False
    divisible: bool = False


def _table(stream: IO[bytes]) -> Writer:
    from wuzhen.output.table import TableWriter

    return TableWriter(stream)


def _jsonl(stream: IO[bytes]) -> Writer:
    from wuzhen.output.jsonl import JsonlWriter

    return JsonlWriter(stream)


def _csv(stream: IO[bytes]) -> Writer:
    from wuzhen.output.csv import CsvWriter

    return CsvWriter(stream)


def _xlsx(stream: IO[bytes]) -> Writer:
    from wuzhen.output.xlsx import XlsxWriter

    return XlsxWriter(stream)


def _docx(stream: IO[bytes]) -> Writer:
    from wuzhen.output.prose import ProseWriter
    from wuzhen.output.prose_docx import Docx

    return ProseWriter(stream, Docx())


def _markdown(stream: IO[bytes]) -> Writer:
    from wuzhen.output.prose import ProseWriter
    from wuzhen.output.prose_markdown import Markdown

    return ProseWriter(stream, Markdown())


def _html(stream: IO[bytes]) -> Writer:
    from wuzhen.output.html_page import HtmlPageWriter

    return HtmlPageWriter(stream)


def _parquet(stream: IO[bytes]) -> Writer:
    from wuzhen.output.parquet import ParquetWriter

    return ParquetWriter(stream)


FORMATS = (
    Format("table", (), _table),
    Format("jsonl", (".jsonl",), _jsonl, divisible=True),
    Format("csv", (".csv",), _csv, divisible=True),
    Format("xlsx", (".xlsx",), _xlsx, binary=True),
    Format("docx", (".docx",), _docx, binary=True),
    Format("md", (".md", ".markdown"), _markdown),
    Format("html", (".html", ".htm"), _html),
    Format("parquet", (".parquet",), _parquet, binary=True, divisible=True),
)
"""All formats, the default first."""


def format_named(name: str | None, output: Path | None) -> Format:
    """Return the format of this name, else that of the output's suffix, else the default."""
    if name is not None:
        return next(form for form in FORMATS if form.name == name)
    if output is None or str(output) == "-":
        return FORMATS[0]
    suffix = output.suffix.lower()
    for form in FORMATS:
        if suffix in form.suffixes:
            return form
    raise WuzhenError(
        "no format for this suffix",
        where=str(output),
        expected="one of " + ", ".join(suffix for form in FORMATS for suffix in form.suffixes),
        got=suffix or "none",
        hint="name it with --format",
    )
