"""The text of a Word paragraph: all that a reader of the page sees, and nothing else."""

import pytest
from packages import USUAL, package, paragraph, related, run, style

from wuzhen.documents.readers.docx import read

HIDDEN = "<w:vanish/>"
SENTENCE = "村里修好了水渠，种上了优质稻。"
PROMPT = "prompt to type text"


def blocks(body, **parts):
    return [(b.text, b.dropped) for b in read(package(body, **parts), "a.docx").blocks]


def texts(body, **parts):
    return [text for text, rule in blocks(body, **parts) if rule is None]


def ruby(text, over):
    base = f"<w:rubyBase>{run(text)}</w:rubyBase>"
    return f"<w:r><w:ruby><w:rubyPr/><w:rt>{run(over)}</w:rt>{base}</w:ruby></w:r>"


def either(*branches, fallback=""):
    choices = "".join(f"<mc:Choice Requires='x{n}'>{b}</mc:Choice>" for n, b in enumerate(branches))
    return (
        f"<mc:AlternateContent>{choices}<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


def maths(content):
    return f"<m:oMathPara><m:oMath>{content}</m:oMath></m:oMathPara>"


def figure(text):
    return f"<m:r><m:rPr/><m:t>{text}</m:t></m:r>"


def field(code, *shown):
    def char(kind):
        return f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>"

    code = "<w:r><w:instrText>" + code + "</w:instrText></w:r>"
    return char("begin") + code + char("separate"), "".join(shown) + char("end")


def control(content, properties="<w:showingPlcHdr/>"):
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (run("今年") + ruby("犇岭", "bēn") + run("村修路。"), "今年犇岭村修路。"),
        (run("建") + maths(figure("2.8")) + run("万亩。"), "建2.8万亩。"),
        (
            run("占")
            + maths(f"<m:f><m:num>{figure('3')}</m:num><m:den>{figure('5')}</m:den></m:f>"),
            "占3/5",
        ),
        (run("12km") + maths(f"<m:sSup><m:e/><m:sup>{figure('2')}</m:sup></m:sSup>"), "12km2"),
        (either(run("修"), fallback=run("修")) + run("路。"), "修路。"),
        (either("<w:r/>", run("修"), fallback=run("修")) + run("路。"), "修路。"),
        (either("", fallback=run("修")) + run("路。"), "修路。"),
        (f"<w:r>{either(either('<w:t>修</w:t>'), fallback='<w:t>修</w:t>')}</w:r>", "修"),
        (f"<w:hyperlink>{run('修')}</w:hyperlink><w:smartTag>{run('路')}</w:smartTag>", "修路"),
        (f"<w:customXml><w:bdo>{run('修路')}</w:bdo></w:customXml>", "修路"),
        (f"<w:unheardOf>{run('修路')}</w:unheardOf>", "修路"),
        (run("修") + "<w:r><w:noBreakHyphen/><w:softHyphen/></w:r>" + run("路"), "修-路"),
        (control(run("修路"), "<w:text/>"), "修路"),
    ],
)  # fmt: skip
def test_text_is_read_wherever_it_is_in_a_paragraph(content, text):
    assert blocks(paragraph(content)) == [(text, None)]


def test_alternatives_of_whole_paragraphs_are_read_once():
    both = either(paragraph("修路。"), fallback=paragraph("修路。"))
    assert blocks(both + paragraph("架桥。")) == [("修路。", None), ("架桥。", None)]


@pytest.mark.parametrize("mark", ["del", "moveFrom"])
@pytest.mark.parametrize("inner", [run("旧"), f"<w:ins>{run('旧')}</w:ins>"])
def test_what_was_deleted_or_moved_away_is_no_text(mark, inner):
    content = f"<w:{mark}>{inner}</w:{mark}>" + run("修路。")
    assert blocks(paragraph(content)) == [("修路。", None)]


