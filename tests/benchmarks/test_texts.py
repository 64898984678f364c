"""The texts of the benchmarks are made of given sentences, and always the same."""

import json

import pytest

from benchmarks import texts
from wuzhen.documents import read

SOURCE = texts.Corpus(
    ["修渠三里，浇灌稻田五百亩。", "办了三期培训班，来了六十人。", "剧团下乡唱戏，连唱三天。"],
    [((), 1), (("一、水利",), 3)],
)


def test_paragraphs_have_the_sizes_and_headings_of_the_corpus():
    made = list(texts.records(50, SOURCE))
    assert {tuple(record["headings"]) for record in made} == {(), ("一、水利",)}
    for record in made:
        assert record["text"].count("。") == (3 if record["headings"] else 1)
    assert {record["report"] for record in made} == {"b000000", "b000001"}


def test_the_same_texts_every_time():
    assert list(texts.records(9, SOURCE)) == list(texts.records(9, SOURCE))
    assert [p.text for p in texts.paragraphs(9, SOURCE)] == [
        record["text"] for record in texts.records(9, SOURCE)
    ]


@pytest.mark.parametrize(("n", "sizes"), [(3, [3]), (8, [4, 4]), (9, [4, 4, 1])])
def test_files_hold_so_many_paragraphs_each(tmp_path, monkeypatch, n, sizes):
    monkeypatch.setattr(texts, "FILE", 4)
    texts.write_files(tmp_path / "files", n, SOURCE)
    files = sorted((tmp_path / "files").iterdir())
    assert [len(read(file).paragraphs) for file in files] == sizes
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    assert [json.loads(line)["id"] for line in lines] == [f"b{at:07d}" for at in range(n)]
