"""One colour a dimension, distinguishable for the colour-blind too (after Okabe and Ito)."""

from __future__ import annotations

from wuzhen.labels import LABELS, NONE

STRONG = dict(
    zip((*LABELS, NONE), ("#E69F00", "#0072B2", "#CC79A7", "#009E73", "#D55E00", "#999999"),
        strict=True)
)  # fmt: skip
"""For bars, lines and marks."""

BAR = dict(
    zip((*LABELS, NONE), ("#F5CE7F", "#85BBDC", "#E4B9D2", "#7FCEB8", "#EDAE80", "#CCCCCC"),
        strict=True)
)  # fmt: skip
"""For bars behind black text."""

TINT = dict(
    zip((*LABELS, NONE), ("#FCEBC8", "#CFE5F4", "#F6E1ED", "#CBEEE1", "#FADDCB", "#EEEEEE"),
        strict=True)
)  # fmt: skip
"""For the ground behind black text."""

REVIEW_TINT = "#FFF2A8"
"""The ground behind what is to be reviewed."""
