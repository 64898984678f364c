"""Files that wuzhen itself has written: no reports, though they lie in a folder of reports.

Each carries a mark that office programs keep when somebody edits and saves it: its author, the
generator of a page, or columns and keys that nobody else writes.
"""

from __future__ import annotations

import io
import json
import re
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path, PurePath
from typing import IO

from wuzhen.documents.limits import MAX_FILE_BYTES, RECORD_BYTES

AUTHOR = "wuzhen"
"""Who the core properties of our documents and workbooks name."""
GENERATOR = f'<meta name="generator" content="{AUTHOR}">'
"""What the head of our pages holds."""
COMMENT = f"<!-- {AUTHOR} -->"
"""The first line of our documents in Markdown."""
PICTURE = b"tEXtSoftware\x00" + AUTHOR.encode()
"""What our pictures hold at their beginning."""
JOB = "_command.json"
"""The file in each folder of parts."""

_HEAD = 4_096
_CORE = "docprops/core.xml"
_LARGEST_CORE = 65_536
_LARGEST_DIRECTORY = 2**20
_CREATOR = re.compile(rf"<dc:creator>{AUTHOR}</dc:creator>".encode())
_COLUMNS = (
    frozenset(("来源", "序号", "编号", "正文", "类别", "主类", "复核", "原类别")),
    frozenset(("来源", "段落", "字数", "产业段落", "产业段落占比", "产业字数占比")),
)
_KEYS = (
    frozenset(("source", "id", "labels", "primary", "scores", "review")),
    frozenset(("id", "report", "headings", "text", "labels", "primary")),
    frozenset(("id", "labels", "primary", "coder", "date", "fingerprint")),
)


def is_own(path: str) -> bool:
    """Return whether a file is an output of ours; one that cannot be read is none."""
    recognise = _BY_SUFFIX.get(PurePath(path).suffix.lower())
    if recognise is None:
        return False
    try:
        found = Path(path).stat()
        if not stat.S_ISREG(found.st_mode) or found.st_size > MAX_FILE_BYTES:
            return False  # a pipe would be waited for, and what is too large is read by nobody
        with Path(path).open("rb") as file:
            return recognise(file)
    except Exception:  # zipfile meets damage with a dozen kinds of exception; reading will name it
        return False


class _Frugal(io.FileIO):
    """A file of which little is read at a time: the directory of an archive may be all of it."""

    def read(self, size: int | None = -1, /) -> bytes:
        """Return so many bytes."""
        if size is not None and size > _LARGEST_DIRECTORY:
            raise ValueError("a directory that is too large")
        return super().read(_LARGEST_DIRECTORY if size is None or size < 0 else size)


def _package(file: IO[bytes]) -> bool:
    with zipfile.ZipFile(_Frugal(file.fileno(), closefd=False)) as package:
        for entry in package.infolist():
            if entry.filename.lower() == _CORE and entry.file_size <= _LARGEST_CORE:
                return bool(_CREATOR.search(package.read(entry)))
    return False


def _page(file: IO[bytes]) -> bool:
    return GENERATOR.encode() in file.read(_HEAD)


def _markdown(file: IO[bytes]) -> bool:
    return file.read(_HEAD).removeprefix(b"\xef\xbb\xbf").startswith(COMMENT.encode())


def _picture(file: IO[bytes]) -> bool:
    return PICTURE in file.read(_HEAD)


def _table(file: IO[bytes]) -> bool:
    line = file.readline(_HEAD)
    for encoding in ("utf-8-sig", "gb18030"):  # which Excel makes of it where somebody saves it
        names = set(re.split(r"[,;\t\"\r\n]+", line.decode(encoding, "replace")))
        if any(columns <= names for columns in _COLUMNS):
            return True
    return False


def _records(file: IO[bytes]) -> bool:
    record = json.loads(file.readline(RECORD_BYTES.most))
    return isinstance(record, dict) and any(keys <= record.keys() for keys in _KEYS)


_BY_SUFFIX: dict[str, Callable[[IO[bytes]], bool]] = {
    ".docx": _package,
    ".xlsx": _package,
    ".html": _page,
    ".htm": _page,
    ".md": _markdown,
    ".markdown": _markdown,
    ".png": _picture,
    ".csv": _table,
    ".jsonl": _records,
}
