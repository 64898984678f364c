"""Report files, design and codings become labelled records."""

import pytest

from experiments.authored_reports import CODING_COLUMNS, parse_labels, parse_report, prepare
from wuzhen.errors import WuzhenError

REPORT = """# 某县工作总结

开篇一段。

## 一、主要做法
### （一）抓增收

新建冷库一座。

<!-- contrast: 组织召开 -->
组织召开会议三次。

## 二、打算

再接再厉。
"""
DESIGN = "report,genre,office\nr001,总结,县委农办\n"
CODINGS = (
    ",".join(CODING_COLUMNS)
    + """
r001-001,none,,none,,none,,
r001-002,industry,industry,industry+talent,industry,industry,industry,规则1
r001-003,none,,organization,organization,none,,规则1
r001-004,none,,,,none,,
"""
)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports/r001.md").write_text(REPORT, encoding="utf-8")
    (tmp_path / "design.csv").write_text(DESIGN, encoding="utf-8")
    (tmp_path / "codings.csv").write_text(CODINGS, encoding="utf-8")
    return tmp_path


def test_title_headings_and_paragraphs_are_distinguished():
    title, passages = parse_report(REPORT, "r001.md")
    assert title == "某县工作总结"
    assert [passage.headings for passage in passages] == [
        (),
        ("一、主要做法", "（一）抓增收"),
        ("一、主要做法", "（一）抓增收"),
        ("二、打算",),
    ]
    assert [passage.contrast for passage in passages] == [None, None, "组织召开", None]


def test_the_three_parts_are_joined(folder):
    records = prepare(folder)
    assert [record.id for record in records] == [f"r001-{n:03d}" for n in range(1, 5)]
    second = records[1]
    assert (second.labels, second.primary) == (["industry"], "industry")
    assert second.key("genre") == "总结"
    assert second.key("title") == "某县工作总结"
    assert second.key("coder_b") == ["industry", "talent"]
    assert second.key("rule") == "规则1"
    assert records[3].key("coder_b") is None


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("codings.csv", "r001-004,none,,,,none,,\n", "", r"r001\.md:15: a paragraph without"),
        ("codings.csv", "r001-004", "r001-009", r"r001\.md:15"),
        ("codings.csv", "r001-003,none", "r001-003,economy", r"codings\.csv:4: not a label set"),
        ("codings.csv", "coder_b", "coder_c", "wrong columns"),
        ("design.csv", "r001", "r002", "no such report in the design"),
        ("reports/r001.md", "# 某县工作总结", "", "needs a title"),
        ("reports/r001.md", "<!-- contrast: 组织召开 -->", "<!-- 待改 -->", r"r001\.md:10"),
    ],
)
def test_what_does_not_fit_is_named(folder, file, old, new, message):
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(WuzhenError, match=message):
        prepare(folder)


def test_a_coding_too_many_is_named(folder):
    with (folder / "codings.csv").open("a", encoding="utf-8") as file:
        file.write("r001-005,none,,none,,none,,\n")
    with pytest.raises(WuzhenError, match="r001-005"):
        prepare(folder)


@pytest.mark.parametrize(
    ("file", "row", "message"),
    [
        ("codings.csv", "r001-002,none,,none,,none,,\n", r"codings\.csv:6: r001-002 occurs twice"),
        ("design.csv", "r001,汇报,镇政府\n", r"design\.csv:3: r001 occurs twice"),
        ("codings.csv", "r001-005,none\n", r"codings\.csv:6: a row with too few"),
        ("codings.csv", "r001-005,none,,none,,none,,,\n", r"codings\.csv:6: a row with too few"),
    ],
)
def test_a_row_that_is_given_twice_or_cut_is_named(folder, file, row, message):
    with (folder / file).open("a", encoding="utf-8") as table:
        table.write(row)
    with pytest.raises(WuzhenError, match=message):
        prepare(folder)


def test_a_table_in_another_encoding_is_named(folder):
    (folder / "codings.csv").write_bytes("编号".encode("gb18030"))
    with pytest.raises(WuzhenError, match=r"codings\.csv: not a CSV table in UTF-8"):
        prepare(folder)


def test_a_missing_part_is_named(folder):
    (folder / "design.csv").unlink()
    with pytest.raises(WuzhenError, match=r"design\.csv"):
        prepare(folder)


def test_label_sets_are_written_with_plus():
    assert parse_labels("none", "x") == ()
    assert parse_labels("talent+industry", "x") == ("industry", "talent")
