"""One authored report in every format, to be read alike from all of them."""

from __future__ import annotations

import html
import io
from dataclasses import dataclass

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

TITLE = "青禾县2023年乡村振兴重点工作完成情况汇报"
RUNNING_HEAD = "青禾县农业农村工作简报"
LEVELS = (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))


@dataclass(frozen=True)
class Part:
    """A heading of a depth from 1, with and without its number, or a paragraph (depth 0)."""

    depth: int
    text: str
    number: str = ""

    @property
    def typed(self) -> str:
        """The text as it is typed where nothing numbers automatically."""
        return self.number + self.text


REPORT = (
    Part(
        0,
        "过去一年，青禾县把乡村振兴摆在优先位置，县级领导包抓乡镇，部门结对到村，圆满完成了市里下达的目标任务。下面，就有关情况作简要汇报。",
    ),
    Part(1, "主要工作和成效", "一、"),
    Part(2, "产业提质，农民增收", "（一）"),
    Part(3, "抓粮食生产。", "1."),
    Part(
        0,
        "全县种植水稻21.4万亩、再生稻3.2万亩，统防统治覆盖率达到68%，粮食总产比上年增加4100吨。整修山塘58口，恢复灌溉面积1.7万亩，撂荒多年的梯田重新种上了庄稼。",
    ),
    Part(3, "抓加工流通。", "2."),
    Part(
        0,
        "建成笋干、茶叶、米粉加工点33个，新增冷库容积9000立方米，开通直达省城的冷链专线2条。依托“青禾鲜”公用品牌举办产销对接会6场，签下订单1.9亿元，带动1260户脱贫户参与分红。",
    ),
    Part(2, "人才下沉，服务到田", "（二）"),
    Part(
        0,
        "组建15支农技服务队，聘请27位“田秀才”担任技术指导，全年开展嫁接修剪、水稻机插等实训88场，4300多名农户学会了一门以上实用技术。对返乡开办农场的青年给予三年房租减免，已有64人落户创业。",
    ),
    Part(2, "文明浸润，乡风向好", "（三）"),
    Part(
        0,
        "组织宣讲小分队走村串户，用山歌、快板讲政策讲新风，全年演出150场。推行婚丧事宜报备登记，办席标准每桌控制在300元以内，群众人情负担明显减轻。修复宗祠书院12处，开辟成村史馆和儿童阅览室。",
    ),
    Part(1, "存在的困难", "二、"),
    Part(
        0,
        "一些边远村组劳动力外流，土地流转价格偏低，经营主体小而散。个别污水处理站建成以后缺少运行经费，设备时开时停，群众意见比较大。",
    ),
    Part(
        0,
        "少数村干部年龄偏大、文化程度不高，遇到矛盾习惯等上级来处理，议事协商的办法不多，党员活动的吸引力不强。",
    ),
    Part(1, "明年工作安排", "三、"),
    Part(2, "建强支部，理顺机制", "（一）"),
    Part(
        0,
        "对全县96个村党支部逐个分析研判，调整补充书记13名，推行小微权力清单，村里花钱办事一律公开上墙，让群众看得明白、管得住事。",
    ),
    Part(2, "整治环境，美化家园", "（二）"),
    Part(
        0,
        "实施8个片区生活污水连片治理，补种河岸林带35公里，拆除破旧棚圈和残垣断壁，鼓励农户用旧砖旧瓦砌花坛、围菜园，打造一批看得见山、望得见水的村子。",
    ),
    Part(
        0,
        "以上工作由县委农办统筹调度，实行清单管理、按月通报，年底组织交叉检查，检查结果与部门评先挂钩。",
    ),
)


def paragraphs() -> list[tuple[str, tuple[str, ...]]]:
    """Return the body paragraphs with their headings, as every reader should find them."""
    path: list[str] = []
    found = []
    for part in REPORT:
        if part.depth:
            path = [*path[: part.depth - 1], part.typed]
        else:
            found.append((part.text, tuple(path)))
    return found


def text() -> str:
    """Return the report as plain text with Chinese indents."""
    return "\n".join([TITLE, "", *("\u3000\u3000" + part.typed for part in REPORT)]) + "\n"


def markdown() -> str:
    """Return the report as Markdown."""
    lines = (("#" * (p.depth + 1) + " " if p.depth else "") + p.typed for p in REPORT)
    return "\n\n".join([f"# {TITLE}", *lines]) + "\n"


def page(charset: str = "utf-8") -> str:
    """Return the report as a page of a website, with what such pages have around their text."""
    body = "".join(
        f"<h{p.depth + 1}>{html.escape(p.typed)}</h{p.depth + 1}>"
        if p.depth
        else f"<p>　　{html.escape(p.text)}</p>"
        for p in REPORT
    )
    return (
        f'<!DOCTYPE html><html><head><meta charset="{charset}"><title>青禾县人民政府</title>'
        "<style>p{margin:0}</style></head><body><nav><a href='/'>首页</a></nav>"
        "<div class='crumbs'>首页 &gt; 政务公开 &gt; 工作动态</div><main>"
        f"<h1>{TITLE}</h1><p>来源：县农业农村局 发布时间：2023-12-20 浏览次数：35</p>{body}</main>"
        "<script>content_2();</script><p>上一篇：没有了</p><p>【打印本页】【关闭窗口】</p>"
        "<footer>版权所有 青禾县人民政府</footer></body></html>"
    )


def docx() -> bytes:
    """Return the report as a Word document whose headings are numbered automatically."""
    document = Document()
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{label}"/></w:lvl>'
        for level, (form, label) in enumerate(LEVELS)
    )
    abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>'
    numbering.insert(0, parse_xml(abstract))
    num = f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'
    numbering.append(parse_xml(num))
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "Heading 3"):
        fonts = document.styles[name].element.get_or_add_rPr().get_or_add_rFonts()
        fonts.set(qn("w:eastAsia"), "Noto Serif CJK SC")
    document.styles["Normal"].font.size = Pt(16)
    section = document.sections[0]
    section.header.paragraphs[0].text = RUNNING_HEAD
    _add_page_number(section.footer.paragraphs[0])
    document.add_paragraph(TITLE, style="Title").alignment = WD_ALIGN_PARAGRAPH.CENTER
    for part in REPORT:
        if part.depth:
            heading = document.add_paragraph(part.text, style=f"Heading {part.depth}")
            own = heading._p.get_or_add_pPr().get_or_add_numPr()
            own.get_or_add_ilvl().val = part.depth - 1
            own.get_or_add_numId().val = 90
        else:
            paragraph = document.add_paragraph(part.text).paragraph_format
            paragraph.first_line_indent, paragraph.line_spacing = Pt(32), Pt(34)
    return saved(document)


def saved(document) -> bytes:
    """Return a python-docx document as the bytes of its file."""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _add_page_number(paragraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run("- ")
    for kind in ("begin", None, "end"):
        run = paragraph.add_run()._r
        child = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            child.set(qn("w:fldCharType"), kind)
        else:
            child.text = "PAGE"
        run.append(child)
    paragraph.add_run(" -")
