"""Automatic numbering of a .docx: the labels that a word processor shows but does not store."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from wuzhen.documents import numerals
from wuzhen.documents.readers.docx_xml import W, attribute, number, switched_on

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLACE = re.compile(r"%([1-9])")
_DEEPEST = 8
_LONGEST_LABEL = 100


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: where it starts, how it is written, when it begins again.

    ``restart`` is the level (from 1) whose use begins this one again, 0 for never, ``None`` for the
    rule: any level above it.
    """

    start: int = 1
    style: str = "decimal"
    text: str = ""
    restart: int | None = None
    decimal: bool = False


@dataclass(frozen=True, slots=True)
class List:
    """What a numbering id means: the list that counts, its levels, where it restarts.

    ``linked`` gives the level of the paragraph styles that are linked to one.
    """

    counter: str
    levels: Mapping[int, Level]
    restarts: Mapping[int, int] = field(default_factory=dict)
    linked: Mapping[str, int] = field(default_factory=dict)


def lists(part: _Element | None) -> dict[str, List]:
    """Return the lists of a numbering part by their ``w:numId``."""
    if part is None:
        return {}
    abstract = {attribute(a, "", "abstractNumId"): a for a in part.iterfind(W + "abstractNum")}
    by_style = {attribute(a, "styleLink"): key for key, a in abstract.items()}
    defined = {key: _defined(key, definition) for key, definition in abstract.items() if key}
    found: dict[str, List] = {}
    for num in part.iterfind(W + "num"):
        num_id = attribute(num, "", "numId")
        key = attribute(num, "abstractNumId")
        link = attribute(abstract.get(key), "numStyleLink")
        key = by_style.get(link, key) if link else key
        if num_id is not None and key in defined:
            found[num_id] = _overridden(num, defined[key])
    return found


def _defined(counter: str, definition: _Element) -> List:
    levels: dict[int, Level] = {}
    linked: dict[str, int] = {}
    for at, lvl in _at_levels(definition, "lvl"):
        levels[at] = _level(lvl)
        style_id = attribute(lvl, "pStyle")
        if style_id is not None:
            linked[style_id] = at
    return List(counter, levels, linked=linked)


def _overridden(num: _Element, of: List) -> List:
    """Return the list with the levels that this numbering id overrides."""
    levels = dict(of.levels)
    restarts: dict[int, int] = {}
    for at, override in _at_levels(num, "lvlOverride"):
        own = override.find(W + "lvl")
        if own is not None:
            levels[at] = _level(own)
        start = number(attribute(override, "startOverride"))
        if start is not None:
            restarts[at] = start
            levels[at] = replace(levels.get(at, Level()), start=start)
    return replace(of, levels=levels, restarts=restarts)


def _at_levels(parent: _Element, tag: str) -> Iterator[tuple[int, _Element]]:
    """Yield what is defined for the nine levels that a list can have."""
    for child in parent.iterfind(W + tag):
        at = number(attribute(child, "", "ilvl")) or 0
        if 0 <= at <= _DEEPEST:
            yield at, child


def _level(lvl: _Element) -> Level:
    start = number(attribute(lvl, "start"))
    return Level(
        start=1 if start is None else start,
        style=attribute(lvl, "numFmt") or "decimal",
        text=(attribute(lvl, "lvlText") or "")[:_LONGEST_LABEL],
        restart=number(attribute(lvl, "lvlRestart")),
        decimal=switched_on(lvl.find(W + "isLgl")),
    )


class Counter:
    """Counts the numbered paragraphs of one document, in order."""

    def __init__(self, lists: Mapping[str, List]) -> None:
        self._lists = lists
        self._values: dict[str, dict[int, int]] = {}
        self._seen: set[str] = set()

    def label(self, num_id: str, level: int) -> str:
        """Count one more paragraph of this list and return its label, ``""`` for a bullet.

        Paragraphs of different ids share the count where the ids share an abstract definition,
        unless the id restarts a level.
        """
        found = self._lists.get(num_id)
        if found is None or level not in found.levels:
            return ""
        values = self._values.setdefault(found.counter, {})
        if num_id not in self._seen:
            self._seen.add(num_id)
            for at in found.restarts:
                values.pop(at, None)
        values[level] = values[level] + 1 if level in values else found.levels[level].start
        for deeper in range(level + 1, _DEEPEST + 1):
            if _begins_again(found.levels.get(deeper, Level()), level):
                values.pop(deeper, None)
        return _written(found, level, values)


def _begins_again(deeper: Level, level: int) -> bool:
    return deeper.restart is None or level < deeper.restart


def _written(found: List, level: int, values: Mapping[int, int]) -> str:
    own = found.levels[level]
    if own.style == "bullet":
        return ""

    def figure(place: re.Match[str]) -> str:
        at = int(place[1]) - 1
        of = found.levels.get(at, Level())
        return numerals.formatted(values.get(at, of.start), "decimal" if own.decimal else of.style)

    label = _PLACE.sub(figure, own.text)
    # 1.1 needs a space before the text; after 一、 or （一） there is none in a Chinese text.
    return f"{label} " if label[-1:].isascii() and label[-1:].isalnum() else label
