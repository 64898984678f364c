"""How large an input may be: what is beyond is refused with one line that says so."""

from __future__ import annotations

INPUT_BYTES = 256 * 2**20
"""A file, or standard input."""
NESTING = 64
"""Lists and objects within each other in a JSON record."""
PARAGRAPHS = 500_000
"""Lines with text, or records, in one file."""
PARAGRAPH_SIZE = 500_000
"""Characters in one line or paragraph."""
