"""Find the reports that paths stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from wuzhen.errors import WuzhenError

SUFFIXES = (".docx", ".pdf", ".html", ".htm", ".mht", ".mhtml", ".txt", ".md", ".jsonl")
"""Suffixes of the files that a folder is searched for."""


def find(paths: Iterable[str | Path]) -> list[Path]:
    """Return the files that the paths stand for, each once.

    A file is taken as given, whatever its suffix; a folder is searched, with all folders in it, in
    sorted order. Hidden files and the lock files of office programs are no reports.
    """
    found: dict[Path, None] = {}
    for path in map(Path, paths):
        if path.is_dir():
            found.update(dict.fromkeys(_in_folder(path)))
        elif path.exists():
            found[path] = None
        else:
            raise missing(path)
    return list(found)


def missing(path: str | Path) -> WuzhenError:
    """Return the error for a path that is not there."""
    return WuzhenError(
        "no such file or folder", where=str(path), hint="check the spelling of the path"
    )


def _in_folder(folder: Path) -> list[Path]:
    reports = sorted(_walk(folder))
    if not reports:
        raise WuzhenError(
            "no reports in this folder",
            where=str(folder),
            expected=f"files that end in {' '.join(SUFFIXES)}",
            hint="save older formats such as .doc or .wps as .docx or .pdf first",
        )
    return reports


def _walk(folder: Path) -> Iterator[Path]:
    try:
        entries = list(folder.iterdir())
    except OSError as error:
        raise WuzhenError(
            "cannot list this folder", where=str(folder), got=error.strerror
        ) from error
    for entry in entries:
        if entry.name.startswith((".", "~$")):
            continue
        if entry.is_dir():
            if not entry.is_symlink():  # a link to a parent would never end
                yield from _walk(entry)
        elif entry.suffix.lower() in SUFFIXES:
            yield entry
