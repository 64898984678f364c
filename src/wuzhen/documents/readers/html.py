"""Web pages: the running text, without navigation, hidden elements and other furniture.

No text of a page are scripts, styles, comments and attributes. All else that a reader does not take
for its text is left out by a rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from wuzhen.documents.readers import soft_breaks
from wuzhen.documents.readers.docx_lines import Line, unwrapped
from wuzhen.documents.readers.docx_titles import with_titles
from wuzhen.documents.readers.html_leftovers import swept
from wuzhen.documents.readers.html_looks import Look, Looks
from wuzhen.documents.readers.html_page import Element, Page, parsed
from wuzhen.documents.readers.html_shape import Shape
from wuzhen.documents.readers.html_tables import LINKS, Table, data_tables, is_list_of_links
from wuzhen.documents.readers.html_text import BREAK, tidy, unescaped
from wuzhen.documents.types import Block, Content

_SEPARATE = (
    "address article aside blockquote body button caption center dd del details dialog div dl dt "
    "fieldset figcaption figure footer form frame h1 h2 h3 h4 h5 h6 head header hgroup hr html "
    "iframe legend li listing main menu nav noscript ol option p plaintext pre section select "
    "summary table tbody td template textarea tfoot th thead title tr ul xmp"
)
_BLOCKS = frozenset(_SEPARATE.split())
_TYPED_INDENTS = ("\u3000\u3000", "\xa0\xa0\xa0\xa0")
_LEVELS = {f"h{level}": level for level in range(1, 7)}
_WORD_TITLES = ("MsoTitle", "MsoSubtitle")


def read(content: str, source: str) -> Content:
    """Return the headings, paragraphs and table rows of a page, in order.

    A page without headings may show its titles as a word processor does: centred or large.
    """
    lines = list(_Walk(parsed(content, source)).lines())
    blocks = swept([line.block for line in lines])
    shown = [replace(line, block=block) for line, block in zip(lines, blocks, strict=True)]
    if not any(line.block.level for line in shown):
        shown = with_titles(shown)
    return Content(tuple(line.block for line in unwrapped(shown)))


class _Walk:
    """One walk over a page: gathers inline text until a block begins or ends."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._looks = Looks(page)
        self._data = data_tables(page)
        self._table: Table | None = None
        self._parts: list[str] = []
        self._asides: list[tuple[str, str]] = []
        self._level: int | None = None
        self._shape: Shape | None = None
        self._links = 0
        self._linked = 0

    def lines(self) -> Iterator[Line]:
        """Yield the blocks of the page with their looks."""
        opened: list[Element] = []
        looks = [self._looks.first]
        for event in self._page.events:
            if isinstance(event, str):
                self._add(event, looks[-1])
            elif event is None:
                looks.pop()
                yield from self._leave(opened.pop())
            else:
                opened.append(event)
                looks.append(self._looks.of(event, looks[-1]))
                yield from self._enter(event, looks[-1])
        yield from self._flush()

    def _enter(self, element: Element, look: Look) -> Iterator[Line]:
        tag = element.tag
        if tag in _BLOCKS:
            yield from self._flush()
            self._level = _level(element, self._level)
        if tag == "br":
            self._add("\n", look._replace(preformatted=True))
        elif tag == "a" and "href" in element.attributes:
            self._links += 1
        elif tag == "table" and id(element) in self._data:
            self._table = Table()
        elif tag == "tr" and self._table is not None:
            self._table.row()
        elif tag in ("td", "th") and self._table is not None:
            self._table.cell(header=tag == "th")

    def _leave(self, element: Element) -> Iterator[Line]:
        if element.tag == "a" and "href" in element.attributes:
            self._links -= 1
        if element.tag not in _BLOCKS:
            return
        yield from self._flush()
        if _level(element, None) is not None:
            self._level = None
        if self._table is not None and id(element) in self._data:
            yield from (Line(block, row=True) for block in self._table.blocks())
            self._table = None

    def _add(self, text: str, look: Look) -> None:
        if look.preformatted:
            text = text.replace("\r\n", "\n").replace("\n", BREAK)
        rule = look.left_out
        if rule is not None:
            self._asides.append((rule, text))
            return
        self._parts.append(text)
        if self._shape is None and text.strip():
            self._shape = look.shape
        self._linked += len(text.strip()) if self._links else 0

    def _flush(self) -> Iterator[Line]:
        """Yield what was gathered, then what was left out of it."""
        if self._parts:
            text = unescaped("".join(self._parts))
            indented = text.lstrip("\t\r\n ").startswith(_TYPED_INDENTS)
            yield from self._gathered(tidy(text), indented)
            self._parts.clear()
            self._shape, self._linked = None, 0
        if self._asides:
            for rule, pairs in groupby(self._asides, key=lambda pair: pair[0]):
                text = tidy(unescaped("".join(text for _, text in pairs)).replace(BREAK, " "))
                if text:
                    yield Line(Block(text, dropped=rule))
            self._asides.clear()

    def _gathered(self, text: str, indented: bool) -> Iterator[Line]:
        in_cell = self._table is not None and self._table.holds()
        links = self._level is None and is_list_of_links(text, self._linked)
        shape = self._shape or Shape()
        for piece, level in soft_breaks.pieces(text.replace(BREAK, "\n"), self._level):
            line = piece.strip(" \u3000")
            if self._table is not None and in_cell:
                self._table.add(line, self._linked)
            elif line:
                block = Block(line, level=level, dropped=LINKS if links else None)
                yield Line(block, shape.size, shape.centred, indented)
                indented = False


def _level(element: Element, otherwise: int | None) -> int | None:
    if element.attributes.get("class") in _WORD_TITLES:
        return 0
    return _LEVELS.get(element.tag, otherwise)
