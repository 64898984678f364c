"""Word 2003 XML documents: read as the .docx of the same content is."""

import pytest

from wuzhen.documents import read_bytes
from wuzhen.errors import WuzhenError

NAMES = (
    'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" '
    'xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" '
    'xmlns:aml="http://schemas.microsoft.com/aml/2001/core"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<?mso-application progid="Word.Document"?>'
ROAD = "全镇新修灌渠三条，惠及农户四百户，群众十分满意。"
MILL = "村里办起了加工坊，妇女在家门口上班，月月有收入。"
STYLES = (
    '<w:styles><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/>'
    '<wx:uiName wx:val="标题 1"/></w:style></w:styles>'
)
LISTS = (
    '<w:lists><w:listDef w:listDefId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:nfc w:val="37"/>'
    '<w:lvlText w:val="%1、"/></w:lvl></w:listDef><w:list w:ilfo="2"><w:ilst w:val="7"/></w:list>'
    "</w:lists>"
)


def p(content, look=""):
    run = content if content.startswith("<") else f"<w:r><w:t>{content}</w:t></w:r>"
    return f"<w:p><w:pPr>{look}</w:pPr>{run}</w:p>"


def heading(text):
    return p(
        text,
        '<w:pStyle w:val="1"/><w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="2"/></w:listPr>',
    )


def document(*body, name="报告.xml"):
    inner = f"<w:body><wx:sect>{''.join(body)}</wx:sect></w:body>"
    data = f"{HEAD}<w:wordDocument {NAMES}>{LISTS}{STYLES}{inner}</w:wordDocument>"
    return read_bytes(data.encode(), name)


def texts(found):
    return [paragraph.text for paragraph in found.paragraphs]


@pytest.mark.parametrize("name", ["报告.xml", "报告.doc"])
def test_headings_have_their_automatic_numbers(name):
    sub = f"<wx:sub-section>{heading('工作成效')}{p(MILL)}</wx:sub-section>"
    found = document(heading("基本情况"), p(ROAD), sub, name=name)
    assert [(one.text, one.headings) for one in found.paragraphs] == [
        (ROAD, ("一、基本情况",)),
        (MILL, ("二、工作成效",)),
    ]


def test_insertions_are_kept_and_deletions_left_out():
    def change(kind, inner):
        return (
            f'<aml:annotation aml:id="0" w:type="Word.{kind}"><aml:content>{inner}</aml:content>'
            "</aml:annotation>"
        )

    gone = change("Deletion", "<w:r><w:delText>两条</w:delText></w:r>")
    new = change("Insertion", "<w:r><w:t>三条</w:t></w:r>")
    before, behind = ROAD.split("三条")
    run = "<w:r><w:t>{}</w:t></w:r>"
    assert texts(document(p(run.format(before) + gone + new + run.format(behind)))) == [ROAD]


def test_notes_comments_heads_and_feet_are_left_out_by_a_rule():
    note = f"<w:r><w:footnote>{p('按实际户数统计。')}</w:footnote></w:r>"
    comment = (
        '<w:r><aml:annotation aml:id="3" w:type="Word.Comment"><aml:content>'
        f"{p('再核一遍。')}</aml:content></aml:annotation></w:r>"
    )
    section = f"<w:sectPr><w:hdr w:type='odd'>{p('禾丰镇编印')}</w:hdr></w:sectPr>"
    found = document(p(f"<w:r><w:t>{ROAD}</w:t></w:r>{note}{comment}"), section)
    assert texts(found) == [ROAD]
    assert sorted((line.text, line.rule) for line in found.dropped) == [
        ("再核一遍。", "comment"),
        ("按实际户数统计。", "footnote"),
        ("禾丰镇编印", "header"),
    ]


def test_rows_of_a_table_and_merged_cells():
    def row(*cells):
        inner = "".join(f"<w:tc><w:tcPr>{look}</w:tcPr>{p(text)}</w:tc>" for look, text in cells)
        return f"<w:tr>{inner}</w:tr>"

    rows = [
        row(("", "名称"), ("", "完成情况")),
        row(('<w:vmerge w:val="restart"/>', "水渠"), ("", ROAD)),
        row(("<w:vmerge/>", ""), ("", MILL)),
    ]
    assert texts(document(f"<w:tbl>{''.join(rows)}</w:tbl>")) == [f"水渠 {ROAD}", MILL]


@pytest.mark.parametrize(
    ("inner", "message"),
    [("<w:body>", "damaged"), ("<w:body/></w:wordDocument>", "no body paragraph"),
     ("</w:wordDocument>", "no body in the main part")],
)  # fmt: skip
def test_damage_is_named(inner, message):
    with pytest.raises(WuzhenError, match=message):
        read_bytes(f"{HEAD}<w:wordDocument {NAMES}>{inner}".encode(), "报告.xml")
