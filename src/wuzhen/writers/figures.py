"""Figures as JSON: rounded, so that files compare from run to run."""

from __future__ import annotations

import json
from typing import Any

DECIMALS = 4


def to_json(figures: Any) -> str:
    """Return the figures as indented JSON, fractions rounded to four decimals."""
    return json.dumps(rounded(figures), ensure_ascii=False, indent=2) + "\n"


def rounded(value: Any) -> Any:
    """Return the value with every float in it rounded to four decimals."""
    if isinstance(value, float):
        return round(value, DECIMALS)
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [rounded(item) for item in value]
    return value
