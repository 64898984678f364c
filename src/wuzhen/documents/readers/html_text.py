"""Text of a web page: white space that only wraps lines, entities and tags escaped twice."""

from __future__ import annotations

import html
import re
import unicodedata

BREAK = "\u2028"
"""Marks the end of a line until the text is split into paragraphs."""

_INDENTED = re.compile(r"\n[ \t]*+\u3000\u3000")
_SPACES = re.compile(r"[ \t\r\n\f\xa0]+")
_ESCAPED_AGAIN = re.compile(r"&(?:amp;)+", re.I)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_BLOCK_TAG = re.compile(r"</?(?:p|div|br|h[1-6]|li|ul|ol|table|tr|section)\b[^<>]{0,500}>", re.I)
_INLINE_TAG = re.compile(
    r"</?(?:span|strong|b|i|em|u|font|a|img|td|tbody|o:p)\b[^<>]{0,500}>", re.I
)


def unescaped(text: str) -> str:
    """Return a text with what was escaped twice or more read as it was meant.

    The parser has read entities once; ``&amp;nbsp;`` is still ``&nbsp;``, and tags may be left.
    """
    if "&" in text:
        text = _ESCAPED_AGAIN.sub("&", text)
        text = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
    if "<" in text and ">" in text:
        text = _INLINE_TAG.sub("", _BLOCK_TAG.sub(BREAK, text))
    return text


def tidy(text: str) -> str:
    """Return a text with its white space as a browser shows it, without spaces at the ends.

    A line break in the source is a space between Latin words; beside a Chinese character it only
    wraps the line, and before a Chinese indent it ends a paragraph.
    """
    text = _INDENTED.sub(BREAK, text)
    return _SPACES.sub(_space, text).strip(" \u3000")


def _space(found: re.Match[str]) -> str:
    run, text = found[0], found.string
    if "\n" not in run or "\xa0" in run:
        return " "
    around = text[max(found.start() - 1, 0) : found.start()] + text[found.end() : found.end() + 1]
    return (
        "" if any(c == BREAK or unicodedata.east_asian_width(c) in "WFA" for c in around) else " "
    )
