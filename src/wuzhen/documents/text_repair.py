"""Repair text for the model: one convention for width, spaces and signs, broken glyphs repaired."""

from __future__ import annotations

import html
import re
import unicodedata

from wuzhen.documents.glyphs import (
    CONTEXTUAL,
    CONTEXTUAL_PAIRS,
    CONTEXTUAL_SIGNS,
    RADICALS,
    SINGLE,
)

_WIDTHS = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0xFFE5: "¥", 0x3000: " "}
_SIGNS = {
    ord(sign): kept
    for signs, kept in (("「『〝", "“"), ("」』〞", "”"), ("―─–‒", "—"), ("‧•・", "·"))
    for sign in signs
}
_COMPATIBLE = re.compile(
    r"[\u2f00-\u2fdf\u3300-\u33ff\uf900-\ufaff\ufb00-\ufb06\U0002f800-\U0002fa1f]"
)
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\uffff\ue000-\uf8ff\ud800-\udfff]"
)
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    r"\ufff9-\ufffb]"
)
_FOLDED = re.compile(r"[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_LONGEST_ENTITY = 40
_PASSES = 8
"""Removing a space may bring together what is then repaired; more passes are not needed."""
_SPACES = re.compile(r"\s+")
_CJK = r"[\u2e80-\u303f\u4e00-\u9fff\uff00-\uff60“”‘’—…]"
_INNER_SPACE = re.compile(rf"(?<={_CJK}) (?={_CJK})")
_BEFORE_STOP = r"[\u4e00-\u9fff”]"
_STOP = re.compile(rf"(?<={_BEFORE_STOP})(?<![一二三四五六七八九十])\.(?![0-9A-Za-z.])")
DOUBLED_SIGNS = "。，、；：,;:"
_DOUBLED = re.compile(rf"([{DOUBLED_SIGNS}])\1+")
_CONTEXTS = re.compile(
    "|".join([*CONTEXTUAL_SIGNS, *(f"{sign}[{after}]" for sign, after in CONTEXTUAL_PAIRS)])
)

_SINGLE_SIGNS: dict[int, int | str] = {
    **_WIDTHS,
    **_SIGNS,
    **{ord(broken): right for broken, right in SINGLE.items()},
}
SINGLE_SIGNS = {code: ord(chr(code).translate(_SINGLE_SIGNS)) for code in _SINGLE_SIGNS}
"""The code points that `signs` replaces wherever they are."""
ODD = re.compile(rf"{_INVISIBLE.pattern}|{_COMPATIBLE.pattern}|\s|[&{CONTEXTUAL_SIGNS}]")
ODD_PAIRS: tuple[tuple[re.Pattern[str] | str, str], ...] = (
    (re.compile(_BEFORE_STOP), "."),
    *CONTEXTUAL_PAIRS,
)
"""Where a text that `signs` has repaired has no odd sign, no such pair (the second is one of
several), and no sign of `DOUBLED_SIGNS` twice in a row, `repair` changes nothing more of it."""


def repair(text: str) -> str:
    """Return the text as the model should see it.

    Full-width letters, digits and punctuation become half-width as in NFKC (but ``。`` and ``、``,
    which have no other form, and ``①``, which is a number of its own, stay), compatibility forms
    become the unified characters, entities are read, invisible characters go, runs of spaces
    become one and spaces between Chinese characters none, ``.`` that ends a Chinese sentence
    becomes ``。``, ``。。`` becomes one, and glyphs broken by PDF extraction are repaired. Pure and
    idempotent; meant for a machine to read, so a paragraph keeps its own text beside it.
    """
    text = signs(text)
    if "&" in text:
        text = _without_entities(text)
    for _ in range(_PASSES):
        if (repaired := _arranged(text)) == text:
            break
        text = repaired
    return text


def visible(text: str) -> str:
    """Return the text without invisible signs, with radicals as the characters they show.

    Both come with copied text and hide the numbering of a line; nothing else of it changes.
    """
    text = _UNSEEN.sub("", text)
    return _FOLDED.sub(
        lambda found: RADICALS.get(found[0]) or unicodedata.normalize("NFKC", found[0]), text
    )


def signs(text: str) -> str:
    """Return the text with each character repaired that needs no look at its neighbours."""
    text = _INVISIBLE.sub("", text)
    text = _COMPATIBLE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    return text.translate(_SINGLE_SIGNS)


def _without_entities(text: str) -> str:
    """Return the text with its entities read, those too that an entity spells: ``&amp;amp;``.

    Each semicolon can only end an entity that begins shortly before it, so one pass is enough.
    """
    done: list[str] = []
    tail, *pieces = text.split(";")
    for piece in pieces:
        tail = _closed(tail) + piece
        if len(tail) > 2 * _LONGEST_ENTITY:
            done.append(tail[:-_LONGEST_ENTITY])
            tail = tail[-_LONGEST_ENTITY:]
    return "".join(done) + tail


def _closed(tail: str) -> str:
    """Return the text up to a semicolon, and that semicolon or the entity that it ends."""
    while found := _ENTITY.fullmatch(f"{tail[tail.rfind('&') :]};"):
        sign = signs(html.unescape(found[0]))
        if sign == found[0]:
            break
        tail = tail[: tail.rfind("&")] + sign
        if not sign.endswith(";"):
            return tail
        tail = tail[:-1]
    return f"{tail};"


def _arranged(text: str) -> str:
    """Repair by the neighbours of a character: broken glyphs, spaces, stops, doubled signs."""
    if _CONTEXTS.search(text):
        for pattern, right in CONTEXTUAL:
            text = pattern.sub(right, text)
    text = _INNER_SPACE.sub("", _SPACES.sub(" ", text).strip())
    return _DOUBLED.sub(r"\1", _STOP.sub("。", text))
