"""The authored corpus in its source form: a Markdown file a report, a table of codings.

``prepare`` joins the three parts of a corpus folder, ``reports/*.md``, ``design.csv`` and
``codings.csv``, into labelled records.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

from wuzhen.corpus.records import Record
from wuzhen.errors import WuzhenError
from wuzhen.labels import LABELS, NONE, in_order

_HEADING = re.compile(r"^(#{1,6}) (.+)$")
_CONTRAST = re.compile(r"^<!-- contrast: (.+) -->$")

CODING_COLUMNS = (
    "id", "coder_a", "primary_a", "coder_b", "primary_b", "settled", "primary", "rule"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Passage:
    """One body paragraph of a report file; ``contrast`` names the confusion it was written for."""

    headings: tuple[str, ...]
    text: str
    line: int
    contrast: str | None


@dataclass(frozen=True, slots=True)
class Coding:
    """What two coders predicted of a paragraph, and what was settled, by which rule.

    ``coder_b`` is ``None`` where only one has coded it yet: that coder's labels then count.
    """

    coder_a: tuple[str, ...]
    primary_a: str | None
    coder_b: tuple[str, ...] | None
    primary_b: str | None
    settled: tuple[str, ...]
    primary: str | None
    rule: str


def parse_report(text: str, where: str) -> tuple[str, list[Passage]]:
    """Return the title and the body paragraphs of a report file.

    ``# `` is the title, ``## `` to ``###### `` are headings, every other line is a paragraph; a
    comment ``<!-- contrast: … -->`` marks the paragraph after it as a hard negative or contrast.
    """
    title, path, contrast = "", [""] * 6, None
    passages: list[Passage] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        if heading := _HEADING.match(line):
            depth = len(heading[1])
            if depth == 1:
                title = heading[2].strip()
            path[depth - 1 :] = [heading[2].strip()] + [""] * (6 - depth)
        elif comment := _CONTRAST.match(line):
            contrast = comment[1]
        elif line.startswith(("#", "<!--")):
            raise WuzhenError("neither heading nor paragraph", where=f"{where}:{number}", got=line)
        else:
            headings = tuple(part for part in path[1:] if part)
            passages.append(Passage(headings, line.strip(), number, contrast))
            contrast = None
    if not title or not passages:
        raise WuzhenError("a report needs a title line (# …) and paragraphs", where=where)
    return title, passages


def prepare(folder: Path) -> list[Record]:
    """Return the corpus folder as labelled records, reports in order.

    Raises `WuzhenError` where a report, its row in the design or a coding is missing or malformed.
    """
    design = _rows(folder / "design.csv", "report")
    codings = load_codings(folder / "codings.csv")
    records: list[Record] = []
    for path in sorted((folder / "reports").glob("*.md")):
        if path.stem not in design:
            raise WuzhenError(
                "no such report in the design", where=str(folder / "design.csv"), got=path.stem
            )
        records += _report_records(path, design[path.stem][1], codings)
    unknown = sorted(set(codings) - {record.id for record in records})
    if unknown:
        raise WuzhenError(
            "a coding for a paragraph that does not exist",
            where=str(folder / "codings.csv"),
            got=unknown[0],
        )
    return records


def load_codings(path: Path) -> dict[str, Coding]:
    """Read the table of codings, by paragraph id."""
    codings: dict[str, Coding] = {}
    for key, (line, row) in _rows(path, "id").items():
        where = f"{path}:{line}"
        if tuple(row) != CODING_COLUMNS:
            raise WuzhenError("wrong columns", where=str(path), expected=", ".join(CODING_COLUMNS))
        codings[key] = Coding(
            parse_labels(row["coder_a"], where),
            row["primary_a"] or None,
            parse_labels(row["coder_b"], where) if row["coder_b"] else None,
            row["primary_b"] or None,
            parse_labels(row["settled"], where),
            row["primary"] or None,
            row["rule"],
        )
    return codings


def parse_labels(cell: str, where: str) -> tuple[str, ...]:
    """Read ``industry+talent`` or ``none``."""
    if cell == NONE:
        return ()
    parts = cell.split("+")
    if any(part not in LABELS for part in parts):
        raise WuzhenError(
            "not a label set", where=where, expected=f"labels joined by + or {NONE}", got=repr(cell)
        )
    return in_order(parts)


def _report_records(path: Path, design: dict[str, str], codings: dict[str, Coding]) -> list[Record]:
    title, passages = parse_report(path.read_text(encoding="utf-8"), str(path))
    records: list[Record] = []
    for n, passage in enumerate(passages, 1):
        key = f"{path.stem}-{n:03d}"
        if key not in codings:
            raise WuzhenError("a paragraph without a coding", where=f"{path}:{passage.line}")
        coding = codings[key]
        records.append(
            Record.model_validate(
                {
                    "id": key,
                    "report": path.stem,
                    "headings": list(passage.headings),
                    "text": passage.text,
                    "labels": list(coding.settled),
                    "primary": coding.primary,
                    "title": title,
                    "n": n,
                    **{name: value for name, value in design.items() if name != "report"},
                    "contrast": passage.contrast,
                    "coder_a": list(coding.coder_a),
                    "coder_b": None if coding.coder_b is None else list(coding.coder_b),
                    "rule": coding.rule,
                }
            )
        )
    return records


def _rows(path: Path, key: str) -> dict[str, tuple[int, dict[str, str]]]:
    """Return the rows of a table by the column ``key``, each with the line that it ends on.

    Raises `WuzhenError` where the table cannot be read, or where a key occurs twice: either row
    could be the one that is meant.
    """
    rows: dict[str, tuple[int, dict[str, str]]] = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            for row in reader:
                where = f"{path}:{reader.line_num}"
                if key not in row:
                    raise WuzhenError("a column is missing", where=str(path), expected=key)
                if None in row or None in row.values():
                    raise WuzhenError(
                        "a row with too few or too many cells",
                        where=where,
                        expected=f"{len(reader.fieldnames or ())} cells",
                    )
                if row[key] in rows:
                    raise WuzhenError(
                        f"{row[key]} occurs twice",
                        where=where,
                        got=f"also line {rows[row[key]][0]}",
                    )
                rows[row[key]] = reader.line_num, row
    except FileNotFoundError:
        raise WuzhenError("no such file", where=str(path), expected="part of a corpus") from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise WuzhenError(
            "not a CSV table in UTF-8", where=str(path), got=f"{type(error).__name__}"
        ) from None
    return rows
