"""Reports made of the corpus' own sentences, shuffled: as many as are asked for, ever the same."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wuzhen.documents import Paragraph
from wuzhen.features import sentences

ROOT = Path(__file__).parent.parent
PREPARED = ROOT / "data/prepared"
REPORT = 30
"""Paragraphs of a report."""
FILE = 1000
"""Paragraphs of a file of records."""


@dataclass(frozen=True)
class Corpus:
    """What texts are made of: all sentences, and of each paragraph its headings and its size."""

    sentences: Sequence[str]
    paragraphs: Sequence[tuple[tuple[str, ...], int]]


def corpus() -> Corpus:
    """Return the sentences of the authored corpus; it must be prepared."""
    pieces: list[str] = []
    paragraphs: list[tuple[tuple[str, ...], int]] = []
    for name in ("corpus", "wide"):
        with (PREPARED / f"{name}.jsonl").open(encoding="utf-8") as file:
            for record in map(json.loads, file):
                cut = sentences(record["text"])
                pieces += cut
                paragraphs.append((tuple(record["headings"]), len(cut)))
    return Corpus(pieces, paragraphs)


def records(n: int, source: Corpus, seed: int = 7) -> Iterator[dict[str, Any]]:
    """Yield n paragraphs in reports, as records."""
    chance = random.Random(seed)
    for at in range(n):
        headings, size = chance.choice(source.paragraphs)
        yield {
            "id": f"b{at:07d}",
            "report": f"b{at // REPORT:06d}",
            "headings": list(headings),
            "text": "".join(chance.choices(source.sentences, k=size)),
        }


def paragraphs(n: int, source: Corpus, seed: int = 7) -> list[Paragraph]:
    """Return n paragraphs in reports."""
    return [
        Paragraph(made["report"], at, made["id"], tuple(made["headings"]), made["text"])
        for at, made in enumerate(records(n, source, seed), 1)
    ]


def write_files(folder: Path, n: int, source: Corpus, seed: int = 7) -> None:
    """Write n paragraphs as files of records into a folder."""
    folder.mkdir(parents=True)
    made = records(n, source, seed)
    for number in range(-(-n // FILE)):
        size = min(FILE, n - number * FILE)
        with (folder / f"{number:05d}.jsonl").open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(next(made), ensure_ascii=False) + "\n" for _ in range(size))
