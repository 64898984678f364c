"""The command line as a user has it: a real subprocess, bytes in and out."""

import os
import subprocess
import sys

REPORT = """某县工作总结

一、主要做法

（一）抓增收

合作社流转土地六百亩，新建番茄大棚四十座，电商卖出三万斤。

清理河道五公里，打捞水草和垃圾，改造户厕三百座。

二、下一步打算

村党支部换届后，村民代表大会修订村规民约。
"""


def wuzhen(*words, stdin=None, cwd=None, **variables):
    """Run a command; ``variables`` are set in its environment."""
    return python_module("wuzhen", *words, stdin=stdin, cwd=cwd, **variables)


def python_module(module, *words, stdin=None, cwd=None, **variables):
    """Run ``python -m``; ``variables`` are set in its environment."""
    usual = {"PYTHONIOENCODING": "utf-8", "COLUMNS": "120", "WUZHEN_LANG": "en"}
    environment = os.environ | usual | variables
    return subprocess.run(
        [sys.executable, "-m", module, *map(str, words)],
        input=stdin,
        capture_output=True,
        check=False,
        cwd=cwd,
        env=environment,
    )


def shown(done) -> str:
    """Standard output with runs of white space, which depend on the width, folded."""
    return " ".join(done.stdout.decode("utf-8").split())


def one_line(done) -> str:
    """Standard error, which must be a single line without a traceback."""
    text = done.stderr.decode("utf-8")
    assert text.count("\n") == 1, text
    assert "Traceback" not in text
    return text
