"""Two processes against one, and the memory of one long file: whole commands by the clock."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from statistics import median

from benchmarks import texts
from benchmarks.commands import Cost, cost
from benchmarks.rows import Row, median_ratio

SHORT = 10_000
"""Paragraphs of the file of records that a long one is compared with."""
MOST_MEMORY = 400


def measure(source: texts.Corpus, n: int, rounds: int) -> list[Row]:
    """Return the rows of n paragraphs in one file of records."""
    with tempfile.TemporaryDirectory() as folder:
        long, short = Path(folder) / "long.jsonl", Path(folder) / "short.jsonl"
        for path, size in ((long, n), (short, SHORT)):
            with path.open("w", encoding="utf-8") as file:
                for record in texts.records(size, source):
                    file.write(json.dumps(record, ensure_ascii=False) + "\n")
        one, two = [], []
        for _ in range(rounds):
            one.append(_tagged(long, 1))
            two.append(_tagged(long, 2))
        few = _tagged(short, 1)
    clock = [[done.clock for done in several] for several in (one, two)]
    spent = [[done.processor for done in several] for several in (one, two)]
    most, least = (median(done.memory for done in jobs) / 2**20 for jobs in (one, [few]))
    return [
        Row(
            f"`--jobs 2` against 1, {n:,} paragraphs, by the clock",
            median_ratio(*clock), "×", 1.7, 1.9, low=False,
            of=f"{median(clock[0]):.1f} against {median(clock[1]):.1f} s",
        ),
        Row(
            "processor time of `--jobs 2` against 1",
            median_ratio(spent[1], spent[0]), "×", 1.2, None, low=True,
            of=f"{median(spent[1]):.1f} against {median(spent[0]):.1f} s; all processes together",
        ),
        Row(
            f"peak memory, one file of {n:,} paragraphs against one of {SHORT:,}",
            most / least, "×", 1.2, None, low=True, of=f"{most:.0f} against {least:.0f} MB",
        ),
        Row(
            f"peak memory of one file of {n:,} paragraphs", most, "MB", MOST_MEMORY, None, low=True,
            of="the whole process",
        ),
    ]  # fmt: skip


def _tagged(path: Path, jobs: int) -> Cost:
    words = ["-m", "wuzhen", "tag", str(path), "--jobs", str(jobs), "-o", os.devnull]
    return cost([*words, "--format", "jsonl"])
