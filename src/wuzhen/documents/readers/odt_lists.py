"""The lists of an OpenDocument text: which one an item belongs to, and at which level."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from wuzhen.documents.readers.docx_numbering import Level, List
from wuzhen.documents.readers.odt_styles import TEXT

if TYPE_CHECKING:
    from lxml.etree import _Element

_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_DEEPEST = 8
OUTLINE = "outline"
"""The id of the list that numbers headings by their level."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item is: the id of its list, the name of the list's style, its level from 0."""

    list_id: str
    style: str
    level: int


class Lists:
    """Gives the lists of one document ids; ``defined`` is what a counter counts by them."""

    def __init__(self, styles: Mapping[str, dict[int, Level]], outline: dict[int, Level]) -> None:
        self._styles = styles
        self._by_name: dict[str, str] = {}
        self._last: dict[str, str] = {}
        self.defined: dict[str, List] = {OUTLINE: List(OUTLINE, outline)}

    def entered(self, found: _Element, above: Place | None) -> Place:
        """Return where the items of a list are; one that goes on has the id of the one before."""
        style = found.get(TEXT + "style-name") or (above.style if above else "")
        if above is not None:
            return Place(above.list_id, style, min(above.level + 1, _DEEPEST))
        list_id = self._continued(found, style) or self._new(style)
        self._last[style] = list_id
        self._by_name[found.get(_XML_ID) or list_id] = list_id
        return Place(list_id, style, 0)

    def restarted(self, place: Place, start: int) -> Place:
        """Return the place of an item that counts from a number of its own."""
        of = self.defined[place.list_id]
        level = replace(of.levels.get(place.level, Level()), start=start)
        list_id = f"{place.list_id} from {len(self.defined)}"
        levels = {**of.levels, place.level: level}
        self.defined[list_id] = List(of.counter, levels, {place.level: start})
        return replace(place, list_id=list_id)

    def _continued(self, found: _Element, style: str) -> str | None:
        named = self._by_name.get(found.get(TEXT + "continue-list") or "")
        if named:
            return named
        goes_on = found.get(TEXT + "continue-numbering") == "true"
        return self._last.get(style) if goes_on else None

    def _new(self, style: str) -> str:
        list_id = f"list {len(self.defined)}"
        self.defined[list_id] = List(list_id, self._styles.get(style, {}))
        return list_id
