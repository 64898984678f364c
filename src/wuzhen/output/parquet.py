"""Taggings as Parquet, by the extra `parquet`: a row a paragraph, for tables of any size."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from typing import IO, TYPE_CHECKING, Any

from wuzhen.errors import WuzhenError
from wuzhen.labels import LABELS
from wuzhen.model.tagger import Tagging
from wuzhen.output.jsonl import explanation, given, plain

if TYPE_CHECKING:
    import pyarrow as pa

COLUMNS = ("source", "n", "id", "page", "line", "headings", "text", "scores", "review")
"""Keys of a record in the place of which ours stand."""
ROWS = 20_000
"""Rows of a group: so many are in memory together."""


class ParquetWriter:
    """Writes groups of rows into a file aside, which the stream gets at the end."""

    def __init__(self, stream: IO[bytes]) -> None:
        if find_spec("pyarrow") is None:
            raise WuzhenError(
                "Parquet needs an extra",
                hint='install it: python -m pip install "wuzhen[parquet]", or write .jsonl',
            )
        import pyarrow.parquet as pq

        self.warnings: list[str] = []
        self._stream = stream
        self._rows: list[dict[str, Any]] = []
        self._aside = tempfile.TemporaryFile()  # noqa: SIM115
        self._writer = pq.ParquetWriter(self._aside, schema(), compression="zstd")

    def add(self, taggings: Sequence[Tagging]) -> None:
        """Write the taggings of one document."""
        self._rows += map(_row, taggings)
        while len(self._rows) >= ROWS:
            self._group(self._rows[:ROWS])
            self._rows = self._rows[ROWS:]

    def close(self) -> None:
        """Write the rows that are left, and hand all to the stream."""
        if self._rows:
            self._group(self._rows)
        self._writer.close()
        self._aside.seek(0)
        shutil.copyfileobj(self._aside, self._stream)
        self._aside.close()

    def _group(self, rows: list[dict[str, Any]]) -> None:
        import pyarrow as pa

        self._writer.write_table(pa.Table.from_pylist(rows, schema=schema()))


def schema() -> pa.Schema:
    """Return the columns: those of JSON Lines, a column a probability, the rest as JSON.

    ``given`` holds the keys that the input brought, ``evidence`` what an explanation says.
    """
    import pyarrow as pa

    text, texts = pa.string(), pa.list_(pa.field("item", pa.string(), nullable=False))
    return pa.schema(
        [
            pa.field("source", text, nullable=False),
            pa.field("n", pa.int64(), nullable=False),
            pa.field("id", text, nullable=False),
            pa.field("page", pa.int64()),
            pa.field("line", pa.int64()),
            pa.field("headings", texts, nullable=False),
            pa.field("text", text, nullable=False),
            pa.field("labels", texts, nullable=False),
            pa.field("primary", text),
            *(pa.field(f"p_{label}", pa.float64(), nullable=False) for label in LABELS),
            pa.field("review", pa.bool_(), nullable=False),
            pa.field("given", text),
            pa.field("evidence", text),
        ]
    )


def _row(tagging: Tagging) -> dict[str, Any]:
    paragraph = tagging.paragraph
    scores = zip(LABELS, tagging.scores, strict=True)
    row: dict[str, Any] = plain(
        {
            "source": paragraph.source,
            "n": paragraph.n,
            "id": paragraph.id,
            "page": paragraph.page,
            "line": paragraph.line,
            "headings": list(paragraph.headings),
            "text": paragraph.text,
            "labels": list(tagging.labels),
            "primary": tagging.primary,
            "review": tagging.review,
            "given": _json(_others(paragraph.record)),
            "evidence": _json(explanation(tagging)),
        }
    )
    return row | {f"p_{label}": round(score, 4) for label, score in scores}


def _others(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return the keys of a record for which there is no column."""
    return {key: value for key, value in given(record).items() if key not in COLUMNS}


def _json(value: dict[str, Any]) -> str | None:
    return json.dumps(plain(value), ensure_ascii=False) if value else None
