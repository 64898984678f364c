"""docs/performance.md: the figures of one run as a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.rows import Row


@dataclass(frozen=True)
class Machine:
    """Where and with what the figures were measured."""

    processor: str
    cores: int
    python: str
    libraries: Mapping[str, str]


def page(
    rows: Sequence[Row], counted: Mapping[str, int], machine: Machine, notes: Mapping[str, str]
) -> str:
    """Return the page; ``counted`` holds instructions by job, ``notes`` the settings of the run."""
    table = ["| what | found | asked | goal | of |", "| --- | --- | --- | --- | --- |"]
    table += [_line(row) for row in rows]
    parts = [_HEAD, "\n".join(table), _verdict(rows)]
    if counted:
        parts.append(_instructions(counted))
    libraries = ", ".join(f"{name} {version}" for name, version in machine.libraries.items())
    settings = "; ".join(f"{name}: {value}" for name, value in notes.items())
    parts.append(
        "## How it was measured\n\n"
        f"Python {machine.python} on {machine.cores} cores ({machine.processor}); {libraries}. "
        f"{settings}.\n\n{_METHOD}"
    )
    return "\n\n".join(parts) + "\n"


def _line(row: Row) -> str:
    sign = "at most" if row.low else "at least"
    goal = "" if row.goal is None else _figure(row.goal, row.unit)
    found = _figure(row.found, row.unit, 3)
    return (
        f"| {row.what} | {found if row.met else f'**{found}**'} "
        f"| {sign} {_figure(row.bound, row.unit)} | {goal} | {row.of} |"
    )


def _figure(value: float, unit: str, digits: int = 6) -> str:
    return f"{value:.{digits}g} {unit}" if value < 100 else f"{value:.0f} {unit}"


def _verdict(rows: Sequence[Row]) -> str:
    missed = [row.what for row in rows if not row.met]
    if missed:
        return "In bold what is missed: " + "; ".join(missed) + "."
    short = [row.what for row in rows if not row.reaches_goal]
    return "All bounds are kept." + (
        f" Short of the goal: {'; '.join(short)}." if short else " All goals are reached."
    )


def _instructions(counted: Mapping[str, int]) -> str:
    lines = [
        "## Instructions",
        "",
        "A machine that others use makes times vary, instructions hardly: a regression shows here.",
        "",
        "| job | million instructions |",
        "| --- | --- |",
    ]
    return "\n".join([*lines, *(f"| {job} | {n / 1e6:,.0f} |" for job, n in counted.items())])


_HEAD = """# Performance

`make bench` measures all of this and writes this page. Every ratio is the median of the ratios of
rounds in which both sides ran in turn, so that it holds where the machine's speed varies; absolute
figures are medians, and of this machine."""

_METHOD = """The text is made of the sentences of the authored corpus, shuffled into paragraphs of
the corpus' lengths under its headings, the same on every machine (`benchmarks/texts.py`).
Throughput is processor time in one process, of texts in memory: wuzhen repairs them, cuts them into
sentences, counts words, characters and the lexicon, scores paragraphs and sentences, and gives
labels, primary label, probabilities and doubt; the usual pipeline gives labels from words; rjieba
gives words alone. The cost a paragraph as files grow is that of reading JSON Lines, tagging and
writing them. Start times are processor time of whole processes. Memory is the largest resident set
of the process.

Where the time of tagging goes, roughly: rjieba a third; n-grams of words and characters, found in
tries laid out in arrays, and their counts a third; the rest is repair, sentences, lexicon, scores.
Of a start, rjieba takes a quarter: it reads its dictionary once when it is imported and once more
for the words of the lexicon; numpy, pydantic, typer, rich, lxml and the patterns of the readers
share the rest. scikit-learn, scipy and joblib are imported only where something is fitted or
measured; `tests/test_passes.py` holds that, and that nothing is gone through twice."""
