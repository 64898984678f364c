"""Write files whole or not at all, and never over an input."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from wuzhen.errors import WuzhenError

_OF_WRITING = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
"""Faults of the disk that is written to; others come from what the caller does meanwhile."""


@contextmanager
def replacing(
    path: Path, *, force: bool = False, inputs: Iterable[Path] = ()
) -> Iterator[IO[bytes]]:
    """Open a file that appears under its name only when everything in it is written.

    The bytes go to a file aside in the same folder, which takes the name at the end; until then,
    and after any fault, an earlier file stays as it was. Folders are made. Enter it before the work
    begins, so that what cannot be written is known at once. A device or a pipe is written directly.

    Parameters
    ----------
    path
        Where the file goes.
    force
        Whether it may replace an existing file.
    inputs
        What the command reads: none of these is ever replaced.

    Raises
    ------
    WuzhenError
        Where the file exists or is an input, or cannot be written.
    """
    target = Path(os.path.realpath(path))
    try:
        if _is_special(target):
            with target.open("wb") as file:
                yield file
            return
        _refuse(path, target, force, inputs)
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=target.parent)
    except OSError as error:
        raise _unwritable(path, error) from error
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        aside.chmod(_mode(target))
        aside.replace(target)
    except OSError as error:
        if error.errno in _OF_WRITING:
            raise _unwritable(path, error) from error
        raise
    finally:
        with suppress(OSError):
            aside.unlink()


def write_text(path: Path, text: str, *, force: bool = False, inputs: Iterable[Path] = ()) -> None:
    """Write a text as UTF-8, whole or not at all."""
    with replacing(path, force=force, inputs=inputs) as file:
        file.write(text.encode("utf-8"))


def _refuse(path: Path, target: Path, force: bool, inputs: Iterable[Path]) -> None:
    for given in inputs:
        inside = given.is_dir() and force is False and target.exists()
        if _same(given, target) or (inside and target.is_relative_to(given.resolve())):
            raise WuzhenError(
                "the output would replace an input",
                where=str(path),
                hint="write it to another file",
            )
    if target.is_dir():
        raise WuzhenError("the output is a folder", where=str(path), expected="the name of a file")
    if target.exists() and not force:
        raise WuzhenError(
            "this file exists",
            where=str(path),
            hint="add --force to replace it, or write to another file",
        )


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return os.path.realpath(one) == str(other)


def _is_special(path: Path) -> bool:
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _mode(target: Path) -> int:
    """Return the mode of the file to be replaced, or what a new file would have."""
    with suppress(OSError):
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _unwritable(path: Path, error: OSError) -> WuzhenError:
    return WuzhenError(
        "cannot write this file",
        where=str(path),
        got=error.strerror or type(error).__name__,
        hint="choose another folder, or free some space",
    )
