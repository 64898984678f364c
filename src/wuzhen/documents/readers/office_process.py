"""Let a process of its own open an office file, and report what went wrong where it cannot."""

from __future__ import annotations

import io
import json
import subprocess
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from wuzhen.child_process import OUT_OF_TIME, PATIENCE, command, environment
from wuzhen.documents import limits, refusals
from wuzhen.documents.limits import Limit
from wuzhen.errors import WuzhenError

_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Budget:
    """Bytes of memory and seconds of processor time for the process, and further settings."""

    memory: int
    seconds: int
    settings: Mapping[str, Any] = field(default_factory=dict)


def check_package(data: bytes, source: str) -> None:
    """Raise a `WuzhenError` for an archive of too many parts, or too large when unpacked."""
    limits.OFFICE_BYTES.check(len(data), source)
    if not data.startswith(b"PK"):
        return
    limits.PACKAGE_ENTRIES.check(data.count(b"PK\x01\x02"), source)
    try:
        entries = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except Exception as error:  # zipfile meets damage with a dozen kinds of exception
        raise WuzhenError("this file is damaged", where=source, got=str(error)[:120]) from error
    limits.PACKAGE_UNPACKED.check(sum(entry.file_size for entry in entries), source)


def opened(
    kind: str,
    data: bytes,
    source: str,
    beyond: dict[str, Limit],
    budget: Budget | None = None,
) -> bytes:
    """Return what the process makes of a file, or raise `WuzhenError` where it cannot.

    ``kind`` is a module of `wuzhen.office`; ``beyond`` are the limits that the process holds.
    """
    budget = budget or Budget(limits.OFFICE_MEMORY, limits.OFFICE_SECONDS)
    most = {
        "memory": budget.memory,
        "seconds": budget.seconds,
        "file": limits.OFFICE_ANSWER,
        **{name: limit.most for name, limit in beyond.items()},
        **budget.settings,
    }
    try:
        with TemporaryDirectory(prefix="wuzhen-") as place:
            folder = Path(place)
            (folder / "input").write_bytes(data)
            code = _run([kind, place, json.dumps(most)], budget)
            if (folder / "fault").exists():
                fault = json.loads((folder / "fault").read_text(encoding="utf-8"))
                raise _fault(source, fault, beyond, budget)
            if code != 0:
                raise _died(source, budget, too_long=code == OUT_OF_TIME)
            return (folder / "output").read_bytes()
    except OSError as error:
        raise WuzhenError(
            "cannot start the process that opens office files",
            where=source,
            got=error.strerror or type(error).__name__,
        ) from error


def _run(arguments: list[str], budget: Budget) -> int:
    quiet = subprocess.DEVNULL
    try:
        return subprocess.run(
            command("wuzhen.office", *arguments),
            check=False,
            stdin=quiet,
            stdout=quiet,
            stderr=quiet,
            env=environment(),
            timeout=budget.seconds * PATIENCE,
        ).returncode
    except subprocess.TimeoutExpired:
        return OUT_OF_TIME


def _died(source: str, budget: Budget, *, too_long: bool) -> WuzhenError:
    if too_long:
        return WuzhenError(
            "this file takes too long to read",
            where=source,
            expected=f"at most {budget.seconds} seconds",
            hint="save it as .docx or .csv, then try again",
        )
    return WuzhenError(
        "this file is damaged, or needs too much memory",
        where=source,
        expected=f"at most {budget.memory // 2**20} MB",
        hint="save it as .docx or .csv, then try again",
    )


def _fault(
    source: str, fault: dict[str, Any], beyond: dict[str, Limit], budget: Budget
) -> WuzhenError:
    kind = fault["fault"]
    if kind == "encrypted":
        return refusals.encrypted(source)
    if kind == "memory":
        return _died(source, budget, too_long=False)
    if kind == "slow":
        return _died(source, budget, too_long=True)
    if kind == "unconverted":
        return WuzhenError(
            "LibreOffice could not convert this file", where=source, hint="save it as .docx or .pdf"
        )
    if kind in beyond:
        return beyond[kind].exceeded(fault["got"], source)
    return WuzhenError(
        "this file is damaged",
        where=source,
        got=str(fault["got"])[:_LONGEST],
        hint="open it in an office program and save it again",
    )
