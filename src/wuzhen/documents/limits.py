"""How much of one input is read at most: beyond these a file is refused with a clear message."""

from __future__ import annotations

PDF_BYTES = 200 * 2**20
"""Size of a PDF file."""
PDF_GLYPHS = 2_000_000
"""Characters in the text layer of a PDF."""
PDF_MEMORY = 900 * 2**20
"""Address space of the process that reads a PDF."""
PDF_PAGES = 2_000
"""Pages of a PDF."""
PDF_PAGE_GLYPHS = 50_000
"""Characters in the text layer of one page."""
PDF_RUNS = 200_000
"""Pieces in which the text layer of a PDF is placed: lines, words, cells."""
PDF_SECONDS = 15
"""Processor time that reading one PDF takes."""
