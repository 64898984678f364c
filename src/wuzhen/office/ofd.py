"""The pages of an OFD file: text in its places, rules, whether there are pictures, in points."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import ofdkit
from ofdkit import OFDDocument, OFDError, TextRun

from wuzhen.office import Fault

_POINT = 72 / 25.4
_THICKEST, _SHORTEST = 1.1, 1.8
"""A rule is at most this thick and at least this long, in millimetres."""
_MOST_RULES = 2_000
_MARGIN = 2.0
"""Text may stick out of its page by so many millimetres."""


def convert(folder: Path, limits: dict[str, int]) -> None:
    """Write the pages of ``input``, each an object."""
    counts = {"pages": 0, "page_glyphs": 0, "glyphs": 0, "runs": 0}
    pages = []
    with ofdkit.open(folder / "input") as document:
        for page in document.pages:
            found = _page(document, page)
            pages.append(found)
            glyphs = sum(len(run[0]) for run in found.get("runs", ()))
            counts["pages"] += 1
            counts["page_glyphs"] = glyphs
            counts["glyphs"] += glyphs
            counts["runs"] += len(found.get("runs", ()))
            for name, count in counts.items():
                if count > limits[name]:
                    raise Fault(name, count)
    (folder / "output").write_text(json.dumps(pages), encoding="utf-8")


def _page(document: OFDDocument, page: Any) -> dict[str, Any]:
    number = page.index + 1
    try:
        _, _, width, height = page.box
        runs = list(_runs(page.runs, page.box))
        root = document._package.read_xml(page.location)  # ofdkit gives text only
    except (OFDError, KeyError, ValueError, RecursionError):
        return {"page": number}
    names = [element.tag.rpartition("}")[2] for element in root.iter()]
    rules = [_placed(rule, page.box) for rule in _rules(root)]
    return {
        "page": number,
        "box": [0, 0, _points(width), _points(height)],
        "runs": runs,
        "rules": rules if len(rules) <= _MOST_RULES else [],
        "paths": names.count("PathObject"),
        "pictures": names.count("ImageObject"),
    }


def _runs(runs: list[TextRun], box: tuple[float, ...]) -> Iterator[list[Any]]:
    """Yield the runs on the page, each once: bold text is sometimes printed twice."""
    left, top, width, height = box
    seen = set()
    for run in runs:
        key = (run.text, round(run.x, 1), round(run.y, 1))
        across = left - _MARGIN <= run.x <= left + width + _MARGIN
        down = top - _MARGIN <= run.y <= top + height + _MARGIN
        if key in seen or not run.text.strip() or not (across and down and run.size > 0):
            continue
        seen.add(key)
        x, y = _points(run.x - left), _points(height - (run.y - top))
        text = run.text.encode("utf-8", "replace").decode("utf-8")
        yield [text, x, y, _points(run.x - left + run.width), y, _points(run.size)]


def _rules(root: Any) -> Iterator[tuple[float, float, float, float]]:
    for element in root.iter():
        if element.tag.rpartition("}")[2] == "PathObject":
            try:
                x, y, width, height = map(float, (element.get("Boundary") or "").split())
            except ValueError:
                continue
            if min(width, height) <= _THICKEST and max(width, height) >= _SHORTEST:
                yield x, y, width, height


def _placed(rule: tuple[float, float, float, float], box: tuple[float, ...]) -> list[float]:
    x, y, width, height = rule
    top = box[3] - (y - box[1])
    sides = (x - box[0], top - height, x - box[0] + width, top)
    return [_points(side) for side in sides]


def _points(millimetres: float) -> float:
    return round(millimetres * _POINT, 2)
