"""Files for the Windows desktop: a folder of reports is dropped onto one, and wuzhen starts."""

from __future__ import annotations

from dataclasses import dataclass

from wuzhen.errors import WuzhenError

ENCODING = "gbk"
"""What cmd reads a file in under code page 936."""


@dataclass(frozen=True, slots=True)
class Batch:
    """A .bat file: its name, the words of its command, and the end of its output's name."""

    name: str
    command: str
    ending: str


BATCHES = (
    Batch("五振分拣.bat", "sort", "-五份"),
    Batch("五振标注.bat", "tag --format xlsx", "-五类.xlsx"),
)

_LINES = r"""@echo off
chcp 936 >nul
setlocal disabledelayedexpansion
if "%~1"=="" goto :nothing
set "first=%~f1"
if "%first:~-1%"=="\" set "first=%first:~0,-1%"
set "stem=%~dpn1"
if "%stem:~-1%"=="\" set "stem=%stem:~0,-1%"
set /a number=1
set "out=%stem%{before}{after}"
:taken
if not exist "%out%" goto :free
set /a number+=1
set "out=%stem%{before}%number%{after}"
goto :taken
:free
set paths="%first%"
:more
shift
if "%~1"=="" goto :run
set paths=%paths% "%~f1"
goto :more
:run
"{python}" -P -m wuzhen --lang zh {command} -o "%out%" -- %paths%
if exist "%out%" start "" "%out%"
pause
exit /b
:nothing
echo 请把放报告的文件夹（或报告）拖到这个文件的图标上。
pause
exit /b 2
"""


def batch_file(batch: Batch, python: str) -> bytes:
    """Return the content of a .bat file that starts wuzhen with this Python.

    The output is put beside what was dropped, under a name that is still free. Raises
    `WuzhenError` where the path of Python has characters that the code page lacks.
    """
    before, dot, after = batch.ending.partition(".")
    text = (
        _LINES.replace("{before}", before)
        .replace("{after}", dot + after)
        .replace("{command}", batch.command)
        .replace("{python}", python.replace("%", "%%"))
    )
    try:
        return text.replace("\n", "\r\n").encode(ENCODING)
    except UnicodeEncodeError as error:
        raise WuzhenError(
            "the path of Python has characters that a .bat file cannot hold",
            where=python,
            expected="characters of GBK",
            got=error.object[error.start : error.end],
            hint="install wuzhen in a folder of another name",
        ) from None
