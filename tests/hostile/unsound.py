"""Unsound model files: a sound one with something changed, and a checksum that fits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from hostile.crafted import dumped
from wuzhen.model.store import checksum

Content = dict[str, Any]


def sealed(content: Content) -> bytes:
    """Return a model file of this content, with a checksum that fits."""
    content["checksum"] = checksum(content["metadata"], content["model"])
    return dumped(content, compress=("zlib", 1), protocol=4)


def _put(path: str, value: Any) -> Callable[[Content], None]:
    def change(content: Content) -> None:
        *outer, last = path.split(".")
        for key in outer:
            content = content[key]
        content[last] = value(content.get(last)) if callable(value) else value

    return change


def _array(dtype: str, shape: list, data: bytes) -> Content:
    return {"dtype": dtype, "shape": shape, "data": data}


def _filled(number: float) -> Callable[[Content], Content]:
    return lambda array: {**array, "data": np.full(len(array["data"]) // 8, number).tobytes()}


ODD: tuple[Any, ...] = (None, True, -1, 2**62, 1.5, "x", "\ud800", b"x", [], {}, [[]], {"x": 1})
_PARTS = (
    "params",
    "lexicon",
    "user_words",
    "words",
    "idf",
    "weights",
    "slopes",
    "thresholds",
    "most_doubt",
)


def changes() -> Iterator[tuple[str, Callable[[Content], None]]]:
    """Yield changes that leave a sound file with an unsound model, and names for them."""
    for part in _PARTS:
        yield f"{part} is not there", lambda content, part=part: content["model"].pop(part)
        for value in ODD:
            yield f"{part} is {value!r}", _put(f"model.{part}", value)
    for key in ("wuzhen_model", "metadata", "model"):
        for value in (None, 99, "x", [], {}):
            yield f"{key} is {value!r}", _put(key, value)
    arrays = (
        ("of objects", _array("|O", [5], bytes(40))), ("of text", _array("<U8", [5], bytes(160))),
        ("of a dtype by name", _array("float64", [5], bytes(40))),
        ("of records", _array("<f8,<f8", [5], bytes(80))), ("of no dtype", _array("", [5], b"")),
        ("of a dtype of 1 MB", _array("f" * 2**20, [5], b"")),
        ("with too few bytes", _array("<f8", [5], bytes(39))),
        ("of a trillion", _array("<f8", [10**12], bytes(40))),
        ("of less than nothing", _array("<f8", [-5], bytes(40))),
        ("of no whole shape", _array("<f8", [5.0], bytes(40))),
        ("of true lengths", _array("<f8", [True] * 5, bytes(8))),
        ("of 1,000 dimensions", _array("<f8", [1] * 1000, bytes(8))),
        ("of 2^32 times 2^32", _array("<f8", [2**32, 2**32], b"")),
        ("with its bytes as text", _array("<f8", [5], "x" * 40)),
        ("with a key more", {**_array("<f8", [5], bytes(40)), "order": "F"}),
    )  # fmt: skip
    for label, array in arrays:
        yield f"slopes are an array {label}", _put("model.slopes", array)
    for part in ("weights", "idf", "intercepts", "slopes", "offsets", "thresholds"):
        for number in (np.nan, np.inf, -np.inf):
            yield f"{part} are {number}", _put(f"model.{part}", _filled(number))
    yield "thresholds are below zero", _put("model.thresholds", _filled(-1.0))
    yield "slopes are zero", _put("model.slopes", _filled(0.0))
    yield "doubt is not a number", _put("model.most_doubt", float("nan"))
    yield "doubt is over one", _put("model.most_doubt", 2)
    for part in ("words", "characters"):
        yield f"{part} are one fewer", _put(f"model.{part}", lambda terms: terms.split("\n", 1)[1])
        yield f"{part} hold one twice", _put(f"model.{part}", lambda terms: terms + "\n" + terms)
        yield f"{part} hold an empty one", _put(f"model.{part}", lambda terms: "\n" + terms)
    yield "the lexicon has a term more", _put("model.lexicon.terms", lambda terms: terms + "\n新词")
    yield (
        "user words are below zero",
        _put("model.user_words.frequencies", lambda a: {**a, "data": b"\xff" * len(a["data"])}),
    )
    texts = {"joined": "新建冷库", "lengths": _array("<i4", [1], b"\x04\0\0\0")}
    labels = _array("<i4", [1, 5], bytes(20))
    for name, kept in (
        ("that nobody tells of", {"ids": texts, "texts": texts, "labels": labels}),
        ("of no form", "新建冷库"),
        ("without labels", {"ids": texts, "texts": texts}),
        (
            "of a trillion",
            {"ids": texts, "texts": texts, "labels": _array("<i4", [10**12, 5], b"")},
        ),
    ):
        yield f"there are texts {name}", _put("model.texts", kept)
    yield "texts are told of that are not there", _put("metadata.training_texts", True)
    yield "params have a pattern", _put("model.params.features.token_pattern", "(.*.*)*x$")
    yield "params have a file", _put("model.params.features.input", "filename")
    yield "metadata have a key more", _put("metadata.more", 1)
    yield "metadata are of other labels", _put("metadata.labels", ["a"])
    yield "the version is no text", _put("metadata.wuzhen", ["x"])
    yield (
        "n-grams of a billion",
        _put("model.params.features.characters", {"ngram_min": 1, "ngram_max": 10**9, "min_df": 1}),
    )
