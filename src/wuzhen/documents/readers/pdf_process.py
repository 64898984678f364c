"""Ask the process that opens PDFs, and report what went wrong where it cannot answer."""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import subprocess
import threading
from collections.abc import Iterator
from typing import IO, Any

from wuzhen.child_process import OUT_OF_TIME, PATIENCE, command, environment
from wuzhen.documents import limits
from wuzhen.documents.readers.pdf_types import Box, Page, Run
from wuzhen.errors import WuzhenError

_BEYOND = {
    "pages": limits.PDF_PAGES,
    "page_glyphs": limits.PDF_PAGE_GLYPHS,
    "glyphs": limits.PDF_GLYPHS,
    "runs": limits.PDF_RUNS,
}
_LIMITS = {
    "memory": limits.PDF_MEMORY,
    "seconds": limits.PDF_SECONDS,
    **{name: limit.most for name, limit in _BEYOND.items()},
}
_LAST = 5
"""Seconds that it has to end by itself."""
_PRINT = "print it to a new PDF, then try again"
_lock = threading.Lock()
_running: dict[int, subprocess.Popen[bytes]] = {}
"""The process, by the process that started it: after a fork it still belongs to the parent."""


def pages(data: bytes, source: str) -> list[Page]:
    """Return what is on the pages of a PDF, or raise `WuzhenError` where it cannot be read."""
    with _lock:
        process = _running.get(os.getpid()) or _start(source)
        late = threading.Event()
        clock = threading.Timer(limits.PDF_SECONDS * PATIENCE, lambda: _end(process, late))
        clock.start()
        try:
            answers = list(_answers(process, data))
        except BaseException:
            process.kill()  # the rest of its answer must not reach the next caller
            _stop()
            raise
        finally:
            clock.cancel()
        last = answers.pop() if answers else {}
        if not last.keys() & {"end", "fault"}:
            raise _died(source, too_long=_stop() == OUT_OF_TIME or late.is_set())
    if "fault" in last:
        raise _fault(source, last)
    return [_page(answer) for answer in answers]


def _end(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    process.kill()


def _start(source: str) -> subprocess.Popen[bytes]:
    try:
        process = subprocess.Popen(
            command("wuzhen.pdfium", json.dumps(_LIMITS)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(),
        )
    except OSError as error:
        raise WuzhenError(
            "cannot start the process that opens PDFs", where=source, got=error.strerror
        ) from error
    _running[os.getpid()] = process
    return process


@atexit.register
def _stop() -> int:
    """End the process and return how it ended, 0 where there is none."""
    process = _running.pop(os.getpid(), None)
    if process is None:
        return 0
    for pipe in (process.stdin, process.stdout):
        with contextlib.suppress(OSError):  # what was not yet written reaches no dead process
            _open(pipe).close()
    try:
        return process.wait(_LAST)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()


def _open(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None
    return pipe


def _answers(process: subprocess.Popen[bytes], data: bytes) -> Iterator[dict[str, Any]]:
    pipe = _open(process.stdin)
    try:
        pipe.write(len(data).to_bytes(8, "big"))
        pipe.write(data)
        pipe.flush()
    except OSError:
        return  # it has died
    for line in _open(process.stdout):
        if line.endswith(b"\n"):
            answer = json.loads(line)
            yield answer
            if answer.keys() & {"end", "fault"}:
                return


def _page(answer: dict[str, Any]) -> Page:
    number = answer["page"]
    if "runs" not in answer:
        return Page(number, Box(0, 0, 0, 0), readable=False)
    runs = answer["runs"]
    return Page(
        number,
        Box(*answer["box"]),
        tuple(Run(*run) for run in runs if len(run) > 1),
        tuple(Box(*rule) for rule in answer["rules"]),
        "".join(run[0] for run in runs if len(run) == 1),
        answer["paths"],
        answer["covered"],
    )


def _died(source: str, *, too_long: bool) -> WuzhenError:
    if too_long:
        return WuzhenError(
            "this PDF takes too long to read",
            where=source,
            expected=f"at most {limits.PDF_SECONDS} seconds",
            hint=_PRINT,
        )
    return WuzhenError(
        "this PDF is damaged, or needs too much memory",
        where=source,
        expected=f"at most {limits.PDF_MEMORY // 2**20} MB",
        hint=_PRINT,
    )


def _fault(source: str, answer: dict[str, Any]) -> WuzhenError:
    """Return the error for a PDF that is damaged, encrypted or beyond a limit."""
    kind = answer["fault"]
    if kind == "password":
        return WuzhenError(
            "this PDF is encrypted", where=source, hint="save it without a password, then try again"
        )
    if kind == "damaged":
        return WuzhenError("this PDF is damaged", where=source, hint="save or download it again")
    if kind == "memory":
        return _died(source, too_long=False)
    return _BEYOND[kind].exceeded(answer["got"], source)
