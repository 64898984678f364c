"""Taggings as a workbook: all paragraphs with columns to correct, a sheet a dimension, figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import IO

from wuzhen.corpus.sheet import ALL_PARAGRAPHS, LONGEST_CELL
from wuzhen.errors import WuzhenError
from wuzhen.labels import DIMENSIONS
from wuzhen.model.tagger import Tagging
from wuzhen.output.summary import SourceSummary, by_source, summarized
from wuzhen.output.xlsx_book import Book
from wuzhen.output.xlsx_figures import add_figures
from wuzhen.output.xlsx_paragraphs import (
    CORRECTED,
    ParagraphSheet,
    for_dimension,
)

MOST_ROWS = 1_048_575
"""Paragraphs that a sheet holds below its head."""


class XlsxWriter:
    """Writes rows as taggings come; the figures, and what concerns all rows, at the end.

    ``sheets``: whether each dimension gets a sheet of its own.
    """

    def __init__(self, stream: IO[bytes], *, sheets: bool = True) -> None:
        self.warnings: list[str] = []
        self._book = Book(stream)
        self._all = ParagraphSheet(self._book, ALL_PARAGRAPHS, CORRECTED)
        self._parts = {
            entry.id: ParagraphSheet(self._book, entry.short, for_dimension(entry.id))
            for entry in DIMENSIONS
            if sheets
        }
        self._summaries: list[SourceSummary] = []

    def add(self, taggings: Sequence[Tagging]) -> None:
        """Write the taggings of one document."""
        if self._all.rows + len(taggings) > MOST_ROWS:
            raise WuzhenError(
                "too many paragraphs for one spreadsheet",
                expected=f"at most {MOST_ROWS:,}",
                hint="use --format csv or jsonl, or give fewer files",
            )
        for tagging in taggings:
            self._all.add(tagging)
            for label in tagging.labels:
                if label in self._parts:
                    self._parts[label].add(tagging)
        if taggings:
            self._summaries.append(summarized(taggings[0].paragraph.source, taggings))

    def close(self) -> None:
        """Write the figures, and the workbook itself."""
        for sheet in (self._all, *self._parts.values()):
            sheet.finish()
        add_figures(self._book, by_source(self._summaries), self._all.decided())
        self._book.close()
        if self._book.cut:
            self.warnings.append(
                f"{self._book.cut} cells were cut: a cell holds {LONGEST_CELL:,} characters; "
                "--format jsonl keeps them whole"
            )
