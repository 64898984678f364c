"""Labelled paragraphs as they stand in JSON Lines files, read and checked against the contract."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from wuzhen.documents.types import Paragraph
from wuzhen.errors import WuzhenError
from wuzhen.taxonomy import LABELS, in_order


class Record(BaseModel):
    """One labelled body paragraph; further keys are allowed and kept."""

    model_config = ConfigDict(extra="allow", frozen=True, strict=True)

    id: str
    report: str
    headings: list[str]
    text: str
    labels: list[str]
    primary: str | None

    @model_validator(mode="after")
    def _check(self) -> Record:
        if not self.text.strip():
            raise ValueError("text is empty")
        unknown = [label for label in self.labels if label not in LABELS]
        if unknown:
            raise ValueError(f"labels: unknown {unknown[0]!r}, expected any of {', '.join(LABELS)}")
        if tuple(self.labels) != in_order(self.labels):
            raise ValueError(f"labels: expected each once, in the order {', '.join(LABELS)}")
        if self.labels and self.primary not in self.labels:
            raise ValueError(f"primary: expected one of the labels, got {self.primary!r}")
        if not self.labels and self.primary is not None:
            raise ValueError("primary: expected null where labels is empty")
        return self

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


def load_records(paths: Iterable[Path]) -> list[Record]:
    """Read labelled paragraphs; raises `WuzhenError` with file and line at the first fault."""
    records: list[Record] = []
    for path in paths:
        for _, found in iterate_records(path):
            if isinstance(found, WuzhenError):
                raise found
            records.append(found)
    if not records:
        raise WuzhenError("no labelled paragraphs", where=", ".join(str(path) for path in paths))
    return records


def iterate_records(path: Path) -> Iterator[tuple[str, Record | WuzhenError]]:
    """Yield for each line its place, ``file:line``, and its record or what is wrong with it."""
    for number, line in _lines(path):
        where = f"{path}:{number}"
        try:
            yield where, Record.model_validate(json.loads(line))
        except json.JSONDecodeError as error:
            yield (
                where,
                WuzhenError(
                    "not valid JSON", where=where, expected="one object a line", got=error.msg
                ),
            )
        except ValidationError as error:
            yield where, WuzhenError(_sentence(error), where=where)


def write_records(records: Iterable[Record], path: Path) -> None:
    """Write JSON Lines, UTF-8, one object a record."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = (json.dumps(record.model_dump(), ensure_ascii=False) for record in records)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, IsADirectoryError):
        raise WuzhenError(
            "no such file", where=str(path), expected="labelled paragraphs (.jsonl)"
        ) from None
    except UnicodeDecodeError:
        raise WuzhenError("not UTF-8 text", where=str(path), expected="JSON Lines") from None
    # Not splitlines(): U+2028 and its kin may stand inside a JSON string.
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, line


def _sentence(error: ValidationError) -> str:
    fault = error.errors()[0]
    place = ".".join(str(part) for part in fault["loc"])
    message = fault["msg"].removeprefix("Value error, ")
    return f"{place}: {message[0].lower()}{message[1:]}" if place else message
