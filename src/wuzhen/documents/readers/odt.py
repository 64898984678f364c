"""OpenDocument texts (.odt): headings, lists with their numbers, tables, as the .docx reader does.

No text of a report are tracked deletions. Notes, comments, heads, feet, hidden text and tables of
contents are left out by a rule.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from wuzhen.documents import refusals
from wuzhen.documents.readers import word_tree as word
from wuzhen.documents.readers.docx import Tree, damage_reported, of_tree
from wuzhen.documents.readers.docx_package import Package, PartError
from wuzhen.documents.readers.docx_xml import outermost
from wuzhen.documents.readers.odt_body import Walk
from wuzhen.documents.readers.odt_styles import OFFICE, STYLE, TEXT, Styles
from wuzhen.documents.types import Content, Notice

if TYPE_CHECKING:
    from lxml.etree import _Element

MATH = "{http://www.w3.org/1998/Math/MathML}"
HREF = "{http://www.w3.org/1999/xlink}href"
_SIGNS_OF_MATH = frozenset(MATH + tag for tag in ("mi", "mn", "mo", "mtext", "ms"))
_MASTERS = tuple(f"{STYLE}{kind}{which}" for kind in ("header", "footer") for which in
                 ("", "-left", "-first"))  # fmt: skip


def read(data: bytes, source: str) -> Content:
    """Return the paragraphs and table rows of a document's body, in order."""
    with damage_reported(source, ".odt"):
        package = Package(data, source)
        if b"manifest:encryption-data" in package.content("META-INF/manifest.xml"):
            raise refusals.encrypted(source)
        return _content(package)


def _content(package: Package) -> Content:
    main = package.root("content.xml")
    notices: list[Notice] = []
    styles = _styles(package, notices)
    parts = [part for part in (styles, main) if part is not None]
    text = main.find(f"{OFFICE}body/{OFFICE}text")
    if text is None:
        raise PartError("no text in the main part")
    walk = Walk(Styles(parts), _plain, partial(_formula, package))
    body = word.body()
    walk.blocks(text, body)
    heads, feet = (tuple(dict.fromkeys(_around(styles, kind))) for kind in ("header", "footer"))
    tree = Tree(body, word.styles(), walk.lists.defined, walk.notes, heads, feet)
    return of_tree(tree, notices)


def _formula(package: Package, frame: _Element) -> str:
    """Return the text of a formula, which is an element of its own or a part of the package."""
    formula = next(frame.iterchildren(MATH + "math"), None)
    if formula is None:
        folder = frame.get(HREF, "").removeprefix("./").strip("/")
        try:
            formula = package.root(f"{folder}/content.xml")
        except PartError:
            return ""
    if formula.tag != MATH + "math":
        return ""  # a chart or a table
    return "".join(map(_sign, formula.iter()))


def _sign(part: _Element) -> str:
    """Return the own text of an element of a formula; a denominator has a stroke before it."""
    above = part.getparent()
    below = above is not None and above.tag == MATH + "mfrac" and part.getprevious() is not None
    text = "".join((part.text or "").split()) if part.tag in _SIGNS_OF_MATH else ""
    return ("/" if below else "") + text


def _styles(package: Package, notices: list[Notice]) -> _Element | None:
    try:
        return package.root("styles.xml")
    except PartError:
        notices.append(Notice("its styles cannot be read: numbers may be missing"))
        return None


def _around(styles: _Element | None, kind: str) -> list[str]:
    if styles is None:
        return []
    names = [name for name in _MASTERS if f"}}{kind}" in name]
    return [text for part in outermost(styles, *names) if (text := _plain(part))]


def _plain(root: _Element) -> str:
    """Return the text of a note or a header, whatever it looks like."""
    pieces = (
        f" {''.join(map(str, part.itertext()))}" for part in outermost(root, TEXT + "p", TEXT + "h")
    )
    return " ".join("".join(pieces).split())
