"""Texts that repeat one thing thousands of times are read in a moment, or refused."""

import time
from contextlib import suppress

import pytest

from wuzhen.documents import read_bytes, repair
from wuzhen.errors import WuzhenError
from wuzhen.features.cutting import sentences

SECONDS = 10
"""Each takes well under one; in quadratic time it would take ten to a thousand."""
ROAD = "入冬后，两岸清淤疏浚九条支渠，浇地的人家不再排队。"
WRAPPED = "入冬后两岸清淤疏浚九条支渠浇地的人家不再排队等水又在渠边栽下两排垂柳\n"

TEXTS = {
    "a column of numbers": "".join(f"{number % 9999}\n" for number in range(30_000)),
    "page numbers": "第 3 页\n" * 30_000,
    "dotted contents": "".join(f"第{n}节 情况………{n}\n" for n in range(30_000)),
    "contents below their head": "目录\n" + "".join(f"{n}、情况 {n}\n" for n in range(30_000)),
    "rules": "——\n" * 30_000,
    "unnumbered headings": ("产业发展情况\n" + ROAD * 2 + "\n") * 8_000,
    "numbered items": "".join(f"{n}、修路；\n" for n in range(30_000)),
    "items that begin with figures": "".join(f"{n % 999}、320户增收。\n" for n in range(30_000)),
    "addressees": "各镇、各村：\n" * 30_000,
    "offices": "柳溪镇人民政府\n" * 30_000,
    "dates": "2024年3月\n" * 30_000,
    "titles": "柳溪镇工作汇报\n" * 30_000,
    "attachments": "附件1\n" * 30_000,
    "copy lists": "抄送：县委，\n" * 30_000,
    "hard-wrapped lines": WRAPPED * 2_500,
    "a row of buttons": ("A-" * 99 + "产\n") * 300,
    "brackets": ("（" * 190 + "产\n") * 300,
    "digits": "第" + "1" * 90_000 + "章",
    "numerals": "一" * 90_000 + "、",
    "short lines": "产\n" * 30_000,
    "invisible signs": "\u200b" * 90_000,
}

MARKS = {
    "spaces within a heading": "# 标题" + " " * 90_000 + "x",
    "number signs within a heading": "# 标题" + "#" * 90_000 + "x",
    "number signs": "#" * 90_000,
    "comments that never end": "<!--x\n" * 20_000,
    "scripts that never end": "<script>x\n" * 20_000,
    "tags that never end": "<p " * 30_000,
    "tags": "<p>产</p>\n" * 10_000,
    "line breaks": "产<br>" * 18_000,
    "bold type that never ends": "**产 " * 20_000,
    "bold type": "**产** " * 15_000,
    "brackets": "[" * 90_000,
    "links that never end": "[](" * 30_000,
    "images that never end": "![](" * 22_000,
    "names left out": "**省集体" * 15_000,
    "front matter that never ends": "---\n" + "a: b\n" * 30_000,
    "quotations": "> " * 45_000,
    "table rules": "|-" * 45_000 + "x",
    "stars": "*" * 90_000,
    "backslashes": "\\" * 90_000,
    "entities": "&amp;" * 18_000,
}


def read_in_time(data, source):
    start = time.process_time()
    with suppress(WuzhenError):
        read_bytes(data, source)
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize("name", TEXTS)
def test_texts(name):
    read_in_time(f"{ROAD}\n{TEXTS[name]}\n{ROAD}".encode(), "a.txt")


@pytest.mark.parametrize("name", MARKS)
def test_markdown(name):
    read_in_time(f"# 报告\n\n{ROAD}\n{MARKS[name]}\n\n{ROAD}".encode(), "a.md")


@pytest.mark.parametrize(
    "unit",
    ["&amp;", "amp;", "#38;", "&#65286;", "&notit;", ". ", "返 个", "。，", "、、", "\u3000产"],
)
def test_repair(unit):
    start = time.process_time()
    repair("&" + unit * 30_000)
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize("unit", ["一", "好。", "（一", "第一", "一是", "产"])
def test_sentences(unit):
    start = time.process_time()
    sentences(unit * 200_000)
    assert time.process_time() - start < SECONDS


BAD = ROAD.encode("gbk")


@pytest.mark.parametrize(
    "data",
    [
        (BAD + b"\xff\n") * 30_000,
        BAD * 20_000 + b"\xff" + BAD * 20_000,
        BAD[:-1] * 20_000,
        bytes(range(0xC0, 0x100)) * 20_000,
        b"\xff" * 1_000_000,
        b"\x81\x30" * 500_000,
        ROAD.encode() * 10_000 + BAD * 10_000,
        ("今" * 500_000).encode()[:-1],
        b"\x00" * 1_000_000,
        b"a" * 20_000_000,
    ],
    ids=lambda data: repr(data[:12]),
)
def test_bytes(data):
    read_in_time(data, "a.txt")


@pytest.mark.parametrize(
    ("source", "data"),
    [
        ("a.csv", b'text,"' * 30_000),
        ("a.csv", b"text" + b"," * 100_000 + b"\n" + b"," * 100_000),
        ("a.csv", b"text\n" + b'"' * 100_001),
        ("a.json", b"[" * 1_000_000),
        ("a.json", b'{"a":' * 200_000),
        ("a.json", b'[{"text": "' + b"\\" * 100_001),
        ("a.jsonl", b'{"text": "a"}\n' * 30_000),
        ("a.jsonl", b"[" * 1_000_000),
        ("a.jsonl", b'{"text": "a", "b": ' + b"9" * 1_000_000 + b"}"),
        ("a.jsonl", b'{"text": "' + b"\\ud800" * 10_000 + b'"}'),
    ],
    ids=lambda value: repr(value[:16]),
)
def test_records(source, data):
    read_in_time(data, source)
