"""RTF: text in any of its encodings, numbers as they stand, what is no text left out by a rule."""

import pytest

from wuzhen.documents import read_bytes
from wuzhen.documents.readers.rtf_tokens import Token, tokens
from wuzhen.errors import WuzhenError

ROAD = "全镇新修灌渠三条，惠及农户四百户，群众十分满意。"
MILL = "村里办起了加工坊，妇女在家门口上班。"


def coded(text):
    """Return a text as the units of Unicode that RTF writes."""
    data = text.encode("utf-16-le")
    units = (
        int.from_bytes(data[at : at + 2], "little", signed=True) for at in range(0, len(data), 2)
    )
    return "".join(f"\\u{unit}?" for unit in units)


def gbk(text):
    return "".join(f"\\'{byte:02x}" for byte in text.encode("gb18030"))


def rtf(*body, head="\\ansi\\ansicpg936"):
    return f"{{\\rtf1{head} {''.join(body)}}}".encode("latin-1")


def read(*body, **how):
    return read_bytes(rtf(*body, **how), "a.rtf")


def texts(document):
    return [paragraph.text for paragraph in document.paragraphs]


def left_out(document):
    return [(line.text, line.rule) for line in document.dropped]


def test_the_pieces_of_a_file():
    assert list(tokens(rb"{\b1 a\'d6\~\*\bin3 }}}x\{}")) == [
        Token("{"),
        Token("word", "b", 1),
        Token("bytes", data=b"a"),
        Token("bytes", data=b"\xd6"),
        Token("sign", "\u00a0"),
        Token("*"),
        Token("bytes", data=b"x"),
        Token("bytes", data=b"{"),
        Token("}"),
    ]


@pytest.mark.parametrize(
    "written",
    [
        coded(ROAD),
        gbk(ROAD),
        "{\\uc2 " + coded(ROAD).replace("?", "\\'a1\\'a1") + "}",
        "".join(f"\\uc1\\u{ord(sign) - 0x10000 * (ord(sign) > 0x7FFF)}\\'3f" for sign in ROAD),
    ],
)
def test_characters_in_every_way_of_writing_them(written):
    assert texts(read(written, "\\par")) == [ROAD]


def test_bytes_as_they_are_in_the_encoding_of_the_file_or_of_the_font():
    raw = ROAD.encode("gb18030").decode("latin-1")
    assert texts(read(raw, "\\par")) == [ROAD]
    fonts = "{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset134 SimSun;}{\\f2\\fcharset136 B;}}"
    assert texts(read(fonts, "\\f1 ", raw, "\\par", head="\\ansi")) == [ROAD]
    big5 = "鄉村產業興旺，農民收入增加。"
    written = "".join(f"\\'{byte:02x}" for byte in big5.encode("big5"))
    assert texts(read(fonts, "\\f2 ", written, "\\par")) == [big5]


def test_a_character_beyond_the_basic_plane_is_written_in_halves():
    halves = "\\uc0 \\u55362\\uc1 \\u57271\\'3f"
    assert texts(read(halves, gbk("祥村新建粮仓两座，存粮五百吨。"), "\\par")) == [
        "𠮷祥村新建粮仓两座，存粮五百吨。"
    ]


def test_headings_by_outline_by_style_and_titles():
    styles = (
        f"{{\\stylesheet{{\\s1 heading 1;}}{{\\s2\\outlinelevel1 {gbk('二级')};}}{{\\s3 Title;}}}}"
    )
    document = read(
        styles,
        "\\pard\\s3 ", gbk("禾丰镇工作情况"), "\\par",
        "\\pard\\s1 ", gbk("产业发展"), "\\par",
        "\\pard\\s2 ", gbk("加工"), "\\par",
        "\\pard ", gbk(ROAD), "\\par",
        "\\pard\\outlinelevel1 ", gbk("水利"), "\\par",
        "\\pard ", gbk(MILL), "\\par",
    )  # fmt: skip
    assert document.title == "禾丰镇工作情况"
    assert [p.headings for p in document.paragraphs] == [("产业发展", "加工"), ("产业发展", "水利")]


def test_numbers_are_kept_and_bullets_are_not():
    document = read(
        "{\\listtext\\pard\\plain ", gbk("一、"), "\\tab}", gbk("产业发展"), "\\par",
        "{\\pntext\\f3\\'B7\\tab}", gbk(ROAD), "\\par",
        "{\\listtext 1.1\\tab}", gbk(MILL), "\\par",
    )  # fmt: skip
    assert document.headings == ("一、产业发展",)
    assert texts(document) == [ROAD, f"1.1 {MILL}"]


def test_deletions_are_gone_and_insertions_stay():
    changed = (
        f"{gbk('全年举办')}{{\\deleted {gbk('两期')}}}{{\\revised {gbk('五期培训班。')}}}\\par"
    )
    assert texts(read(changed)) == ["全年举办五期培训班。"]


