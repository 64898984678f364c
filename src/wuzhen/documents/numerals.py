"""Numbers as Chinese documents write them: 一 十二 ① 甲 Ⅳ, formatted and read."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_VALUES = {**{d: n for n, d in enumerate(_DIGITS)}, "零": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_ROMAN: tuple[tuple[int, str], ...] = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
)
_ROMAN += ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_CIRCLED_RUNS = ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1))
_LONGEST = 12
"""A row of more digits than this counts nothing in a report."""


def chinese(number: int) -> str:
    """Return the number in Chinese counting, ``12`` as ``十二`` and ``105`` as ``一百零五``."""
    return _counting(number, _DIGITS.replace("〇", "零"), "十百千")


def parse(text: str) -> int | None:
    """Return the value of Chinese counting, Chinese digits or decimal digits, else ``None``.

    What is too long to be a number of anything gives ``None`` too.
    """
    if len(text) > _LONGEST:
        return None
    if text.isdecimal():
        return int(text)
    if not text or any(c not in _VALUES and c not in _UNITS for c in text):
        return None
    if not any(c in _UNITS for c in text):
        return int("".join(str(_VALUES[c]) for c in text))
    total, digit = 0, None
    for c in text:
        if c in _UNITS:
            total += (1 if digit is None else digit) * _UNITS[c]
            digit = None
        else:
            digit = _VALUES[c]
    return total + (digit or 0)


def circled(number: int) -> str:
    """Return ``①`` to ``㊿``, or the plain number where there is no such sign."""
    for low, high, base in _CIRCLED_RUNS:
        if low <= number <= high:
            return chr(base + number - low)
    return str(number)


def formatted(number: int, style: str) -> str:
    """Return the number in a numbering style of WordprocessingML (``w:numFmt``).

    A bullet and ``none`` give nothing; a style that is not known, or that has no sign for the
    number, is written in decimal digits.
    """
    known = _STYLES.get(style, str)
    return str(number) if number < 0 and known(1) else known(number)


def _counting(number: int, digits: str, units: str) -> str:
    if not 0 < number < 10_000:
        return str(number)
    parts: list[str] = []
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit:
            parts.append(digits[digit] + (units[power - 1] if power else ""))
        elif parts and parts[-1] != digits[0]:
            parts.append(digits[0])
    text = "".join(parts).rstrip(digits[0])
    return text[1:] if text.startswith(digits[1] + units[0]) and digits[1] == "一" else text


def _positional(number: int) -> str:
    return "".join(_DIGITS[int(c)] for c in str(number))


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)] if number > 0 else str(number)


def _letters(number: int) -> str:
    # A to Z, then AA, BB …: the way word processors go on, unlike spreadsheets.
    if not 0 < number <= 26 * 9:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text


def _run(first: int, last: int) -> Callable[[int], str]:
    signs = last - first + 1
    return lambda number: chr(first + number - 1) if 0 < number <= signs else str(number)


def _sexagenary(number: int) -> str:
    return _cycle(_STEMS)(number) + _cycle(_BRANCHES)(number)


def _fullwidth(number: int) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if c.isdigit() else c for c in str(number))


def _legal(number: int) -> str:
    return _counting(number, _LEGAL, "拾佰仟")


_STYLES: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "bullet": lambda _: "",
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": _fullwidth,
    "decimalFullWidth2": _fullwidth,
    "decimalEnclosedCircle": circled,
    "decimalEnclosedCircleChinese": circled,
    "decimalEnclosedParen": _run(0x2474, 0x2487),
    "decimalEnclosedFullstop": _run(0x2488, 0x249B),
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "ideographDigital": _positional,
    "japaneseDigitalTenThousand": _positional,
    "taiwaneseDigital": _positional,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal,
    "japaneseLegal": _legal,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographZodiacTraditional": _sexagenary,
    "ideographEnclosedCircle": lambda number: (
        chr(0x3280 + number - 1) if 0 < number <= 10 else chinese(number)
    ),
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}
