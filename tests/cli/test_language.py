"""Chinese where the system is Chinese or where it is asked for, English otherwise."""

import json

import pytest
from shell import REPORT, one_line, shown, wuzhen

from wuzhen.cli.language import language, without_language


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_TW"}, "zh"),
        ({"LC_ALL": "", "LANG": "zh_CN"}, "zh"),
        ({"LANG": "Chinese (Simplified)_China.936"}, "zh"),
        ({"WUZHEN_LANG": "en", "LC_ALL": "zh_CN.UTF-8"}, "en"),
        ({"WUZHEN_LANG": "zh", "LC_ALL": "C"}, "zh"),
    ],
)
def test_the_first_variable_that_is_set_decides(environment, expected):
    assert language(environment) == expected


@pytest.mark.parametrize(
    ("words", "left", "wanted"),
    [
        (["--lang", "zh", "tag", "a"], ["tag", "a"], "zh"),
        (["tag", "a", "--lang=en"], ["tag", "a"], "en"),
        (["tag", "--lang", "fr"], ["tag", "--lang", "fr"], None),
        (["tag", "--lang"], ["tag", "--lang"], None),
        (["tag", "--", "--lang", "zh"], ["tag", "--", "--lang", "zh"], None),
    ],
)
def test_the_language_is_taken_from_wherever_it_is(words, left, wanted):
    assert without_language(words) == (left, wanted)


class TestChinese:
    def test_help(self):
        said = shown(wuzhen("--lang", "zh", "tag", "--help"))
        assert "用法：" in said
        assert "给报告逐段归类。" in said
        assert "报告、放报告的文件夹，或写 -，从标准输入读。" in said
        assert "显示这段说明。" in said
        assert "示例：wuzhen tag" in said
        assert "[必填]" in said

    def test_help_by_the_locale(self):
        said = shown(wuzhen("--help", WUZHEN_LANG="", LC_ALL="zh_CN.UTF-8"))
        assert "把乡村振兴类报告按“五个振兴”逐段归类" in said
        assert "比较两个模型" in said

    def test_a_users_error(self):
        done = wuzhen("tag", "没有.docx", WUZHEN_LANG="zh")
        assert done.returncode == 1
        assert one_line(done) == ("wuzhen: 没有.docx：没有这个文件或文件夹。请看看路径有没有写错\n")

    def test_wrong_usage(self):
        done = wuzhen("tag", WUZHEN_LANG="zh")
        said = done.stderr.decode("utf-8")
        assert done.returncode == 2
        assert "用法有误" in said
        assert "缺少参数 PATH...。" in said

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (("tagg",), "没有命令 tagg"),
            (("tag", "a", "--formt", "csv"), "没有选项 --formt"),
            (("tag", "a", "--format", "doc"), "不能是 doc，可以是"),
            (("corpus", "queue", "a", "-o", "b", "-n", "x"), "-n 要写整数。"),
            (("corpus", "queue", "a", "-o", "b", "-n", "0"), "-n 不能小于 1。"),
            (("corpus", "import", "a"), "缺少选项 --output"),
            (("corpus", "import", "a", "-o", "c", "b"), "多出了参数 b"),
            (("tag", "a", "-o"), "选项 -o 后面要写内容。"),
        ],
    )
    def test_every_kind_of_wrong_usage(self, words, said):
        done = wuzhen(*words, WUZHEN_LANG="zh")
        text = done.stderr.decode("utf-8").translate(dict.fromkeys(map(ord, "│'\n")))
        assert done.returncode == 2
        assert said in " ".join(text.split()), text

    def test_without_a_command_there_is_help(self):
        done = wuzhen(WUZHEN_LANG="zh")
        assert done.returncode == 2
        assert "命令" in shown(done)

    def test_the_version(self):
        done = wuzhen("--version", WUZHEN_LANG="zh")
        assert (done.returncode, done.stdout[:7]) == (0, b"wuzhen ")

    def test_exit_codes_are_the_same(self, tmp_path):
        good, bad = tmp_path / "甲.txt", tmp_path / "乙.docx"
        good.write_text(REPORT, encoding="utf-8")
        bad.write_bytes(b"PK\x03\x04")
        done = wuzhen("tag", good, bad, "-f", "jsonl", WUZHEN_LANG="zh")
        assert done.returncode == 3
        assert "文件已损坏" in one_line(done)

    def test_heads_of_tables(self, tmp_path):
        data = tmp_path / "改.jsonl"
        line = {"id": "a", "source": "甲", "headings": [], "text": "文。", "labels": [],
                "primary": None, "model_labels": ["culture"]}  # fmt: skip
        data.write_text(json.dumps(line), encoding="utf-8")
        done = wuzhen("corpus", "import", data, "-o", tmp_path / "o.jsonl", WUZHEN_LANG="zh")
        assert "共 1 段，改了 1 段" in shown(done)
        assert "│ 文化 │ 0 │ 1 │" in shown(done)
        assert "去掉于" in shown(done)
        assert "标注好的段落 1 段" in one_line(done)


def test_a_language_that_there_is_not_is_wrong_usage():
    done = wuzhen("--lang", "fr", "tag", "甲.txt")
    assert done.returncode == 2


class TestCodePage936:
    """The encoding of a Chinese Windows terminal."""

    def test_chinese_messages_are_shown(self):
        done = wuzhen("tag", "没有.docx", WUZHEN_LANG="zh", PYTHONIOENCODING="gbk")
        assert done.stderr.decode("gbk").startswith("wuzhen: 没有.docx：没有这个文件或文件夹")

    def test_help_is_shown(self):
        done = wuzhen("tag", "-h", WUZHEN_LANG="zh", PYTHONIOENCODING="gbk")
        assert done.returncode == 0
        assert "给报告逐段归类" in done.stdout.decode("gbk")

    def test_wrong_usage_is_shown(self):
        done = wuzhen("tag", WUZHEN_LANG="zh", PYTHONIOENCODING="gbk")
        assert "缺少参数" in done.stderr.decode("gbk")

    def test_what_the_code_page_lacks_stops_nothing(self, tmp_path):
        report = tmp_path / "𠮷🌾.txt"
        report.write_text(REPORT, encoding="utf-8")
        done = wuzhen("tag", report, WUZHEN_LANG="zh", PYTHONIOENCODING="gbk")
        assert done.returncode == 0
        assert "生态" in done.stdout.decode("gbk")
        done = wuzhen("tag", tmp_path / "没有🌾.txt", WUZHEN_LANG="zh", PYTHONIOENCODING="gbk")
        assert done.returncode == 1
        assert "没有这个文件或文件夹" in done.stderr.decode("gbk")
