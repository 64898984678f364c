"""What a paragraph costs, and how much memory is taken, as the number of files grows."""

from __future__ import annotations

import tempfile
from pathlib import Path
from statistics import median

from benchmarks import texts
from benchmarks.commands import Cost, cost
from benchmarks.rows import Row

FEW, SOME = 1_000, 10_000
MOST_MEMORY = 400


def measure(source: texts.Corpus, n: int, rounds: int) -> list[Row]:
    """Return the rows of n paragraphs in files of a thousand against few."""
    with tempfile.TemporaryDirectory() as folder:
        jobs = {size: _jobs(Path(folder), source, size, rounds) for size in (FEW, SOME)}
        jobs[n] = _jobs(Path(folder), source, n, 1)
    paid = {size: median(float(job.output) / size for job in done) for size, done in jobs.items()}
    memory = {size: median(job.memory for job in done) / 2**20 for size, done in jobs.items()}
    return [
        Row(
            f"cost a paragraph, {n:,} against {FEW:,}, read from files and written",
            paid[n] / paid[FEW], "×", 1.1, None, low=True,
            of=f"{1e6 * paid[n]:.0f} against {1e6 * paid[FEW]:.0f} µs",
        ),
        Row(
            f"peak memory, {n:,} paragraphs against {SOME:,}",
            memory[n] / memory[SOME], "×", 1.2, None, low=True,
            of=f"{memory[n]:.0f} against {memory[SOME]:.0f} MB",
        ),
        Row(
            f"peak memory at {n:,} paragraphs", memory[n], "MB", MOST_MEMORY, None, low=True,
            of="the whole process",
        ),
    ]  # fmt: skip


def _jobs(folder: Path, source: texts.Corpus, n: int, rounds: int) -> list[Cost]:
    files = folder / str(n)
    texts.write_files(files, n, source)
    words = ["-m", "benchmarks.job", str(files)]
    return [cost(words) for _ in range(rounds)]
