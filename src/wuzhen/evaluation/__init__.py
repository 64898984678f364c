"""Measure a tagger on labelled paragraphs: figures with intervals, groups, confusion, errors."""

from wuzhen.evaluation.breakdown import Group, breakdown
from wuzhen.evaluation.confusion import confusion
from wuzhen.evaluation.evaluate import (
    Evaluation,
    LabelScores,
    Outcome,
    evaluate,
    label_scores,
    measure,
)
from wuzhen.evaluation.full_report import Report, full_report
from wuzhen.evaluation.metrics import bootstrap, expected_calibration_error, f1, macro_f1, micro_f1
from wuzhen.evaluation.mistakes import Mistake, confident_mistakes

__all__ = [
    "Evaluation",
    "Group",
    "LabelScores",
    "Mistake",
    "Outcome",
    "Report",
    "bootstrap",
    "breakdown",
    "confident_mistakes",
    "confusion",
    "evaluate",
    "expected_calibration_error",
    "f1",
    "full_report",
    "label_scores",
    "macro_f1",
    "measure",
    "micro_f1",
]
