"""JSON Lines, JSON arrays and tables: odd values, nesting, numbers, halves of pairs, sizes."""

from __future__ import annotations

import json

from hostile.case import REFUSED, TAGGED, Case, P, named


def _line(**more) -> str:
    return json.dumps({"text": P, **more}, ensure_ascii=False)


def _with(value: str) -> str:
    return f'{{"text": "{P}", "x": {value}}}'


LINES = named(
    ".jsonl",
    [
        ("half a pair in the text", f'{{"text": "{P}\\ud800"}}', 1),
        ("half a pair in a heading", f'{{"text": "{P}", "headings": ["\\udfff一"]}}', 1),
        ("half a pair in an id", f'{{"text": "{P}", "id": "a\\udc80"}}', 1),
        ("half a pair in a key", f'{{"text": "{P}", "x\\ud800": 1}}', 1),
        ("a whole pair", f'{{"text": "{P}\\ud83d\\ude00"}}', 1),
        ("numbers that are none", _with("[NaN, Infinity, -Infinity, 1e999]"), 1),
        ("a number of 6,000 digits", _with("1" + "0" * 6000), 1),
        ("a fraction of 60,000 digits", _with("0." + "1" * 60_000), 1),
        ("an exponent of 60,000 digits", _with("1e" + "9" * 60_000), 1),
        *((f"lists nested {n:,} deep", _with("[" * n + "]" * n)) for n in
          (60, 70, 500, 900, 1_000, 100_000)),
        *((f"objects nested {n:,} deep", _with('{"a":' * n + "1" + "}" * n)) for n in
          (60, 70, 990, 50_000)),
        ("nested and never closed", _with("[" * 100_000), REFUSED),
        ("a key given twice", f'{{"text": "甲", "text": "{P}"}}', 1),
        ("the keys of the output", _line(source="x", n=9, labels=["a"], scores=1, review=2), 1),
        ("a list as a line", "[1]\n" + _line(), REFUSED),
        *((f"the text is {json.dumps(value)}", json.dumps({"text": value, "a": 1}), REFUSED)
          for value in (1, None, True, ["a"], {"a": 1}, "", "  ", "\u200b", "\0", "\x01\x02")),
        *((f"headings are {json.dumps(value)}", _line(headings=value)) for value in
          ("一", [1], {"a": 1}, False, [None], [["一"]])),
        *((f"an id is {json.dumps(value)}", _line(id=value)) for value in ([1], 1.5, True, "", {})),
        ("a title is a number", _line(title=1), REFUSED),
        ("two objects on a line", _line() + _line(), REFUSED),
        ("a comma at the end", _line()[:-1] + ",}", REFUSED),
        ("the second line is broken", f"{_line()}\n{{bad\n{_line()}", ":2"),
        ("bytes that are no UTF-8", (_line() + "\n").encode() * 20 + b'{"text": "\xff\xfe"}\n'),
        ("a byte order mark", "\ufeff" + _line(), 1),
        ("a line separator within a text", f'{{"text": "甲\u2028{P}"}}', 1),
        ("carriage returns", f"{_line()}\r\n{_line()}\r\n", 2),
        ("an object over many lines", json.dumps({"text": P}, indent=1), REFUSED),
        ("100,000 headings", _line(headings=["产业发展"] * 100_000)),
        ("a heading of 1 MB", _line(headings=["产业" * 170_000])),
        ("100,000 keys", _line(**{f"k{n}": n for n in range(100_000)}), 1),
        ("a key of 1 MB", _line(**{"k" * 1_000_000: 1}), 1),
        ("a text of 5 MB", lambda: json.dumps({"text": P * 50_000}), "too long"),
        ("an id of 1 MB", _line(id="a" * 1_000_000)),
        ("a text that is a marker", json.dumps({"text": "第" + "1" * 5000 + "章" + P}), 1),
        ("as many lines as may be and one", lambda: '{"text":"x"}\n' * 100_001, "too many"),
        ("as many lines as may be", lambda: (_line() + "\n") * 99_000, 99_000),
        ("as many pieces as may be", lambda: _with("[" + '{"":0},' * 1_400_000 + "0]"), 1),
        ("more pieces than may be", lambda: _with("[" + '{"":0},' * 1_600_000 + "0]"), "pieces"),
        ("strings without end", lambda: _with("[" + '"ab",' * 2_900_000 + "0]"), 1),
        ("halves of pairs without end", lambda: _with("[" + '"\\ud800",' * 2_900_000 + "0]"), 1),
        ("texts of 12 million signs", lambda: (_line(text=P * 100) + "\n") * 3_700, 3_700),
        ("a file of 40 million signs", lambda: (_line(x="x" * 40_000) + "\n") * 1_000, 1_000),
        ("5,000 lines", lambda: (_line() + "\n") * 5_000, 5_000),
        ("escapes without end", '{"text": "' + "\\u4ea7" * 200_000 + '"}', "too long"),
        ("only braces", "{}\n" * 1000, REFUSED),
        ("nothing but spaces", " \n" * 1000, REFUSED),
    ],
)  # fmt: skip

