"""Word documents: what a reader of the page sees is what is read."""

import authored
import pytest
from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from wuzhen.documents.readers.docx import read
from wuzhen.errors import WuzhenError

SENTENCE = "村里修好了水渠，种上了优质稻。"


def blocks(document):
    return read(authored.saved(document), "a.docx").blocks


def found(document):
    return [(block.text, block.level) for block in blocks(document) if block.dropped is None]


def left_out(document):
    return [(block.text, block.dropped) for block in blocks(document) if block.dropped]


def texts(document):
    return [text for text, _ in found(document)]


def paragraph(document, xml):
    """Add a paragraph with this content to the end of the body."""
    document.element.body.insert(-1, parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>"))


def run(text, kind="t"):
    return f"<w:r><w:{kind} xml:space='preserve'>{text}</w:{kind}></w:r>"


def test_styles_and_outline_levels_mark_headings():
    document = Document()
    document.add_paragraph("总结", style="Title")
    document.add_paragraph("做法", style="Heading 2")
    paragraph(document, "<w:pPr><w:outlineLvl w:val='2'/></w:pPr>" + run("粮食"))
    paragraph(document, run(SENTENCE))
    assert found(document) == [("总结", 0), ("做法", 2), ("粮食", 3), (SENTENCE, None)]


def test_a_style_inherits_from_the_style_it_is_based_on():
    document = Document()
    style = document.styles.add_style("单位小标题", 1)
    style.base_style = document.styles["Heading 1"]
    document.add_paragraph("做法", style=style)
    assert found(document) == [("做法", 1)]


def test_insertions_are_read_and_deletions_are_not():
    document = Document()
    paragraph(
        document,
        run("修路") + f"<w:del>{run('两', 'delText')}</w:del><w:ins>{run('三')}</w:ins>"
        f"<w:moveFrom>{run('这里')}</w:moveFrom><w:moveTo>{run('条')}</w:moveTo>" + run("。"),
    )
    assert texts(document) == ["修路三条。"]


def test_a_deleted_paragraph_end_joins_two_paragraphs():
    document = Document()
    paragraph(document, "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("修路"))
    paragraph(document, run("三条。"))
    assert texts(document) == ["修路三条。"]


def test_content_controls_links_and_fields_are_read():
    document = Document()
    paragraph(
        document,
        f"<w:sdt><w:sdtContent>{run('修')}</w:sdtContent></w:sdt><w:hyperlink>{run('路')}"
        f"</w:hyperlink><w:fldSimple w:instr='DATE'>{run('三条')}</w:fldSimple>"
        f"<w:r><w:instrText>PAGE</w:instrText></w:r>{run('。')}",
    )
    assert texts(document) == ["修路三条。"]


def test_hidden_text_is_not_read():
    document = Document()
    paragraph(document, "<w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r>" + run("修路。"))
    assert texts(document) == ["修路。"]


def test_headers_footers_and_contents_are_not_body():
    document = Document()
    document.sections[0].header.paragraphs[0].text = "文件"
    document.sections[0].footer.paragraphs[0].text = "1"
    document.add_paragraph("做法\t3", style=document.styles.add_style("toc 1", 1))
    gallery = "<w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj>"
    document.element.body.insert(
        0,
        parse_xml(
            f"<w:sdt {nsdecls('w')}><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent><w:p>{run('目录')}"
            "</w:p></w:sdtContent></w:sdt>"
        ),
    )
    document.add_paragraph(SENTENCE)
    assert texts(document) == [SENTENCE]


def test_a_table_is_read_row_by_row_and_merged_cells_once():
    document = Document()
    table = document.add_table(rows=3, cols=3)
    for row, line in zip(table.rows, ("作物 亩 村", "水稻 12 柳溪", "玉米 9 柳溪"), strict=True):
        for cell, text in zip(row.cells, line.split(), strict=True):
            cell.text = text
    table.cell(1, 2).merge(table.cell(2, 2)).text = "柳溪"
    table.cell(0, 0).merge(table.cell(0, 1)).text = "作物"
    assert texts(document) == ["水稻\t12\t柳溪", "玉米\t9"]
    assert left_out(document) == [("作物\t村", "header row of a table")]


def test_a_table_around_running_text_is_read_as_text():
    document = Document()
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    cell.text = "修路。"
    cell.add_paragraph("架桥。")
    assert texts(document) == ["修路。", "架桥。"]


def test_a_text_box_is_read_once():
    document = Document()
    box = f"<w:txbxContent><w:p>{run('框里的话。')}</w:p></w:txbxContent>"
    both = f"<mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    compatible = "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
    alternate = f"<mc:AlternateContent {compatible}>{both}</mc:AlternateContent>"
    paragraph(document, run("外面的话。") + f"<w:r>{alternate}</w:r>")
    assert texts(document) == ["外面的话。", "框里的话。"]


def test_line_breaks_part_sentences_and_not_the_middle_of_one():
    document = Document()
    document.add_paragraph("修好三条路，\n架起一座桥。\n种下一片林。\n一、养牛")
    assert texts(document) == ["修好三条路，架起一座桥。", "种下一片林。", "一、养牛"]


def test_tabs_are_spaces():
    document = Document()
    document.add_paragraph("修路\t三条。")
    assert texts(document) == ["修路 三条。"]


@pytest.mark.parametrize("keep", [50, 2000, 20_000])
def test_a_broken_file_is_one_clear_error(keep):
    with pytest.raises(WuzhenError, match=r"a\.docx: this document is damaged"):
        read(authored.docx()[:keep], "a.docx")


def test_a_macro_document_is_read_all_the_same():
    document = Document()
    document.add_paragraph(SENTENCE)
    main = document.part
    main._content_type = "application/vnd.ms-word.document.macroEnabled.main+xml"
    assert texts(document) == [SENTENCE]


def test_the_style_of_a_style_that_is_based_on_itself_is_given_up():
    document = Document()
    style = document.styles.add_style("自己", 1).element
    based = OxmlElement("w:basedOn")
    based.set(qn("w:val"), style.get(qn("w:styleId")))
    style.insert(1, based)
    document.add_paragraph(SENTENCE, style="自己")
    assert texts(document) == [SENTENCE]
