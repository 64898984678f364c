"""Bytes to text: which encoding a Chinese text file is in, and nothing lost on the way."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable

from wuzhen.errors import WuzhenError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]+)", re.I
)
_ORDINARY = re.compile(r"[\t\r\n -~\u3000-\u301e\u4e00-\u9fff\uff01-\uff5e“”‘’—…·]")
_TWO_BYTE = re.compile(r"[\u0080-\u07ff]+")
_HEAD = 4096
_BAD_SHARE = 0.005
_CERTAIN = 0.8
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "cp936": "gb18030", "hz": "hz"}
_WIDER |= {"big5": "big5hkscs", "cp950": "big5hkscs", "iso8859-1": "cp1252", "ascii": "utf-8"}


def decode(data: bytes, source: str) -> str:
    """Return the text of a file in UTF-8, UTF-16, GB18030, Big5 or what else it seems to be.

    A byte order mark settles it, then strict UTF-8, then what an HTML page says of itself; a guess
    is made only after these. A few bad bytes in a long text become ``�``; what cannot be decoded
    otherwise is a `WuzhenError`.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _strict(data, encoding)
            if text is None:
                raise _undecodable(source, f"a file marked as {encoding} that is not")
            return text.removeprefix("\ufeff")
    text = _read(data)
    if text is None:
        raise _undecodable(source, "bytes that no encoding accounts for")
    return text


def _read(data: bytes) -> str | None:
    wide = _utf_16(data)
    if wide:
        return _strict(data, wide)
    if b"\x00" in data:
        return None
    text = _strict(data, "utf-8")
    if text is not None and not _only_looks_like_utf_8(data, text):
        return text
    attempts: tuple[Callable[[], str | None], ...] = (
        lambda: _damaged(data, "utf-8"),
        lambda: _strict(data, _declared(data)),
        lambda: _strict(data, _guess(data)),
        lambda: _damaged(data, "gb18030"),
    )
    return next((text for attempt in attempts if (text := attempt()) is not None), None)


def _damaged(data: bytes, encoding: str) -> str | None:
    """Return a Chinese text that is whole but for a few bytes, such as a cut-off end."""
    text = data.decode(encoding, "replace")
    bad = text.count("\ufffd")
    foreign = [c for c in text if ord(c) > 0x7F]
    ordinary = len(_ORDINARY.findall("".join(foreign)))
    few = 0 < bad <= max(1, len(foreign) * _BAD_SHARE)
    return text if few and ordinary >= 0.9 * len(foreign) else None


def _strict(data: bytes, encoding: str | None) -> str | None:
    if encoding is None:
        return None
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _utf_16(data: bytes) -> str | None:
    """Return the UTF-16 variant in which an unmarked file reads as ordinary Chinese."""
    if len(data) % 2 or len(data) < 4:
        return None
    best = max(("utf-16-le", "utf-16-be"), key=lambda encoding: _ordinary(data, encoding))
    return best if _ordinary(data, best) >= 0.9 and _ordinary(data, "utf-8") < 1 else None


def _ordinary(data: bytes, encoding: str) -> float:
    """Return the share of characters that an ordinary Chinese text is made of."""
    text = _strict(data, encoding)
    return len(_ORDINARY.findall(text)) / len(text) if text else 0.0


def _only_looks_like_utf_8(data: bytes, text: str) -> bool:
    # Short GBK texts can be valid UTF-8 by accident; they then read as Greek, Arabic and the like.
    foreign = "".join(_TWO_BYTE.findall(text))
    return len(foreign) > len(text) / 2 and _ordinary(data, "gb18030") == 1


def _declared(data: bytes) -> str | None:
    found = _CHARSET.search(data[:_HEAD])
    return _widened(found[1].decode("ascii", "replace")) if found else None


def _widened(name: str) -> str | None:
    try:
        known = codecs.lookup(name).name
    except LookupError:
        return None
    return _WIDER.get(known, known)


def _guess(data: bytes) -> str | None:
    import chardet

    chinese = max(("gb18030", "big5hkscs"), key=lambda encoding: _common(data, encoding))
    if _common(data, chinese) > _CERTAIN:
        return chinese
    found = chardet.detect(data).get("encoding")
    return _widened(found) if found else None


def _common(data: bytes, encoding: str) -> float:
    """Return the share of two-byte characters from the first level of the character set.

    The first levels of GB 2312 and of Big5 hold the characters in daily use; read in the wrong one
    of the two, a text scatters over the rare ones.
    """
    if _strict(data, encoding) is None:
        return 0.0
    low, high = (0xA1, 0xD7) if encoding == "gb18030" else (0xA1, 0xC6)
    text = data.decode(encoding)
    wide = [c.encode(encoding) for c in text[:20_000] if ord(c) > 0x7F]
    if not wide:
        return 0.0
    second = 0xA1 if encoding == "gb18030" else 0x40
    daily = [c for c in wide if len(c) == 2 and low <= c[0] <= high and c[1] >= second]
    return len(daily) / len(wide)


def _undecodable(source: str, got: str) -> WuzhenError:
    return WuzhenError(
        "cannot tell the encoding of this text",
        where=source,
        expected="UTF-8, GB18030, UTF-16 or Big5",
        got=got,
        hint="save it as UTF-8, or as .docx or .pdf",
    )
