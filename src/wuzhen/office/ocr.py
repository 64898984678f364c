"""The text of scanned pages and of pictures, recognised: lines in their places, in points."""

from __future__ import annotations

import io
import json
import math
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from wuzhen.office import Fault

_POINTS, _DOTS = 72, 200
_WIDTH = 595.0
"""Points that a picture is taken to be wide: those of A4."""
_SMALL = 1000
"""Pixels of the side of a copy that shows which way a page is turned."""
_TALL = 1.5
_TYPE = 0.85
"""The type is this share of the height of the box around a line."""
_SURE, _CLEAR = 0.5, 0.85
"""A line with a lower score than the first is rather a picture or a stamp; one with a lower score
than the second may be read wrong."""
_UPSIDE_DOWN = "180"


def convert(folder: Path, limits: dict[str, Any]) -> None:
    """Write the text of the pages of ``input``: a picture, or a PDF with ``numbers`` to read."""
    data = (folder / "input").read_bytes()
    pictures = _rendered(data, limits) if data[:1024].find(b"%PDF-") >= 0 else _frames(data, limits)
    first = next(pictures, None)  # what cannot be opened needs no engine, which takes a second
    if first is None:
        raise Fault("damaged", "no page")
    engine = _engine()
    pages = [_page(engine, *picture) for picture in chain([first], pictures)]
    (folder / "output").write_text(json.dumps(pages), encoding="utf-8")


def _engine() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.text_score": 0.0, "Global.log_level": "critical"})


def _rendered(data: bytes, limits: dict[str, Any]) -> Iterator[tuple[int, Image.Image, float]]:
    """Yield the pages of a PDF: number, picture, pixels a point."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    for number in limits["numbers"]:
        page = document[number - 1]
        width, height = page.get_size()
        scale = min(_DOTS / _POINTS, math.sqrt(limits["pixels"] / max(width * height, 1)))
        yield number, page.render(scale=scale).to_pil().convert("RGB"), scale


def _frames(data: bytes, limits: dict[str, Any]) -> Iterator[tuple[int, Image.Image, float]]:
    Image.MAX_IMAGE_PIXELS = None  # each is measured here, before it is unpacked
    try:
        picture = Image.open(io.BytesIO(data))
    except UnidentifiedImageError:
        raise Fault("damaged", "an image that cannot be opened") from None
    frames = getattr(picture, "n_frames", 1)
    if frames > limits["pages"]:
        raise Fault("pages", frames)
    for number in range(frames):
        picture.seek(number)
        pixels = picture.width * picture.height
        if pixels > limits["pixels"]:
            raise Fault("pixels", pixels)
        upright = (ImageOps.exif_transpose(picture) or picture).convert("RGB")
        yield number + 1, upright, max(upright.width, 1) / _WIDTH


def _page(engine: Any, number: int, picture: Image.Image, scale: float) -> dict[str, Any]:
    pixels = np.rot90(np.asarray(picture)[:, :, ::-1], _turns(engine, picture))
    height, width = pixels.shape[:2]
    found = engine(np.ascontiguousarray(pixels))
    runs, unsure, doubtful = [], [], []
    for box, text, score in zip(
        *(() if part is None else part for part in (found.boxes, found.txts, found.scores)),
        strict=True,
    ):
        if score < _SURE:
            unsure.append(text)
            continue
        if score < _CLEAR:
            doubtful.append(text)
        left, top = (float(value) for value in box.min(axis=0))
        right, bottom = (float(value) for value in box.max(axis=0))
        size = _TYPE * (bottom - top) / scale
        base = (height - bottom) / scale + 0.15 * size
        place = (left / scale, base, right / scale, base, size)
        runs.append([text, *(round(value, 2) for value in place)])
    return {
        "page": number,
        "box": [0, 0, round(width / scale, 2), round(height / scale, 2)],
        "runs": runs,
        "unsure": "\n".join(unsure),
        "doubtful": doubtful,
    }


def _turns(engine: Any, picture: Image.Image) -> int:
    """Return how many quarters to the left a page must be turned to be upright.

    Lines are cut out lying, tall ones turned by a quarter; a classifier then finds those upside
    down.
    """
    from rapidocr.main import RapidOCRError

    small = picture.copy()
    small.thumbnail((_SMALL, _SMALL))
    pixels, record = engine.preprocess_img(np.ascontiguousarray(np.asarray(small)[:, :, ::-1]))
    try:
        cut, found = engine.detect_and_crop(pixels, record)
    except RapidOCRError:  # there is no line
        return 0
    sides = [box.max(axis=0) - box.min(axis=0) for box in found.boxes]
    tall = sum(side[1] > _TALL * side[0] for side in sides) * 2 > len(sides)
    _, turned = engine.cls_and_rotate(cut)
    down = sum(label == _UPSIDE_DOWN for label, _ in turned.cls_res) * 2 > len(sides)
    return 2 * down + tall if not (tall and down) else 3
