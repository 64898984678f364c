"""The document of a tagged report, as .docx and as Markdown, read back."""

import io
import zipfile
from functools import partial
from xml.dom import minidom

import docx
import pytest
from docx.oxml.ns import qn
from taggings import tagging, written

from wuzhen.documents.reading import read_bytes
from wuzhen.output.prose import Line, ProseWriter, lines, part_note, place_text, tags_note
from wuzhen.output.prose_docx import Docx
from wuzhen.output.prose_markdown import Markdown, inert

ODD = "=1+1 <b>&amp;</b> [链接](http://x) `x` *y* _z_ | \\ ~a~ $b$ ]]> <!-- # 一"


def as_docx(*documents, **how):
    data, _ = written(lambda stream: ProseWriter(stream, Docx(), **how), *documents)
    return data


def as_markdown(*documents, **how):
    data, _ = written(lambda stream: ProseWriter(stream, Markdown(), **how), *documents)
    return data.decode("utf-8")


def styled(data):
    return [(one.style.name, one.text) for one in docx.Document(io.BytesIO(data)).paragraphs]


class TestLines:
    def test_source_headings_and_place_stand_above_the_first_paragraph(self):
        paragraph = tagging("新建冷库。", page=3).paragraph
        assert list(lines(None, paragraph)) == [
            Line("source", "报告.docx"),
            Line("heading", "一、做法", 1),
            Line("heading", "（一）增收", 2),
            Line("place", "〔第3页〕"),
            Line("text", "新建冷库。"),
        ]

    def test_only_what_has_changed_is_reported_again(self):
        before = tagging(page=3).paragraph
        after = tagging("甲。", headings=("一、做法", "（二）育人"), page=3).paragraph
        assert list(lines(before, after)) == [
            Line("heading", "（二）育人", 2),
            Line("text", "甲。"),
        ]
        moved = tagging("乙。", page=4).paragraph
        assert list(lines(before, moved)) == [Line("place", "〔第4页〕"), Line("text", "乙。")]

    def test_another_source_says_all_again(self):
        before, after = tagging(page=3).paragraph, tagging(source="乙.docx", page=3).paragraph
        kinds = [line.kind for line in lines(before, after)]
        assert kinds == ["source", "heading", "heading", "place", "text"]

    @pytest.mark.parametrize(
        ("place", "words"),
        [({}, ""), ({"page": 3}, "第3页"), ({"line": 12}, "第12行"),
         ({"page": 3, "line": 12}, "第3页第12行")],
    )  # fmt: skip
    def test_place(self, place, words):
        assert place_text(tagging(**place).paragraph) == words

    def test_line_breaks_within_a_paragraph_are_lines(self):
        found = list(lines(None, tagging("甲。\n\n\t乙。", headings=()).paragraph))
        assert [line.text for line in found if line.kind == "text"] == ["甲。", "乙。"]


class TestNotes:
    TWO = ("industry", "talent")

    def test_the_tags_of_a_paragraph(self):
        assert tags_note(tagging()) == "产业"
        assert tags_note(tagging(labels=())) == "其他"
        assert tags_note(tagging(labels=self.TWO)) == "产业、人才；主维度产业"

    def test_doubt_names_the_probabilities(self):
        assert tags_note(tagging(review=True)) == "产业；待复核（产业概率91%、人才概率12%）"

    def test_in_a_part_a_paragraph_of_two_labels_says_where_else_it_stands(self):
        assert part_note(tagging(labels=self.TWO), "talent") == "另列入产业；主维度产业"
        assert part_note(tagging(labels=self.TWO), "industry") == "另列入人才；主维度产业"

    def test_in_a_part_a_paragraph_of_one_label_says_nothing(self):
        assert part_note(tagging(), "industry") == ""
        assert part_note(tagging(labels=()), "none") == ""

    def test_what_is_to_be_reviewed_says_its_labels(self):
        note = part_note(tagging(review=True), "review")
        assert note == "标签产业；待复核（产业概率91%、人才概率12%）"