def test_what_is_left_out_says_by_which_rule():
    document = read(
        "{\\header ", gbk("禾丰镇党政办公室编印"), "\\par}",
        "{\\footer ", gbk("内部资料注意保存"), "\\par}",
        gbk(ROAD), "{\\footnote ", gbk("按照年底台账统计"), "}",
        "{\\v ", gbk("这一句是隐藏文字"), "}\\par",
    )  # fmt: skip
    assert texts(document) == [ROAD]
    assert left_out(document) == [
        ("禾丰镇党政办公室编印", "header"),
        ("这一句是隐藏文字", "hidden text"),
        ("按照年底台账统计", "footnote"),
        ("内部资料注意保存", "footer"),
    ]


def test_a_table_of_contents_is_left_out_and_a_link_is_text():
    field = "{{\\field{{\\*\\fldinst {{{}}}}}{{\\fldrslt {}}}}}"
    contents = field.format(' TOC \\\\o "1-3" ', gbk("产业发展一览") + "\\tab 3")
    link = field.format(' HYPERLINK "http://example.cn" ', gbk("米业公司"))
    document = read(contents, "\\par ", gbk("镇里引进"), link, gbk("，年产大米三千吨。"), "\\par")
    assert texts(document) == ["镇里引进米业公司，年产大米三千吨。"]
    assert [rule for _, rule in left_out(document)] == ["table of contents"]


def test_rows_of_a_table_and_merged_cells():
    def row(*cells, merged=""):
        ends = "".join(f"{merged if at == 0 else ''}\\cellx{1000 * at}" for at in range(len(cells)))
        filled = "".join(f"\\pard\\intbl {gbk(cell)}\\cell " for cell in cells)
        return f"\\trowd{ends}{filled}\\row "

    document = read(
        row("项目名称", "完成情况"),
        row("水渠", "清理渠道八公里，下游三百亩稻田恢复灌溉。"),
        row("水渠", "新修泵站一座，解决高地用水困难的问题。", merged="\\clvmrg"),
        "\\pard ", gbk(MILL), "\\par",
    )  # fmt: skip
    assert texts(document) == [
        "水渠 清理渠道八公里，下游三百亩稻田恢复灌溉。",
        "新修泵站一座，解决高地用水困难的问题。",
        MILL,
    ]
    assert left_out(document) == [
        ("项目名称\t完成情况", "header row of a table"),
        ("水渠", "cell merged with the one above"),
    ]


def test_a_formula_is_text():
    fraction = (
        r"{\mmath{\*\moMath{\mf{\mfPr{\mtype lin}{\mctrlPr\f1 }}"
        r"{\mnum{\mr\mscr0\msty2 7}}{\mden{\mr\mscr0\msty2 2}}}}}{\mmathPict x}"
    )
    assert texts(read(coded("亩产达"), fraction, coded("吨。"), r"\par")) == ["亩产达7/2吨。"]


def test_a_text_box_is_read_behind_its_paragraph():
    box = f"{{\\shp{{\\*\\shpinst{{\\sp{{\\sn a}}{{\\sv 1}}}}{{\\shptxt {gbk(MILL)}\\par}}}}}}"
    assert texts(read(gbk(ROAD), box, "\\par")) == [ROAD, MILL]


def test_what_describes_the_document_is_no_text():
    described = (
        "{\\info{\\title abc}}{\\*\\generator x;}{\\pict\\bin4 \xd6\xd0{{}{\\*\\unknown abc}"
    )
    assert texts(read(described, gbk(ROAD), "\\par")) == [ROAD]


def test_line_breaks_part_a_heading_from_its_text():
    document = read(gbk("一、产业发展"), "\\line ", gbk(ROAD), "\\par")
    assert [(p.text, p.headings) for p in document.paragraphs] == [(ROAD, ("一、产业发展",))]


@pytest.mark.parametrize("end", [400, 200, 100])
def test_a_file_that_is_cut_off_gives_what_is_there(end):
    data = rtf(gbk(ROAD), "\\par ", gbk(MILL), "\\par")[:end]
    assert read_bytes(data, "a.rtf").paragraphs[0].text[:9] == ROAD[:9]


def test_groups_without_end_are_refused():
    with pytest.raises(WuzhenError, match="groups nested too deep"):
        read("{" * 5_000, gbk(ROAD))


def test_the_size_of_chinese_text_may_be_that_of_its_own_font():
    # LibreOffice writes fs for Latin text, afs behind dbch for Chinese, behind rtlch for none.
    title = f"\\pard\\fs24\\qc{{\\dbch\\afs44 {coded('柳湾镇人居环境整治')}}}\\par "
    title += f"\\pard\\fs24\\qc{{\\dbch\\afs44 {coded('提升行动方案')}}}\\par "
    text = f"\\pard\\rtlch\\afs60\\ltrch\\fs24 {coded(ROAD)}\\par "
    document = read(text, title, text)
    assert texts(document) == [ROAD, ROAD]
    assert document.headings == ("柳湾镇人居环境整治", "提升行动方案")
