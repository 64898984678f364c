"""Run many command lines quickly, each in a process of its own, with limits and figures.

The server has the program and its model in memory. For each request, a line of JSON on standard
input, it forks; the child runs the command line as a user would, within the limits, and what came
of it is a line of JSON on standard output. A child that hangs or crashes costs nothing but itself.
"""

from __future__ import annotations

import contextlib
import ctypes
import importlib
import json
import os
import pkgutil
import resource
import signal
import struct
import sys
import tempfile
import threading
import time
from pathlib import Path

CPU_SECONDS = 20
MEMORY = 2**30
"""Bytes that a command may have: resident, and claimed beyond what is mapped from the start."""
READ_ALL = (1, 2)
"""The rights of root to read and list what is locked: CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH."""


def main() -> None:
    """Answer requests until standard input ends."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    _warm_up()
    for line in sys.stdin:
        print(json.dumps(_answer(json.loads(line))), file=answers, flush=True)


def _warm_up() -> None:
    """Import all that commands import, and tag once, so that no child spends its time on it."""
    import wuzhen

    for module in pkgutil.walk_packages(wuzhen.__path__, "wuzhen."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    from wuzhen.cli import tag
    from wuzhen.documents.types import Paragraph
    from wuzhen.model.store import load
    from wuzhen.resources import bundled_model

    tagger = load(bundled_model())
    list(tagger.tag([Paragraph("", 1, "", (), "新建大棚一百座。")]))
    usual = tag.load_tagger
    # The bundled model is not read again for each of some hundred commands; any other one is.
    tag.load_tagger = lambda path, **more: tagger if path is None else usual(path, **more)


def _answer(request: dict) -> dict:
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if child == 0:
            _run(request, out.fileno(), err.fileno())
        if "signal" in request:
            number, after = request["signal"]
            threading.Timer(after, _kill, (child, number)).start()
        deadline = threading.Timer(4 * CPU_SECONDS, _kill, (child, signal.SIGKILL))
        deadline.start()
        start = time.monotonic()
        _, status, usage = os.wait4(child, 0)
        deadline.cancel()
        return {
            "code": os.waitstatus_to_exitcode(status),
            "cpu": usage.ru_utime + usage.ru_stime,
            "seconds": time.monotonic() - start,
            "memory": usage.ru_maxrss * 1024,
            "out": _text(out),
            "err": _text(err),
        }


def _text(stream) -> str:
    stream.seek(0)
    return stream.read().decode("utf-8", "backslashreplace")


def _kill(child: int, number: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(child, number)


def _run(request: dict, out: int, err: int) -> None:
    """Run the command line in this process, and end it."""
    code = 70
    try:
        _prepare(request, out, err)
        from wuzhen.cli import main as command

        sys.argv = ["wuzhen", *request["words"]]
        try:
            command()
            code = 0
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(bool(end.code))
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(OSError):  # it was told when it was written
                stream.flush()
    except BaseException:
        import traceback

        os.write(err, traceback.format_exc().encode("utf-8", "backslashreplace"))
    finally:
        os._exit(code)


def _prepare(request: dict, out: int, err: int) -> None:
    os.dup2(os.open(request.get("stdin") or os.devnull, os.O_RDONLY), 0)
    os.dup2(_output(request.get("stdout"), out), 1)
    os.dup2(err, 2)
    encoding = request.get("encoding", "utf-8")
    sys.stdin = open(0, encoding="utf-8", closefd=False)
    sys.stdout = open(1, "w", encoding=encoding, closefd=False)
    sys.stderr = open(2, "w", encoding=encoding, errors="backslashreplace", closefd=False)
    os.environ.update({"COLUMNS": "120", **request.get("variables", {})})
    os.chdir(request.get("folder") or "/")
    _limit(request)
    if request.get("unprivileged") and os.geteuid() == 0:
        _drop_rights()


def _drop_rights() -> None:
    """Give up root's rights to read all files; its own files it may still read."""
    libc = ctypes.CDLL(None, use_errno=True)
    header = struct.pack("=Ii", 0x20080522, 0)
    rights = ctypes.create_string_buffer(24)
    if libc.capget(header, rights):
        raise OSError(ctypes.get_errno(), "capget")
    fields = list(struct.unpack("=6I", rights))
    without = ~sum(1 << number for number in READ_ALL) & 0xFFFFFFFF
    fields[:3] = [field & without for field in fields[:3]]
    if libc.capset(header, struct.pack("=6I", *fields)):
        raise OSError(ctypes.get_errno(), "capset")


def _output(wanted: str | None, usual: int) -> int:
    if wanted is None:
        return usual
    if wanted == "closed pipe":
        reading, writing = os.pipe()
        os.close(reading)
        return writing
    return os.open(wanted, os.O_WRONLY)


def _limit(request: dict) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 2))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    mapped, resident = _pages()
    resource.setrlimit(resource.RLIMIT_AS, (mapped - resident + MEMORY, resource.RLIM_INFINITY))
    if "largest" in request:
        resource.setrlimit(resource.RLIMIT_FSIZE, (request["largest"], resource.RLIM_INFINITY))


def _pages() -> tuple[int, int]:
    """Return how many bytes are mapped and how many of them resident."""
    try:
        sizes = Path("/proc/self/statm").read_text(encoding="ascii").split()
    except OSError:  # not Linux: no allowance
        return 0, 0
    page = resource.getpagesize()
    return int(sizes[0]) * page, int(sizes[1]) * page


if __name__ == "__main__":
    main()
