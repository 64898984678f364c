"""Find the reports that paths stand for, and name those that cannot be read."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from wuzhen.documents.formats import SEARCHED, UNREAD
from wuzhen.documents.own_outputs import JOB, is_own
from wuzhen.errors import WuzhenError

SUFFIXES = (*SEARCHED, *UNREAD)
"""Suffixes of the files that look like a document: in a folder, each is read or named as unread."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read: where it is, how it is shown, what the ids of its paragraphs begin with.

    ``path`` is ``None`` for standard input. ``name`` holds no sign that cannot be printed as UTF-8.
    ``libreoffice``: what no reader of ours takes is converted by it.
    """

    path: Path | None
    name: str
    stem: str
    libreoffice: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """The sources that paths stand for, and what is wrong with the other paths.

    ``own`` are the files of folders that wuzhen itself has written: they are no reports.
    ``passed`` counts the files of folders that look like no document, by their suffix.
    """

    sources: tuple[Source, ...]
    failures: tuple[WuzhenError, ...]
    own: tuple[Path, ...] = ()
    passed: Mapping[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Listing:
    """What is gathered while paths are looked through."""

    files: dict[str, Path | None] = field(default_factory=dict)
    failures: list[WuzhenError] = field(default_factory=list)
    own: dict[Path, None] = field(default_factory=dict)
    passed: Counter[str] = field(default_factory=Counter)


def find(paths: Iterable[str | Path]) -> Found:
    """Return the files that the paths stand for, each once; ``-`` is standard input.

    A file is taken as given, whatever its suffix; a folder is searched, with all folders in it, in
    sorted order. Hidden files, the lock files of office programs and what wuzhen has written are no
    reports. What is missing, locked or no file is one failure; the others are still found.
    """
    listing = _Listing()
    for path in paths:
        if str(path) == "-":
            listing.files["-"] = None
            continue
        if not str(path):  # Path("") would be the folder where the command is run
            listing.failures.append(missing(path))
            continue
        try:
            _list(Path(path), listing)
        except OSError as error:
            listing.failures.append(unreadable(str(path), error))
    own = tuple(path for path in listing.own if str(path) not in listing.files)
    passed = dict(sorted(listing.passed.items()))
    return Found(tuple(_named(listing.files)), tuple(listing.failures), own, passed)


def missing(path: str | Path) -> WuzhenError:
    """Return the error for a path that is not there."""
    return WuzhenError(
        "no such file or folder", where=shown(path), hint="check the spelling of the path"
    )


def unreadable(path: str, error: OSError) -> WuzhenError:
    """Return the error for a path that the system does not let us read."""
    if isinstance(error, FileNotFoundError):
        return missing(path)
    return WuzhenError(
        "cannot read this", where=shown(path), got=error.strerror or type(error).__name__
    )


def shown(path: str | Path) -> str:
    """Return a path as text; a name in bytes that are no UTF-8 is read as GB18030 if it can be."""
    data = os.fsencode(path)
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "replace")


def _list(path: Path, listing: _Listing) -> None:
    """Add the file, or what is in the folder."""
    path.lstat()
    if not path.is_dir():
        path.stat()
        listing.files[str(path)] = path
        return
    before = len(listing.failures)
    found = _walk(path, listing)
    own = dict.fromkeys(file for file in found if is_own(str(file)))
    listing.own |= own
    reports = [file for file in found if file not in own]
    listing.files.update((str(file), file) for file in reports)
    if not reports and len(listing.failures) == before:
        listing.failures.append(
            WuzhenError(
                "no reports in this folder",
                where=shown(path),
                expected=f"files that end in {' '.join(SUFFIXES)}",
                got="files that wuzhen has written" if own else None,
            )
        )


def _walk(folder: Path, listing: _Listing) -> list[Path]:
    """Return what may be a report in a folder and in all folders in it; note all else.

    No recursion: folders may be nested deeper than Python's stack. A link to a folder is not
    followed: one to a parent would never end. A folder of parts is left out as a whole.
    """
    found: list[Path] = []
    waiting = [str(folder)]
    while waiting:
        place = waiting.pop()
        try:
            with os.scandir(place) as scanned:
                entries = list(scanned)
        except OSError as error:
            listing.failures.append(unreadable(place, error))
            continue
        if any(entry.name == JOB for entry in entries):
            listing.own[Path(place)] = None
            continue
        for entry in entries:
            if entry.name.startswith((".", "~$")):
                continue
            if _is_folder(entry, follow=False):
                waiting.append(entry.path)
            elif not _is_folder(entry):
                suffix = PurePath(entry.name).suffix.lower()
                if suffix in SUFFIXES:
                    found.append(Path(entry.path))
                else:
                    listing.passed[shown(suffix)] += 1
    return sorted(found)


def _is_folder(entry: os.DirEntry[str], *, follow: bool = True) -> bool:
    """Return whether an entry is a folder or a link to one; a link in a ring is none."""
    try:
        return entry.is_dir(follow_symlinks=follow)
    except OSError:
        return False


def _named(files: dict[str, Path | None]) -> list[Source]:
    """Return the sources with stems that no two of them share.

    A stem is the file's name without its suffix; where two files have the same, as much of the
    path as distinguishes them goes before it, and the suffix behind it if nothing else does.
    """
    names = {key: "stdin" if key == "-" else shown(key) for key in files}
    stems = _distinct([(key, _parts(name)) for key, name in names.items()])
    return [Source(path, names[key], stems[key]) for key, path in files.items()]


def _parts(name: str) -> tuple[str, ...]:
    path = PurePath(name)
    return (*(part for part in path.parts[:-1] if part not in (path.anchor, ".", "..")), path.stem)


def _distinct(named: Sequence[tuple[str, tuple[str, ...]]]) -> dict[str, str]:
    depth = {key: 1 for key, _ in named}
    while True:
        stems = {key: "/".join(parts[-depth[key] :]) for key, parts in named}
        counts = Counter(stems.values())
        shared = [(key, parts) for key, parts in named if counts[stems[key]] > 1]
        longer = [key for key, parts in shared if depth[key] < len(parts)]
        if not longer:
            break
        for key in longer:
            depth[key] += 1
    taken: Counter[str] = Counter()
    for key, _ in shared:  # the paths are equal: the suffix decides, or a number
        stem = stems[key] + PurePath(key).suffix
        taken[stem] += 1
        stems[key] = stem if taken[stem] == 1 else f"{stem}~{taken[stem]}"
    return stems
