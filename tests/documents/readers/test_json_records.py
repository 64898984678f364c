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


def test_only_the_text_is_required():
    document = read_bytes(lines({"text": "修路。"}, {"text": "架桥。"}), "村.jsonl")
    assert [(p.id, p.n, p.line) for p in document.paragraphs] == [
        ("村-001", 1, 1),
        ("村-002", 2, 2),
    ]


def test_it_is_recognised_by_its_content():
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


ROAD, MILL = "修了三条灌渠。", "办了加工坊。"


def read(content, source="a.json", column=None):
    return read_bytes(content.encode("utf-8", "surrogatepass"), source, column)


def texts(document):
    return [paragraph.text for paragraph in document.paragraphs]


@pytest.mark.parametrize("indent", [None, 2])
def test_an_array_of_objects(indent):
    records = [{"id": "a", "text": ROAD, "town": "甲镇"}, {"text": MILL}]
    document = read(json.dumps(records, ensure_ascii=False, indent=indent))
    assert texts(document) == [ROAD, MILL]
    assert [p.id for p in document.paragraphs] == ["a", "a-002"]
    assert document.paragraphs[0].record == records[0]


@pytest.mark.parametrize("source", ["standard input", "a.jsonl", "a.txt"])
def test_an_array_is_recognised_by_its_content(source):
    assert texts(read(json.dumps([{"text": ROAD}]), source)) == [ROAD]


def test_tasks_of_label_studio():
    tasks = [
        {"id": 1, "data": {"text": ROAD}, "annotations": []},
        {"id": 2, "data": {"text": MILL}},
    ]
    document = read(json.dumps(tasks))
    assert [(p.id, p.text) for p in document.paragraphs] == [("1", ROAD), ("2", MILL)]
    assert document.paragraphs[0].record == tasks[0]
    assert texts(read("\n".join(map(json.dumps, tasks)), "a.jsonl")) == [ROAD, MILL]


@pytest.mark.parametrize("key", ["正文", "content", "Text"])
def test_the_usual_names_of_the_text(key):
    assert texts(read(json.dumps([{key: ROAD}]))) == [ROAD]
    assert texts(read(json.dumps({key: ROAD}), "a.jsonl")) == [ROAD]


def test_the_user_may_name_the_key():
    record = {"text": ROAD, "意见": {"甲": MILL}}
    assert texts(read(json.dumps([record]), column="意见.甲")) == [MILL]


def test_json_lines_in_a_file_named_json():
    assert texts(read(json.dumps({"text": ROAD}) + "\n" + json.dumps({"text": MILL}))) == [
        ROAD,
        MILL,
    ]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (json.dumps({"text": ROAD}, indent=2), "got one object with the keys text"),
        ('["修路", "架桥"]', "got an array with other things than objects"),
        ("[]", "no paragraph"),
        ("3", "got a single value"),
        ('[{"text": "修路"', "no sound JSON"),
        ('[{"note": "a"}]', "it is unclear"),
    ],
)
def test_other_json_says_what_it_is(content, what):
    with pytest.raises(WuzhenError, match=rf"^a\.json: .*{what}") as caught:
        read(content)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "text", ["[摘要]今年修了路。", '["村"字号]今年修了路。', "{某镇}今年修了路。"]
)
def test_a_text_that_begins_with_a_bracket_is_no_json(text):
    assert texts(read(text, "a.txt")) == [text]


@pytest.mark.parametrize(("own", "shown"), [(0, "0"), ("", "a-001"), (None, "a-001"), ("x", "x")])
def test_an_id_is_kept_if_there_is_one(own, shown):
    assert read(json.dumps({"id": own, "text": ROAD}), "a.jsonl").paragraphs[0].id == shown


def test_halves_of_surrogate_pairs_are_marked_wherever_they_are():
    line = (
        r'{"text": "修\ud83d路", "headings": ["\udfff一"], "id": "\ud800", "x\ud800": ["\ude00"]}'
    )
    (paragraph,) = read(line, "a.jsonl").paragraphs
    assert (paragraph.text, paragraph.headings, paragraph.id) == (
        "修\ufffd路",
        ("\ufffd一",),
        "\ufffd",
    )
    assert paragraph.record["x\ufffd"] == ["\ufffd"]


def test_whole_surrogate_pairs_are_one_character():
    assert texts(read(r'{"text": "修\ud842\udfb7路"}', "a.jsonl")) == ["修𠮷路"]


def test_what_json_cannot_hold_is_left_out_of_further_keys():
    record = read('{"text": "修路", "a": NaN, "b": -Infinity, "c": 1e999, "d": 1.5}', "a.jsonl")
    assert record.paragraphs[0].record == {
        "text": "修路", "a": None, "b": None, "c": None, "d": 1.5
    }  # fmt: skip


def test_a_number_of_thousands_of_digits_is_kept_as_text():
    digits = "1" + "0" * 6000
    assert read(f'{{"text": "修路", "a": {digits}}}', "a.jsonl").paragraphs[0].record["a"] == digits


@pytest.mark.parametrize("depth", [65, 990, 100_000])
def test_what_is_nested_too_deep_is_refused(depth):
    nested = "[" * depth + "]" * depth
    for source, content in (
        ("a.jsonl", f'{{"text": "修路", "a": {nested}}}'),
        ("a.json", f'[{{"text": "修路", "a": {nested}}}]'),
    ):
        with pytest.raises(WuzhenError, match="nested too deep"):
            read(content, source)


def test_what_is_nested_a_little_is_read():
    nested = "[" * 60 + "]" * 60
    assert texts(read(f'{{"text": "修路", "a": {nested}}}', "a.jsonl")) == ["修路"]


@pytest.mark.parametrize("text", ["\\u200b\\u200b", "\\u0000", "\\ufeff "])
def test_a_text_of_which_nothing_is_seen_is_empty(text):
    with pytest.raises(WuzhenError, match="bad `text`"):
        read(f'{{"text": "{text}"}}', "a.jsonl")


def test_a_separator_within_a_string_ends_no_line():
    assert texts(read('{"text": "修\u2028路"}\n', "a.jsonl")) == ["修\u2028路"]


def test_a_text_that_is_too_long_is_named():
    with pytest.raises(WuzhenError, match=r"a\.jsonl:2: a paragraph is too long"):
        read(f'{{"text": "修路"}}\n{{"text": "{"稻" * 100_001}"}}', "a.jsonl")
