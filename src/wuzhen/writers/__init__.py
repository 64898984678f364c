"""Taggings become what a user keeps: one module per format, each a pure function to text."""

from wuzhen.writers.csv import to_csv
from wuzhen.writers.jsonl import to_jsonl
from wuzhen.writers.totals import Totals, totals

__all__ = ["Totals", "to_csv", "to_jsonl", "totals"]