def test_a_paragraph_that_was_moved_is_read_where_it_went():
    gone = paragraph(f"<w:moveFrom>{run('修路。')}</w:moveFrom>", "<w:rPr><w:moveFrom/></w:rPr>")
    there = paragraph(f"<w:moveTo>{run('修路。')}</w:moveTo>", "<w:rPr><w:moveTo/></w:rPr>")
    assert blocks(gone + paragraph("架桥。") + there) == [("架桥。", None), ("修路。", None)]


STYLES = (
    style("secret", runs=HIDDEN, kind="character")
    + style("derived", based="secret", kind="character")
    + style("shown", based="secret", kind="character", runs="<w:vanish w:val='0'/>")
    + style("para", runs=HIDDEN)
    + style("paraDerived", based="para")
)


@pytest.mark.parametrize(
    "body",
    [
        paragraph(run("暗", HIDDEN) + run("明")),
        paragraph(run("暗", "<w:rStyle w:val='secret'/>") + run("明")),
        paragraph(run("暗", "<w:rStyle w:val='derived'/>") + run("明")),
        paragraph(run("暗", HIDDEN) + run("明", "<w:rStyle w:val='shown'/>")),
        paragraph("暗", "<w:pStyle w:val='para'/>") + paragraph("明"),
        paragraph("暗", "<w:pStyle w:val='paraDerived'/>") + paragraph("明"),
        paragraph(run("暗") + run("明", "<w:vanish w:val='false'/>"), "<w:pStyle w:val='para'/>"),
        # Two styles that hide switch it on and off again (ECMA-376, 17.7.3).
        paragraph(run("暗") + run("明", "<w:rStyle w:val='secret'/>"), "<w:pStyle w:val='para'/>"),
        f"<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{paragraph('暗')}</w:tc></w:tr></w:tbl>"
        + paragraph("明"),
    ],
)  # fmt: skip
def test_hidden_text_is_left_out_in_its_place(body):
    assert sorted(blocks(body, styles=STYLES)) == [("明", None), ("暗", "hidden text")]


CELL = f"<w:tc>{paragraph('填写情况')}</w:tc>"


@pytest.mark.parametrize(
    "body",
    [
        control(paragraph("填写情况")),
        paragraph(control(run("填写情况"))),
        f"<w:tbl><w:tr>{control(CELL)}</w:tr></w:tbl>",
        f"<w:tbl>{control(f'<w:tr>{CELL}</w:tr>')}</w:tbl>",
        control(control(paragraph("填写情况"), "<w:text/>")),
    ],
)
def test_the_prompt_of_an_empty_content_control_is_no_text(body):
    assert blocks(body) == [("填写情况", PROMPT)]


@pytest.mark.parametrize(
    "prompt",
    [
        "单击或点击此处输入文字。",
        "点击此处输入标题",
        "单击此处添加文本",
        "Click here to enter text.",
    ],
)
def test_a_prompt_is_known_by_its_words(prompt):
    assert blocks(paragraph(prompt)) == [(prompt, PROMPT)]


def test_a_filled_content_control_is_read():
    body = control(paragraph(SENTENCE), "<w:showingPlcHdr w:val='0'/>")
    assert blocks(body) == [(SENTENCE, None)]


def test_the_text_of_a_field_is_read_and_its_code_is_not():
    begin, end = field("PAGE", run("三条"))
    nested = begin.replace("PAGE", "IF") + "".join(field("DATE", run("旧")))
    assert blocks(paragraph(run("修路") + begin + end + run("。"))) == [("修路三条。", None)]
    assert blocks(paragraph(nested + run("新") + end)) == [("旧新三条", None)]


def test_text_inside_a_field_code_is_left_out():
    begin, end = field("X", run("修路"))
    code = begin.replace("<w:r><w:fldChar w:fldCharType='separate'/></w:r>", run("暗"))
    shown = "<w:r><w:fldChar w:fldCharType='separate'/></w:r>"
    assert blocks(paragraph(code + shown + end)) == [("修路", None), ("暗", "field code")]


