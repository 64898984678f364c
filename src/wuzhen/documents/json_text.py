"""JSON of unknown origin: read within bounds, and without what UTF-8 or strict JSON cannot hold."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from math import isfinite
from typing import Any

from wuzhen.documents.limits import RECORD_NESTING
from wuzhen.errors import WuzhenError

_SURROGATE = re.compile(r"[\ud800-\udfff]")
_ESCAPED = re.compile(r"\\u[dD][89a-fA-F]")
_MOST_DIGITS = 4000
"""Python reads no longer numbers; they are kept as text."""


def numbered_lines(content: str) -> Iterator[tuple[int, str]]:
    """Yield every line that is not blank, with its number from 1."""
    # Not splitlines(): U+2028 and its kin may be part of a JSON string.
    start, number = 0, 0
    while start <= len(content):
        end = content.find("\n", start)
        end = len(content) if end < 0 else end
        number += 1
        line = content[start:end]
        if line.strip():
            yield number, line
        start = end + 1


def parse_json(text: str, where: str, what: str, expected: str) -> Any:
    """Return the value, NaN and Infinity as null, halves of surrogate pairs replaced.

    Raises `WuzhenError`, with ``what`` is wrong and what was ``expected``, for a text that is
    no JSON or whose values are nested too deep.
    """
    try:
        value = json.loads(text, parse_constant=_nothing, parse_float=_float, parse_int=_integer)
        if text.count("[") + text.count("{") > RECORD_NESTING.most:
            RECORD_NESTING.check(_depth(value), where)
        if _ESCAPED.search(text):
            value = json.loads(_SURROGATE.sub("\ufffd", json.dumps(value, ensure_ascii=False)))
    except RecursionError:
        RECORD_NESTING.check(text.count("[") + text.count("{"), where)
        raise
    except ValueError as error:
        raise WuzhenError(what, where=where, expected=expected, got=str(error)) from error
    return value


def _nothing(_: str) -> None:
    """Stand for NaN and Infinity, which are no JSON."""


def _float(digits: str) -> float | None:
    number = float(digits)
    return number if isfinite(number) else None


def _integer(digits: str) -> int | str:
    return int(digits) if len(digits) <= _MOST_DIGITS else digits


def _depth(value: Any) -> int:
    """Return how deep lists and objects are nested, up to a little more than the limit."""
    level, depth = [value], 0
    while depth <= RECORD_NESTING.most:
        outer = [item for item in level if isinstance(item, dict | list)]
        if not outer:
            break
        depth += 1
        level = [v for item in outer for v in (item.values() if isinstance(item, dict) else item)]
    return depth
