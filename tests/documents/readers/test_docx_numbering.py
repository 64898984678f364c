"""Automatic numbering: the labels that the page shows."""

import authored
import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from packages import level, numbered, package, paragraph, run, style

from wuzhen.documents import numerals
from wuzhen.documents.readers.docx import read

OUTLINE = (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))


def labels_of(*items, levels=OUTLINE, nums=None, abstract=""):
    """Return the texts of paragraphs numbered at (list, level), each of the text 文."""
    document = Document()
    numbering = document.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    content = abstract or "".join(level(at, *of) for at, of in enumerate(levels))
    definition = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="7">{content}</w:abstractNum>'
    numbering.append(parse_xml(definition))
    for num_id, inner in (nums or {1: ""}).items():
        num = (
            f'<w:num {nsdecls("w")} w:numId="{num_id}"><w:abstractNumId w:val="7"/>{inner}</w:num>'
        )
        numbering.append(parse_xml(num))
    for num_id, depth in items:
        own = document.add_paragraph("文")._p.get_or_add_pPr().get_or_add_numPr()
        own.get_or_add_numId().val = num_id
        own.get_or_add_ilvl().val = depth
    return [
        block.text.removesuffix("文") for block in read(authored.saved(document), "a.docx").blocks
    ]


def at(*levels):
    return [(1, depth) for depth in levels]


def test_three_levels_of_an_official_document():
    labels = labels_of(*at(0, 1, 1, 2, 2, 0, 1, 2))
    assert labels == ["一、", "（一）", "（二）", "1.", "2.", "二、", "（一）", "1."]


def test_numbers_of_the_levels_above_are_repeated():
    levels = (("decimal", "%1"), ("decimal", "%1.%2"), ("decimal", "%1.%2.%3"))
    assert labels_of(*at(0, 1, 2, 0, 1), levels=levels) == ["1 ", "1.1 ", "1.1.1 ", "2 ", "2.1 "]


def test_chinese_numbers_can_be_repeated_in_digits():
    content = level(0, "chineseCounting", "%1、") + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    assert labels_of(*at(0, 1), abstract=content) == ["一、", "1.1 "]


def test_circled_numbers_letters_and_bullets():
    levels = (("decimalEnclosedCircle", "%1"), ("upperLetter", "%2."), ("bullet", "●"))
    assert labels_of(*at(0, 0, 1, 2), levels=levels) == ["①", "②", "A.", ""]


def test_two_lists_of_one_definition_go_on_counting():
    labels = labels_of((1, 0), (2, 0), (1, 0), nums={1: "", 2: ""})
    assert labels == ["一、", "二、", "三、"]


def test_a_list_can_restart():
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    assert labels_of((1, 0), (2, 0), (2, 0), nums={1: "", 2: anew}) == ["一、", "五、", "六、"]


def test_a_list_can_override_a_level():
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "%1)")}</w:lvlOverride>'
    assert labels_of((2, 0), nums={2: own}) == ["1)"]


def test_a_level_can_go_on_counting_under_a_new_heading():
    content = level(0, "decimal", "%1.") + level(1, "decimal", "(%2)", '<w:lvlRestart w:val="0"/>')
    assert labels_of(*at(0, 1, 0, 1), abstract=content) == ["1.", "(1)", "2.", "(2)"]


def test_list_zero_and_unknown_lists_are_none():
    assert labels_of((0, 0), (99, 0), (1, 8)) == ["", "", ""]


def test_a_style_numbers_and_its_paragraph_can_opt_out():
    document = Document()
    numbering = document.part.numbering_part.element
    content = level(0, "chineseCounting", "%1、")
    numbering.insert(
        0,
        parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{content}</w:abstractNum>'),
    )
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>')
    )
    base = document.styles.add_style("编号", 1)
    base.element.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = 77
    derived = document.styles.add_style("编号加粗", 1)
    derived.base_style = base
    document.add_paragraph("修路", style="编号")
    document.add_paragraph("架桥", style="编号加粗")
    out = document.add_paragraph("种粮", style="编号")
    out._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = 0
    texts = [block.text for block in read(authored.saved(document), "a.docx").blocks]
    assert texts == ["一、修路", "二、架桥", "种粮"]


def words(body, levels="", **parts):
    numbering = levels or level(0, "chineseCounting", "%1、") + level(
        1, "chineseCounting", "（%2）"
    )
    found = read(package(body, numbering=numbering, **parts), "a.docx").blocks
    return [block.text for block in found if block.dropped is None]


