"""Every fault of a labelled file, with file and line."""

from __future__ import annotations

from pathlib import Path

from wuzhen.corpus.records import Record, iterate_records
from wuzhen.errors import WuzhenError


def check_file(path: Path) -> tuple[list[Record], list[WuzhenError]]:
    """Return a file's sound records and all its faults.

    Beside the contract for one record: no id stands twice, and the paragraphs of a report stand
    together, or a split by report would not be what it says.
    """
    records: list[Record] = []
    faults: list[WuzhenError] = []
    ids: set[str] = set()
    closed: set[str] = set()
    for where, found in iterate_records(path):
        if isinstance(found, WuzhenError):
            faults.append(found)
            continue
        if found.id in ids:
            faults.append(WuzhenError("an id stands twice", where=where, got=found.id))
        if records and found.report != records[-1].report:
            closed.add(records[-1].report)
        if found.report in closed:
            faults.append(_interrupted(where, found.report))
        ids.add(found.id)
        records.append(found)
    if not records and not faults:
        faults.append(WuzhenError("no labelled paragraphs", where=str(path)))
    return records, faults


def _interrupted(where: str, report: str) -> WuzhenError:
    return WuzhenError(
        "a report is interrupted by another",
        where=where,
        expected="the paragraphs of a report together",
        got=report,
    )
