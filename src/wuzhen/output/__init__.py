"""Write taggings, evaluations and summaries: one module per format."""

from wuzhen.output.csv import to_csv
from wuzhen.output.jsonl import to_jsonl
from wuzhen.output.totals import Totals, totals

__all__ = ["Totals", "to_csv", "to_jsonl", "totals"]
