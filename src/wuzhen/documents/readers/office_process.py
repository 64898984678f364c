"""Let a process of its own open an office file, and report what went wrong where it cannot."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from wuzhen.documents import limits, refusals
from wuzhen.documents.limits import Limit
from wuzhen.errors import WuzhenError

_PATIENCE = 8
"""Seconds on the clock for each second of processor time, on a machine that others use too."""
_OUT_OF_TIME = -24
"""How the process ends that has used up its processor time."""
_LONGEST = 120


def opened(kind: str, data: bytes, source: str, beyond: dict[str, Limit]) -> bytes:
    """Return what the process makes of a file, or raise `WuzhenError` where it cannot.

    ``kind`` is ``doc``, ``ofd`` or ``sheets``; ``beyond`` are the limits that the process holds.
    """
    most = {
        "memory": limits.OFFICE_MEMORY,
        "seconds": limits.OFFICE_SECONDS,
        "file": limits.OFFICE_ANSWER,
        **{name: limit.most for name, limit in beyond.items()},
    }
    try:
        with TemporaryDirectory(prefix="wuzhen-") as place:
            folder = Path(place)
            (folder / "input").write_bytes(data)
            code = _run([kind, place, json.dumps(most)])
            if (folder / "fault").exists():
                fault = json.loads((folder / "fault").read_text(encoding="utf-8"))
                raise _fault(source, fault, beyond)
            if code != 0:
                raise _died(source, too_long=code == _OUT_OF_TIME)
            return (folder / "output").read_bytes()
    except OSError as error:
        raise WuzhenError(
            "cannot start the process that opens office files",
            where=source,
            got=error.strerror or type(error).__name__,
        ) from error


def _run(arguments: list[str]) -> int:
    command = [sys.executable or "python3", "-P", "-m", "wuzhen.office", *arguments]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    quiet = subprocess.DEVNULL
    try:
        return subprocess.run(
            command,
            check=False,
            stdin=quiet,
            stdout=quiet,
            stderr=quiet,
            env=environment,
            timeout=limits.OFFICE_SECONDS * _PATIENCE,
        ).returncode
    except subprocess.TimeoutExpired:
        return _OUT_OF_TIME


def _died(source: str, *, too_long: bool) -> WuzhenError:
    if too_long:
        return WuzhenError(
            "this file takes too long to read",
            where=source,
            expected=f"at most {limits.OFFICE_SECONDS} seconds",
            hint="save it as .docx or .csv, then try again",
        )
    return WuzhenError(
        "this file is damaged, or needs too much memory",
        where=source,
        expected=f"at most {limits.OFFICE_MEMORY // 2**20} MB",
        hint="save it as .docx or .csv, then try again",
    )


def _fault(source: str, fault: dict[str, Any], beyond: dict[str, Limit]) -> WuzhenError:
    kind = fault["fault"]
    if kind == "encrypted":
        return refusals.encrypted(source)
    if kind == "memory":
        return _died(source, too_long=False)
    if kind in beyond:
        limit = beyond[kind]
        return WuzhenError(
            limit.what,
            where=source,
            expected=f"at most {limit.most:,} {limit.unit}",
            got=f"{fault['got']:,}",
            hint=limit.hint,
        )
    return WuzhenError(
        "this file is damaged",
        where=source,
        got=str(fault["got"])[:_LONGEST],
        hint="open it in an office program and save it again",
    )
