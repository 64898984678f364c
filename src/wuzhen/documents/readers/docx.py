"""Word documents: text with its automatic numbering, insertions in, deletions out."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuzhen.documents.readers.docx_numbering import Counter, W, attribute, lists, switched_on
from wuzhen.documents.readers.docx_styles import Styles
from wuzhen.documents.structure.headings import marker
from wuzhen.documents.types import Block, Content
from wuzhen.errors import WuzhenError

if TYPE_CHECKING:
    from docx.opc.part import Part
    from lxml.etree import _Element

_LARGEST = 512 * 2**20
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_DELETED = frozenset(W + tag for tag in ("del", "moveFrom"))
_KEPT = "ins moveTo hyperlink smartTag sdt sdtContent fldSimple customXml dir bdo r"
_HELD = frozenset(W + tag for tag in _KEPT.split())
_SIGNS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
_BREAK_AFTER = re.compile(r"[。！？!?；;：:…][”’」』）)]*\s*$")
_BREAK_BEFORE = re.compile(r"^(?:\s{2,}|\u3000)")


def read(data: bytes, source: str) -> Content:
    """Return the paragraphs and table rows of a document's body, in order.

    Headers, footers, notes, comments and tables of contents are not of the body.
    """
    try:
        return Content(tuple(_Body(data).blocks()))
    except Exception as error:  # a damaged file fails anywhere between zip, XML and python-docx
        raise WuzhenError(
            "this document is damaged",
            where=source,
            expected="a .docx document",
            got=f"{type(error).__name__}: {error}"[:120],
            hint="open it in a word processor and save it again as .docx",
        ) from error


class _Body:
    """The body of one document, read from front to back so that numbering counts."""

    def __init__(self, data: bytes) -> None:
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.package import Package

        _refuse_bombs(data)
        main = Package.open(io.BytesIO(data)).main_document_part
        self._main = _root(main)
        self._styles = Styles(_related(main, RELATIONSHIP_TYPE.STYLES))
        self._counter = Counter(lists(_related(main, RELATIONSHIP_TYPE.NUMBERING)))
        self._carried = ""

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks of the body."""
        body = self._main.find(W + "body")
        if body is None:
            raise ValueError("no body in the main part")
        yield from self._of(body)
        if self._carried:
            yield Block(self._carried)

    def _of(self, container: _Element) -> Iterator[Block]:
        for child in container:
            if child.tag == W + "p":
                yield from self._paragraph(child)
            elif child.tag == W + "tbl":
                yield from self._table(child)
            elif child.tag == W + "sdt" and _is_contents(child):
                continue
            elif child.tag in _HELD:
                yield from self._of(child)

    def _paragraph(self, paragraph: _Element) -> Iterator[Block]:
        form = self._styles.format(paragraph)
        text = "" if self._styles.hidden(paragraph) else _text(paragraph)
        if text.strip() and form.list_id is not None and not self._carried:
            text = self._counter.label(form.list_id, form.list_level) + text.lstrip()
        text, self._carried = self._carried + text, ""
        if paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None:
            self._carried = text  # its end is deleted: it goes on in the next paragraph
        elif not form.contents:
            # Table cells are told apart by tabs, so a tab in running text is a space.
            yield from (
                Block(" ".join(piece.split("\t")).strip(), level=form.level)
                for piece in _pieces(text)
                if piece.strip()
            )
        for box in _boxes(paragraph):
            yield from self._of(box)

    def _table(self, table: _Element) -> Iterator[Block]:
        for row in _children(table, "tr"):
            if row.find(f"{W}trPr/{W}del") is not None:
                continue
            cells = [list(self._of(cell)) for cell in _children(row, "tc") if not _merged(cell)]
            filled = [cell for cell in cells if cell]
            if len(filled) == 1 or any(_runs_on(cell) for cell in filled):
                yield from (block for cell in filled for block in cell)
            elif filled:
                yield Block("\t".join(" ".join(b.text for b in cell) for cell in filled))


def _refuse_bombs(data: bytes) -> None:
    size = sum(entry.file_size for entry in zipfile.ZipFile(io.BytesIO(data)).infolist())
    if size > _LARGEST:
        raise ValueError(f"{size // 2**20} MB when unpacked")


def _root(part: Part) -> _Element:
    from docx.oxml.parser import parse_xml

    element = getattr(part, "element", None)
    return parse_xml(part.blob) if element is None else element


def _related(main: Part, kind: str) -> _Element | None:
    try:
        return _root(main.part_related_by(kind))
    except KeyError:
        return None


def _is_contents(sdt: _Element) -> bool:
    gallery = attribute(sdt, "sdtPr/docPartObj/docPartGallery")
    return gallery is not None and "contents" in gallery.lower()


def _children(parent: _Element, tag: str) -> Iterator[_Element]:
    for child in parent:
        if child.tag == W + tag:
            yield child
        elif child.tag in _HELD:
            yield from _children(child, tag)


def _merged(cell: _Element) -> bool:
    """Tell whether the cell only goes on with the one above it."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(W + "val", "continue") == "continue"


def _runs_on(cell: list[Block]) -> bool:
    return len(cell) > 1 and any(len(block.text) > 60 for block in cell)


def _text(element: _Element) -> str:
    """Return the text of the runs that a reader sees."""
    parts: list[str] = []
    for child in element:
        if child.tag == W + "t":
            parts.append(child.text or "")
        elif child.tag in _SIGNS:
            parts.append(_SIGNS[child.tag])
        elif child.tag in _HELD and not switched_on(child.find(f"{W}rPr/{W}vanish")):
            parts.append(_text(child))
    return "".join(parts)


def _boxes(element: _Element) -> Iterator[_Element]:
    """Yield the text boxes anchored here; each is stored twice, for new and old programs."""
    for child in element:
        if child.tag == W + "txbxContent":
            yield child
        elif child.tag == _CHOICE:
            yield from next((found for v in child if (found := list(_boxes(v)))), [])
        elif child.tag not in _DELETED:
            yield from _boxes(child)


def _pieces(text: str) -> list[str]:
    """Split a paragraph at line breaks that end a sentence or begin a numbered item."""
    pieces = [""]
    for piece in re.split(r"\n+", text):
        before = pieces[-1]
        if before and (
            _BREAK_AFTER.search(before) or _BREAK_BEFORE.match(piece) or marker(piece.strip())
        ):
            pieces.append(piece)
        else:
            pieces[-1] = before + piece
    return pieces
