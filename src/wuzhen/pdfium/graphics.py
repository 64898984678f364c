"""The rules of the tables on a page, and the share of it that pictures cover."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import pairwise, repeat
from typing import Any, TypeAlias

from pypdfium2 import raw

from wuzhen.pdfium import calls

Box: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right, top."""
Point: TypeAlias = tuple[float, float]

_THICKEST, _SHORTEST = 3.0, 5.0
"""A rule is at most this thick and at least this long, in points."""
_MOST_OBJECTS, _MOST_RULES = 20_000, 2_000
"""A page with more objects or rules than this is a picture, not a table."""


def graphics(page: Any) -> dict[str, Any]:
    """Return the box of a page, its rules, its paths in number, the share that pictures cover."""
    box = tuple(round(side, 2) for side in page.get_cropbox())
    count = raw.FPDFPage_CountObjects(page.raw)
    items = list(map(calls.page_object, repeat(calls.handle(page)), range(count)))
    kinds = map(calls.object_kind, items)
    others = [
        (ctypes.cast(item, raw.FPDF_PAGEOBJECT), kind)
        for item, kind in zip(items, kinds, strict=True)
        if kind != raw.FPDF_PAGEOBJ_TEXT
    ]
    if len(others) > _MOST_OBJECTS:
        return {"box": box, "rules": [], "paths": len(others), "covered": 1.0}
    paths = [item for item, kind in others if kind == raw.FPDF_PAGEOBJ_PATH]
    rules = [rule for path in paths for rule in _rules(path)]
    boxes = [_bounds(item) for item, kind in others if kind != raw.FPDF_PAGEOBJ_PATH]
    area = sum((right - left) * (top - bottom) for left, bottom, right, top in boxes)
    return {
        "box": box,
        "rules": rules if len(rules) <= _MOST_RULES else [],
        "paths": len(paths),
        "covered": round(area / max((box[2] - box[0]) * (box[3] - box[1]), 1), 2),
    }


def _bounds(item: Any) -> Box:
    sides = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(item, *sides)
    left, bottom, right, top = (round(side.value, 2) for side in sides)
    return left, bottom, right, top


def _rules(path: Any) -> Iterator[Box]:
    """Yield the thin boxes that a path fills and the lines that it strokes."""
    bounds = _bounds(path)
    if _is_thin(bounds):
        yield bounds
        return
    fill, stroke, matrix = ctypes.c_int(), ctypes.c_int(), raw.FS_MATRIX()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    raw.FPDFPageObj_GetMatrix(path, matrix)
    count = raw.FPDFPath_CountSegments(path)
    for shape in _shapes(path, count, matrix) if count <= _MOST_RULES else ():
        lines = [_around(shape)] if len(shape) > 2 else []
        if stroke.value:
            closed = [*shape, shape[0]] if len(shape) > 3 else shape
            lines += [_around(ends) for ends in pairwise(closed)]
        yield from filter(_is_thin, lines)


def _is_thin(box: Box) -> bool:
    sides = sorted((box[2] - box[0], box[3] - box[1]))
    return sides[0] <= _THICKEST and sides[1] >= _SHORTEST


def _around(points: Sequence[Point]) -> Box:
    xs, ys = [round(x, 2) for x, _ in points], [round(y, 2) for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _shapes(path: Any, count: int, matrix: Any) -> Iterator[list[Point]]:
    """Yield the corners of each shape of a path."""
    x, y = ctypes.c_float(), ctypes.c_float()
    shape: list[Point] = []
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO and shape:
            yield shape
            shape = []
        h = matrix.a * x.value + matrix.c * y.value + matrix.e
        v = matrix.b * x.value + matrix.d * y.value + matrix.f
        shape.append((h, v))
    if shape:
        yield shape
