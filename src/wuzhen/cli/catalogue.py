"""Messages in Chinese: one catalogue, used only when a message is shown.

Everything else is in English. ``catalogue_zh.json`` has for each English template, with ``{}``
where a value goes, the Chinese one; ``{1}`` there is the first value, ``{2}`` the second, and
``{-2}`` leaves the second out, such as the ending of a plural.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from wuzhen.errors import WuzhenError

FILE = Path(__file__).with_name("catalogue_zh.json")
PLACE = re.compile(r"\{(-?\d|)\}")
DEEPEST = 4
"""How many names of files and the like may precede a message, each with a colon."""

_REASON = re.compile(r"^([^()]+) \(([^()]+)\)$")
_PAGES = re.compile(r"^pages? ([0-9, -]+)$")
_COUNTED = {", row ": "行", ", record ": "条"}
"""How a place within a table or a list is named, and its Chinese classifier."""


@dataclass(frozen=True, slots=True)
class Template:
    """A message with places: the English text around them, and the Chinese message."""

    around: tuple[str, ...]
    chinese: str

    @property
    def specificity(self) -> int:
        """How many characters are the message's own."""
        return sum(map(len, self.around))

    def fits(self, text: str) -> list[str] | None:
        """Return the values at the places, where the whole text is this message.

        Each text around is looked for once, from left to right: no message takes long.
        """
        first, *middle, last = self.around
        end = len(text) - len(last)
        if not text.startswith(first) or not text.endswith(last) or end < len(first):
            return None
        values, at = [], len(first)
        for part in middle:
            found = text.find(part, at, end)
            if found < 0:
                return None
            values.append(text[at:found])
            at = found + len(part)
        return [*values, text[at:end]]


@dataclass(frozen=True)
class Catalogue:
    """Whole messages, and templates with the most specific first."""

    whole: dict[str, str]
    templates: tuple[Template, ...]


@cache
def catalogue() -> Catalogue:
    """Read the catalogue, once."""
    entries: dict[str, str] = json.loads(FILE.read_text(encoding="utf-8"))
    split = ((english.split("{}"), chinese) for english, chinese in entries.items())
    templates = [Template(tuple(parts), chinese) for parts, chinese in split if len(parts) > 1]
    templates.sort(key=lambda template: -template.specificity)
    return Catalogue({e: c for e, c in entries.items() if "{}" not in e}, tuple(templates))


def in_chinese(text: str) -> str:
    """Return a message in Chinese; what the catalogue does not know is unchanged.

    Names of files before a message, each with a colon, are unchanged. Of several templates that
    fit, the most specific is the message.
    """
    known = catalogue()
    before, rest = "", text
    best, most = text, 0
    for _ in range(DEEPEST):
        if rest in known.whole and len(rest) > most:
            return before + known.whole[rest]
        for template in known.templates:
            if template.specificity <= most:
                break
            values = template.fits(rest)
            if values is not None:
                best, most = before + filled(template.chinese, values), template.specificity
        head, colon, rest = rest.partition(": ")
        if not colon:
            break
        before += f"{head}："
    return best


def filled(chinese: str, values: Sequence[str]) -> str:
    """Return a Chinese template with the values at their places; words in them are looked up."""
    numbers = iter(range(1, len(values) + 1))

    def value(place: re.Match[str]) -> str:
        at = int(place[1]) if place[1] else next(numbers)
        return _value(values[at - 1]) if at > 0 else ""

    return PLACE.sub(value, chinese)


def _value(text: str) -> str:
    """Return a value with what is known of it in Chinese: pages, words, faults, counts."""
    whole = catalogue().whole
    if text in whole:
        return whole[text]
    fault = _REASON.fullmatch(text)
    if fault and fault[1] in whole:
        return f"{whole[fault[1]]}（{whole.get(fault[2], fault[2])}）"
    pages = _PAGES.fullmatch(text)
    if pages:
        return f"第 {pages[1]} 页"
    parts = [part.rpartition(" ") for part in text.split(", ")]
    if not all(name and count.isdecimal() for name, _, count in parts):
        return text
    return "，".join(f"{whole.get(name, name)} {count}" for name, _, count in parts)


def error_in_chinese(error: WuzhenError) -> str:
    """Return a user's error in Chinese: each part is looked up by itself."""
    place = f"{_where(error.where)}：" if error.where else ""
    contrast = [
        f"{name}{in_chinese(value)}"
        for name, value in (("应为：", error.expected), ("实为：", error.got))
        if value
    ]
    detail = f"（{'；'.join(contrast)}）" if contrast else ""
    advice = f"。{in_chinese(error.hint)}" if error.hint else ""
    return f"{place}{_sentences(error.what)}{detail}{advice}"


def _sentences(what: str) -> str:
    """Return a fault in Chinese; several of a file of parameters are looked up one by one."""
    each = what.split("; ")
    chinese = [in_chinese(one) for one in each]
    if any(one == other for one, other in zip(each, chinese, strict=True)):
        return in_chinese(what)
    return "；".join(chinese)


def _where(place: str) -> str:
    for counted, classifier in _COUNTED.items():
        file, found, number = place.rpartition(counted)
        if found and number.isdecimal():
            return f"{file} 第 {number} {classifier}"
    return place
