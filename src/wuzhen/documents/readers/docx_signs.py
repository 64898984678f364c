"""Characters of a .docx that no text element holds: symbols, and what a field puts together."""

from __future__ import annotations

import re

from wuzhen.documents import numerals

_PRIVATE = 0xF000
_GREEK = dict(zip(b"abgdqlmprstfw", "αβγδθλμπρστφω", strict=True))
_FONTS = {
    "symbol": {
        0xA3: "≤", 0xA5: "∞", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷",
        0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xAE: "→", 0xE5: "∑", **_GREEK,
    },
    "wingdings": {
        0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "□", 0xA8: "□", 0xD8: "➢", 0xFB: "✗", 0xFC: "✓",
        0xFD: "☒", 0xFE: "☑",
    },
    "wingdings 2": {0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□"},
}  # fmt: skip
_OVERSTRIKE = re.compile(
    r"^\s*+eq\s*+\\o\s*+(?:\\a[clr]\s*+)?\(([^(),，]{1,4})[,，](.{1,8})\)\s*$", re.I
)
_FRACTION = re.compile(r"^\s*+eq\s*+\\f\s*+\(([^(),，]{1,20})[,，]([^(),，]{1,20})\)\s*$", re.I)
_CIRCLES = frozenset("○〇◯●")


def symbol(font: str, code: str) -> str:
    """Return the character that a symbol shows, or nothing where the font is not known."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    known = _FONTS.get(font.strip().lower(), {})
    if number >= _PRIVATE or known:
        return known.get(number & 0xFF, "")
    return chr(number) if 0x20 <= number < 0xD800 else ""


def equation(code: str) -> str | None:
    """Return what a field shows that puts characters together, ``None`` for any other field."""
    if found := _OVERSTRIKE.match(code):
        inner = found[2].strip()
        circled = found[1] in _CIRCLES and re.fullmatch(r"[0-9]{1,2}", inner)
        return numerals.circled(int(inner)) if circled else inner
    found = _FRACTION.match(code)
    return f"{found[1].strip()}/{found[2].strip()}" if found else None
