"""How the lines of a web page are set: how large, and whether in the middle."""

from __future__ import annotations

import re
from typing import NamedTuple

from wuzhen.documents.readers.html_page import Element

_ALIGN = re.compile(r"(?<![\w-])text-align\s*:\s*([\w-]+)", re.I)
_SIZE = re.compile(r"(?<![\w-])font-size\s*:\s*(\d{1,4}(?:\.\d{1,4})?)\s*(pt|px|r?em|%)", re.I)
_FONT_SIZES = {"1": 15, "2": 20, "3": 24, "4": 27, "5": 36, "6": 48, "7": 72}
_USUAL, _LARGEST = 24, 2_000


class Shape(NamedTuple):
    """How a text is set: its size in half points, and whether it is centred."""

    size: int = _USUAL
    centred: bool = False


def shape_of(element: Element, style: str, parent: Shape) -> Shape:
    """Return how the text of an element is set within its parent."""
    align = _ALIGN.search(style) if style else None
    place = align[1] if align else element.attributes.get("align", "")
    centred = place.lower() == "center" if place else parent.centred or element.tag == "center"
    size = _sized(style, parent.size)
    if element.tag == "font" and size is None:
        size = _FONT_SIZES.get(element.attributes.get("size", ""))
    return Shape(parent.size if size is None else size, centred)


def _sized(style: str, outer: int) -> int | None:
    found = _SIZE.search(style) if style else None
    if found is None:
        return None
    number, unit = float(found[1]), found[2].lower()
    factor = {"pt": 2, "px": 1.5, "rem": _USUAL, "em": outer, "%": outer / 100}[unit]
    return min(round(number * factor), _LARGEST)
