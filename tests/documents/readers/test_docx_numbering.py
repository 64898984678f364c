"""Automatic numbering: the labels that the page shows."""

import authored
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from wuzhen.documents.readers.docx import read

OUTLINE = (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))


def lvl(at, form, text, extra=""):
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbered(*items, levels=OUTLINE, nums=None, abstract=""):
    """Return the texts of paragraphs numbered at (list, level), each of the text 文."""
    document = Document()
    numbering = document.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    content = abstract or "".join(lvl(at, *level) for at, level in enumerate(levels))
    definition = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="7">{content}</w:abstractNum>'
    numbering.append(parse_xml(definition))
    for num_id, inner in (nums or {1: ""}).items():
        num = (
            f'<w:num {nsdecls("w")} w:numId="{num_id}"><w:abstractNumId w:val="7"/>{inner}</w:num>'
        )
        numbering.append(parse_xml(num))
    for num_id, level in items:
        own = document.add_paragraph("文")._p.get_or_add_pPr().get_or_add_numPr()
        own.get_or_add_numId().val = num_id
        own.get_or_add_ilvl().val = level
    return [
        block.text.removesuffix("文") for block in read(authored.saved(document), "a.docx").blocks
    ]


def at(*levels):
    return [(1, level) for level in levels]


def test_three_levels_of_an_official_document():
    labels = numbered(*at(0, 1, 1, 2, 2, 0, 1, 2))
    assert labels == ["一、", "（一）", "（二）", "1.", "2.", "二、", "（一）", "1."]


def test_numbers_of_the_levels_above_are_repeated():
    levels = (("decimal", "%1"), ("decimal", "%1.%2"), ("decimal", "%1.%2.%3"))
    assert numbered(*at(0, 1, 2, 0, 1), levels=levels) == ["1 ", "1.1 ", "1.1.1 ", "2 ", "2.1 "]


def test_chinese_numbers_can_be_repeated_in_digits():
    content = lvl(0, "chineseCounting", "%1、") + lvl(1, "decimal", "%1.%2", "<w:isLgl/>")
    assert numbered(*at(0, 1), abstract=content) == ["一、", "1.1 "]


def test_circled_numbers_letters_and_bullets():
    levels = (("decimalEnclosedCircle", "%1"), ("upperLetter", "%2."), ("bullet", "●"))
    assert numbered(*at(0, 0, 1, 2), levels=levels) == ["①", "②", "A.", ""]


def test_two_lists_of_one_definition_go_on_counting():
    labels = numbered((1, 0), (2, 0), (1, 0), nums={1: "", 2: ""})
    assert labels == ["一、", "二、", "三、"]


def test_a_list_can_start_anew():
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    assert numbered((1, 0), (2, 0), (2, 0), nums={1: "", 2: anew}) == ["一、", "五、", "六、"]


def test_a_list_can_override_a_level():
    own = f'<w:lvlOverride w:ilvl="0">{lvl(0, "decimal", "%1)")}</w:lvlOverride>'
    assert numbered((2, 0), nums={2: own}) == ["1)"]


def test_a_level_can_go_on_counting_under_a_new_heading():
    content = lvl(0, "decimal", "%1.") + lvl(1, "decimal", "(%2)", '<w:lvlRestart w:val="0"/>')
    assert numbered(*at(0, 1, 0, 1), abstract=content) == ["1.", "(1)", "2.", "(2)"]


def test_list_zero_and_unknown_lists_are_none():
    assert numbered((0, 0), (99, 0), (1, 8)) == ["", "", ""]


def test_a_style_numbers_and_its_paragraph_can_opt_out():
    document = Document()
    numbering = document.part.numbering_part.element
    content = lvl(0, "chineseCounting", "%1、")
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
