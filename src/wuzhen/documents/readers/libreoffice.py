"""What no reader of ours takes, converted by LibreOffice where the user wants that."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Sequence
from pathlib import Path, PurePath

from wuzhen.documents import limits
from wuzhen.documents.readers import office_process
from wuzhen.documents.readers.office_process import Budget
from wuzhen.errors import WuzhenError

_USUAL = (
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
"""Where it is on systems that do not find programs by their name alone."""
_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")


def program() -> str | None:
    """Return the program, ``None`` where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((path for path in _USUAL if Path(path).is_file()), None)


def require() -> str:
    """Return the program, or raise `WuzhenError` where it is not installed."""
    found = program()
    if found is None:
        raise WuzhenError(
            "LibreOffice is not installed, or not found",
            expected="the program soffice on the PATH",
            hint="install LibreOffice, or leave out --with-libreoffice",
        )
    return os.path.realpath(found)


def converted(data: bytes, source: str, forms: Sequence[str]) -> bytes:
    """Return the file in the first of these formats that LibreOffice can make of it."""
    limits.OFFICE_BYTES.check(len(data), source)
    suffix = PurePath(source).suffix.lower()
    settings = {
        "soffice": require(),
        "suffix": suffix if _SUFFIX.fullmatch(suffix) else "",
        "to": list(forms),
        "wait": limits.LIBREOFFICE_WAIT,
    }
    budget = Budget(limits.LIBREOFFICE_MEMORY, limits.LIBREOFFICE_SECONDS, settings)
    return office_process.opened("libreoffice", data, source, {}, budget)