LINKED = level(0, "chineseCounting", "%1、", "<w:pStyle w:val='a'/>") + level(
    1, "chineseCounting", "（%2）", "<w:pStyle w:val='b'/>"
)
NUMBER = "<w:numPr><w:numId w:val='1'/></w:numPr>"
NUMBERED_STYLES = (
    style("a", properties=NUMBER)
    + style("b", properties=NUMBER)
    + style("own", properties=numbered(0), based="b")
    + style("derived", based="b")
    + style("none", based="b", properties=numbered(0, 0))
)


def styled(name, text, properties=""):
    return paragraph(text, f"<w:pStyle w:val='{name}'/>{properties}")


def test_a_style_has_the_level_that_is_linked_to_it():
    body = styled("a", "文") + styled("b", "文") + styled("b", "文") + styled("a", "文")
    assert words(body, LINKED, styles=NUMBERED_STYLES) == [
        "一、文",
        "（一）文",
        "（二）文",
        "二、文",
    ]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (styled("derived", "文"), "（一）文"),
        (styled("own", "文"), "（一）文"),
        (styled("none", "文"), "文"),
        (styled("b", "文", numbered(0)), "一、文"),
        (styled("b", "文", NUMBER), "（一）文"),
        (styled("b", "文", "<w:numPr><w:ilvl w:val='0'/></w:numPr>"), "一、文"),
        (styled("b", "文", "<w:numPr><w:numId w:val='0'/></w:numPr>"), "文"),
    ],
)
def test_the_level_of_the_paragraph_itself_comes_before_that_of_its_style(body, text):
    assert words(body, LINKED, styles=NUMBERED_STYLES) == [text]


@pytest.mark.parametrize(
    ("between", "label"),
    [
        (paragraph("", numbered()), "三、"),
        (paragraph("<w:r><w:drawing/></w:r>", numbered()), "三、"),
        (paragraph(f"<w:del>{run('旧', kind='delText')}</w:del>", numbered()), "三、"),
        (f"<w:tbl><w:tr><w:tc>{paragraph('', numbered())}</w:tc></w:tr></w:tbl>", "三、"),
        (paragraph("", numbered() + "<w:rPr><w:del/></w:rPr>"), "二、"),
        (paragraph("", numbered() + "<w:rPr><w:moveFrom/></w:rPr>"), "二、"),
        (paragraph(run("暗", "<w:vanish/>"), numbered() + "<w:rPr><w:vanish/></w:rPr>"), "二、"),
        (paragraph(run("暗", "<w:vanish/>"), numbered()), "三、"),
        (paragraph("", numbered(0, 0)), "二、"),
    ],
)
def test_an_empty_paragraph_counts_unless_it_is_not_shown_at_all(between, label):
    first, last = paragraph("文", numbered()), paragraph("文", numbered())
    assert words(first + between + last) == ["一、文", f"{label}文"]


@pytest.mark.parametrize("form", [*numerals._STYLES, "ordinal", "nonsense"])
@pytest.mark.parametrize("start", [-5, 0, 1, 12, 99_999, "9" * 4000, "x"])
def test_no_format_fails_for_any_start(form, start):
    assert len(words(paragraph("文", numbered()), level(0, form, "%1.", start=start))) == 1


@pytest.mark.parametrize("at", ["-1000000000", "-1", "9", "1000000000", "x", "9" * 5000])
def test_a_level_that_cannot_be_is_no_numbering(at):
    body = paragraph("文", numbered(at))
    assert words(body, level(at, "decimal", "%1.")) in (["文"], ["1.文"])


def test_a_label_is_bounded():
    found = words(paragraph("文", numbered()), level(0, "decimal", "%1" * 500_000, start=9**9))
    assert [len(text) < 1000 for text in found] == [True]


def test_custom_formats_fall_back_to_digits():
    custom = (
        "<w:lvl w:ilvl='0'><w:start w:val='1'/><mc:AlternateContent "
        "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'><mc:Choice "
        "Requires='w14'><w:numFmt w:val='custom' w:format='001'/></mc:Choice></mc:AlternateContent>"
        "<w:lvlText w:val='%1.'/></w:lvl>"
    )
    assert words(paragraph("文", numbered()), custom) == ["1.文"]
