"""The pages of a PDF become blocks, page by page and column by column."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from statistics import median

from wuzhen.documents.readers.pdf_cells import table_lines
from wuzhen.documents.readers.pdf_columns import columns, gutters
from wuzhen.documents.readers.pdf_contents import CONTENTS, contents
from wuzhen.documents.readers.pdf_frames import sheets
from wuzhen.documents.readers.pdf_furniture import marks
from wuzhen.documents.readers.pdf_insets import insets
from wuzhen.documents.readers.pdf_joining import Placed, usual_indent
from wuzhen.documents.readers.pdf_lines import joined, parts, rows
from wuzhen.documents.readers.pdf_paragraphs import blocks
from wuzhen.documents.readers.pdf_regions import Region, regions
from wuzhen.documents.readers.pdf_tables import tables
from wuzhen.documents.readers.pdf_types import Line, Page, Sheet
from wuzhen.documents.readers.pdf_watermarks import WATERMARK, without_watermarks
from wuzhen.documents.types import Block

_FEWEST = 10
SLANTED, UNPLACED = "slanted text", "no place on the page"

_NOTE = re.compile(r"[①-⑳*＊†‡注]|[\[［【〔]\s*\d{1,3}\s*[\]］】〕]|\d{1,3}(?![\d.．、])")
_NOTE_SIZE = 0.92
"""A note is set in type at most this large, in sizes of the text."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks of a PDF in reading order, and the columns that they come from.

    ``single`` are the pages where most of what is put together is one character.
    """

    blocks: tuple[Block, ...]
    regions: tuple[Region, ...]
    single: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Part:
    """A sheet in reading order: what is left out above its text, its columns, what is below.

    ``flows`` is true where its text may go on on the next page.
    """

    page: int
    columns: tuple[tuple[Line, ...], ...]
    above: tuple[Block, ...] = ()
    below: tuple[Block, ...] = ()
    flows: bool = True


def layout(pages: Sequence[Page]) -> Layout:
    """Return the text of the pages as blocks, with what was left out in its place."""
    turned = [sheets(page) for page in pages]
    upright = _put_together([sheet for found, _ in turned for sheet in found])
    laid_out = _without_contents(_parts(upright))
    measured = regions([part.columns for part in laid_out])
    body = _usual_size(line for region in measured for line in region.lines)
    placed = [_placed(region) for region in measured]
    indent = usual_indent(placed)
    columns_left, parts_left = iter(placed), deque(laid_out)
    items: list[Sequence[Placed] | Block] = []
    for page, (_, slanted) in zip(pages, turned, strict=True):
        while parts_left and parts_left[0].page == page.number:
            part = parts_left.popleft()
            own = list(islice(columns_left, len(part.columns)))
            text = own if part.flows else blocks(own, body, indent)
            items += [*part.above, *text, *part.below]
        items += [Block(text, page=page.number, dropped=SLANTED) for text in slanted]
        if page.unplaced:
            items.append(Block(page.unplaced, page=page.number, dropped=UNPLACED))
    single = tuple(sheet.page for sheet in upright if sheet.main and _is_single(sheet))
    return Layout(tuple(blocks(items, body, indent)), tuple(measured), single)


def _placed(region: Region) -> list[Placed]:
    own = insets(region)
    return [Placed.of(line, own.get(id(line), region)) for line in region.lines]


def _usual_size(lines: Iterable[Line]) -> float:
    sizes = [line.size for line in lines for _ in line.text[:200:10]]
    return median(sizes) if sizes else 1.0


def _is_single(sheet: Sheet) -> bool:
    few = sum(len(line.text.strip()) == 1 for line in sheet.lines)
    return few >= _FEWEST and few > 0.5 * len(sheet.lines)


def _put_together(upright: Sequence[Sheet]) -> list[Sheet]:
    """Return the sheets with their pieces put together, each table as one line."""
    upright = without_watermarks(upright, large=True)  # before they get into the cells of a table
    found = [tables(sheet.lines, sheet.rules) for sheet in upright]
    lines = iter(table_lines([grid for grids, _ in found for grid in grids]))
    outside = [
        replace(sheet, lines=tuple(rest), rules=())
        for sheet, (_, rest) in zip(upright, found, strict=True)
    ]
    return [
        replace(sheet, lines=(*parts(sheet.lines), *islice(lines, len(grids))))
        for sheet, (grids, _) in zip(without_watermarks(outside, large=False), found, strict=True)
    ]


def _parts(upright: Sequence[Sheet]) -> list[_Part]:
    """Return the sheets with their columns, without what repeats from page to page."""
    rules = marks(upright)
    kept = [
        [line for line in sheet.lines if id(line) not in rules and (line.text or line.table)]
        for sheet in upright
    ]
    body = _usual_size(line for lines in kept for line in lines)
    found: list[_Part] = []
    for sheet, lines, laid_out in zip(upright, kept, _columns(upright, kept), strict=True):
        top = max((line.base for line in lines), default=sheet.box.bottom)
        above: list[Block] = []
        below: list[Block] = []
        left_out = [(line, rules[id(line)]) for line in sheet.lines if id(line) in rules]
        left_out += [(line, WATERMARK) for line in sheet.printed]
        for line, rule in sorted(left_out, key=lambda pair: -pair[0].base):
            block = Block(line.text.strip(), page=line.page, dropped=rule)
            (above if line.base > top else below).append(block)
        split = [_split_notes(_lines(column), body) for column in laid_out]
        text, notes = tuple(text for text, _ in split), tuple(note for _, note in split if note)
        text = tuple(column for column in text if column)
        found.append(_Part(sheet.page, text, tuple(above), tuple(below), sheet.main))
        if notes:
            found.append(_Part(sheet.page, notes, flows=False))
    return found


def _columns(
    upright: Sequence[Sheet], kept: Sequence[Sequence[Line]]
) -> Iterator[list[list[Line]]]:
    """Yield the columns of each sheet; where others begin on sheets as wide, few lines do."""
    first = [columns(lines) for lines in kept]
    known: dict[int, list[float]] = defaultdict(list)
    for sheet, found in zip(upright, first, strict=True):
        known[_width(sheet)] += gutters(found)
    for sheet, lines, found in zip(upright, kept, first, strict=True):
        places = known[_width(sheet)]
        yield columns(lines, places) if places else found


def _width(sheet: Sheet) -> int:
    return round(sheet.box.right - sheet.box.left)


def _lines(column: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines of a column; a table is one."""
    text = [joined(row, cells=True) for row in rows(line for line in column if not line.table)]
    grids = [line for line in column if line.table]
    return tuple(sorted([*text, *grids], key=lambda line: -line.base))


def _without_contents(found: Sequence[_Part]) -> list[_Part]:
    """Return the sheets with the lines of a table of contents as what is left out."""
    lines = [line for part in found for column in part.columns for line in column]
    left_out = {id(lines[at]) for at in contents([line.text for line in lines])}
    return [
        replace(part, columns=tuple(
            tuple(_left_out(line) if id(line) in left_out else line for line in column)
            for column in part.columns
        ))
        for part in found
    ]  # fmt: skip


def _left_out(line: Line) -> Line:
    return replace(line, text="", table=(Block(line.text, page=line.page, dropped=CONTENTS),))


def _split_notes(column: Sequence[Line], body: float) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Return the lines of a column, and the notes below them: smaller type behind a mark."""
    first = len(column)
    while first and not column[first - 1].table and column[first - 1].size <= _NOTE_SIZE * body:
        first -= 1
    if first in (0, len(column)) or not _NOTE.match(column[first].text.strip()):
        return tuple(column), ()
    return tuple(column[:first]), tuple(column[first:])
