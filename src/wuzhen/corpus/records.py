"""Labelled paragraphs in JSON Lines files, read and checked against the contract."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError, ValidationInfo, field_validator
from pydantic_core import ErrorDetails

from wuzhen.documents.json_text import numbered_lines, parse_json
from wuzhen.documents.types import Paragraph
from wuzhen.errors import WuzhenError
from wuzhen.input_files import read_file
from wuzhen.labels import LABELS, in_order
from wuzhen.saving import replacing

LARGEST_FILE = 100 * 2**20
"""Bytes that a file of labelled paragraphs may have."""


class Record(BaseModel):
    """One labelled body paragraph; further keys are allowed and kept."""

    model_config = ConfigDict(extra="allow", frozen=True, strict=True)

    id: str
    report: str
    headings: list[str]
    text: str
    labels: list[str]
    primary: str | None

    @field_validator("text")
    @classmethod
    def _not_empty(cls, text: str) -> str:
        if not text.strip():
            raise ValueError("empty")
        return text

    @field_validator("labels")
    @classmethod
    def _known_and_in_order(cls, labels: list[str]) -> list[str]:
        unknown = [label for label in labels if label not in LABELS]
        if unknown:
            raise ValueError(f"unknown {unknown[0]!r}, expected any of {', '.join(LABELS)}")
        if tuple(labels) != in_order(labels):
            raise ValueError(f"expected each once, in the order {', '.join(LABELS)}")
        return labels

    @field_validator("primary")
    @classmethod
    def _among_labels(cls, primary: str | None, info: ValidationInfo) -> str | None:
        if "labels" not in info.data:  # they are at fault themselves
            return primary
        if info.data["labels"] and primary not in info.data["labels"]:
            raise ValueError(f"expected one of the labels, got {primary!r}")
        if not info.data["labels"] and primary is not None:
            raise ValueError("expected null where labels is empty")
        return primary

    def paragraph(self) -> Paragraph:
        """Return the paragraph without its labels, as the model may see it."""
        return Paragraph(
            source=self.report,
            n=0,
            id=self.id,
            headings=tuple(self.headings),
            text=self.text,
        )

    def key(self, name: str) -> Any:
        """Return the report or the value of a further key, ``None`` where the record has none."""
        if name == "report":
            return self.report
        return (self.model_extra or {}).get(name)


@dataclass(frozen=True)
class Line:
    """A line of a file: its place, ``file:line``, and its record, or all that is wrong with it.

    ``id`` and ``report`` are those of a faulty record too, where it has them.
    """

    where: str
    record: Record | None
    faults: tuple[WuzhenError, ...] = ()
    id: str | None = None
    report: str | None = None


def load_records(paths: Iterable[Path]) -> list[Record]:
    """Read labelled paragraphs; raises `WuzhenError` with file and line at the first fault."""
    records: list[Record] = []
    for path in paths:
        for line in iterate_lines(path):
            if line.record is None:
                raise line.faults[0]
            records.append(line.record)
    if not records:
        raise WuzhenError("no labelled paragraphs", where=", ".join(str(path) for path in paths))
    return records


def iterate_lines(path: Path) -> Iterator[Line]:
    """Yield every line of the file that is not blank."""
    for number, line in numbered_lines(text_of(path)):
        where = f"{path}:{number}"
        try:
            yield as_line(parsed(line, where), where)
        except WuzhenError as fault:
            yield Line(where, None, (fault,))


def parsed(text: str, where: str) -> Any:
    """Return the value of a line; raises `WuzhenError` where it is no JSON."""
    return parse_json(text, where, "not valid JSON", "one object a line")


def as_line(values: Any, where: str) -> Line:
    """Return the record of these values, or all that is wrong with them."""
    try:
        record = Record.model_validate(values)
        return Line(where, record, (), record.id, record.report)
    except ValidationError as error:
        faults = tuple(WuzhenError(_sentence(fault), where=where) for fault in error.errors())
        named = values if isinstance(values, dict) else {}
        found = (named.get(key) for key in ("id", "report"))
        return Line(where, None, faults, *(v if isinstance(v, str) else None for v in found))


def write_records(
    records: Iterable[Record], path: Path, *, force: bool = False, inputs: Iterable[Path] = ()
) -> None:
    """Write JSON Lines, UTF-8, one object a record; the file appears whole or not at all."""
    with replacing(path, force=force, inputs=inputs) as file:
        for record in records:
            file.write(f"{json.dumps(record.model_dump(), ensure_ascii=False)}\n".encode())


def text_of(path: Path) -> str:
    """Return the text of a file of labelled paragraphs."""
    try:
        return decoded(read_file(path, LARGEST_FILE), str(path))
    except (FileNotFoundError, NotADirectoryError):
        raise WuzhenError(
            "no such file", where=str(path), expected="labelled paragraphs (.jsonl)"
        ) from None


def decoded(data: bytes, where: str) -> str:
    """Return the text of a file's bytes; raises `WuzhenError` where it is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise WuzhenError("not UTF-8 text", where=where, expected="JSON Lines") from None


def _sentence(fault: ErrorDetails) -> str:
    place = ".".join(str(part) for part in fault["loc"])
    message = fault["msg"].removeprefix("Value error, ")
    return f"{place}: {message[0].lower()}{message[1:]}" if place else message
