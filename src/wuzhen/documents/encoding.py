"""Bytes to text: which encoding a Chinese text file is in, and nothing lost on the way."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from wuzhen.documents import limits
from wuzhen.documents.encoding_lines import DEAR, FEW, LEGACY, Line, doubts, read_lines
from wuzhen.documents.encoding_salvage import cost
from wuzhen.documents.types import Notice
from wuzhen.errors import WuzhenError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*+=\s*+[\"']?([\w.:-]+)", re.I
)
_PRINTABLE = re.compile(rb"[\t\r\n -~]+")
_ORDINARY = re.compile(r"[\t\r\n -~\u3000-\u301e\u4e00-\u9fff\uff01-\uff5e“”‘’—…·]+")
_NO_TEXT = re.compile(r"[\ue000-\uf8ff\ufffd]+")
_TWO_BYTE = re.compile(r"[\u0080-\u07ff]+")
_HEAD = 4096
_SHORT = 64
"""Only a text this short, in bytes, can be GBK and valid UTF-8 by accident."""
_UNREAD = 0.2
"""A file of which a greater share cannot be read is refused."""
_MOST_CONTROLS = 0.02
_CONTROLS = bytes({*range(0x20)} - {*b"\t\n\f\r"})
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5hkscs"}
_WIDER |= {"cp950": "big5hkscs", "big5hkscs": "big5hkscs", "utf-8": "utf-8", "hz": "hz"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, and warnings about how it was read."""

    text: str
    notices: tuple[Notice, ...] = ()


def decode(data: bytes, source: str) -> str:
    """Return the text of a file in UTF-8, UTF-16, GB18030 or Big5; `decoded` returns more."""
    return decoded(data, source).text


def decoded(data: bytes, source: str) -> Decoded:
    """Return the text of a file in UTF-8, UTF-16, GB18030, Big5 or several of them.

    A byte order mark settles it, then strict UTF-8. Else each line is read in the encoding in which
    it is Chinese, and what an HTML page declares counts for more than a likeness. A byte that
    belongs to nothing becomes ``�``. A text without Chinese that is not UTF-8 is a `WuzhenError`.
    """
    marked = next((pair for pair in _MARKS if data.startswith(pair[0])), None)
    encoding = marked[1] if marked else _unmarked_utf_16(data)
    rest = data[len(marked[0]) :] if marked else data
    if encoding and encoding.startswith(("utf-16", "utf-32")):
        return _wide(rest, encoding, source)
    nuls = rest.count(b"\x00")
    if nuls > max(1, _MOST_CONTROLS * len(rest)):
        raise _undecodable(source, "bytes that no encoding accounts for")
    rest = rest.replace(b"\x00", b"") if nuls else rest
    encoding = encoding or _declared(rest)
    if encoding in ("gb18030", "hz") and (marked or encoding == "hz"):
        text = _strict(rest, encoding)
        if text is not None:
            return Decoded(text, _brought(text))
    text = _strict(rest, "utf-8")
    if text is not None and not (marked is None and _only_looks_like_utf_8(rest, text)):
        return Decoded(text, _brought(text))
    limits.TEXT_LINES.check(rest.count(b"\n"), source)
    controls = len(rest) - len(rest.translate(None, _CONTROLS))
    lines = None if controls > _MOST_CONTROLS * len(rest) else read_lines(rest, encoding)
    if lines is None:
        raise _undecodable(source, "bytes that are Chinese in no encoding")
    return _joined(lines)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeError:
        return None


def _wide(data: bytes, encoding: str, source: str) -> Decoded:
    """Return a text of two or four bytes a character; a few may be bad, such as a cut-off end."""
    text = _strict(data, encoding)
    if text is None:
        text = data.decode(encoding, "replace")
        few = text.count("\ufffd") <= max(1, 0.01 * len(text))
        if not (few and _ordinary(text) >= 0.9 * len(text) and _in_daily_use(text[:_HEAD])):
            raise _undecodable(source, f"a file marked as {encoding} that is not")
    lines = [_broken(line) for line in text.replace("\x00", "").split("\n")]
    unread = sum(line.foreign for line in lines if line.unreadable)
    if unread > _UNREAD * len(text):
        raise _undecodable(source, f"a file that is {encoding} only in part")
    return _joined(lines)


def _joined(lines: list[Line]) -> Decoded:
    text = "\n".join(line.text for line in lines)
    return Decoded(text, _lost(text) + doubts(lines))


def _broken(line: str) -> Line:
    """Return a line of a wide encoding: bytes of another one show as what no text is made of."""
    odd = sum(map(len, _NO_TEXT.findall(line)))
    unreadable = len(line) >= FEW and odd > 0.1 * len(line)
    return Line("\ufffd" if unreadable else line, None, 0.0, len(line), unreadable)


def _unmarked_utf_16(data: bytes) -> str | None:
    """Return the UTF-16 variant in which an unmarked file reads as ordinary Chinese."""
    sample = data[:_HEAD]
    if len(sample) < 4 or sum(map(len, _PRINTABLE.findall(sample))) >= 0.9 * len(sample):
        return None  # pairs of Latin letters are Chinese characters in UTF-16
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample[: len(sample) // 2 * 2].decode(encoding, "replace")
        if _ordinary(text) >= 0.9 * len(text) and _in_daily_use(text):
            return encoding
    return None


def _ordinary(text: str) -> int:
    """Return how many characters are of the kinds that a Chinese text is made of."""
    return sum(found.end() - found.start() for found in _ORDINARY.finditer(text))


def _in_daily_use(text: str) -> bool:
    """Return whether the characters are common ones: shifted by a byte, UTF-16 is rare Chinese."""
    costs = [cost(text.encode(name, "replace"), name) for name in LEGACY]
    return any(spent <= DEAR * foreign for spent, foreign in costs)


def _only_looks_like_utf_8(data: bytes, text: str) -> bool:
    # Short GBK texts can be valid UTF-8 by accident; they then read as Greek, Arabic and the like.
    foreign = sum(map(len, _TWO_BYTE.findall(text)))
    return len(data) <= _SHORT and foreign > len(text) / 2 and cost(data, "gb18030")[0] == 0


def _declared(data: bytes) -> str | None:
    """Return the encoding that a page declares, if it is one of Chinese."""
    found = _CHARSET.search(data[:_HEAD])
    try:
        name = codecs.lookup(found[1].decode("ascii", "replace")).name if found else ""
    except LookupError:
        return None
    return _WIDER.get(name)


def _lost(text: str) -> tuple[Notice, ...]:
    lost = text.count("\ufffd")
    if not lost:
        return ()
    return (Notice(f"could not be decoded in {lost} place{'s' * (lost > 1)}, marked \ufffd"),)


def _brought(text: str) -> tuple[Notice, ...]:
    """Return what is told of a sound text that holds the mark itself."""
    lost = text.count("\ufffd")
    if not lost:
        return ()
    told = f"holds \ufffd in {lost} place{'s' * (lost > 1)}: lost before the text came here"
    return (Notice(told),)


def _undecodable(source: str, got: str) -> WuzhenError:
    return WuzhenError(
        "cannot tell the encoding of this text",
        where=source,
        expected="UTF-8, GB18030, UTF-16 or Big5",
        got=got,
        hint="save it as UTF-8, or as .docx or .pdf",
    )