ARRAYS = named(
    ".json",
    [
        ("an array of objects", json.dumps([{"text": P}] * 3), 3),
        ("an empty array", "[]", REFUSED),
        ("an array of texts", json.dumps([P]), REFUSED),
        ("one object", json.dumps({"text": P}), 1),
        ("an array never closed", "[" + '{"text": "甲"},' * 1000, REFUSED),
        ("arrays nested 100,000 deep", "[" * 100_000 + "]" * 100_000, REFUSED),
        ("an array of empty arrays", "[" + "[]," * 300_000 + "[]]", REFUSED),
        ("a bare number of 100,000 digits", "9" * 100_000, REFUSED),
        ("a string never closed", '"' + P * 1000, REFUSED),
        ("data of Label Studio, nested", json.dumps([{"data": {"text": {"text": P}}}]), REFUSED),
        ("100,001 records", lambda: "[" + '{"text":"x"},' * 100_000 + '{"text":"x"}]', "too many"),
        ("nothing but white space and a mark", "\ufeff \n", REFUSED),
    ],
)

TABLES = named(
    ".csv",
    [
        ("a table", f"id,text\n1,{P}\n", 1),
        ("a quotation mark never closed", f'id,text\n1,"{P}\n' * 50, REFUSED),
        ("a quotation mark within a cell", f'id,text\n1,甲"乙"{P}\n', TAGGED),
        ("a row of more cells", f"id,text\n1,{P},2,3\n", "more cells"),
        ("a row of fewer cells", f"text,id\n{P}\n", 1),
        ("100,000 columns", "text," + "a," * 100_000 + f"\n{P}\n", 1),
        ("100,000 columns of one name", "text," * 100_000 + f"\n{P}\n"),
        ("a cell of 200,000 signs", f"id,text\n1,{'产' * 200_000}\n", REFUSED),
        ("nul in a cell", f"id,text\n1,{P}\0\n"),
        ("carriage returns within cells", f'id,text\r1,"{P}\r甲"\r'),
        ("a separator of its own", f"sep=|\nid|text\n1|{P}\n", 1),
        ("a separator that is a quotation mark", f'sep="\nid"text\n1"{P}\n'),
        ("a separator that is a line feed", f"sep=\n\nid,text\n1,{P}\n"),
        ("a header and nothing else", "id,text\n", REFUSED),
        ("only commas", "," * 100_000, REFUSED),
        ("100,001 rows", lambda: "id,text\n" + "1,x\n" * 100_001, "too many"),
        (
            "a wide first row and many short ones",
            lambda: "text" + ",a" * 5_000 + "\n" + "x\n" * 90_000,
            "too many cells",
        ),
        ("as many cells as may be", lambda: "text" + ",a" * 28 + "\n" + f"{P}\n" * 90_000, 90_000),
        ("empty cells without end", lambda: f"text,id\n{P},1\n" + ",\n" * 9_000_000),
        ("one row of 2.9 million commas", lambda: "text" + "," * 2_900_000 + f"\n{P}\n"),
        ("columns without a text", "a,b\n1,2\n", REFUSED),
        ("a column that is there twice", f"text,text\n{P},{P}\n"),
        ("tabs and commas and semicolons", f"text\tid;a,b\n{P}\t1\n"),
    ],
)

CASES: list[Case] = [*LINES, *ARRAYS, *TABLES]
