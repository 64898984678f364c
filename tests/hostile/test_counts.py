"""The page on security says how many cases there are."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
ROW = re.compile(r"^\| \**([a-z ]+?)\** \| \**([\d,]+)\** \|", re.M)


def test_the_page_on_security_has_the_counts_that_the_command_prints():
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    printed = [line.split(maxsplit=1) for line in done.stdout.splitlines()]
    told = ROW.findall((ROOT / "docs/security.md").read_text(encoding="utf-8"))
    assert dict(told) == {subject: number for number, subject in printed}


def test_the_page_on_security_has_the_number_of_readers_that_are_fuzzed():
    fuzzed = (ROOT / "fuzz/fuzz_readers.py").read_text(encoding="utf-8")
    readers = re.findall(r'^    "(\w+)": \(', fuzzed, re.M)
    page = (ROOT / "docs/security.md").read_text(encoding="utf-8")
    assert f"each of {len(readers)} readers" in page
