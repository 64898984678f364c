"""Open one file: ``doc`` becomes a .docx, ``ocr``, ``ofd`` and ``sheets`` become JSON.

``libreoffice`` is for all else and makes what it is told to.

The third argument is an object of limits: ``memory`` and ``file`` in bytes, ``seconds`` of
processor time, and those of the kind. A fault is an object with ``fault`` (``encrypted``,
``memory``, ``damaged`` or the name of a limit), and ``got``.
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from wuzhen.child_process import limit
from wuzhen.office import Fault

_KINDS = ("doc", "libreoffice", "ocr", "ofd", "sheets")


def main() -> None:
    """Open the file that the arguments name."""
    kind, place, settings = sys.argv[1:]
    if kind not in _KINDS:
        raise SystemExit(f"no such kind: {kind}")
    folder, limits = Path(place), json.loads(settings)
    for name, most in (("AS", "memory"), ("CPU", "seconds"), ("FSIZE", "file")):
        limit(f"RLIMIT_{name}", limits[most])
    limit("RLIMIT_CORE", 0)
    fault = _opened(kind, folder, limits)
    if fault is not None:
        (folder / "fault").write_text(json.dumps(fault), encoding="utf-8")


def _opened(kind: str, folder: Path, limits: dict[str, Any]) -> dict[str, Any] | None:
    """Write what is in the file, or return the fault of it."""
    try:
        import_module(f"wuzhen.office.{kind}").convert(folder, limits)
    except Fault as fault:
        return {"fault": fault.kind, "got": fault.got}
    except MemoryError:
        return {"fault": "memory", "got": ""}
    except BaseException as error:  # these libraries meet damage with anything, a panic of Rust too
        return {"fault": "damaged", "got": f"{error}" or type(error).__name__}
    return None


if __name__ == "__main__":
    main()
