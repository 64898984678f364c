"""Paragraphs that are already split are taken as they are."""

import json

import pytest

from wuzhen.documents import read_bytes
from wuzhen.errors import WuzhenError


def lines(*records):
    return "\n".join(json.dumps(record, ensure_ascii=False) for record in records).encode()


def test_paragraphs_keep_their_keys():
    record = {"id": "a-7", "headings": ["一、做法"], "text": "修路。", "labels": [], "note": 3}
    (paragraph,) = read_bytes(lines(record), "a.jsonl").paragraphs
    assert (paragraph.id, paragraph.headings, paragraph.text) == ("a-7", ("一、做法",), "修路。")
    assert paragraph.record == record


def test_only_the_text_is_asked_for():
    document = read_bytes(lines({"text": "修路。"}, {"text": "架桥。"}), "村.jsonl")
    assert [(p.id, p.n, p.line) for p in document.paragraphs] == [
        ("村-001", 1, 1),
        ("村-002", 2, 2),
    ]


def test_it_is_told_by_its_content():
    assert read_bytes(lines({"text": "修路。"}), "standard input").paragraphs[0].text == "修路。"


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (b'{"text": "half', "not a JSON object"),
        (b"[1]", "bad line"),
        (b'{"id": "a"}', "bad `text`"),
        (b'{"text": " "}', "bad `text`"),
        (b'{"text": 3}', "bad `text`"),
        (b'{"text": "a", "headings": "b"}', "bad `headings`"),
        (b'{"text": "a", "id": []}', "bad `id`"),
        (b'{"text": "a", "title": 1}', "bad `title`"),
    ],
)
def test_a_bad_line_is_named(line, what):
    with pytest.raises(WuzhenError, match=rf"a\.jsonl:3: .*{what}"):
        read_bytes(lines({"text": "修路。"}) + b"\n\n" + line, "a.jsonl")
