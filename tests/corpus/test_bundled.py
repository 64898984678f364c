"""One's own labels beside the bundled ones."""

import gzip

import pytest

from wuzhen.corpus import bundled
from wuzhen.corpus.records import write_records
from wuzhen.errors import WuzhenError


def test_the_packed_corpus_is_read_as_the_plain_one(tmp_path, records, monkeypatch):
    plain, packed = tmp_path / "a.jsonl", tmp_path / "a.jsonl.gz"
    write_records(records, plain)
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    for path in (plain, packed):
        monkeypatch.setattr(bundled, "bundled_corpus", lambda path=path: [path])
        assert bundled.bundled_records() == records


def test_own_reports_follow_the_bundled_ones(records):
    assert bundled.with_bundled(records[60:], records[:60]) == records


def test_a_report_may_not_be_in_both(records):
    with pytest.raises(WuzhenError, match=r"a report has the name of a bundled one \(got t00\)"):
        bundled.with_bundled(records[:1], records[1:3])
