"""Every fault of a labelled file, with file and line."""

from __future__ import annotations

from pathlib import Path

from wuzhen.corpus.records import Line, Record, iterate_lines
from wuzhen.errors import WuzhenError


def check_file(path: Path) -> tuple[list[Record], list[WuzhenError]]:
    """Return a file's sound records and all its faults, in the order of the lines.

    Beyond the contract for one record: no id occurs twice, and the paragraphs of a report are
    contiguous, as a split by report needs. A record with any fault is not sound.
    """
    sound: list[Record] = []
    faults: list[WuzhenError] = []
    ids: dict[str, str] = {}
    closed: set[str] = set()
    current: str | None = None
    lines = 0
    for line in iterate_lines(path):
        lines += 1
        found = [*line.faults, *_id_faults(line, ids)]
        if line.report is not None and line.report != current:
            if line.report in closed:
                found.append(_interrupted(line.where, line.report))
            closed.add(line.report)
            current = line.report
        faults += found
        if line.record and not found:
            sound.append(line.record)
    if not lines:
        faults.append(WuzhenError("no labelled paragraphs", where=str(path)))
    return sound, faults


def _id_faults(line: Line, ids: dict[str, str]) -> list[WuzhenError]:
    """Return an error where the id occurred before; ``places`` remembers every id."""
    if line.id is None:
        return []
    if line.id not in ids:
        ids[line.id] = line.where
        return []
    return [
        WuzhenError("an id occurs twice", where=line.where, got=f"{line.id}, as in {ids[line.id]}")
    ]


def _interrupted(where: str, report: str) -> WuzhenError:
    return WuzhenError(
        "a report is interrupted by another",
        where=where,
        expected="the paragraphs of a report together",
        got=report,
    )
