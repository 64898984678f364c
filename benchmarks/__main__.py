"""``python -m benchmarks``: measure everything and write docs/performance.md."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from benchmarks import growth, learning, page, reading, several, starting, texts, throughput
from benchmarks.commands import instructions
from benchmarks.rows import Row

LIBRARIES = ("numpy", "rjieba", "jieba", "scikit-learn", "pypdfium2", "python-docx")
FIXED = 500
"""Paragraphs of the job whose instructions are counted."""


def main() -> None:
    """Run the measurements one after another."""
    options = _options()
    source = texts.corpus()
    rows: list[Row] = []
    for name, measure in {
        "throughput": lambda: throughput.measure(source, options.texts, options.rounds),
        "growth": lambda: growth.measure(source, options.paragraphs, min(options.rounds, 3)),
        "several": lambda: several.measure(source, options.paragraphs, min(options.rounds, 3)),
        "start": lambda: starting.measure(source, options.rounds),
        "reading": lambda: reading.measure(source, options.rounds),
        "training": learning.measure,
    }.items():
        if not options.only or name in options.only:
            print(name, file=sys.stderr, flush=True)
            found = measure()
            rows += found
            for row in found:
                print(f"  {row.what}: {row.found:.3g} {row.unit} ({row.of})", file=sys.stderr)
    counted = {} if options.only and "instructions" not in options.only else _counted(source)
    notes = {
        "throughput on": f"{options.texts:,} paragraphs",
        "rounds": str(options.rounds),
        "growth up to": f"{options.paragraphs:,} paragraphs",
    }
    text = page.page(rows, counted, _machine(), notes)
    options.output.write_text(text, encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--paragraphs", type=int, default=50_000, help="of the longest job")
    parser.add_argument("--texts", type=int, default=3_000, help="paragraphs of a throughput round")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--only", nargs="*", help="measure only these, e.g. throughput start")
    parser.add_argument("-o", "--output", type=Path, default=texts.ROOT / "docs/performance.md")
    return parser.parse_args()


def _counted(source: texts.Corpus) -> dict[str, int]:
    """Return the instructions of a few fixed jobs, where valgrind is installed."""
    print("instructions", file=sys.stderr, flush=True)
    with tempfile.TemporaryDirectory() as folder:
        few, many = Path(folder) / "few", Path(folder) / "many"
        texts.write_files(few, 1, source)
        texts.write_files(many, 1 + FIXED, source)
        one = instructions(["-m", "benchmarks.job", str(few)])
        more = instructions(["-m", "benchmarks.job", str(many)])
        report = str(texts.ROOT / "data/samples/report.docx")
        found = {
            "`import sklearn.linear_model`": instructions(starting.MEASURE),
            "`wuzhen --help`": instructions(["-m", "wuzhen", "--help"]),
            "`wuzhen tag` of the sample report": instructions(["-m", "wuzhen", "tag", report]),
        }
    if one and more:
        found[f"{FIXED} paragraphs read, tagged and written"] = more - one
    return {name: n for name, n in found.items() if n}


def _machine() -> page.Machine:
    return page.Machine(
        platform.machine(),
        len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1,
        platform.python_version(),
        {name: version(name) for name in LIBRARIES},
    )


if __name__ == "__main__":
    main()
