"""Labelled paragraphs: records and checks, splits, counts, agreement, duplicates."""
