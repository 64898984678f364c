"""Warnings about text from a PDF that looks wrong, so that no error is silent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from wuzhen.documents.readers.pdf_layout import Layout
from wuzhen.documents.readers.pdf_lines import is_closed
from wuzhen.documents.readers.pdf_types import Line
from wuzhen.documents.structure.headings import marker
from wuzhen.documents.types import Block, Notice

_FEWEST = 8
"""Fewer lines or paragraphs than this can look like anything."""
_MOST, _MANY = 0.5, 0.3
_SENTENCE = 10
"""A shorter paragraph can be a heading or a name."""


def doubts(layout: Layout) -> Iterator[Notice]:
    """Yield what looks wrong: lines of one character, unresolved columns, lines not joined."""
    pages: dict[int, list[Line]] = defaultdict(list)
    for region in layout.regions:
        for line in region.lines:
            pages[line.page].append(line)
    if layout.single:
        yield Notice(
            f"most lines of {named(layout.single)} hold one character: "
            "their text may run from top to bottom, and come out wrong"
        )
    mixed = [page for page, lines in pages.items() if _is_mixed(lines)]
    if mixed:
        yield Notice(f"columns of {named(mixed)} overlap: their lines may be mixed up")
    if _is_torn(layout.blocks):
        yield Notice("most paragraphs end within a sentence: their lines may not have been joined")


def named(numbers: Sequence[int]) -> str:
    """Return pages as a reader names them: page 3; pages 2-5, 8."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][-1] + 1:
            spans[-1] = [spans[-1][0], number]
        else:
            spans.append([number])
    listed = ", ".join("-".join(map(str, span)) for span in spans)
    return f"page{'s' if len(numbers) > 1 else ''} {listed}"


def _is_mixed(lines: Sequence[Line]) -> bool:
    """Return whether running text is beside running text, or printed over it."""
    rows = sum(
        sum(len(part) >= _SENTENCE for part in line.text.split("\t")) > 1
        for line in lines
        if "\t" in line.text
    )
    over = sum(
        abs(above.base - below.base) < 0.3 * below.size
        and above.left < below.right - below.size
        and below.left < above.right - above.size
        for above, below in pairwise(lines)
    )
    return rows + over >= max(_FEWEST / 2, _MANY * len(lines))


def _is_torn(blocks: Sequence[Block]) -> bool:
    text = [
        block.text
        for block in blocks
        if not (block.dropped or block.level is not None or "\t" in block.text)
        and len(block.text) >= _SENTENCE
        and not marker(block.text)
    ]
    torn = sum(not is_closed(one) for one in text)
    return len(text) >= _FEWEST and torn > _MOST * len(text)
