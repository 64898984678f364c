"""The XML of a .docx: namespaces, attributes and switches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_NUMBER = re.compile(r"^\s*+[-+]?[0-9]{1,9}\s*+")
_FALSE = ("0", "false", "off", "none")


def attribute(element: _Element | None, path: str, name: str = "val") -> str | None:
    """Return an attribute of the element at a path of tags such as ``pPr/numPr/numId``."""
    if element is None:
        return None
    found = element.find("/".join(W + tag for tag in path.split("/"))) if path else element
    value = None if found is None else found.get(W + name)
    return None if value is None else str(value)


def properties(element: _Element, tag: str) -> _Element | None:
    """Return the child that holds the properties of an element; it is the first where one is."""
    if len(element) and element[0].tag == tag:
        return element[0]
    return next(element.iterchildren(tag), None)


def outermost(root: _Element, *tags: str) -> Iterator[_Element]:
    """Yield the elements of these tags below an element, but for those within one another."""
    waiting = list(reversed(root))
    while waiting:
        element = waiting.pop()
        if element.tag in tags:
            yield element
        else:
            waiting.extend(reversed(element))


def plain(root: _Element) -> str:
    """Return the text of a note, a header or a flow on one line, whatever it looks like."""
    texts = (
        " " if child.tag == W + "p" else child.text or "" for child in root.iter(W + "p", W + "t")
    )
    return " ".join("".join(texts).split())


def number(value: str | None) -> int | None:
    """Return the whole number in an attribute, ``None`` where there is none."""
    return int(value) if value is not None and _NUMBER.fullmatch(value) else None


def switched_on(element: _Element | None) -> bool:
    """Return whether an on-off property such as ``w:vanish`` is there and on."""
    return element is not None and (element.get(W + "val") or "1") not in _FALSE


def alternative(element: _Element) -> _Element | None:
    """Return the branch of an ``mc:AlternateContent`` to read: the first one with text.

    The branches have the same content, stored for new and for old programs.
    """
    texts = (W + "t", M + "t", A + "t")
    return next((branch for branch in element if any(True for _ in branch.iter(*texts))), None)
