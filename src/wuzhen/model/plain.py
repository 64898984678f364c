"""A tagger as plain data, and plain data as a tagger: what a model file holds, fully checked.

Nothing is taken on trust: every key, type, shape and length is checked, every number is finite, and
the vocabulary matches the weights. Nothing in a file becomes a pattern, a path or a callable.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

Plain = dict[str, Any]
"""Dicts, lists, strings, numbers and bytes."""

DTYPES = ("<f8", "<i4")
"""Types of numbers that an array may have: 64-bit floats and 32-bit integers, little-endian."""


class UnsoundError(ValueError):
    """Plain data that are no tagger; the message names the part and what is wrong with it."""


def from_array(array: NDArray[Any]) -> Plain:
    """Return an array as its dtype, its shape and its bytes."""
    dtype = "<f8" if array.dtype.kind == "f" else "<i4"
    data = np.ascontiguousarray(array).astype(dtype).tobytes()
    return {"dtype": dtype, "shape": list(array.shape), "data": data}


def to_array(plain: Any, name: str, shape: Sequence[int | None]) -> NDArray[Any]:
    """Return the array of this shape, ``None`` for any length; raises `UnsoundError` otherwise."""
    parts = keys(plain, name, ("dtype", "shape", "data"))
    dtype, lengths, data = parts["dtype"], parts["shape"], parts["data"]
    if dtype not in DTYPES or not isinstance(data, bytes):
        raise UnsoundError(f"{name}: an array of {dtype!r}")
    if not isinstance(lengths, list) or not all(type(n) is int and n >= 0 for n in lengths):
        raise UnsoundError(f"{name}: a shape of {lengths!r}"[:80])
    if len(lengths) != len(shape) or any(
        wanted not in (None, n) for n, wanted in zip(lengths, shape, strict=True)
    ):
        raise UnsoundError(f"{name}: shape {lengths}, not {list(shape)}")
    if len(data) != prod(lengths) * np.dtype(dtype).itemsize:
        raise UnsoundError(f"{name}: {len(data)} bytes for the shape {lengths}")
    array = np.frombuffer(data, dtype).reshape(lengths).copy()
    if not np.isfinite(array).all():
        raise UnsoundError(f"{name}: not all numbers are finite")
    return array


def from_terms(terms: Sequence[str]) -> str:
    """Return terms as one string, a term a line."""
    return "\n".join(terms)


def to_terms(plain: Any, name: str) -> tuple[str, ...]:
    """Return the terms of a string, one a line, all different; raises `UnsoundError` otherwise."""
    if not isinstance(plain, str):
        raise UnsoundError(f"{name}: not a string")
    terms = tuple(plain.split("\n")) if plain else ()
    if len(set(terms)) != len(terms) or "" in terms:
        raise UnsoundError(f"{name}: empty or repeated terms")
    return terms


def from_strings(strings: Sequence[str]) -> Plain:
    """Return any strings as one, and the length of each."""
    lengths = np.array([len(string) for string in strings], int)
    return {"joined": "".join(strings), "lengths": from_array(lengths)}


def to_strings(plain: Any, name: str, most: int, most_characters: int) -> tuple[str, ...]:
    """Return strings that are at most so many; raises `UnsoundError` otherwise."""
    parts = keys(plain, name, ("joined", "lengths"))
    joined, lengths = parts["joined"], to_array(parts["lengths"], f"{name}.lengths", (None,))
    if not isinstance(joined, str):
        raise UnsoundError(f"{name}: not a string")
    if len(lengths) > most or len(joined) > most_characters:
        raise UnsoundError(f"{name}: {len(lengths)} strings of {len(joined)} characters")
    if lengths.dtype != np.dtype("<i4") or (lengths < 0).any() or lengths.sum() != len(joined):
        raise UnsoundError(f"{name}: lengths that do not fit the text")
    ends = np.cumsum(lengths).tolist()
    starts = [0, *ends]
    return tuple(joined[start:end] for start, end in zip(starts, ends, strict=False))


def keys(plain: Any, name: str, expected: Sequence[str]) -> Plain:
    """Return the dict, which has exactly these keys; raises `UnsoundError` otherwise."""
    if not isinstance(plain, dict):
        raise UnsoundError(f"{name}: not a dict")
    if set(plain) != set(expected):
        odd = sorted(set(plain) ^ set(expected))
        raise UnsoundError(f"{name}: missing or unknown keys: {', '.join(odd[:5])}"[:120])
    return plain


def number(plain: Any, name: str, low: float, high: float) -> float:
    """Return a number between the bounds; raises `UnsoundError` otherwise."""
    if type(plain) not in (int, float) or not low <= plain <= high:
        raise UnsoundError(f"{name}: not a number from {low} to {high}")
    return float(plain)
