"""OpenDocument texts read as Word documents do."""

import pytest
from odts import content, h, items, list_style, odt, p, style

from wuzhen.documents import read_bytes
from wuzhen.errors import WuzhenError

ROAD = "全镇新修灌渠三条，惠及农户四百户，群众十分满意。"
MILL = "村里办起了加工坊，妇女在家门口上班。"
LISTS = list_style(
    "L", ("一, 二, 三, ...", "", "、"), ("一, 二, 三, ...", "（", "）"), ("1", "", ".")
)


def read(body="", **how):
    return read_bytes(odt(body, **how), "a.odt")


def texts(document):
    return [paragraph.text for paragraph in document.paragraphs]


def left_out(document):
    return [(line.text, line.rule) for line in document.dropped]


def test_headings_have_the_level_that_the_outline_gives():
    document = read(h("一、产业发展") + h("水利", 2) + p(ROAD) + h("加工", 2) + p(MILL))
    assert [(q.text, q.headings) for q in document.paragraphs] == [
        (ROAD, ("一、产业发展", "水利")),
        (MILL, ("一、产业发展", "加工")),
    ]


def test_a_title_by_its_style_and_by_its_looks():
    named = style("P1", parent="T") + style("T", shown="Title")
    assert read(p("禾丰镇工作情况", "P1") + p(ROAD), styles=named).title == "禾丰镇工作情况"
    large = style("P1", paragraph='fo:text-align="center"', text='fo:font-size="22pt"')
    assert read(p("禾丰镇工作情况", "P1") + p(ROAD), styles=large).title == "禾丰镇工作情况"


def test_the_numbers_of_lists_go_on_where_the_list_does():
    go_on = 'text:continue-numbering="true"'
    document = read(
        items(h("产业发展"), style="L")
        + p(ROAD)
        + items(h("文化建设") + items(h("书屋", 2)), style="L", more=go_on)
        + p(MILL)
        + items(h("重新开始"), style="L")
        + p(ROAD),
        styles=LISTS,
    )
    assert document.headings == ("一、产业发展", "二、文化建设", "（一）书屋", "一、重新开始")


def test_a_list_goes_on_with_the_one_it_names_and_an_item_counts_from_its_own_number():
    first = items(h("产业发展"), style="L", more='xml:id="a"')
    other = items(h("别的"), style="M")
    then = items(h("文化建设"), style="L", more='text:continue-list="a"')
    fifth = '<text:list text:style-name="L"><text:list-item text:start-value="5">'
    fifth += f"{h('组织建设')}</text:list-item></text:list>"
    styles = LISTS + LISTS.replace('"L"', '"M"')
    document = read(
        first + p(ROAD) + other + p(ROAD) + then + p(ROAD) + fifth + p(MILL), styles=styles
    )
    assert document.headings == ("一、产业发展", "一、别的", "二、文化建设", "五、组织建设")


def test_only_the_first_paragraph_of_an_item_is_numbered_and_a_bullet_is_not():
    bullet = '<text:list-level-style-bullet text:level="1"/>'
    bullets = f'<text:list-style style:name="B">{bullet}</text:list-style>'
    document = read(
        items(p(ROAD) + p(MILL), style="L") + items(p(ROAD), style="B"), styles=LISTS + bullets
    )
    assert (document.headings, texts(document)) == ((f"一、{ROAD}",), [MILL, ROAD])


def test_headings_numbered_by_the_outline():
    level = 'text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"'
    outline = f"<text:outline-style><text:outline-level-style {level}/></text:outline-style>"
    assert read(h("产业发展") + p(ROAD), common=outline).headings == ("一、产业发展",)


def test_deletions_are_gone_and_insertions_stay():
    kept = (
        "<text:tracked-changes><text:changed-region><text:deletion>"
        f"{p('两期')}</text:deletion></text:changed-region></text:tracked-changes>"
    )
    document = read(kept + p('全年举办<text:change text:change-id="1"/>五期农技培训班。'))
    assert texts(document) == ["全年举办五期农技培训班。"]
    assert left_out(document) == []


def test_spaces_tabs_breaks_and_spans():
    document = read(
        p("<text:span>村里</text:span>办起了\n  加工坊，<text:s text:c='2'/>妇女<text:tab/>上班。")
        + p(f"一、产业发展<text:line-break/>{ROAD}")
    )
    assert texts(document) == ["村里办起了 加工坊，  妇女 上班。", ROAD]
    assert document.paragraphs[1].headings == ("一、产业发展",)


