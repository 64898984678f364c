"""Many reports of mixed formats, some broken, tagged in parts, killed and gone on with.

``python -m benchmarks.many_files --reports 10000`` makes them from the authored corpus, runs the
command once undisturbed and once killed at random moments, and compares every byte.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks import files, texts
from benchmarks.commands import ENVIRONMENT
from wuzhen.documents import Paragraph

PARAGRAPHS = 10
"""Paragraphs of a report."""
PDF_EVERY = 50
"""A PDF is opened by a process of its own, and takes longest: one report in so many is one."""


def main() -> None:
    """Make, tag, kill, compare; the figures are printed as JSON."""
    options = _options()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        reports = Path(folder) / "reports"
        make(reports, options.reports, options.broken)
        command = [sys.executable, "-m", "wuzhen", "tag", str(reports), "-f", options.format]
        command += ["--jobs", str(options.jobs), "-o"]
        calm, disturbed = f"{folder}/calm/", f"{folder}/disturbed/"
        begun = time.perf_counter()
        done = subprocess.run([*command, calm], env=ENVIRONMENT, capture_output=True, check=False)
        seconds = time.perf_counter() - begun
        kept = [_killed([*command, disturbed], seconds, at) for at in range(options.kills)]
        last = subprocess.run(
            [*command, disturbed], env=ENVIRONMENT, capture_output=True, check=False
        )
        found = {
            "reports": options.reports,
            "broken": options.broken,
            "named": len(done.stderr.decode().splitlines()) - 1,
            "exit": [done.returncode, last.returncode],
            "seconds": round(seconds),
            "parts": len(list(Path(calm).glob("part-*"))),
            "parts after each kill": kept,
            "same bytes": _bytes(Path(calm)) == _bytes(Path(disturbed)),
            "account": done.stderr.decode().splitlines()[-1].split("calm: ")[-1],
        }
    print(json.dumps(found, ensure_ascii=False, indent=1))


def make(folder: Path, n: int, broken: int) -> None:
    """Write n reports, of which so many cannot be read."""
    folder.mkdir(parents=True)
    source = texts.corpus()
    made = iter(texts.paragraphs(n * PARAGRAPHS, source))
    bad = set(random.Random(7).sample(range(n), broken))
    for at in range(n):
        paragraphs = [next(made) for _ in range(PARAGRAPHS)]
        suffix, write = _format(at)
        data = write(paragraphs)
        if at in bad:
            data = BROKEN[at % len(BROKEN)](data)
        (folder / f"{at % 100:02d}").mkdir(exist_ok=True)
        (folder / f"{at % 100:02d}" / f"{at:06d}{suffix}").write_bytes(data)


def _format(at: int) -> tuple[str, Callable[[Sequence[Paragraph]], bytes]]:
    if at % PDF_EVERY == 0:
        return ".pdf", files.pdf
    return FORMATS[at % len(FORMATS)]


def _text(paragraphs: Sequence[Paragraph]) -> str:
    return "\n\n".join(files.lines(paragraphs)) + "\n"


def _html(paragraphs: Sequence[Paragraph]) -> bytes:
    body = "".join(f"<p>{line}</p>" for line in files.lines(paragraphs))
    page = f"<!doctype html><html><head><meta charset=utf-8></head><body>{body}</body></html>"
    return page.encode("utf-8")


def _jsonl(paragraphs: Sequence[Paragraph]) -> bytes:
    rows = ({"id": p.id, "headings": list(p.headings), "text": p.text} for p in paragraphs)
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode("utf-8")


def _csv(paragraphs: Sequence[Paragraph]) -> bytes:
    stream = io.StringIO()
    csv.writer(stream).writerows([("编号", "正文"), *((p.id, p.text) for p in paragraphs)])
    return stream.getvalue().encode("utf-8")


FORMATS: tuple[tuple[str, Callable[[Sequence[Paragraph]], bytes]], ...] = (
    (".docx", files.docx),
    (".txt", lambda paragraphs: _text(paragraphs).encode("utf-8")),
    (".txt", lambda paragraphs: _text(paragraphs).encode("gb18030")),
    (".html", _html),
    (".md", lambda paragraphs: _text(paragraphs).encode("utf-8")),
    (".jsonl", _jsonl),
    (".csv", _csv),
)

BROKEN: tuple[Callable[[bytes], bytes], ...] = (
    lambda data: b"",
    lambda data: b"PK\x03\x04" + data[:200],
    lambda data: random.Random(len(data)).randbytes(3_000),
    lambda data: b'{"text": "' + data[:20],
    lambda data: b"%PDF-1.7 obj\n" + data[:100],
)
"""What becomes of a report: nothing, half an archive, noise, half a record, half a PDF."""


def _killed(command: list[str], seconds: float, seed: int) -> int:
    """Run the command and kill it at a random moment; return how many parts there are."""
    run = subprocess.Popen(command, env=ENVIRONMENT, stderr=subprocess.DEVNULL)
    time.sleep(random.Random(seed).uniform(0.2, 0.6) * seconds)
    run.kill()
    run.wait()
    return len(list(Path(command[-1]).glob("part-*")))


def _bytes(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.many_files", description=__doc__)
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--broken", type=int, default=20)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--kills", type=int, default=2)
    parser.add_argument("--format", default="jsonl")
    parser.add_argument("--folder", type=Path, help="where to work; else that of temporary files")
    return parser.parse_args()


if __name__ == "__main__":
    main()
