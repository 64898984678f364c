"""Every message of the sources is in the catalogue, and is said in Chinese when it is shown."""

import json
import re

import pytest
from messages_of_sources import messages
from rules_of_sources import rules

from wuzhen.cli.catalogue import FILE, PLACE, Template, error_in_chinese, in_chinese
from wuzhen.documents import refusals
from wuzhen.documents.json_text import parse_json
from wuzhen.errors import WuzhenError

ENTRIES = json.loads(FILE.read_text(encoding="utf-8"))


def places(english) -> list[int]:
    return list(range(1, english.count("{}") + 1))


def used(chinese) -> list[int]:
    """The places that a Chinese text uses, or says that it leaves out."""
    numbers = iter(range(1, 10))
    return sorted(abs(int(place)) if place else next(numbers) for place in PLACE.findall(chinese))


def test_every_message_is_in_the_catalogue():
    missing = [message for message in messages() if message.text not in ENTRIES]
    places = "".join(f"\n{message.where}: {message.text}" for message in missing)
    lines = (f'  {json.dumps(message.text, ensure_ascii=False)}: ""' for message in missing)
    assert not missing, f"{places}\n\nadd to {FILE.name}:\n" + ",\n".join(lines)


@pytest.mark.parametrize(("english", "chinese"), ENTRIES.items(), ids=list(ENTRIES))
def test_both_texts_have_the_same_places(english, chinese):
    assert used(chinese) == places(english)


@pytest.mark.parametrize(("english", "chinese"), ENTRIES.items(), ids=list(ENTRIES))
def test_chinese_is_chinese(english, chinese):
    words = re.sub(r"\{-?\d?\}|[^\w]|[A-Z0-9_]", "", english)
    assert not words or re.search(r"[\u4e00-\u9fff]", chinese) or chinese.startswith(("{", "."))


def test_every_format_that_is_refused_has_a_chinese_name():
    assert [name for name in refusals.NAMES if name not in ENTRIES] == []


def test_no_message_occurs_twice():
    keys = re.findall(r'^  "((?:[^"\\]|\\.)*)":', FILE.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(keys) == len(set(keys)) == len(ENTRIES)


class TestFits:
    def test_values_are_what_is_between_the_texts(self):
        template = Template(("", ": ", " paragraphs of ", ""), "")
        assert template.fits("a: 3 paragraphs of b") == ["a", "3", "b"]

    @pytest.mark.parametrize("text", ["a: 3 paragraphs", "paragraphs of : ", ""])
    def test_another_message_does_not_fit(self, text):
        assert Template(("", ": ", " paragraphs of ", ""), "").fits(text) is None

    def test_the_ends_do_not_overlap(self):
        assert Template(("aba", "ba"), "").fits("aba") is None


class TestInChinese:
    @pytest.mark.parametrize(
        ("english", "chinese"),
        [
            ("this file is empty", "文件是空的"),
            ("甲.pdf: page 3 has no text layer (scanned image)",
             "甲.pdf：第 3 页没有文字层（是扫描的图片）"),
            ("甲.pdf: columns of pages 2-5, 8 overlap: their lines may be mixed up",
             "甲.pdf：第 2-5, 8 页的分栏有重叠：各行可能混在一起"),
            ("could not be decoded in 2 places, marked \ufffd",
             "有 2 处文字认不出编码，已标为 \ufffd"),
            ("30 paragraphs of 4 reports", "4 份报告，30 段"),
            ("column 文化 is not decided", "“文化”一列没有写明是否"),
            ("五份: files 3, paragraphs 20: 产业 3; left out: page number 12, date 1",
             "五份：文件 3 个，段落 20 段：产业 3；没当正文：页码 12，日期 1"),
            ("甲.eml: the attachment 乙.zip was not read: this file is damaged "
             "(a broken zip archive)",
             "甲.eml：附件 乙.zip 没有读：文件已损坏（坏了的压缩包）"),
            ("what nobody has translated", "what nobody has translated"),
        ],
    )  # fmt: skip
    def test_a_message_is_looked_up(self, english, chinese):
        assert in_chinese(english) == chinese

    def test_a_value_is_no_template(self):
        assert in_chinese("bad {1}{}") == "{1}{} 不对"

    def test_a_long_message_takes_no_long_time(self):
        assert in_chinese(": " * 100_000).startswith(":")


class TestErrors:
    def test_every_part_is_looked_up_by_itself(self):
        error = WuzhenError(
            "this file is too large",
            where="甲.docx",
            expected="at most 5 MB",
            got="nothing",
            hint="cut it into smaller files",
        )
        assert error_in_chinese(error) == (
            "甲.docx：文件太大（应为：最多 5 MB；实为：什么也没有）。请拆成几个小文件"
        )

    def test_a_row_is_named_in_chinese(self):
        error = WuzhenError("an id occurs twice", where="改.xlsx, row 12")
        assert error_in_chinese(error) == "改.xlsx 第 12 行：编号重复"

    def test_faults_of_several_parameters_are_distinguished(self):
        error = WuzhenError("a.b: unknown parameter; c: missing parameter")
        assert error_in_chinese(error) == "没有参数 a.b；缺少参数 c"


def test_every_rule_that_leaves_a_line_out_has_its_chinese_name():
    missing = rules() - set(ENTRIES)
    assert not missing
    told = in_chinese("files 1, paragraphs 2: 产业 1; left out: header row of a table 1, note 2")
    assert told == "文件 1 个，段落 2 段：产业 1；没当正文：表头 1，注释 2"


@pytest.mark.parametrize(
    "text",
    ["", "{a", '{"a"', '{"a" 1}', '[1 2]', '"a', '"\n"', '"\\q"', '"\\u12"', "1 2"],
)  # fmt: skip
def test_what_is_wrong_with_a_json_text_is_told_in_chinese(text):
    with pytest.raises(WuzhenError) as caught:
        parse_json(text, "a.json", "not valid JSON", "one object a line")
    told = in_chinese(caught.value.got)
    assert told.startswith("第 1 行第 ")
    assert not re.search("[a-tv-z]", told)
