"""Taggings become what a user keeps: one module per format, each a pure function to text."""

from wuzhen.output.csv import to_csv
from wuzhen.output.jsonl import to_jsonl
from wuzhen.output.totals import Totals, totals

__all__ = ["Totals", "to_csv", "to_jsonl", "totals"]
