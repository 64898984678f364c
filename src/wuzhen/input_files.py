"""Read a file whole, but only what is a file and has an end: no device, pipe or folder."""

from __future__ import annotations

import stat
from pathlib import Path

from wuzhen.errors import WuzhenError


def read_file(path: Path, most: int) -> bytes:
    """Return the content of a file of at most so many bytes.

    Raises `FileNotFoundError` or `NotADirectoryError` where nothing is there, for which each caller
    has words of its own, and `WuzhenError` where it cannot be read or is too large.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise WuzhenError(
                "this is no file", where=str(path), got="a folder, a device or a pipe"
            )
        with path.open("rb") as file:
            data = file.read(most + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise
    except OSError as error:
        raise WuzhenError("cannot read this", where=str(path), got=error.strerror) from error
    if len(data) > most:
        raise WuzhenError(
            "this file is too large", where=str(path), expected=f"at most {most:,} bytes"
        )
    return data
