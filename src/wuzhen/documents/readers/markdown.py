"""Markdown: headings by their number signs, the marks of emphasis and links taken off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from wuzhen.documents.readers import tables
from wuzhen.documents.readers.markdown_html import CELL, PIECE, SOFT, without_html
from wuzhen.documents.readers.markdown_marks import plain
from wuzhen.documents.readers.text import glued, joined, require_bounded, run_on
from wuzhen.documents.structure.headings import heading_shaped, marker
from wuzhen.documents.text_repair import visible
from wuzhen.documents.types import Block, Content

_FRONT_MATTER = re.compile(r"\A---[ \t]*+\n(.*?\n)---[ \t]*+(?:\n|\Z)", re.S)
_SIGNS = re.compile(r"^ {0,3}(#{1,6})(?!#)")
_PREFIX = re.compile(r"^[ \t]*+(?:>[ \t]*+)*+(?:[-*+][ \t]++(?:\[[ xX]\][ \t]++)?)?")
_ADDRESS = re.compile(r"^ {0,3}\[[^\[\]]{1,200}\]:[ \t]*+(?:https?:|www\.|[./#])\S*+")
_NOTE = re.compile(r"^ {0,3}\[\^[^\[\]\s]{1,60}\]:")
_FENCE = ("```", "~~~")
_SENTENCE_END = re.compile(r"[。！？!?；;：:…][”’」』）)]*+\s*$")
_SPACES = " \t\u3000"


def of_file(content: str, source: str) -> Content:
    """Return the blocks of a Markdown file, which is refused where it is too long."""
    require_bounded(content, source)
    return read(content)


def read(content: str) -> Content:
    """Return the headings and paragraphs of a Markdown file."""
    content = visible(content).replace("\r\n", "\n").replace("\r", "\n")
    matter = _FRONT_MATTER.match(content)
    if matter:  # its lines stay, so that line numbers stay true
        content = "\n" * matter[0].count("\n") + content[matter.end() :]
    content, outside = without_html(content)
    if matter and matter[1].strip():
        outside = [Block(matter[1].strip(), line=1, dropped="front matter"), *outside]
    blocks = [*outside, *_blocks(run_on(joined(content.split("\n"))))]
    return Content(tuple(sorted((b for b in blocks if b.text), key=lambda block: block.line or 0)))


def _blocks(groups: list[tuple[int, str]]) -> Iterator[Block]:
    left_out = _rows_left_out([text for _, text in groups])
    for index, (number, text) in enumerate(groups):
        if index in left_out:
            yield from (replace(row, dropped=left_out[index]) for row in _row(text, number))
            continue
        under = _underline(groups[index + 1][1]) if index + 1 < len(groups) else None
        for piece in _pieces(text):
            yield from _of_piece(piece, number, under)


def _rows_left_out(texts: list[str]) -> dict[int, str]:
    """Return the rows of tables that are no content: those above the rule, totals."""
    found: dict[int, str] = {}
    start = 0
    for end in range(len(texts) + 1):
        if end < len(texts) and texts[end].startswith("|") and CELL not in texts[end]:
            continue
        rules: list[int] = []
        rows: list[int] = []
        for at in range(start, end):
            (rules if _is_rule_of_table(texts[at]) else rows).append(at)
        if rules and rows:
            cells = [[cell.strip() for cell in _cells(texts[at])] for at in rows]
            of_table = tables.left_out(cells, rules[0] - start)
            found |= {rows[at]: rule for at, rule in of_table.items()}
        start = end + 1
    return found


def _is_rule_of_table(text: str) -> bool:
    return set(text) <= set("|:- \t") and "-" in text


def _cells(text: str) -> list[str]:
    return text.split(CELL) if CELL in text else text.strip().strip("|").split("|")


def _pieces(text: str) -> Iterator[str]:
    """Yield the paragraphs of a line: it is cut where its HTML begins or ends one."""
    for piece in text.split(PIECE):
        if SOFT not in piece:
            yield piece.strip()
            continue
        parts: list[str] = []
        for part in piece.split(SOFT):
            ended = parts and (_SENTENCE_END.search(parts[-1]) or marker(part.strip()))
            if ended:
                yield glued(parts)
                parts = []
            parts.append(part)
        yield glued(parts)


def _of_piece(text: str, number: int, under: int | None) -> Iterator[Block]:
    heading = _heading(text)
    if heading:
        yield from _plain(heading[1], number, heading[0])
    elif text.startswith(_FENCE):
        yield Block(text.strip("`~ "), line=number, dropped="code fence")
    elif note := _NOTE.match(text):
        yield Block(text[note.end() :].strip(), line=number, dropped="footnote")
    elif _ADDRESS.fullmatch(text):
        yield Block(text, line=number, dropped="link address")
    elif _is_rule(text) or _underline(text):
        return
    elif under and "|" not in text:
        yield from _plain(text, number, under)
    elif CELL in text or text.startswith("|"):
        yield from _row(text, number)
    else:
        yield from _plain(text[_prefix(text) :], number, None)


def _heading(text: str) -> tuple[int, str] | None:
    """Return the level and the text of a line that number signs mark as a heading.

    A single sign without a space begins a hashtag, #乡村振兴# or the like, and no heading.
    """
    signs = _SIGNS.match(text)
    if signs is None:
        return None
    rest = text[signs.end() :]
    closed = rest.rstrip(_SPACES).rstrip("#")
    title = closed.strip(_SPACES) if closed[-1:] in _SPACES else rest.strip(_SPACES)
    if not title:
        return None
    spaced = rest[0] in _SPACES
    lazy = len(signs[1]) > 1 and "#" not in title and heading_shaped(title)
    return (len(signs[1]), title) if spaced or lazy else None


def _is_rule(text: str) -> bool:
    marks = text.replace(" ", "").replace("\t", "")
    return len(marks) > 2 and marks[0] in "-*_" and set(marks) == {marks[0]}


def _underline(text: str) -> int | None:
    """Return the level of the heading above the line, if the line underlines one."""
    signs = set(text.strip())
    if signs == {"="}:
        return 1
    return 2 if signs == {"-"} and len(text.strip()) > 1 else None


def _row(text: str, number: int) -> Iterator[Block]:
    if set(text) <= set("|:- \t"):
        return  # the rule below a table's head
    found = [block for cell in _cells(text) for block in _plain(cell, number, None)]
    yield from (block for block in found if block.dropped)
    yield Block("\t".join(b.text for b in found if b.text and not b.dropped), line=number)


def _plain(text: str, number: int, level: int | None) -> Iterator[Block]:
    shown, outside = plain(text)
    yield Block(shown, level=level, line=number)
    yield from (Block(lost, line=number, dropped=rule) for lost, rule in outside)


def _prefix(text: str) -> int:
    found = _PREFIX.match(text)
    return found.end() if found else 0
