"""LibreOffice as a maker of test files: ``python tests/documents/office.py`` makes the stored ones.

They stand in tests/data/formats, since not every machine has LibreOffice; a test makes them anew
where there is one and reads both alike.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from documents import authored, desk

STORED = Path(__file__).parent.parent / "data/formats"
TABLE = (
    "乡镇,类别,工作情况,户数\n"
    "白石镇,产业,全镇新修灌渠三条，惠及农户四百户，群众十分满意。,400\n"
    "河口镇,文化,村里办起了农民剧团，逢年过节自编自演小戏。,35\n"
    "合计,,,435\n"
)
_FROM_TEXT = "--infilter=CSV:44,34,76"
MADE = {
    **{f"report.{suffix}": (authored.docx, "docx") for suffix in ("doc", "rtf", "odt")},
    **{f"desk.{suffix}": (desk.docx, "docx") for suffix in ("doc", "rtf", "odt")},
    **{f"table.{suffix}": (TABLE.encode, "csv") for suffix in ("xlsx", "xls", "ods")},
}
"""The stored files: what makes the file that is converted, and what it is."""


def installed() -> bool:
    """Tell whether LibreOffice is here."""
    return shutil.which("soffice") is not None


def converted(data: bytes, kind: str, suffix: str, folder: Path) -> bytes:
    """Return a file converted by LibreOffice, in a folder of its own."""
    (folder / f"report.{kind}").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", suffix, "--outdir", str(folder)]
    command += [_FROM_TEXT] if kind == "csv" else []
    subprocess.run(
        [*command, str(folder / f"report.{kind}")], check=True, capture_output=True, timeout=120
    )
    return (folder / f"report.{suffix}").read_bytes()


def made(name: str, folder: Path) -> bytes:
    """Return a stored file made anew."""
    make, kind = MADE[name]
    return converted(make(), kind, name.rpartition(".")[2], folder)


if __name__ == "__main__":
    STORED.mkdir(exist_ok=True)
    for name in MADE:
        with tempfile.TemporaryDirectory() as place:
            (STORED / name).write_bytes(made(name, Path(place)))
