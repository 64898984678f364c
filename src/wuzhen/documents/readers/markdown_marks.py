"""The marks within a line of Markdown: emphasis, links, images, escapes and entities."""

from __future__ import annotations

import html
import re

_IMAGE = re.compile(r"!\[([^\[\]]*)\]\((?:[^()]++|\([^()]*+\))*+\)")
_LINK = re.compile(r"\[([^\[\]]*)\](\((?:[^()]++|\([^()]*+\))*+\))")
_NOTE = re.compile(r"(?<=\S)\[\^[^\[\]\s]{1,60}\]")
_PAIRS = ("**", "__", "~~", "`")
_NO_END = "、，和及在到"
"""What emphasis never ends with: 在**镇、**镇 leaves out two names."""
_MASKED = re.compile(r"\*\*[省市州盟县旗区乡镇村屯寨街河湖江](?!\S{0,8}集体)|\*\*\S{2,3}[、和]\*\*")
"""``**镇`` is no bold type but a name left out, as reports do that are passed on."""
_ITALIC = re.compile(r"(?<![*\w])\*(?=[^\s*])([^*]++)(?<=\S)\*(?![*\w])")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_CHINESE = re.compile(r"[\u3400-\u9fff]")


def plain(text: str) -> tuple[str, list[tuple[str, str]]]:
    """Return the text without its marks, and what is left out with them, each with its rule."""
    outside = [(found[1], "image text") for found in _IMAGE.finditer(text)]
    text = _IMAGE.sub("", text)
    outside += [(found[2], "link address") for found in _LINK.finditer(text)]
    text = _NOTE.sub("", _LINK.sub(r"\1", text))
    if not _MASKED.search(text):
        for sign in _PAIRS:
            text = _without(text, sign)
        text = _ITALIC.sub(r"\1", text)
    text = _ENTITY.sub(lambda found: html.unescape(found[0]), _ESCAPE.sub(r"\1", text))
    return text.strip(), [(lost, rule) for lost, rule in outside if _CHINESE.search(lost)]


def _without(text: str, sign: str) -> str:
    """Remove a mark that comes in pairs; one that is never closed stays."""
    first, *pieces = text.split(sign)
    parts = [first]
    opened: int | None = None
    for piece in pieces:
        before = parts[-1]
        if opened is not None and before[-1:].strip() and before[-1] not in _NO_END:
            parts[opened] = ""
            opened = None
            parts.append("")
        else:
            if opened is None and piece[:1].strip():
                opened = len(parts)
            parts.append(sign)
        parts.append(piece)
    return "".join(parts)
