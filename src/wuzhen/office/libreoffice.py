"""LibreOffice converts a file that no reader of ours takes, in a process of its own.

Its settings are in a folder of their own, so that neither an open LibreOffice nor the settings of
the user have to do with it: no macro runs, nothing that the file refers to is fetched.
"""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path
from typing import Any

from wuzhen.office import Fault

_SETTING = (
    '<item oor:path="/org.openoffice.{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop>'
    "</item>"
)
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Calc/Content/Update", "Link", "2"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
"""No macros, no links followed, and for what would be all the same a proxy that never answers."""
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/'
    'registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
)


def convert(folder: Path, settings: dict[str, Any]) -> None:
    """Convert ``input`` to ``output``, of the first of the formats ``to`` that can be made."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    items = "".join(_SETTING.format(*setting) for setting in _SETTINGS)
    registry = profile / "user/registrymodifications.xcu"
    registry.write_text(f"{_HEAD}{items}</oor:items>\n", encoding="utf-8")
    source = (folder / "input").rename(folder / f"report{settings['suffix']}")
    made = folder / "made"
    for form in settings["to"]:
        _run(settings, profile, form, made, source)
        found = next(made.glob("report.*"), None) if made.is_dir() else None
        if found:
            found.rename(folder / "output")
            return
    raise Fault("unconverted")


def _run(settings: dict[str, Any], profile: Path, form: str, made: Path, source: Path) -> None:
    """Let LibreOffice make a file of this format in a folder; what goes wrong shows by its lack."""
    command = [
        settings["soffice"], f"-env:UserInstallation={profile.as_uri()}", "--headless",
        "--norestore", "--nolockcheck", "--nodefault", "--convert-to", form,
        "--outdir", str(made), str(source),
    ]  # fmt: skip
    place = str(profile.parent)
    own = {"HOME": place, "TMPDIR": place, "TEMP": place, "TMP": place}
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=place,
        env={**os.environ, **own, "SAL_USE_VCLPLUGIN": "svp"},
        start_new_session=True,
    ) as process:
        try:
            process.wait(settings["wait"])
        except subprocess.TimeoutExpired:
            raise Fault("slow") from None
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process, and what it has started where the system has groups of processes."""
    if hasattr(os, "killpg"):
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return
    elif process.poll() is None:
        process.kill()
