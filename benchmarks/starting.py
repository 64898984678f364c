"""Short commands as whole processes, against the import of scikit-learn's linear models."""

from __future__ import annotations

import tempfile
from pathlib import Path
from statistics import median

from benchmarks import files, texts
from benchmarks.commands import cost
from benchmarks.rows import Row, median_ratio

PAGE = 4
"""Paragraphs of a page."""
MEASURE = ["-c", "import sklearn.linear_model"]


def measure(source: texts.Corpus, rounds: int) -> list[Row]:
    """Return the rows of a one-page report and of the help, all measured in turn."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.docx"
        report.write_bytes(files.docx(texts.paragraphs(PAGE, source)))
        commands = {
            "sklearn": MEASURE,
            "tag": ["-m", "wuzhen", "tag", str(report)],
            "help": ["-m", "wuzhen", "--help"],
        }
        for words in commands.values():
            cost(words)
        seconds: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(rounds):
            for name, words in commands.items():
                seconds[name].append(cost(words).processor)
    return [
        _row("`wuzhen tag` of a one-page .docx", seconds, "tag", 0.6, 0.4),
        _row("`wuzhen --help`", seconds, "help", 0.2, None),
    ]


def _row(
    what: str, seconds: dict[str, list[float]], name: str, bound: float, goal: float | None
) -> Row:
    ours, theirs = median(seconds[name]), median(seconds["sklearn"])
    return Row(
        f"{what} against `import sklearn.linear_model`",
        median_ratio(seconds[name], seconds["sklearn"]),
        "×",
        bound,
        goal,
        low=True,
        of=f"{ours:.2f} against {theirs:.2f} s",
    )
