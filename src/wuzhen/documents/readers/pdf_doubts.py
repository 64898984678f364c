"""Where what came out of a PDF still looks wrong, a user is told so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from wuzhen.documents.readers.pdf_layout import Layout
from wuzhen.documents.types import Notice


def doubts(layout: Layout) -> Iterator[Notice]:
    """Yield what looks wrong."""
    yield from ()
