"""pdfium called for many characters at once.

A call a character from Python costs more than pdfium needs to read the whole page, so its functions
are given plain addresses, and `map` calls them without Python in between.
"""

from __future__ import annotations

import ctypes
import struct
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import repeat
from typing import Any, TypeAlias

from pypdfium2 import raw

Call: TypeAlias = Callable[..., Any]

_V, _INT = ctypes.c_void_p, ctypes.c_int


def _bulk(function: Any, result: Any, *arguments: Any) -> Call:
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, _V).value or 0)


origin = _bulk(raw.FPDFText_GetCharOrigin, _INT, _V, _INT, _V, _V)
box = _bulk(raw.FPDFText_GetLooseCharBox, _INT, _V, _INT, _V)
matrix = _bulk(raw.FPDFText_GetMatrix, _INT, _V, _INT, _V)
font_size = _bulk(raw.FPDFText_GetFontSize, ctypes.c_double, _V, _INT)
is_generated = _bulk(raw.FPDFText_IsGenerated, _INT, _V, _INT)
code = _bulk(raw.FPDFText_GetUnicode, ctypes.c_uint, _V, _INT)
page_object = _bulk(raw.FPDFPage_GetObject, _V, _V, _INT)
object_kind = _bulk(raw.FPDFPageObj_GetType, _INT, _V)


def handle(item: Any) -> int:
    """Return the address behind a pypdfium2 object."""
    return ctypes.cast(item.raw, _V).value or 0


def filled(
    call: Call, text: int, indices: Sequence[int], form: str, *offsets: int
) -> Iterator[tuple[float, ...]]:
    """Yield what pdfium writes for each character.

    ``form`` is the `struct` format of what it writes; ``offsets`` are the bytes at which further
    results begin, where the function has several.
    """
    size = struct.calcsize(form)
    buffer = ctypes.create_string_buffer(size * len(indices))
    start = ctypes.addressof(buffer)
    places = [range(start + at, start + at + len(buffer), size) for at in (0, *offsets)]
    deque(map(call, repeat(text), indices, *places), maxlen=0)
    return struct.iter_unpack(form, buffer)
