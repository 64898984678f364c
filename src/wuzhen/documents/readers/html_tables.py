"""Tables of a web page: those that hold data, apart from those that lay the page out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from wuzhen.documents.readers import tables
from wuzhen.documents.readers.html_page import Element, Page
from wuzhen.documents.types import Block

LINKS = "list of links"

_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_LINES = frozenset(("p", "div", "br", "li"))
_LONG_CELL = 200
_FEWEST_ROWS, _FEWEST_COLUMNS = 2, 2
"""In a grid of so many, a cell may hold several lines; else it rather lays out the page."""


@dataclass(slots=True)
class _Count:
    """What has been seen of a table, and of the cell that is open."""

    element: Element
    plain: bool = True
    single: bool = True
    rows: int = 0
    cells: int = 0
    lines: int = 0
    begun: int = 0
    size: int = 0

    def text(self, size: int) -> None:
        """Take text of this size; lines count that elements have begun above it."""
        self.size += size
        self.plain &= self.size <= _LONG_CELL
        if size:
            self.lines, self.begun = self.lines + self.begun, 0
            self.single &= self.lines <= 1

    def holds_data(self) -> bool:
        """Tell whether the cells are short, and of a line each or in a grid."""
        grid = self.rows > _FEWEST_ROWS and self.cells >= _FEWEST_COLUMNS * self.rows
        return self.plain and self.cells > 1 and (self.single or grid)


def data_tables(page: Page) -> set[int]:
    """Return the ids of the tables that hold data: their cells are short and simple."""
    found: set[int] = set()
    opened: list[_Count | None] = []
    tables_open: list[_Count] = []
    for event in page.events:
        if event is None:
            count = opened.pop()
            if count is not None:
                tables_open.pop()
                found |= {id(count.element)} if count.holds_data() else set()
        elif isinstance(event, str):
            if tables_open:
                tables_open[-1].text(len(event.strip()))
        else:
            opened.append(_Count(event) if event.tag == "table" else None)
            if tables_open:
                _look(event, tables_open[-1])
            tables_open += [count for count in opened[-1:] if count is not None]
    return found


def _look(element: Element, count: _Count) -> None:
    if element.tag in ("td", "th"):
        count.cells += 1
        count.lines = count.begun = count.size = 0
    elif element.tag == "tr":
        count.rows += 1
    elif element.tag in _LINES:
        count.begun += 1
    elif element.tag == "table" or element.tag in _HEADINGS:
        count.plain = False


@dataclass(slots=True)
class _Row:
    cells: list[list[str]] = field(default_factory=list)
    header: bool = True
    linked: int = 0


class Table:
    """A table of data while it is read, cell by cell."""

    def __init__(self) -> None:
        self._rows: list[_Row] = []

    def row(self) -> None:
        """Begin a row."""
        self._rows.append(_Row())

    def cell(self, header: bool) -> None:
        """Begin a cell."""
        if not self._rows:
            self.row()
        self._rows[-1].cells.append([])
        self._rows[-1].header &= header

    def holds(self) -> bool:
        """Return whether there is a cell for text."""
        return bool(self._rows and self._rows[-1].cells)

    def add(self, text: str, linked: int) -> None:
        """Add text to the cell that is open, with how much of it is links."""
        self._rows[-1].cells[-1].append(text)
        self._rows[-1].linked += linked

    def blocks(self) -> Iterator[Block]:
        """Yield the rows."""
        rows = [[" ".join(cell) for cell in row.cells] for row in self._rows]
        marked = next((at for at, row in enumerate(self._rows) if not row.header), 0)
        left_out = tables.left_out(rows, marked)
        for at, (row, cells) in enumerate(zip(self._rows, rows, strict=True)):
            text = "\t".join(cell for cell in cells if cell)
            links = LINKS if is_list_of_links(text, row.linked) else None
            if text:
                yield Block(text, dropped=left_out.get(at) or links)


def is_list_of_links(text: str, linked: int) -> bool:
    """Return whether a line is navigation: links and hardly anything else, and no sentence."""
    return linked > 0 and linked >= 0.8 * len(text) and not any(sign in text for sign in "。！？；")
