"""The language of messages: Chinese where the system's is, English otherwise."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence

VARIABLE = "WUZHEN_LANG"
LANGUAGES = ("zh", "en")

_CHINESE_ON_WINDOWS = 0x04
"""The lower ten bits of a language id of Windows, for every kind of Chinese."""


def language(environment: Mapping[str, str] | None = None) -> str:
    """Return ``zh`` or ``en``.

    The first of WUZHEN_LANG, LC_ALL, LC_MESSAGES and LANG that is set decides; on Windows, where
    none is, the language of its own windows.
    """
    found = os.environ if environment is None else environment
    for name in (VARIABLE, "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := found.get(name):
            return "zh" if value.lower().startswith(("zh", "chinese")) else "en"
    return "zh" if _windows_is_chinese() else "en"


def without_language(words: Sequence[str]) -> tuple[list[str], str | None]:
    """Return the words of a command without ``--lang zh``, wherever it is, and the language.

    It must be known before anything is shown, help and errors included. A language that there is
    not stays where it is, for the command to refuse.
    """
    end = words.index("--") if "--" in words else len(words)
    for at, word in enumerate(words[:end]):
        name, equals, value = word.partition("=")
        if name != "--lang":
            continue
        width = 1 if equals else 2
        wanted = value if equals else "".join(words[at + 1 : at + 2])
        if wanted in LANGUAGES:
            return [*words[:at], *words[at + width :]], wanted
    return list(words), None


def _windows_is_chinese() -> bool:
    if sys.platform != "win32":
        return False
    import ctypes

    return bool((ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF) == _CHINESE_ON_WINDOWS)
