"""Figures as JSON, rounded so that files compare from run to run, and as cells of tables."""

from __future__ import annotations

import json
import math
from typing import Any

DECIMALS = 4

MISSING = "–"
"""What a table shows for a figure that could not be measured; JSON has null."""


def cell(value: float | None, form: str = ".3f") -> str:
    """Return a figure as a table shows it."""
    return MISSING if value is None or math.isnan(value) else format(value, form)


def interval_cell(interval: Any, form: str = ".3f") -> str:
    """Return ``low to high``, for a pair of figures or for ``None``."""
    low, high = interval or (None, None)
    return MISSING if low is None or high is None else f"{low:{form}} to {high:{form}}"


def to_json(figures: Any) -> str:
    """Return the figures as indented JSON, fractions rounded to four decimals."""
    return json.dumps(rounded(figures), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def rounded(value: Any) -> Any:
    """Return the value with every float in it rounded to four decimals.

    What is no number becomes ``None``: NaN and Infinity are no JSON.
    """
    if isinstance(value, float):
        return round(value, DECIMALS) if math.isfinite(value) else None
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [rounded(item) for item in value]
    return value
