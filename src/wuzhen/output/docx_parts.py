"""The parts of a .docx that do not depend on its text: page, styles, fonts, page numbers.

A4, margins, fonts and sizes follow GB/T 9704-2012: title in 小标宋 of 22 points, body in 仿宋 of 16
points on lines of 28 points, headings in 黑体, 楷体 and bold 仿宋. The fonts are named, none is
part of the file; where one is not installed its other name or the nearest is taken.
"""

from __future__ import annotations

from dataclasses import dataclass

from wuzhen.documents.own_outputs import AUTHOR

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"

FONTS = {
    "方正小标宋简体": "宋体",
    "仿宋": "FangSong",
    "黑体": "SimHei",
    "楷体": "KaiTi",
    "宋体": "SimSun",
}
"""The fonts that are named, and by what other name each may be installed."""

DEEPEST = 8
"""The depth of headings that have a style of their own."""


@dataclass(frozen=True, slots=True)
class _Style:
    """A paragraph style: its id, its name, its font, its size in points, and its alignment.

    ``outline`` is the level in the navigation pane, from 0; ``indent`` is in hundredths
    of a character.
    """

    id: str
    name: str
    font: str = "仿宋"
    size: float = 16
    bold: bool = False
    colour: str = ""
    align: str = ""
    indent: int = 0
    outline: int | None = None
    before: int = 0


def heading_style(level: int) -> str:
    """Return the id of the style of a heading of this depth below its source."""
    return f"Heading{min(level, DEEPEST) + 1}"


def _heading(level: int) -> _Style:
    font, bold = {1: ("黑体", False), 2: ("楷体", False)}.get(level, ("仿宋", True))
    return _Style(
        heading_style(level), f"heading {level + 1}", font, bold=bold, indent=200, outline=level
    )


_STYLES = (
    _Style("Title", "Title", "方正小标宋简体", 22, align="center", before=1),
    _Style("Subtitle", "Subtitle", "楷体", 14, align="center"),
    _Style("Heading1", "heading 1", "黑体", 16, align="center", outline=0, before=1),
    *map(_heading, range(1, DEEPEST + 1)),
    _Style("Body", "正文文字", indent=200),
    _Style("Place", "出处", "楷体", 12, colour="595959"),
    _Style("Note", "标注", "楷体", 12, colour="1F4E79", indent=200),
)
STYLE_OF = {
    "title": "Title", "subtitle": "Subtitle", "source": "Heading1", "text": "Body",
    "place": "Place", "note": "Note",
}  # fmt: skip


def _run_properties(font: str, size: float, bold: bool = False, colour: str = "") -> str:
    latin = "Times New Roman"
    coloured = f'<w:color w:val="{colour}"/>' if colour else ""
    return (
        f'<w:rPr><w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{font}" w:cs="{latin}"'
        f' w:hint="eastAsia"/>{"<w:b/>" if bold else ""}'
        f"{coloured}"
        f'<w:sz w:val="{size * 2:g}"/><w:szCs w:val="{size * 2:g}"/></w:rPr>'
    )


def _style(style: _Style) -> str:
    lines = 240 * style.before
    paragraph = (
        ("<w:keepNext/>" if style.outline is not None or style.id == "Place" else "")
        + f'<w:spacing w:before="{lines}" w:after="{lines}"/>'
        + (f'<w:ind w:firstLineChars="{style.indent}" w:firstLine="{style.indent * 3}"/>'
           if style.indent else "")
        + (f'<w:jc w:val="{style.align}"/>' if style.align else "")
        + (f'<w:outlineLvl w:val="{style.outline}"/>' if style.outline is not None else "")
    )  # fmt: skip
    run = _run_properties(style.font, style.size, style.bold, style.colour)
    return (
        f'<w:style w:type="paragraph" w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{paragraph}</w:pPr>{run}</w:style>'
    )


def _styles() -> str:
    return (
        f"{_XML}<w:styles {_W}><w:docDefaults><w:rPrDefault>{_run_properties('仿宋', 16)}"
        "</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '<w:pPr><w:spacing w:line="560" w:lineRule="exact"/><w:jc w:val="both"/></w:pPr></w:style>'
        + "".join(map(_style, _STYLES))
        + "</w:styles>"
    )


def _font_table() -> str:
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
        for name, other in FONTS.items()
    )
    return f"{_XML}<w:fonts {_W}>{fonts}</w:fonts>"


def _footer(align: str) -> str:
    """Return a foot with the page number between dashes, as — 1 —."""
    run = _run_properties("宋体", 14)
    side = f'<w:ind w:{align}Chars="100" w:{align}="280"/><w:jc w:val="{align}"/>'
    parts = (
        "<w:t>— </w:t>", '<w:fldChar w:fldCharType="begin"/>', "<w:instrText>PAGE</w:instrText>",
        '<w:fldChar w:fldCharType="separate"/>', "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>', "<w:t> —</w:t>",
    )  # fmt: skip
    runs = "".join(f"<w:r>{run}{part}</w:r>" for part in parts)
    runs = runs.replace("<w:t>", '<w:t xml:space="preserve">')
    return f"{_XML}<w:ftr {_W}><w:p><w:pPr>{side}</w:pPr>{runs}</w:p></w:ftr>"


def _content_types() -> str:
    parts = {
        "/word/document.xml": f"{_TYPES}.document.main+xml",
        "/word/styles.xml": f"{_TYPES}.styles+xml",
        "/word/settings.xml": f"{_TYPES}.settings+xml",
        "/word/fontTable.xml": f"{_TYPES}.fontTable+xml",
        "/word/footer1.xml": f"{_TYPES}.footer+xml",
        "/word/footer2.xml": f"{_TYPES}.footer+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts.items()
    )
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(targets: tuple[tuple[str, str], ...]) -> str:
    items = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, start=1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'


PARTS = {
    "[Content_Types].xml": _content_types(),
    "_rels/.rels": _relations((
        (f"{_OFFICE}/officeDocument", "word/document.xml"),
        (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    )),
    "docProps/core.xml": (
        f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{AUTHOR}</dc:creator>'
        "</cp:coreProperties>"
    ),
    "word/_rels/document.xml.rels": _relations((
        (f"{_OFFICE}/styles", "styles.xml"),
        (f"{_OFFICE}/settings", "settings.xml"),
        (f"{_OFFICE}/fontTable", "fontTable.xml"),
        (f"{_OFFICE}/footer", "footer1.xml"),
        (f"{_OFFICE}/footer", "footer2.xml"),
    )),
    "word/styles.xml": _styles(),
    "word/settings.xml": (
        f'{_XML}<w:settings {_W}><w:evenAndOddHeaders/><w:defaultTabStop w:val="420"/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/></w:settings>'
    ),
    "word/fontTable.xml": _font_table(),
    "word/footer1.xml": _footer("right"),
    "word/footer2.xml": _footer("left"),
}  # fmt: skip
"""Every part but the document itself, by its name in the package."""

BEFORE_BODY = f"{_XML}<w:document {_W} {_R}><w:body>\n"
BEHIND_BODY = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/>'
    '<w:footerReference w:type="even" r:id="rId5"/>'
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" '
    'w:footer="1587" w:gutter="0"/></w:sectPr></w:body></w:document>'
)
