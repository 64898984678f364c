"""HTML within Markdown: its elements become breaks between paragraphs, its tags go."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wuzhen.documents.types import Block

PIECE, SOFT, CELL = "\x1e", "\x1d", "\x1f"
"""What is put for tags: the end of a paragraph, a line break within one, a cell of a table."""

_APART = (
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 head header hr html legend li main nav ol p pre section summary "
    "table tbody tfoot thead title tr ul"
)
_INLINE = (
    "a abbr audio b big button cite code col colgroup del dfn em embed font i iframe img input ins "
    "kbd label link mark meta nobr object option q rp rt ruby s samp select small source span "
    "strike strong sub sup td th time tt u var video wbr"
)
_BLOCKS, _WITHIN = frozenset(_APART.split()), frozenset(_INLINE.split())
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,11})(?=[\s/>])[^<>]*+>")
_OFFICE = re.compile(r"</?[ovw]:[a-z]++[^<>]*+>")
_HEADING = re.compile(r"h([1-6])")
_BREAKS = re.compile(rf"{SOFT}(?:[ \t\n]*+{SOFT})++")
_UNREAD = tuple(
    (rule, re.compile(opening, re.I), re.compile(closing, re.I))
    for rule, opening, closing in (
        ("comment", r"<!--", r"-->"),
        ("script", r"<script\b[^<>]*+>", r"</script\s*+>"),
        ("style sheet", r"<style\b[^<>]*+>", r"</style\s*+>"),
    )
)
_CHINESE = re.compile(r"[\u3400-\u9fff]")


def without_html(content: str) -> tuple[str, list[Block]]:
    """Return the text with its lines as they were, and what is left out with the tags."""
    outside: list[Block] = []
    if "<" not in content:
        return content, outside
    for rule, opening, closing in _UNREAD:
        content = "".join(_without(content, opening, closing, rule, outside))
    content = _OFFICE.sub(lambda found: "\n" * found[0].count("\n"), content)
    return _BREAKS.sub(_paragraph_end, "".join(_without_tags(content, outside))), outside


def _without(
    content: str, opening: re.Pattern[str], closing: re.Pattern[str], rule: str, out: list[Block]
) -> Iterator[str]:
    """Yield the text outside of such elements; one that is never closed stays."""
    line, start = 1, 0
    while begun := opening.search(content, start):
        ended = closing.search(content, begun.end())
        if ended is None:
            break
        yield content[start : begun.start()]
        line += content.count("\n", start, begun.start())
        out.append(Block(content[begun.end() : ended.start()].strip(), line=line, dropped=rule))
        breaks = content.count("\n", begun.start(), ended.end())
        yield "\n" * breaks
        line += breaks
        start = ended.end()
    yield content[start:]


def _without_tags(content: str, outside: list[Block]) -> Iterator[str]:
    line, start = 1, 0
    for tag in _TAG.finditer(content):
        name = tag[2].lower()
        if name not in _BLOCKS and name not in _WITHIN and name != "br":
            continue
        yield content[start : tag.start()]
        yield _put_for(name, closing=bool(tag[1])) + "\n" * tag[0].count("\n")
        line += content.count("\n", start, tag.start())
        if _CHINESE.search(tag[0]):
            outside.append(Block(tag[0], line=line, dropped="html tag"))
        line += tag[0].count("\n")
        start = tag.end()
    yield content[start:]


def _put_for(name: str, closing: bool) -> str:
    if name == "br":
        return SOFT
    if name in ("td", "th"):
        return "" if closing else CELL
    if name not in _BLOCKS:
        return ""
    heading = _HEADING.fullmatch(name)
    return PIECE + "#" * int(heading[1]) + " " if heading and not closing else PIECE


def _paragraph_end(found: re.Match[str]) -> str:
    return PIECE + "\n" * found[0].count("\n")
