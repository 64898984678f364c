"""A report with what office documents have beside headings and text, for every format to read."""

from __future__ import annotations

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from documents import authored
from documents.packages import paragraph, run

TITLE = "禾丰镇2024年乡村振兴工作情况报告"
SOFT = ("一、产业发展", "今年全镇新建育秧大棚十二座，引进烘干设备六台，㐂获丰收。")
PLAIN = "合作社与四家米厂签订订单，𠮷祥米厂按保护价收购优质稻一千二百吨。"
CHANGED = ("全年举办", "两期", "五期", "农技培训班，培训农户三百二十人次。")
"""What stands before, what is deleted, what is inserted, what stands behind."""
HEADER = ("项目名称", "完成情况")
ROWS = (
    ("村道硬化", "完成三点五公里，惠及两个自然村的一百二十户群众。"),
    ("水渠清淤", "清理渠道八公里，下游三百亩稻田恢复自流灌溉。"),
)
BOXED = "镇里为每个村配备一名驻村规划师，帮助村民改造院落。"
AFTER = "下一步将把人居环境整治与庭院经济结合起来，让村庄更加整洁。"
NOTED, NOTE = "养老驿站全年服务老人四千人次。", "按照实际签到的人次统计。"
HEAD = "禾丰镇党政综合办公室编印材料"


def docx() -> bytes:
    """Return the report as a Word document."""
    document = Document()
    document.styles["Normal"].font.size = Pt(16)
    document.sections[0].header.paragraphs[0].text = HEAD
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.add_run(TITLE).font.size = Pt(22)
    soft = document.add_paragraph()
    for line in SOFT[:-1]:
        soft.add_run(line).add_break(WD_BREAK.LINE)
    soft.add_run(SOFT[-1])
    document.add_paragraph(PLAIN)
    _add(document, _changed())
    table = document.add_table(rows=0, cols=2)
    table.style = "Table Grid"
    for cells in (HEADER, *ROWS):
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.text = text
    document.add_paragraph(AFTER)
    _add(document, _boxed())
    return authored.saved(document)


def paragraphs() -> list[str]:
    """Return the body paragraphs as every reader should find them."""
    before, _, inserted, behind = CHANGED
    rows = [" ".join(cells) for cells in ROWS]
    return [SOFT[-1], PLAIN, before + inserted + behind, *rows, AFTER, NOTED, BOXED]


def _add(document, xml: str) -> None:
    element = parse_xml(xml.replace("<w:p>", f"<w:p {nsdecls('w')}>", 1))
    document.element.body.insert(len(document.element.body) - 1, element)


def _changed() -> str:
    before, deleted, inserted, behind = CHANGED
    who = 'w:author="a" w:date="2024-01-01T00:00:00Z"'
    gone = f'<w:del w:id="1" {who}>{run(deleted, kind="delText")}</w:del>'
    return paragraph(
        run(before) + gone + f'<w:ins w:id="2" {who}>{run(inserted)}</w:ins>' + run(behind)
    )


def _boxed() -> str:
    shape = (
        '<w:pict xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:o="urn:schemas-microsoft-com:office:office">'
        '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
        'path="m,l,21600r21600,l21600,xe"/><v:shape id="box" type="#_x0000_t202" '
        'style="position:absolute;width:300pt;height:60pt"><v:textbox><w:txbxContent>'
        f"{paragraph(BOXED)}</w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    return paragraph(run(NOTED) + f"<w:r>{shape}</w:r>")
