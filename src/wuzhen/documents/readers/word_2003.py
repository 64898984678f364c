"""Word 2003 XML documents (``w:wordDocument``): turned into the elements of a .docx.

Both are WordprocessingML; the older one has other names for lists, keeps notes and comments where
they are referred to, and heads and feet with the properties of their section.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wuzhen.documents.readers.docx import Tree, damage_reported, of_tree
from wuzhen.documents.readers.docx_numbering import lists
from wuzhen.documents.readers.docx_package import of_one_file
from wuzhen.documents.readers.docx_xml import W, attribute, outermost, plain
from wuzhen.documents.recognition import WORD_2003
from wuzhen.documents.types import Content

if TYPE_CHECKING:
    from lxml.etree import _Element

_AML = "{http://schemas.microsoft.com/aml/2001/core}"
_TAGS = {
    "listPr": "numPr",
    "ilfo": "numId",
    "listDef": "abstractNum",
    "list": "num",
    "ilst": "abstractNumId",
    "nfc": "numFmt",
    "vmerge": "vMerge",
    "hmerge": "hMerge",
}
_ATTRIBUTES = {"listDefId": "abstractNumId", "ilfo": "numId"}
_RENAMED = {W + old: W + new for old, new in _TAGS.items()}
_LISTED = (
    "decimal upperRoman lowerRoman upperLetter lowerLetter ordinal cardinalText ordinalText hex "
    "chicago ideographDigital japaneseCounting aiueo iroha decimalFullWidth decimalHalfWidth "
    "japaneseLegal japaneseDigitalTenThousand decimalEnclosedCircle decimalFullWidth2 "
    "aiueoFullWidth irohaFullWidth decimalZero bullet ganada chosung decimalEnclosedFullstop "
    "decimalEnclosedParen decimalEnclosedCircleChinese ideographEnclosedCircle "
    "ideographTraditional ideographZodiac ideographZodiacTraditional taiwaneseCounting "
    "ideographLegalTraditional taiwaneseCountingThousand taiwaneseDigital chineseCounting "
    "chineseLegalSimplified chineseCountingThousand"
)
_NUMBERS = _LISTED.split()
"""The formats of numbers, which are numbers themselves, by their names in a .docx."""
_BULLET = 23
_NOTES = {W + "footnote": "footnote", W + "endnote": "endnote"}


def read(content: str, source: str) -> Content:
    """Return the content of the document in this XML."""
    with damage_reported(source):
        return _content(of_one_file(content.replace(f'"{WORD_2003}"', f'"{W[1:-1]}"'), source))


def _content(root: _Element) -> Content:
    body = root.find(W + "body")
    if body is None:
        raise ValueError("no body in the main part")
    notes: dict[tuple[str, str], str] = {}
    waiting = [root]
    while waiting:
        element = waiting.pop()
        _rename(element)
        # It takes out what is within a note, so that none is read twice.
        _annotate(element, notes)
        waiting.extend(reversed(element))
    heads, feet = (tuple(filter(None, map(plain, outermost(body, W + k)))) for k in ("hdr", "ftr"))
    return of_tree(
        Tree(body, root.find(W + "styles"), lists(root.find(W + "lists")), notes, heads, feet)
    )


def _rename(element: _Element) -> None:
    """Give an element of the older format the names of the newer one."""
    element.tag = _RENAMED.get(element.tag, element.tag)
    for old, new in _ATTRIBUTES.items():
        if W + old in element.attrib:
            element.set(W + new, element.attrib.pop(W + old))
    if element.tag == W + "numFmt":
        element.set(W + "val", _number_format(attribute(element, "") or ""))


def _number_format(code: str) -> str:
    at = int(code) if code.isdecimal() and len(code) < 4 else _BULLET
    return _NUMBERS[at] if at < len(_NUMBERS) else _NUMBERS[_BULLET]


def _annotate(element: _Element, notes: dict[tuple[str, str], str]) -> None:
    """Turn deletions into such, notes and comments into references to their texts."""
    kind = _NOTES.get(element.tag)
    if element.tag == _AML + "annotation":
        what = element.get(W + "type", "")
        if what == "Word.Deletion":
            element.tag = W + "del"
        kind = "comment" if what == "Word.Comment" else None
    if kind:
        key = (kind, str(len(notes)))
        notes[key] = plain(element)
        for child in list(element):
            element.remove(child)
        element.tag = f"{W}{kind}Reference"
        element.set(W + "id", key[1])