def test_what_is_left_out_says_by_which_rule():
    note = '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
    note += f"<text:note-body>{p('按照年底台账统计')}</text:note-body></text:note>"
    index = f"<text:index-body>{p('产业发展一览表')}</text:index-body>"
    contents = f"<text:table-of-content>{index}</text:table-of-content>"
    document = read(
        contents
        + p(f"{ROAD}{note}<text:span text:style-name='H'>这一句是隐藏文字</text:span>")
        + p(f"{MILL}<office:annotation>{p('请再核对一遍人数')}</office:annotation>"),
        styles=style("H", "text", text='text:display="none"'),
        master=f"<style:header>{p('党政办公室编印')}</style:header><style:footer>{p('内部资料')}</style:footer>",
    )
    assert texts(document) == [ROAD, MILL]
    assert left_out(document) == [
        ("党政办公室编印", "header"),
        ("产业发展一览表", "table of contents"),
        ("这一句是隐藏文字", "hidden text"),
        ("按照年底台账统计", "footnote"),
        ("请再核对一遍人数", "comment"),
        ("内部资料", "footer"),
    ]


def test_rows_of_a_table_header_and_covered_cells():
    def row(*cells):
        inner = "".join(
            f"<table:{'covered-' if cell.startswith('^') else ''}table-cell>{p(cell.lstrip('^'))}"
            f"</table:{'covered-' if cell.startswith('^') else ''}table-cell>"
            for cell in cells
        )
        return f"<table:table-row>{inner}</table:table-row>"

    header = f"<table:table-header-rows>{row('甲', '乙')}</table:table-header-rows>"
    rows = row("水渠", "清理渠道八公里，下游三百亩稻田恢复灌溉。") + row(
        "^水渠", "新修泵站一座，解决高地用水困难。"
    )
    document = read(f"<table:table>{header}{rows}</table:table>")
    assert texts(document) == [
        "水渠 清理渠道八公里，下游三百亩稻田恢复灌溉。",
        "新修泵站一座，解决高地用水困难。",
    ]
    assert left_out(document) == [
        ("甲\t乙", "header row of a table"),
        ("水渠", "cell merged with the one above"),
    ]


def test_a_text_box_is_read_behind_its_paragraph():
    frame = f"<draw:frame><draw:text-box>{p(MILL)}</draw:text-box></draw:frame>"
    assert texts(read(p(ROAD + frame))) == [ROAD, MILL]
    shape = f"<draw:custom-shape>{p(MILL)}</draw:custom-shape>"
    assert texts(read(p(ROAD) + shape)) == [ROAD, MILL]


MATHML = (
    "<math xmlns='http://www.w3.org/1998/Math/MathML'><semantics><mrow><mfrac><mn>7</mn><mn>2</mn>"
    "</mfrac><mo> × </mo><mi>n</mi></mrow><annotation>{7} over {2}</annotation></semantics></math>"
)


@pytest.mark.parametrize("within", [True, False])
def test_a_formula_is_text(within):
    inner = MATHML if within else ""
    link = "xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='./Object 1'"
    body = p(f"亩产达<draw:frame><draw:object {link}>{inner}</draw:object></draw:frame>吨。")
    document = read(body, parts={} if within else {"Object 1/content.xml": MATHML})
    assert texts(document) == ["亩产达7/2×n吨。"]


@pytest.mark.parametrize("content", ["<office:document-content/>", "<broken", ""])
def test_an_object_that_is_no_formula_is_no_text(content):
    link = "xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='Object 1/'"
    body = p(f"亩产<draw:frame><draw:object {link}/></draw:frame>三吨。")
    assert texts(read(body, parts={"Object 1/content.xml": content})) == ["亩产三吨。"]


def test_the_pronunciation_over_characters_is_no_text():
    spoken = "<text:ruby-text>yao</text:ruby-text>"
    ruby = f"<text:ruby><text:ruby-base>垚</text:ruby-base>{spoken}</text:ruby>"
    assert texts(read(p(f"{ruby}村新建粮仓两座，存粮五百吨。"))) == [
        "垚村新建粮仓两座，存粮五百吨。"
    ]


def test_without_styles_the_text_is_read_and_the_user_is_warned():
    document = read(p(ROAD), parts={"styles.xml": "junk"})
    assert texts(document) == [ROAD]
    assert [notice.message for notice in document.notices] == [
        "its styles cannot be read: numbers may be missing"
    ]


def test_styles_that_are_their_own_parents():
    loop = style("A", parent="B") + style("B", parent="A") + style("C", parent="C")
    assert texts(read(p(ROAD, "A") + p(MILL, "C"), styles=loop)) == [ROAD, MILL]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (odt(main="junk"), "damaged .expected a .odt document"),
        (odt(main=content("").replace("office:text", "office:x")), "no text in the main part"),
        (odt(p(ROAD), parts={"META-INF/manifest.xml": "<manifest:encryption-data/>"}), "encrypted"),
        (odt(p(ROAD))[:300], "damaged"),
        (odt(main="<!DOCTYPE a>" + content(p(ROAD))), "document type definition"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(data, message):
    with pytest.raises(WuzhenError, match=rf"^a\.odt: .*{message}"):
        read_bytes(data, "a.odt")
