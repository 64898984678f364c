"""A pile cut into parts: what stands where."""

import io

import docx
import pytest
from taggings import tagging

from wuzhen.output.parts import FORMATS, PARTS, PartsWriter, file_names

PILE = [
    tagging("新建冷库。"),
    tagging("请来专家，建成果园。", labels=("industry", "talent"), n=2),
    tagging("全镇三万人。", labels=(), n=3),
    tagging("评出好媳妇。", labels=("culture",), review=True, n=4),
]


def parts(form, *documents):
    streams = [io.BytesIO() for _ in PARTS]
    writer = PartsWriter(streams, form)
    for taggings in documents:
        writer.add(taggings)
    writer.close()
    return dict(zip((part.name for part in PARTS), streams, strict=True)), writer.warnings


def test_seven_files_are_named_for_readers():
    assert file_names("docx") == (
        "产业.docx", "人才.docx", "文化.docx", "生态.docx", "组织.docx", "其他.docx", "待复核.docx",
    )  # fmt: skip


def test_each_paragraph_stands_in_the_part_of_each_of_its_labels():
    found, _ = parts("md", PILE)
    texts = {name: stream.getvalue().decode() for name, stream in found.items()}
    held = {
        name: [n for n, one in enumerate(PILE, 1) if one.paragraph.text in text]
        for name, text in texts.items()
    }
    assert held == {
        "产业": [1, 2], "人才": [2], "文化": [4], "生态": [], "组织": [],
        "其他": [3], "待复核": [4],
    }  # fmt: skip


def test_a_paragraph_of_two_labels_says_so_in_both():
    found, _ = parts("md", PILE)
    assert "〔另列入人才；主维度产业〕" in found["产业"].getvalue().decode()
    assert "〔另列入产业；主维度产业〕" in found["人才"].getvalue().decode()


def test_a_part_without_paragraphs_is_a_document_that_says_so():
    found, _ = parts("docx", PILE)
    texts = [one.text for one in docx.Document(found["生态"]).paragraphs]
    assert texts == ["生态振兴", "摘自0份材料，共0段"]


def test_the_sources_of_a_part_are_counted():
    found, _ = parts("md", PILE, [tagging(source="乙.docx")])
    assert "摘自2份材料，共3段" in found["产业"].getvalue().decode()
    assert "摘自1份材料，共1段" in found["人才"].getvalue().decode()


def test_warnings_name_the_part():
    _, warnings = parts("xlsx", [tagging("长" * 40_000)])
    assert warnings[0].startswith("产业: 1 cells were cut")


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_pile_gives_the_same_bytes(form):
    first, second = (parts(form, PILE)[0] for _ in range(2))
    assert [s.getvalue() for s in first.values()] == [s.getvalue() for s in second.values()]
