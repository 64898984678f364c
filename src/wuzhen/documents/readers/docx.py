"""Word documents: text with its automatic numbering, insertions in, deletions out.

No text of a report are deleted text and rows, the places that text was moved from, field codes, the
pronunciation over characters, and what pictures, charts and diagrams show. All else that is not of
the body (hidden text, contents, prompts, notes, comments, headers, footers) is left out by a rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wuzhen.documents.readers.docx_body import Body
from wuzhen.documents.readers.docx_lines import unwrapped, without_contents
from wuzhen.documents.readers.docx_numbering import Counter, List, lists
from wuzhen.documents.readers.docx_package import Package, Part, PartError
from wuzhen.documents.readers.docx_styles import Styles
from wuzhen.documents.readers.docx_titles import with_titles
from wuzhen.documents.readers.docx_xml import W, plain
from wuzhen.documents.types import Block, Content, Notice
from wuzhen.errors import WuzhenError

if TYPE_CHECKING:
    from lxml.etree import _Element

_NEEDED = {
    "styles": "its styles cannot be read, so headings are recognised by their text alone",
    "numbering": "its automatic numbering cannot be read, so numbers are missing",
}
_NOTES = {"footnotes": "footnote", "endnotes": "endnote", "comments": "comment"}


def read(data: bytes, source: str) -> Content:
    """Return the paragraphs and table rows of a document's body, in order.

    A part that is not needed, or cannot be read, does not make the document unreadable.
    """
    with damage_reported(source):
        return _content(Package(data, source))


@contextmanager
def damage_reported(source: str, expected: str = ".docx") -> Iterator[None]:
    """Report whatever fails as a document that is damaged; errors for users go on as they are."""
    try:
        yield
    except WuzhenError:
        raise
    except RecursionError as error:
        raise damaged(source, "elements nested too deep", expected) from error
    except Exception as error:  # a damaged file fails anywhere between zip and XML
        raise damaged(source, str(error) or type(error).__name__, expected) from error


def damaged(source: str, got: str, expected: str) -> WuzhenError:
    """Return the error for a document that cannot be read."""
    return WuzhenError(
        "this document is damaged",
        where=source,
        expected=f"a {expected} document",
        got=got[:120],
        hint="open it in a word processor and save it again as .docx",
    )


def _content(package: Package) -> Content:
    main = package.main()
    notices: list[Notice] = []
    styles, numbering = (_needed(package, main, kind, notices) for kind in ("styles", "numbering"))
    defined = lists(numbering)
    notes = dict(_notes(package, main))
    body = main.root.find(W + "body")
    if body is None:
        raise PartError("no body in the main part")
    heads, feet = (tuple(_around(package, main, kind)) for kind in ("header", "footer"))
    return of_tree(Tree(body, styles, defined, notes, heads, feet), notices)


@dataclass(frozen=True, slots=True)
class Tree:
    """A document as elements of WordprocessingML, wherever it comes from.

    ``notes`` are the texts of foot- and endnotes and comments by their kind and id.
    """

    body: _Element
    styles: _Element | None
    lists: Mapping[str, List]
    notes: dict[tuple[str, str], str]
    heads: tuple[str, ...] = ()
    feet: tuple[str, ...] = ()


def of_tree(tree: Tree, notices: Sequence[Notice] = ()) -> Content:
    """Return the paragraphs and table rows of a document, in order."""
    body = Body(Styles(tree.styles, tree.lists), Counter(tree.lists), tree.notes)
    found = unwrapped(with_titles(without_contents(list(body.lines(tree.body)))))
    blocks = [Block(text, dropped="header") for text in tree.heads]
    blocks += [line.block for line in found]
    blocks += [Block(text, dropped=kind) for (kind, _), text in tree.notes.items()]
    blocks += [Block(text, dropped="footer") for text in tree.feet]
    return Content(tuple(blocks), tuple(notices))


def _needed(package: Package, main: Part, kind: str, notices: list[Notice]) -> _Element | None:
    parts = list(package.related(main, kind))
    found = next((part for part in parts if part is not None), None)
    if parts and found is None:
        notices.append(Notice(_NEEDED[kind]))
    return found


def _notes(package: Package, main: Part) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield the texts of foot- and endnotes and comments by their kind and id."""
    for kind, one in _NOTES.items():
        for part in package.related(main, kind):
            for note in part if part is not None else ():
                text = plain(note)
                if text:
                    yield (one, note.get(W + "id", "")), text


def _around(package: Package, main: Part, kind: str) -> Iterator[str]:
    for part in package.related(main, kind):
        text = plain(part) if part is not None else ""
        if text:
            yield text