class TestDocx:
    def test_each_line_has_a_named_style(self):
        assert styled(as_docx([tagging("新建冷库。", page=3)], title="产业振兴")) == [
            ("Title", "产业振兴"),
            ("Subtitle", "摘自1份材料，共1段：产业1，人才0，文化0，生态0，组织0，其他0，待复核0"),
            ("Heading 1", "报告.docx"),
            ("Heading 2", "一、做法"),
            ("Heading 3", "（一）增收"),
            ("出处", "〔第3页〕"),
            ("正文文字", "新建冷库。"),
            ("标注", "〔产业〕"),
        ]

    @pytest.mark.parametrize(
        ("style", "font", "size"),
        [("Title", "方正小标宋简体", 22), ("Heading 2", "黑体", 16), ("Heading 3", "楷体", 16),
         ("Heading 4", "仿宋", 16), ("正文文字", "仿宋", 16)],
    )  # fmt: skip
    def test_fonts_and_sizes_are_those_of_official_documents(self, style, font, size):
        found = docx.Document(io.BytesIO(as_docx([tagging()]))).styles[style]
        assert found.element.rPr.rFonts.get(qn("w:eastAsia")) == font
        assert found.font.size.pt == size

    def test_page_margins_and_lines_are_those_of_official_documents(self):
        document = docx.Document(io.BytesIO(as_docx([tagging()])))
        (section,) = document.sections
        assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
        margins = (section.top_margin, section.bottom_margin, section.left_margin,
                   section.right_margin)  # fmt: skip
        assert [round(margin.mm) for margin in margins] == [37, 35, 28, 26]
        assert document.styles["Normal"].paragraph_format.line_spacing.pt == 28

    def test_every_part_is_sound_xml(self):
        package = zipfile.ZipFile(io.BytesIO(as_docx([tagging(ODD)])))
        for name in package.namelist():
            minidom.parseString(package.read(name))

    def test_our_own_reader_gives_paragraphs_and_headings_back(self):
        taggings = [tagging("新建冷库一座，存果千吨。"), tagging("培训农民百人，结业发证。", n=2)]
        document = read_bytes(as_docx(taggings), "新.docx")
        texts = {paragraph.text: paragraph.headings for paragraph in document.paragraphs}
        for one in taggings:
            assert texts[one.paragraph.text][-2:] == one.paragraph.headings

    def test_text_is_never_markup(self):
        shown = styled(as_docx([tagging(ODD, source=ODD, headings=(ODD,))]))
        assert [text for _, text in shown][2:5] == [ODD, ODD, ODD]

    @pytest.mark.parametrize("odd", ["\x00", "\x0b", "\x1b", "\u202e", "\ud800", "\ufffe", "\x85"])
    def test_invisible_signs_are_taken_out(self, odd):
        given = tagging(f"新{odd}建", source=f"报{odd}告", headings=(f"一{odd}、",))
        texts = [text.replace("\n", "") for _, text in styled(as_docx([given]))]
        assert texts[2:5] == ["报告", "一、", "新建"] or odd == "\x0b"

    def test_deep_headings_share_the_last_style(self):
        shown = styled(as_docx([tagging(headings=tuple("甲乙丙丁戊己庚辛壬癸"))]))
        assert shown[-3][0] == "Heading 9"

    def test_no_taggings_give_a_document_all_the_same(self):
        assert styled(as_docx())[1] == (
            "Subtitle", "摘自0份材料，共0段：产业0，人才0，文化0，生态0，组织0，其他0，待复核0",
        )  # fmt: skip


class TestMarkdown:
    def test_the_whole_of_a_document(self):
        text = as_markdown(
            [tagging("新建冷库。", page=3, review=True)], part="industry", title="产业"
        )
        assert text == (
            "<!-- wuzhen -->\n\n# 产业\n\n摘自1份材料，共1段，其中待复核1段\n\n"
            "## 报告.docx\n\n### 一、做法\n\n"
            "#### （一）增收\n\n*〔第3页〕*\n\n新建冷库。\n\n"
            "> 〔待复核（产业概率91%、人才概率12%）〕\n\n"
        )

    @pytest.mark.parametrize(
        ("text", "escaped"),
        [
            ("# 一", "\\# 一"), ("1. 一", "1\\. 一"), ("12) 一", "12\\) 一"), ("- 一", "\\- 一"),
            ("+ 一", "\\+ 一"), ("=1", "\\=1"), ("---", "\\---"), ("<b>", "&lt;b\\>"),
            ("[a](b)", "\\[a\\](b)"), ("![a](b)", "\\!\\[a\\](b)"), ("&lt;", "&amp;lt;"),
            ("a|b", "a\\|b"), ("2024.5-6", "2024.5-6"), ("\\", "\\\\"), ("a\nb", "a b"),
        ],
    )  # fmt: skip
    def test_live_signs_are_escaped(self, text, escaped):
        assert inert(text) == escaped

    def test_our_own_reader_gives_the_text_back(self):
        one = tagging("新建冷库<一>座，*存果*千吨。", headings=("一、做法",))
        document = read_bytes(as_markdown([one]).encode(), "新.md")
        assert one.paragraph.text in [paragraph.text for paragraph in document.paragraphs]


@pytest.mark.parametrize("markup", [Docx, Markdown])
def test_the_same_taggings_give_the_same_bytes(markup):
    write = partial(written, lambda stream: ProseWriter(stream, markup()))
    assert write([tagging()] * 2) == write([tagging()] * 2)


@pytest.mark.parametrize("markup", [Docx, Markdown])
def test_a_document_of_any_length_is_written(markup):
    data, _ = written(lambda stream: ProseWriter(stream, markup()), [tagging("长" * 1000)] * 2_000)
    assert data
