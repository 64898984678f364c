"""Every regular expression of the package takes linear time, whatever the text repeats.

Each pattern is run on strings made from its own parts: what it repeats, over and over, and then a
sign that it cannot match. A pattern that backtracks shows it there.
"""

import importlib
import itertools
import pkgutil
import re
import time
from collections.abc import Iterator
from re import _constants as c
from re import _parser

import pytest

import wuzhen

SIZES = (500, 1_500, 5_000, 15_000, 60_000)
"""At the last quadratic time is seconds, linear time milliseconds."""
BOUNDED = {"wuzhen.documents.readers.pdf_contents._LEADERS[0]": 500}
"""Patterns that see only the end of a line, with the most characters that they are given."""
LIMIT = 1.0
SHORT, SHORT_LIMIT = 44, 0.25
"""Exponential time shows on a few dozen characters."""
MISMATCH = ("", "☃", "产☃\n产")
EXTRA = " \n1a产一（-、."


def compiled() -> Iterator[tuple[str, re.Pattern]]:
    """Yield each compiled pattern that a module holds, in containers too, with its name."""
    seen = set()
    for info in pkgutil.walk_packages(wuzhen.__path__, "wuzhen."):
        if info.name.endswith("__main__"):
            continue
        module = importlib.import_module(info.name)
        for name, value in sorted(vars(module).items()):
            for at, pattern in enumerate(_within(value)):
                if pattern not in seen:
                    seen.add(pattern)
                    yield f"{info.name}.{name}[{at}]", pattern


def _within(value) -> Iterator[re.Pattern]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from _within(tuple(value.values()))
    elif isinstance(value, list | tuple | set | frozenset):
        for item in value:
            yield from _within(item)


def alphabet(parsed) -> list[str]:
    """Return characters that the pattern names, each class by its first members."""
    found: dict[str, None] = {}
    for op, value in _nodes(parsed):
        if op in (c.LITERAL, c.NOT_LITERAL):
            found[chr(value)] = None
        elif op is c.RANGE:
            found.update(dict.fromkeys((chr(value[0]), chr(value[1]))))
        elif op is c.CATEGORY:
            found[_CATEGORY.get(value, "a")] = None
    return sorted(found, key=lambda sign: not sign.isascii())


def _nodes(parsed) -> Iterator[tuple]:
    for op, value in parsed:
        yield op, value
        for child in _children(op, value):
            yield from _nodes(child)


def _children(op, value) -> list:
    if op in (c.IN, c.ATOMIC_GROUP):
        return [value]
    if op is c.BRANCH:
        return value[1]
    within = {c.SUBPATTERN: 3, c.ASSERT: 1, c.ASSERT_NOT: 1, **dict.fromkeys(REPEATS, 2)}
    return [value[within[op]]] if op in within else []


REPEATS = (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT)
_CATEGORY = {c.CATEGORY_DIGIT: "1", c.CATEGORY_SPACE: " ", c.CATEGORY_WORD: "a"}


def sample(parsed) -> str:
    """Return a text that the pattern, or this part of it, should match."""
    return "".join(_one(op, value) for op, value in parsed)


def _one(op, value) -> str:
    if op is c.LITERAL:
        return chr(value)
    if op is c.IN:
        return "x" if value[0][0] is c.NEGATE else (alphabet(value) or ["x"])[0]
    if op in REPEATS:
        return sample(value[2]) * max(1, min(value[0], 60))
    if op is c.BRANCH:
        return sample(value[1][0])
    if op in (c.SUBPATTERN, c.ATOMIC_GROUP):
        return "".join(sample(child) for child in _children(op, value))
    return "x" if op in (c.ANY, c.NOT_LITERAL) else ""


def parts(parsed) -> Iterator[str]:
    """Yield texts of the pattern's parts: of each piece, of neighbours, of each alternative."""
    pieces = [text for text in (_one(op, value) for op, value in parsed) if text]
    for first, last in itertools.combinations(range(len(pieces) + 1), 2):
        if last - first <= 4:
            yield "".join(pieces[first:last])
    for op, value in parsed:
        for child in _children(op, value):
            if op is not c.IN:
                yield from parts(child)


def attacks(pattern) -> Iterator[tuple[str, str]]:
    """Yield a head and what to repeat behind it."""
    text = pattern.pattern
    text = text if isinstance(text, str) else text.decode("latin-1")
    parsed = _parser.parse(text, pattern.flags)
    pieces = list(dict.fromkeys(part for part in parts(parsed) if len(part) <= 80))
    signs = alphabet(parsed)[:30]
    heads = list(dict.fromkeys(["", *pieces]))[:12]
    pumps = [*pieces, *(f"{piece}{sign}" for piece in pieces for sign in " 产\n"), *EXTRA, *signs]
    pumps = pumps[:: 1 + len(pumps) // 60]
    for index, pump in enumerate(dict.fromkeys(pumps)):
        yield "" if index % 2 else heads[index % len(heads)], pump


def pairs(pattern) -> Iterator[str]:
    text = pattern.pattern
    text = text if isinstance(text, str) else text.decode("latin-1")
    parsed = _parser.parse(text, pattern.flags)
    signs = [*alphabet(parsed)[:60], *EXTRA]
    yield from (a + b for a in signs for b in signs)
    yield from parts(parsed)


def seconds(pattern, text: str) -> float:
    if isinstance(pattern.pattern, bytes):
        text = text.encode("latin-1", "replace")
    start = time.process_time()
    pattern.search(text)
    pattern.fullmatch(text)
    return time.process_time() - start


def too_slow(pattern, text: str, limit: float) -> bool:
    """Say whether it takes long, and not only once: the machine may be busy."""
    first = seconds(pattern, text)
    return first > 8 * limit or (first > limit and seconds(pattern, text) > limit)


PATTERNS = dict(compiled())


@pytest.mark.parametrize("name", PATTERNS)
def test_no_pattern_takes_exponential_time_on_a_short_line(name):
    pattern = PATTERNS[name]
    for pump in pairs(pattern):
        for size in (20, 28, 36, SHORT):
            line = pump * (size // len(pump)) + "☃"
            assert not too_slow(pattern, line, SHORT_LIMIT), f"{pump!r} repeated"


@pytest.mark.parametrize("name", PATTERNS)
def test_every_pattern_takes_linear_time(name):
    pattern = PATTERNS[name]
    for number, (head, pump) in enumerate(attacks(pattern)):
        tail = MISMATCH[number % len(MISMATCH)]
        for size in (size for size in SIZES if size <= BOUNDED.get(name, size)):
            text = head + pump * (size // len(pump)) + tail
            assert not too_slow(pattern, text, LIMIT), f"{head!r}, then {pump!r} repeated"
