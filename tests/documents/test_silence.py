"""Nothing of a Word document or a web page is lost: it is text, or left out by a rule."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from packages import USUAL, package, paragraph, related, run

from wuzhen.documents import read_bytes
from wuzhen.errors import WuzhenError

RUN = re.compile(r"[\u3400-\u9fff]{8,}")
BODY = "去年全村翻修竹器作坊三间，补种毛竹八百亩，教会六十七户人家编篮织席。"
SIGNS = "甲乙丙丁戊己庚辛壬癸"


def said(number):
    """Return a text that is nowhere else, without a stop, as a heading or a button has none."""
    return "第" + "".join(SIGNS[int(digit)] for digit in f"{number:04d}") + "处文字在这里"


def lost(data, name, source, records=False):
    """Return what is nowhere; further columns of a table are in the records."""
    document = read_bytes(data, name)
    kept = [line.text for line in document.dropped]
    kept += [*document.headings, document.title or ""]
    kept += [text.text for text in document.paragraphs]
    if records:
        kept += [str(dict(text.record)) for text in document.paragraphs]
    joined = "".join("\n".join(kept).split())
    return [found for found in RUN.findall(source) if found not in joined]


def box(text):
    return f"<w:r><w:pict><w:txbxContent>{paragraph(text)}</w:txbxContent></w:pict></w:r>"


def control(content, properties):
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def field(code, text):
    marks = [
        f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>" for kind in ("begin", "separate", "end")
    ]
    return f"{marks[0]}<w:r><w:instrText>{code}</w:instrText></w:r>{marks[1]}{text}{marks[2]}"


def row(*cells, properties=""):
    inner = "".join(f"<w:tc>{cell}</w:tc>" for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


IN_RUNS = [
    run,
    lambda text: run(text, "<w:vanish/>"),
    lambda text: run(text, "<w:sz w:val='72'/>"),
    lambda text: f"<w:hyperlink w:anchor='_Toc1'>{run(text)}</w:hyperlink>",
    lambda text: f"<w:ins>{run(text)}</w:ins>",
    lambda text: field("PAGE", run(text)),
    lambda text: field("TOC", run(text)),
    lambda text: field("", run(text)).replace("separate", "x"),
    lambda text: f"<w:r><w:ruby><w:rubyBase>{run(text)}</w:rubyBase></w:ruby></w:r>",
    lambda text: f"<m:oMath><m:r><m:t>{text}</m:t></m:r></m:oMath>",
    lambda text: control(run(text), "<w:showingPlcHdr/>"),
    lambda text: f"<w:r><w:drawing><a:t>{text}</a:t></w:drawing></w:r>",
    lambda text: f"<w:r><w:br/><w:t>{text}</w:t><w:tab/><w:t>3</w:t></w:r>",
    lambda text: f"<mc:AlternateContent><mc:Choice>{run(text)}</mc:Choice></mc:AlternateContent>",
    lambda text: f"<w:unheardOf>{run(text)}</w:unheardOf>",
    box,
]
AROUND = [
    paragraph,
    lambda content: paragraph(content, "<w:jc w:val='center'/>"),
    lambda content: paragraph(content, "<w:outlineLvl w:val='1'/>"),
    lambda content: paragraph(content, "<w:rPr><w:del/></w:rPr>"),
    lambda content: paragraph(content, "<w:rPr><w:vanish/></w:rPr>"),
    lambda content: control(paragraph(content), "<w:showingPlcHdr/>"),
    lambda content: control(
        paragraph(content),
        "<w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj>",
    ),
    lambda content: f"<w:tbl>{row(paragraph(content), paragraph('1'))}</w:tbl>",
    lambda content: f"<w:tbl>{row(paragraph('合计'), paragraph(content))}</w:tbl>",
    lambda content: f"<w:tbl>{row(paragraph(content), properties='<w:hidden/>')}</w:tbl>",
    lambda content: f"<w:tbl>{row('<w:tcPr><w:vMerge/></w:tcPr>' + paragraph(content))}</w:tbl>",
]


@settings(deadline=None, max_examples=150)
@given(st.lists(st.tuples(st.sampled_from(IN_RUNS), st.sampled_from(AROUND)), max_size=8))
def test_every_text_of_a_word_document_is_somewhere(kinds):
    texts = [said(number) for number in range(len(kinds))]
    parts = [around(inner(text)) for text, (inner, around) in zip(texts, kinds, strict=True)]
    data = package("".join([*parts, paragraph(BODY)]))
    assert lost(data, "a.docx", BODY + "，".join(texts)) == []


def test_texts_around_the_body_are_somewhere():
    kinds = ("header", "footer", "footnotes", "endnotes", "comments")
    parts = {
        f"word/{kind}.xml": f"<w:x xmlns:w='{USUAL}'><w:y>{paragraph(said(at))}</w:y></w:x>"
        for at, kind in enumerate(kinds)
    }
    further = "".join(related(kind, f"{kind}.xml") for kind in kinds)
    texts = "，".join(map(said, range(5)))
    assert lost(package(paragraph(BODY), further=further, parts=parts), "a.docx", texts) == []


_NAMES = (
    "p div span b a h1 h2 h3 li ul ol table tr td th nav header footer aside form section article "
    "main button select option textarea noscript iframe svg pre br hr ruby rt del ins title xmp "
    "template blockquote font center details summary dialog label fieldset o:p math em"
)
TAGS = tuple(_NAMES.split())
OPENERS = st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS])
STYLED = st.sampled_from(
    [
        "<div style='display:none'>",
        "<div style='visibility:hidden'>",
        "<p style='font-size:0'>",
        "<span style='opacity:0'>",
        "<div style='white-space:pre'>",
        "<div class='nav'>",
        "<div class='share'>",
        "<p class='MsoToc1'>",
        "<p class='MsoTitle'>",
        "<p hidden>",
        "<div id='js_content'>",
        "<a href='/'>",
        "<td colspan=2>",
        "来源：",
        "相关阅读：<br>",
        "&amp;nbsp;",
        "&lt;p&gt;",
        "\n",
        "<![if !x]>",
    ]
)


@settings(deadline=None, max_examples=400)
@given(st.lists(st.one_of(OPENERS, STYLED, st.integers(0, 9999)), max_size=40))
def test_every_text_of_a_page_is_somewhere(parts):
    page = "".join(part if isinstance(part, str) else said(part) for part in parts)
    source = "，".join(said(part) for part in parts if isinstance(part, int))
    data = f"<html><body>{page}</body></html><p>{BODY}</p>".encode()
    try:
        found = lost(data, "a.html", source)
    except WuzhenError:
        return  # all of it was left out, and the user is told
    assert found == []
