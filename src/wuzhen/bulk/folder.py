"""The folder of the parts: whose it is, what is in it, and what has become of age."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from wuzhen import __version__
from wuzhen.bulk.account import Account
from wuzhen.bulk.making import ACCOUNTS, read_back
from wuzhen.bulk.plan import Job, part_file
from wuzhen.documents.own_outputs import JOB
from wuzhen.errors import WuzhenError
from wuzhen.saving import refuse_inputs_within, write_text

INDEX, COMMAND, LOCK = "_index.json", JOB, ".lock"
_OURS = re.compile(r"part-[0-9a-f]{32}\.(?:jsonl|csv|parquet)|\A\..*\.tmp")


@contextmanager
def owned(
    path: Path, job: Job, paths: Sequence[str], *, force: bool, inputs: Iterable[Path]
) -> Iterator[Path]:
    """Yield the folder for the parts of a command, as the only run that writes there.

    A folder with parts of the same command is gone on with; that of another command is taken over
    with ``force`` alone, and one that holds other things never.
    """
    folder = Path(os.path.realpath(path))
    command: dict[str, object] = {"paths": list(paths), "format": job.form}
    command |= {"column": job.column, "explain": job.explain}
    refuse_inputs_within(path, folder, inputs)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        earlier = _earlier(folder, path)
        if earlier not in (None, command) and not force:
            raise WuzhenError(
                "this folder holds the parts of another command",
                where=str(path),
                hint="add --force to replace them, or write to another folder",
            )
        with _locked(folder, path):
            write_text(folder / COMMAND, json.dumps(command, ensure_ascii=False), force=True)
            yield folder
    except OSError as error:
        raise WuzhenError(
            "cannot write to this folder", where=str(path), got=error.strerror
        ) from error


def finish(folder: Path, job: Job, done: Sequence[tuple[str, Account]]) -> None:
    """Write the index, and remove the parts that are no longer of this job."""
    files = {digest: part_file(digest, job.form) for digest, _ in done}
    listed = [
        {"file": files[digest], "files": one.files, "paragraphs": one.totals.paragraphs}
        for digest, one in done
        if (folder / files[digest]).exists()
    ]
    index = {
        "wuzhen": __version__,
        "model_sha256": job.model_sha256,
        "parts": listed,
        "not_read": [str(failure) for _, account in done for failure in account.failures],
    }
    text = json.dumps(index, ensure_ascii=True, indent=1) + "\n"
    write_text(folder / INDEX, text, force=True)
    kept = {*files.values(), *(f"{digest}.json" for digest in files)}
    for entry in [*folder.iterdir(), *(folder / ACCOUNTS).iterdir()]:
        is_ours = entry.parent != folder or _OURS.fullmatch(entry.name)
        if is_ours and entry.name not in kept:
            entry.unlink(missing_ok=True)


def _earlier(folder: Path, path: Path) -> object:
    """Return the command of which the folder holds parts; ``None`` where it is empty."""
    try:
        return read_back(folder / COMMAND)
    except FileNotFoundError:
        held = sorted(e.name for e in folder.iterdir() if not _may_be_left(e.name))
    except (ValueError, WuzhenError):
        held = [COMMAND]
    if held:
        raise WuzhenError(
            "this folder holds other files",
            where=str(path),
            got=held[0],
            hint="write to a new folder",
        )
    return None


def _may_be_left(name: str) -> bool:
    """Tell what a run leaves that was ended before it could say whose the folder is."""
    return name == LOCK or bool(re.fullmatch(r"\..*\.tmp", name))


@contextmanager
def _locked(folder: Path, path: Path) -> Iterator[None]:
    """Hold the folder against a second run; where the system knows no such locks, nothing."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    # Neither a link is followed nor a pipe waited for that somebody put in its place.
    flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK
    with os.fdopen(os.open(folder / LOCK, flags, 0o666), "rb", buffering=0) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise WuzhenError(
                "another run is writing to this folder",
                where=str(path),
                hint="wait for it, or write to another folder",
            ) from None
        yield
        with suppress(OSError):
            (folder / LOCK).unlink()
