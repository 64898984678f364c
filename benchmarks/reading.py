"""Reports read from files, against the bare text of the same files by the libraries beneath."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from functools import partial
from statistics import median

from benchmarks import files, texts
from benchmarks.rows import Row, median_ratio

REPORT = 300
"""Paragraphs of a long report."""


def bare_docx(data: bytes) -> list[str]:
    """Return the paragraphs as python-docx has them."""
    from docx import Document

    return [paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs]


def bare_pdf(data: bytes) -> list[str]:
    """Return the text of the pages as pypdfium2 has it."""
    from pypdfium2 import PdfDocument

    document = PdfDocument(data)
    return [document[at].get_textpage().get_text_range() for at in range(len(document))]


def measure(source: texts.Corpus, rounds: int) -> list[Row]:
    """Return the rows of both formats, measured in turn: .docx by processor time.

    A PDF is opened in a process of its own, which stays: only the clock tells of both processes.
    """
    from wuzhen.documents import read_bytes

    given = texts.paragraphs(REPORT, source)
    rows = []
    for name, data, bare, library, clock in (
        ("docx", files.docx(given), bare_docx, "python-docx", time.process_time),
        ("pdf", files.pdf(given), bare_pdf, "pypdfium2", time.perf_counter),
    ):
        ours: list[float] = []
        theirs: list[float] = []
        read_bytes(data, f"report.{name}")
        bare(data)
        for _ in range(rounds):
            ours.append(_seconds(clock, partial(read_bytes, data, f"report.{name}")))
            theirs.append(_seconds(clock, partial(bare, data)))
        rows.append(
            Row(
                f"reading a .{name} of {REPORT} paragraphs against bare {library}",
                median_ratio(theirs, ours), "×", 0.6, 0.8, low=False,
                of=f"{1000 * median(ours):.0f} against {1000 * median(theirs):.0f} ms",
            )
        )  # fmt: skip
    return rows


def _seconds(clock: Callable[[], float], run: Callable[[], object]) -> float:
    begun = clock()
    run()
    return clock() - begun
