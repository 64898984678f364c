"""``wuzhen desktop``: files for Windows onto which a folder of reports is dropped."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from wuzhen.cli.messages import warn
from wuzhen.cli.options import Force


def desktop(
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="FOLDER", help="Where to put them; the desktop where none is given."
        ),
    ] = None,
    force: Force = False,
) -> None:
    """Write 五振分拣.bat and 五振标注.bat, onto which a folder of reports is dropped.

    For Windows: the files start this very wuzhen, wherever they are put.

    Example: `wuzhen desktop`
    """
    from wuzhen.output.windows import BATCHES, batch_file
    from wuzhen.saving import replacing

    place = folder or _desktop()
    files = [(place / batch.name, batch_file(batch, sys.executable)) for batch in BATCHES]
    for path, content in files:
        with replacing(path, force=force) as file:
            file.write(content)
        warn(f"{path}: drop a folder of reports onto it")


def _desktop() -> Path:
    """Return the folder of the desktop; on Windows it need not be in the user's own folder."""
    if sys.platform != "win32":
        return Path.home() / "Desktop"
    import ctypes

    longest, of_the_desktop = 260, 0x10
    found = ctypes.create_unicode_buffer(longest)
    ctypes.windll.shell32.SHGetFolderPathW(None, of_the_desktop, None, 0, found)
    return Path(found.value) if found.value else Path.home() / "Desktop"
