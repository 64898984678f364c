"""Figures: their names for readers, as cells of tables, and as JSON that compares between runs."""

from __future__ import annotations

import json
import math
from typing import Any

DECIMALS = 4

MISSING = "–"
"""What a table shows for a figure that could not be measured; JSON has null."""


OVERALL = {
    "macro_f1": "macro-F1",
    "micro_f1": "micro-F1",
    "exact_match": "exact match of the label set",
    "primary_accuracy": "primary accuracy",
    "false_tag_rate_on_none": "false tags on paragraphs without a dimension",
    "ece": "expected calibration error",
    "brier": "Brier score",
    "review_share": "share in the review band",
    "review_recall": "share of the wrong paragraphs that the band holds",
    "review_precision": "share of the band that is wrong",
    "macro_f1_outside_review": "macro-F1 outside the review band",
}
"""The overall figures, with their names for readers."""

HEADLINE = (
    "macro_f1", "micro_f1", "exact_match", "primary_accuracy", "false_tag_rate_on_none", "ece",
    "review_recall",
)  # fmt: skip
"""The overall figures that runs are compared by."""

LABEL_COLUMNS = (
    "label", "precision", "recall", "F1", "average precision", "support", "threshold",
    "calibration error",
)  # fmt: skip
"""The columns of a table of labels."""


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