def test_a_table_of_contents_by_a_field_is_left_out_over_its_paragraphs():
    begin, end = field("TOC \\o", run("二、人才\t2"))
    body = paragraph(begin + run("一、产业\t1")) + paragraph(end) + paragraph(SENTENCE)
    assert blocks(body) == [
        ("一、产业 1", "table of contents"),
        ("二、人才 2", "table of contents"),
        (SENTENCE, None),
    ]


def test_a_table_of_contents_that_never_ends_does_not_swallow_the_text():
    begin, _ = field("TOC \\o")
    long = SENTENCE * 5
    body = paragraph(begin + run("一、产业\t1")) + paragraph(long) + paragraph(SENTENCE)
    assert texts(body) == [long, SENTENCE]


def test_a_field_code_that_never_ends_does_not_swallow_the_next_paragraph():
    open_code = "<w:r><w:fldChar w:fldCharType='begin'/></w:r>"
    assert texts(paragraph(run("修路。") + open_code) + paragraph("架桥。")) == ["修路。", "架桥。"]


def test_notes_and_comments_are_left_out_below_their_paragraph():
    parts = {
        f"word/{kind}s.xml": f'<w:{kind}s xmlns:w="{USUAL}"><w:{kind} w:id="2">{paragraph(text)}'
        f"{paragraph(text)}</w:{kind}></w:{kind}s>"
        for kind, text in (("footnote", "脚注"), ("endnote", "尾注"), ("comment", "批注"))
    }
    further = "".join(related(f"{k}s", f"{k}s.xml") for k in ("footnote", "endnote", "comment"))
    refers = "<w:r><w:footnoteReference w:id='2'/></w:r><w:r><w:commentReference w:id='2'/></w:r>"
    body = paragraph(run("修路。") + refers) + paragraph("架桥。")
    assert blocks(body, further=further, parts=parts) == [
        ("修路。", None),
        ("脚注 脚注", "footnote"),
        ("批注 批注", "comment"),
        ("架桥。", None),
        ("尾注 尾注", "endnote"),
    ]


def test_text_in_boxes_and_drawings():
    box = f"<w:txbxContent>{paragraph('框里。')}</w:txbxContent>"
    drawing = "<w:drawing><a:p><a:r><a:t>图中文字</a:t></a:r></a:p></w:drawing>"
    content = run("外面。") + f"<w:r>{either(box, fallback=box)}</w:r><w:r>{drawing}</w:r>"
    assert blocks(paragraph(content)) == [
        ("外面。", None),
        ("图中文字", "text in a drawing"),
        ("框里。", None),
    ]


def test_fields_that_open_without_end_are_bounded():
    begin, _ = field("X")
    assert texts(paragraph(begin * 5000 + run("修路。"))) == ["修路。"]


SYMBOLS = [
    ("Symbol", "F0B3", "≥"),
    ("Symbol", "B4", "×"),
    ("Wingdings 2", "F052", "☑"),
    ("宋体", "2460", "①"),
    ("Webdings", "F021", ""),
    ("Symbol", "no number", ""),
]


@pytest.mark.parametrize(("font", "char", "sign"), SYMBOLS)
def test_symbols_are_the_characters_that_they_show(font, char, sign):
    symbol = f"<w:r><w:sym w:font='{font}' w:char='{char}'/></w:r>"
    assert texts(paragraph(run("面积") + symbol + run("三亩"))) == [f"面积{sign}三亩"]


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("eq \\o\\ac(○,1)", "①"),
        (" EQ \\o\\ac(○,12) ", "⑫"),
        ("eq \\o\\ac(□,密)", "密"),
        ("eq \\f(1,2)", "1/2"),
        ("PAGE", ""),
    ],
)
def test_a_field_that_puts_characters_together_is_read(code, shown):
    begun, ended = field(code)
    for written in (begun + ended, begun.replace("separate", "none") + ended):
        assert texts(paragraph(run("任务") + written + run("已完成"))) == [f"任务{shown}已完成"]
