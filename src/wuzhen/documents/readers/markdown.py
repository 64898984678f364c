"""Markdown: headings by their number signs, the marks of emphasis and links taken off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wuzhen.documents.readers.text import joined
from wuzhen.documents.types import Block, Content

_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t\u3000]*(.+?)[ \t]*#*[ \t]*$")
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?\n---[ \t]*(?:\n|\Z)", re.S)
_RULE = re.compile(r"^ {0,3}(?:[-*_][ \t]*){3,}$")
_UNDERLINE = re.compile(r"^ {0,3}(=+|-{2,})[ \t]*$")
_TABLE_RULE = re.compile(r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_PREFIX = re.compile(r"^[ \t]*(?:>[ \t]*)*(?:[-*+][ \t]+(?:\[[ xX]\][ \t]+)?)?")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_EMPHASIS = re.compile(r"(\*\*|__|~~|`)(?=\S)(.+?)(?<=\S)(?<![、，和及在到])\1")
_MASKED = re.compile(r"\*\*[省市州盟县旗区乡镇村屯寨街河湖江](?!\S*集体)|\*\*\S{2,3}[、和]\*\*")
"""``**镇`` is no bold type but a name left out, as reports do that are passed on."""
_ITALIC = re.compile(r"(?<![*\w])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![*\w])")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")


def read(content: str) -> Content:
    """Return the headings and paragraphs of a Markdown file."""
    content = _FRONT_MATTER.sub(_blank, content.replace("\r\n", "\n").replace("\r", "\n"))
    lines = _COMMENT.sub(_blank, content).split("\n")
    return Content(tuple(block for block in _blocks(lines) if block.text))


def _blank(found: re.Match[str]) -> str:
    # The lines stay, so that line numbers stay true.
    return "\n" * found[0].count("\n")


def _blocks(lines: list[str]) -> Iterator[Block]:
    groups = [(number, line) for number, line in joined(lines)]
    for index, (number, line) in enumerate(groups):
        heading = _HEADING.match(line)
        after = groups[index + 1][1] if index + 1 < len(groups) else ""
        under = _UNDERLINE.match(after)
        if heading:
            yield Block(_plain(heading[2]), level=len(heading[1]), line=number)
        elif _RULE.match(line) or _UNDERLINE.match(line) or line.startswith("```"):
            continue
        elif under and line and "|" not in line:
            yield Block(_plain(line), level=1 if "=" in under[1] else 2, line=number)
        elif line.startswith("|"):
            if not _TABLE_RULE.match(line):
                yield Block("\t".join(_cells(line)), line=number)
        else:
            yield Block(_plain(_PREFIX.sub("", line)), line=number)


def _cells(line: str) -> list[str]:
    return [_plain(cell) for cell in line.strip().strip("|").split("|") if cell.strip()]


def _plain(text: str) -> str:
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    if not _MASKED.search(text):
        text = _ITALIC.sub(r"\1", _EMPHASIS.sub(r"\2", text))
    return _ESCAPE.sub(r"\1", text).strip()
