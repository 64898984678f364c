"""Write ``report.docx``: an authored report of a fictional county, as an office would file it.

Its headings are numbered automatically on three levels, one sentence was struck out and one put in
with changes tracked, and it has a table. Run ``python data/samples/make_report.py``.
"""

from __future__ import annotations

import datetime
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

TITLE = "槐溪县2024年全面推进乡村振兴工作情况报告"
REPORT = """
2024年，槐溪县委、县政府认真落实中央一号文件精神，把“三农”工作摆在突出位置，保持过渡期帮扶政策总体稳定，各项任务按计划推进。现将有关情况报告如下。
# 工作开展情况
## 做强特色产业，拓宽增收渠道
### 稳住粮食和重要农产品供给。
全年落实粮食播种面积38.6万亩，总产17.2万吨，新建高标准农田2.4万亩，改造渠道46公里。在石桥、柳坪两镇集中连片种植优质油茶1.1万亩，亩均产值提高620元。
### 延长产业链条。
引进槐溪油脂、山禾食品两家加工企业，年处理鲜果6万吨，带动37家合作社按订单生产。“槐溪蜜柚”取得地理标志证明商标，通过直播销往外省，线上销售额达到1.3亿元。
### 发展村级集体经济。
清查核实农村集体资产4.7亿元，盘活闲置校舍、粮库29处，办起民宿和冷链仓库，全县村集体经营性收入平均达到31万元，比上年增加5万元。
## 聚人才，强支撑
出台《返乡人才创业十条》，设立500万元创业担保基金，吸引126名在外能人回乡办厂，其中大学毕业生43人。从省农科院聘请科技特派员18名，常年住在示范基地，手把手教农户嫁接、疏果和防病。
开办高素质农民培训班12期，培训种植养殖大户960人次，312人取得农业职业技能证书。同时为乡镇卫生院定向招录医学生15名，乡村教师生活补助每月提高200元。
## 塑造文明新风
修订完善红白理事会章程，倡导婚事新办、丧事简办，全县村均办酒桌数下降四成。评出“最美家庭”82户、“孝老之星”56名，在村口设立光荣榜，请受表彰的村民登台讲自家的故事。
抢救整理槐溪傩戏唱本17种，修缮古戏台6座，组建村级文艺队94支，农闲时节轮流到各村演出210场。
## 建设宜居乡村
推进农村厕所改造3800座，在23个村铺设污水管网61公里，垃圾收运覆盖所有自然村。实施槐溪河清淤护岸14公里，退养沿岸畜禽圈舍73处，河水常年保持三类标准。
栽植乡土树种9.2万株，打造绿化示范村11个，农户房前屋后建成小菜园、小果园5200个，秸秆离田利用率达到93%。
## 夯实基层组织
选优配强村党支部书记41名，整顿软弱涣散村党组织7个，办好县级党校轮训，对全县村“两委”干部普遍轮训一遍。
推行“支部建在网格、党员联系农户”，划分网格618个，调解邻里纠纷1430起，把矛盾化解在村组。县公安局在集镇设立夜间巡逻点9个，盗窃案件同比下降18%。
县供电公司党支部与坪上村党支部结对，共同办起光伏电站，每年为村集体带来发电收入22万元，收益分配方案由村民代表会议表决通过。
# 存在的主要问题
肯定成绩的同时也要看到，工作离群众的期盼还有距离，部门之间配合不够紧密，一些政策落地还有堵点。
防返贫监测任务仍然繁重，全县还有监测对象284户、901人，其中因病、因残的占六成，已全部纳入低保或临时救助。
# 下一步打算
## 守牢防返贫底线
坚持每月走访、每季会商，落实医疗、住房、饮水安全保障，对突发困难家庭十日内完成核查和帮扶。
## 抓好产业升级
建设蜜柚精深加工园，争取明年年底前投产两条果汁生产线，新增就业岗位300个，带动种植户户均增收4000元。
## 统筹推进各项工作
县委农村工作领导小组每季度听取一次汇报，县财政统筹安排衔接资金8600万元，建立项目台账，实行挂图作战、销号管理。
"""
"""One block a line; number signs give the level of a heading."""

INSERTED = "邀请退休教师编写乡土读本，在农家书屋开设周末课堂。"
DELETED = "另有两项活动因资金没有到位而取消。"
TABLE = (
    ("指标", "2023年", "2024年"),
    ("农村居民人均可支配收入（元）", "18640", "19980"),
    ("村集体经营性收入平均数（万元）", "26", "31"),
)
TABLE_AFTER = "盘活闲置校舍"
CHANGED = "抢救整理槐溪傩戏"
LEVELS = (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))
OFFICE, DATE = "槐溪县乡村振兴局", "2025年1月8日"
FILED = datetime.datetime(2025, 1, 8, 9, 0)


def build() -> DocumentType:
    """Return the report as a Word document."""
    document = Document()
    document.core_properties.author = "wuzhen"
    document.core_properties.created = document.core_properties.modified = FILED
    _set_font(document)
    _number_headings(document)
    document.add_paragraph(TITLE, style="Title").alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.sections[0].header.paragraphs[0].text = "槐溪县乡村振兴局文件"
    for line in REPORT.strip().splitlines():
        signs, _, text = line.rpartition("# ")
        if signs or line.startswith("# "):
            document.add_paragraph(text, style=f"Heading {len(signs) + 1}")
            continue
        paragraph = document.add_paragraph(line)
        paragraph.paragraph_format.first_line_indent = Pt(24)
        if CHANGED in line:
            _change(paragraph, "del", DELETED)
            _change(paragraph, "ins", INSERTED)
        if TABLE_AFTER in line:
            _add_table(document)
    for line in (OFFICE, DATE):
        document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    return document


def _set_font(document: DocumentType) -> None:
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "Heading 3"):
        font = document.styles[name].font
        font.name = "Noto Serif CJK SC"
        properties = document.styles[name].element.get_or_add_rPr()
        properties.get_or_add_rFonts().set(qn("w:eastAsia"), "Noto Serif CJK SC")
    document.styles["Normal"].font.size = Pt(12)


def _number_headings(document: DocumentType) -> None:
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, (form, text) in enumerate(LEVELS)
    )
    abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>'
    numbering.insert(0, parse_xml(abstract))  # abstract definitions stand before the numbers
    num = f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'
    numbering.append(parse_xml(num))
    for level in range(len(LEVELS)):
        properties = document.styles[f"Heading {level + 1}"].element.get_or_add_pPr()
        own = properties.get_or_add_numPr()
        own.get_or_add_ilvl().val = level
        own.get_or_add_numId().val = 90


def _change(paragraph: Paragraph, kind: str, text: str) -> None:
    change = OxmlElement(f"w:{kind}")
    change.set(qn("w:id"), "1" if kind == "del" else "2")
    change.set(qn("w:author"), "审稿人")
    change.set(qn("w:date"), FILED.strftime("%Y-%m-%dT%H:%M:%SZ"))
    run = paragraph.add_run(text)._r
    if kind == "del":
        for found in run.findall(qn("w:t")):
            found.tag = qn("w:delText")
    change.append(run)
    paragraph._p.append(change)


def _add_table(document: DocumentType) -> None:
    table = document.add_table(rows=0, cols=len(TABLE[0]), style="Table Grid")
    for row in TABLE:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


if __name__ == "__main__":
    build().save(str(Path(__file__).with_name("report.docx")))
