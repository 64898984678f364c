"""Parquet holds what JSON Lines hold, by columns of fixed types."""

import io
import json

import pytest

from wuzhen.documents.types import Paragraph
from wuzhen.errors import WuzhenError
from wuzhen.labels import LABELS
from wuzhen.model.tagger import Tagging
from wuzhen.output import parquet

pq = pytest.importorskip("pyarrow.parquet")


def tagging(n, text="修渠三里。", **record):
    paragraph = Paragraph("a.txt", n, f"a-{n:03d}", ("一、水利",), text, line=n, record=record)
    return Tagging(paragraph, ("industry",), "industry", (0.91234, 0.1, 0.2, 0.3, 0.4), n % 2 == 0)


def written(*documents):
    stream = io.BytesIO()
    writer = parquet.ParquetWriter(stream)
    for document in documents:
        writer.add(document)
    writer.close()
    return stream


def test_a_row_a_paragraph():
    (row,) = pq.read_table(written([tagging(1, town="甲镇", headings=[], id="y")])).to_pylist()
    assert row == {
        "source": "a.txt",
        "n": 1,
        "id": "a-001",
        "page": None,
        "line": 1,
        "headings": ["一、水利"],
        "text": "修渠三里。",
        "labels": ["industry"],
        "primary": "industry",
        **dict(zip((f"p_{label}" for label in LABELS), (0.9123, 0.1, 0.2, 0.3, 0.4), strict=True)),
        "review": False,
        "given": json.dumps({"town": "甲镇"}, ensure_ascii=False),
        "evidence": None,
    }


def test_groups_are_bounded_and_rows_in_order(monkeypatch):
    monkeypatch.setattr(parquet, "ROWS", 4)
    stream = written([tagging(n) for n in range(1, 7)], [tagging(n) for n in range(7, 11)])
    file = pq.ParquetFile(stream)
    groups = [file.metadata.row_group(at).num_rows for at in range(file.num_row_groups)]
    assert groups == [4, 4, 2]
    assert file.read().column("n").to_pylist() == list(range(1, 11))


def test_no_paragraph_is_a_table_with_its_columns():
    table = pq.read_table(written())
    assert table.num_rows == 0
    assert table.schema.equals(parquet.schema())


def test_half_a_surrogate_pair_is_marked():
    table = pq.read_table(written([tagging(1, "修\ud83d渠", note="\ud83d")]))
    assert table.column("text").to_pylist() == ["修\ufffd渠"]


def test_the_same_taggings_are_the_same_bytes():
    assert written([tagging(1)]).getvalue() == written([tagging(1)]).getvalue()


def test_without_the_extra_it_says_how_to_get_it(monkeypatch):
    monkeypatch.setattr(parquet, "find_spec", lambda name: None)
    with pytest.raises(WuzhenError, match=r"wuzhen\[parquet\]"):
        parquet.ParquetWriter(io.BytesIO())
