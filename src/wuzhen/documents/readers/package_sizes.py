"""Archives that a library will unpack: their parts are counted and measured before."""

from __future__ import annotations

import io
import zipfile

from wuzhen.documents import limits
from wuzhen.errors import WuzhenError


def check(data: bytes, source: str) -> None:
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
