"""Write files whole or not at all, and never over an input."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import tempfile
from collections.abc import Container, Iterable, Iterator
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
        with _faults_reported(path, _OF_WRITING), os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        with _faults_reported(path):
            aside.chmod(_mode(target))
            aside.replace(target)
    finally:
        with suppress(OSError):
            aside.unlink()


@contextmanager
def replacing_folder(
    path: Path,
    names: Iterable[str],
    *,
    earlier: Iterable[str] = (),
    force: bool = False,
    inputs: Iterable[Path] = (),
) -> Iterator[tuple[Path, ...]]:
    """Yield the paths of files to write; their folder appears when all of them are written.

    They are written into a folder aside, which takes the name at the end; until then, and after any
    fault, an earlier folder stays as it was. Only a folder that is empty, or that with ``force``
    holds nothing but files that a run before has written, is replaced.

    Parameters
    ----------
    path
        Where the folder goes.
    names
        The names of the files in it.
    earlier
        The names of further files that a run before may have written.
    force
        Whether it may replace a folder with such files.
    inputs
        What the command reads: a folder that holds one of these is never replaced.
    """
    listed = tuple(names)
    target = Path(os.path.realpath(path))
    try:
        _refuse_folder(path, target, {*listed, *earlier}, force)
        refuse_inputs_within(path, target, inputs)
        target.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=".", suffix=".tmp", dir=target.parent))
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        files = tuple(aside / name for name in listed)
        with _faults_reported(path, _OF_WRITING):
            yield files
        with _faults_reported(path):
            for file in files:
                _to_disk(file)
            aside.chmod(0o777 & ~_mask())
            _take_place(aside, target)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


@contextmanager
def _faults_reported(path: Path, only: Container[int] | None = None) -> Iterator[None]:
    """Report faults of the disk, or ``only`` some, as those of this output; others go on."""
    try:
        yield
    except OSError as error:
        if only is None or error.errno in only:
            raise _unwritable(path, error) from error
        raise


def _to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _take_place(aside: Path, target: Path) -> None:
    """Give the folder its name; the one before is kept until that is done."""
    if not target.exists():
        aside.rename(target)
        return
    before = Path(tempfile.mkdtemp(prefix=".", suffix=".old", dir=target.parent))
    kept = before / target.name
    target.rename(kept)
    try:
        aside.rename(target)
    except OSError:
        kept.rename(target)
        raise
    finally:
        shutil.rmtree(before, ignore_errors=True)


def _refuse_folder(path: Path, target: Path, ours: set[str], force: bool) -> None:
    if not target.exists():
        return
    if not target.is_dir():
        raise WuzhenError("this is a file", where=str(path), expected="the name of a folder")
    entries = sorted(target.iterdir())
    foreign = [entry.name for entry in entries if entry.name not in ours or not entry.is_file()]
    if foreign:
        raise WuzhenError(
            "this folder holds other files",
            where=str(path),
            got=foreign[0],
            hint="write to a new folder",
        )
    if entries and not force:
        raise WuzhenError(
            "this folder exists",
            where=str(path),
            hint="add --force to replace it, or write to another folder",
        )


def refuse_inputs_within(path: Path, target: Path, inputs: Iterable[Path]) -> None:
    """Refuse a folder that holds an input."""
    if any(Path(os.path.realpath(given)).is_relative_to(target) for given in inputs):
        raise WuzhenError(
            "the output would replace an input",
            where=str(path),
            hint="write it to another folder",
        )


def write_text(path: Path, text: str, *, force: bool = False, inputs: Iterable[Path] = ()) -> None:
    """Write a text as UTF-8, whole or not at all."""
    with replacing(path, force=force, inputs=inputs) as file:
        file.write(text.encode("utf-8"))


def refuse_same(*paths: Path | None) -> None:
    """Refuse outputs that are one file: the second would replace the first."""
    targets = [(path, os.path.realpath(path)) for path in paths if path and str(path) != "-"]
    for at, (path, target) in enumerate(targets):
        if target in (other for _, other in targets[:at]):
            raise WuzhenError(
                "two outputs would be the same file",
                where=str(path),
                hint="write one of them to another file",
            )


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
    return 0o666 & ~_mask()


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _unwritable(path: Path, error: OSError) -> WuzhenError:
    return WuzhenError(
        "cannot write this file",
        where=str(path),
        got=error.strerror or type(error).__name__,
        hint="choose another folder, or free some space",
    )
