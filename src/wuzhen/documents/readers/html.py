"""Web pages: the running text, without navigation, hidden elements and other furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from wuzhen.documents.types import Block, Content

_UNREAD = (
    "script style noscript template nav footer aside button select option input textarea iframe "
    "object embed svg canvas audio video map dialog head rt rp"
)
_SKIPPED = frozenset(_UNREAD.split())
_SEPARATE = (
    "address article blockquote body caption center dd details div dl dt fieldset figcaption "
    "figure h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main ol p pre section summary table "
    "tbody td tfoot th thead tr ul"
)
_BLOCKS = frozenset(_SEPARATE.split())
_LEVELS = {f"h{level}": level for level in range(1, 7)}
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt)?\s*(?:;|$)", re.I
)
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|breadcrumbs?|crumbs?|sidebar|footer|foot|copyright|share|"
    r"bdsharebuttonbox|related|recommend|pagination|pager|toolbar|comments?|advert|ads?|banner|"
    r"search|login)(?:$|[\s_-])",
    re.I,
)
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_SENTENCE = re.compile(r"[。！？；]")
_SPACES = re.compile(r"[ \t\r\n\f\xa0]+")
_LARGE_SHARE = 0.3
"""An element that holds this much of a page's text is no furniture, whatever its class says."""


def read(content: str) -> Content:
    """Return the headings, paragraphs and table rows of a page, in order."""
    tree = LexborHTMLParser(content)
    body = tree.body or tree.root
    return Content(() if body is None else tuple(_Walk(_weight(body)).of(body)))


def _weight(node: Any) -> int:
    # Chinese characters only: scripts and styles weigh nothing.
    return len(_CHINESE.findall(node.text()))


def _unread(node: Any, total: int) -> bool:
    """Tell whether a reader of the page does not take the element for its text."""
    if node.tag in _SKIPPED:
        return True
    if node.tag in ("body", "html"):
        return False
    if node.tag == "header":
        return node.css_first("h1") is None and not _within_article(node)
    attributes = node.attributes
    if "hidden" in attributes or _HIDDEN.search(attributes.get("style") or ""):
        return True
    # Some sites wrap the whole page in a form, or in an element of the class "nav".
    name = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return (node.tag == "form" or bool(_FURNITURE.search(name))) and _weight(
        node
    ) < _LARGE_SHARE * total


def _within_article(node: Any) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.tag in ("article", "main"):
            return True
        parent = parent.parent
    return False


class _Walk:
    """One walk over a page: gathers inline text until a block begins or ends."""

    def __init__(self, weight: int) -> None:
        self._weight = weight
        self._text: list[str] = []
        self._linked = 0
        self._level: int | None = None
        self._in_link = False

    def of(self, root: Any) -> Iterator[Block]:
        """Yield the blocks below a node; a page may be nested too deep for recursion."""
        stack: list[tuple[Any, bool]] = [(root, False)]
        while stack:
            node, leaving = stack.pop()
            if leaving:
                yield from self._leave(node)
            elif node.tag == "-text":
                self._add(node.text_content or "")
            elif node.tag == "br":
                yield from self._flush()
            elif node.tag == "table" and _is_data(node):
                yield from self._flush()
                yield from _rows(node)
            elif not node.tag.startswith(("-", "!")) and not _unread(node, self._weight):
                yield from self._enter(node)
                stack.append((node, True))
                stack.extend((child, False) for child in reversed(list(_children(node))))
        yield from self._flush()

    def _enter(self, node: Any) -> Iterator[Block]:
        if node.tag in _BLOCKS:
            yield from self._flush()
            self._level = _LEVELS.get(node.tag, self._level)
        elif node.tag == "a":
            self._in_link = True

    def _leave(self, node: Any) -> Iterator[Block]:
        if node.tag in _BLOCKS:
            yield from self._flush()
            if node.tag in _LEVELS:
                self._level = None
        elif node.tag == "a":
            self._in_link = False

    def _add(self, text: str) -> None:
        self._text.append(text)
        self._linked += len(text.strip()) if self._in_link else 0

    def _flush(self) -> Iterator[Block]:
        text = _tidy("".join(self._text))
        links = bool(text) and self._linked >= 0.8 * len(text) and not _SENTENCE.search(text)
        self._text.clear()
        self._linked = 0
        if text and not (links and self._level is None):  # a list of links is navigation
            yield Block(text, level=self._level)


def _children(node: Any) -> Iterator[Any]:
    child = node.child
    while child is not None:
        yield child
        child = child.next


def _tidy(text: str) -> str:
    return _SPACES.sub(" ", text).strip(" \u3000")


def _is_data(table: Any) -> bool:
    """Tell a table of data from one that lays out the page: its cells are short and simple."""
    if table.css_first("table table, h1, h2, h3, h4, h5, h6") is not None:
        return False
    cells = table.css("td, th")
    if len(cells) < 2:
        return False
    return all(len(cell.css("p, div, br, li")) <= 1 for cell in cells) and not any(
        len(_tidy(cell.text())) > 200 for cell in cells
    )


def _rows(table: Any) -> Iterator[Block]:
    for row in table.css("tr"):
        cells = [_tidy(cell.text()) for cell in row.css("td, th")]
        text = "\t".join(cell for cell in cells if cell)
        if text:
            yield Block(text)
