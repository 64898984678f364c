"""A page is read without its furniture, and nothing of it is lost."""

import pytest

from wuzhen.documents import limits
from wuzhen.documents.readers.html import read
from wuzhen.errors import WuzhenError

TEXT = "全镇整修山塘十二口，恢复灌溉面积三千亩，群众拍手称快。"


def blocks(content):
    return read(f"<html><body>{content}</body></html>", "a.html").blocks


def found(content):
    return [(block.text, block.level) for block in blocks(content) if block.dropped is None]


def texts(content):
    return [text for text, _ in found(content)]


def left_out(content):
    return [(block.text, block.dropped) for block in blocks(content) if block.dropped]


def test_headings_and_paragraphs():
    assert found("<h1>总结</h1><p>　　修<b>路</b>。</p><h3>粮食</h3>散落的文字。") == [
        ("总结", 1),
        ("修路。", None),
        ("粮食", 3),
        ("散落的文字。", None),
    ]


def test_line_breaks_divs_and_items_end_a_paragraph():
    content = "<div>修路。<br>架桥。<div>种粮。</div>养牛。</div><ul><li>办学。</ul>"
    assert texts(content) == ["修路。", "架桥。", "种粮。", "养牛。", "办学。"]


@pytest.mark.parametrize(
    ("furniture", "rule"),
    [
        ("<script>var a='修路。'</script>", None),
        ("<style>p{}</style>", None),
        ("<!-- 批注。 -->", None),
        ("<!--[if gte mso 9]><xml>修路。</xml><![endif]-->", None),
        ("<img alt='修路。'>", None),
        ("<nav>导航。</nav>", "navigation"),
        ("<nav>外。<nav>里。</nav></nav>", "navigation"),
        ("<aside>边栏。</aside>", "furniture of the web page"),
        ("<header>站名。</header>", "furniture of the web page"),
        ("<footer>页脚。</footer>", "furniture of the web page"),
        ("<div class='nav-top main_nav'>导航。</div>", "furniture of the web page"),
        ("<div id='footer'>页脚。</div>", "furniture of the web page"),
        ("<div class='bdsharebuttonbox'>分享。</div>", "furniture of the web page"),
        ("<noscript>请打开脚本。</noscript>", "furniture of the web page"),
        ("<p hidden>暗。</p>", "hidden text"),
        ("<p style='color:red; display: none'>暗。</p>", "hidden text"),
        ("<p style='visibility:hidden'>暗。</p>", "hidden text"),
        ("<p style='OPACITY:0.0'>暗。</p>", "hidden text"),
        ("<p style='font-size:0'>暗。</p>", "hidden text"),
        ("<p style='mso-hide:all'>暗。</p>", "hidden text"),
        ("<p style='text-indent:-9999px'>暗。</p>", "hidden text"),
        ("<template>暗。</template>", "hidden text"),
        ("<ul><li><a href='/'>别的新闻</a></ul>", "list of links"),
        ("<table><tr><td><a href='/'>新闻</a><td><a href='/'>公告</a></table>", "list of links"),
        ("<select><option>北京。</select>", "form control"),
        ("<button>提交。</button>", "form control"),
        ("<textarea>留言。</textarea>", "form control"),
        ("<svg><text>图。</text></svg>", "text in a drawing"),
        ("<iframe>旧浏览器。</iframe>", "text in a drawing"),
        ("<del>旧稿。</del>", "deleted text"),
        ("<div title='header'>文件。</div>", "furniture of the web page"),
    ],
)
def test_furniture_of_a_page_is_no_text(furniture, rule):
    content = f"{furniture}<p>{TEXT}</p>{furniture}"
    assert found(content) == [(TEXT, None)]
    assert {by for _, by in left_out(content)} == ({rule} if rule else set())


def test_what_is_left_out_keeps_its_text_and_its_place():
    content = f"<nav><p>导航。</p>首页。</nav><p>{TEXT}<span style='display:none'>暗。</span></p>"
    assert [(block.text, block.dropped) for block in blocks(content)] == [
        ("导航。", "navigation"),
        ("首页。", "navigation"),
        (TEXT, None),
        ("暗。", "hidden text"),
    ]


def test_a_page_wrapped_in_an_element_with_a_bad_name_is_read():
    assert found("<form><div class='nav'><p>修路三条，架桥一座。</p></div></form>") == [
        ("修路三条，架桥一座。", None)
    ]


@pytest.mark.parametrize(
    "style",
    [
        "visibility:hidden",
        "visibility: hidden; opacity: 0;",
        "font-size:0px",
        "opacity:0",
        "display:none",
    ],
)
def test_a_large_share_of_a_page_is_left_out_for_no_style(style):
    assert texts(f"<div style='{style}'><section><p>{TEXT}</p></section></div>") == [TEXT]
    wrapped = f"<div style='{style}'><p>{TEXT}</p></div>"
    assert texts(wrapped * 2 + "<p>完。</p>") == [TEXT, TEXT, "完。"]


@pytest.mark.parametrize(("size", "kept"), [(25, False), (45, True), (80, True)])
def test_what_is_named_navigation_and_has_a_large_share_of_the_page_is_text(size, kept):
    menu, text = "菜" * (size - 1) + "。", "文" * (99 - size) + "。"
    found_texts = texts(f"<div class='nav'>{menu}</div><p>{text}</p>")
    assert found_texts == ([menu, text] if kept else [text])


@pytest.mark.parametrize("style", ["visibility:hidden", "font-size:0", "opacity:0"])
def test_many_elements_with_an_effect_are_shown_by_a_script(style):
    content = f"<p style='{style}'>{TEXT}</p>" * 6
    assert texts(content) == [TEXT] * 6


@pytest.mark.parametrize(
    "content",
    [
        "<section style='font-size:0'>暗。<span style='font-size:16px'>明。</span></section>",
        "<section style='font-size:0'><i style='font-size:1em'><b>明。</b></i>暗。</section>",
        "<div style='visibility:hidden'>暗。<b style='visibility:visible'>明。</b></div>",
        "<div style='font-size:0'><p style='color:red'>暗。</p></div><p>明。</p>",
        "<div style='display:none'><p style='display:block'>暗。</p></div><p>明。</p>",
        "<div style='opacity:0'><p style='opacity:1'>暗。</p></div><p>明。</p>",
    ],
)
def test_a_child_may_set_its_own_size_and_be_visible(content):
    content = f"<p>{TEXT}</p>{content}"
    assert texts(content) == [TEXT, "明。"]
    assert left_out(content) == [("暗。", "hidden text")]


@pytest.mark.parametrize("style", ["opacity:0.5", "font-size:0.8em", "display:block", "top:-10px"])
def test_other_styles_hide_nothing(style):
    assert texts(f"<p>{TEXT}</p><p style='{style}'>明。</p>") == [TEXT, "明。"]


@pytest.mark.parametrize(
    ("sheet", "hidden"),
    [
        (".x{display:none}", True),
        ("a , .X { color:red; DISPLAY : none }", True),
        ("p.x{visibility:hidden}", True),
        ("#y{display:none}", True),
        ("/* } */ .x{display:none}", True),
        ("/* .x{display:none}", False),
        ("@media print{.x{display:none}}", False),
        (".a .x{display:none}", False),
        (".x:hover{display:none}", False),
        (".x{overflow:hidden}", False),
    ],
)
def test_a_style_sheet_hides_by_plain_selectors(sheet, hidden):
    content = f"<style>{sheet}</style><p>{TEXT}</p><p class='x' id='y'>暗。</p>"
    assert texts(content) == ([TEXT] if hidden else [TEXT, "暗。"])


def test_an_article_of_wechat_is_its_content_and_its_title():
    page = (
        "<h1 id='activity-name'>乡村纪事</h1><span id='js_name'>某公众号</span>"
        f"<div id='js_content' style='visibility: hidden; opacity: 0'><p>{TEXT}</p></div>"
        "<div>预览时标签不可点</div><p>轻触阅读原文。</p>"
    )
    assert found(page) == [("乡村纪事", 1), (TEXT, None)]


@pytest.mark.parametrize(
    "content",
    [
        "<pre>\n　　一、产业\n　　{0}\n二、人才\r\n{0}</pre>",
        "<textarea>\n一、产业\n{0}\n二、人才\n{0}</textarea>",
        "<div style='white-space: pre-wrap'>一、产业\n{0}\n\n二、人才\n{0}</div>",
        "<div style='white-space:pre-line'><span>一、产业\n{0}\n二、人才\n{0}</span></div>",
        "<xmp>一、产业\n{0}\n二、人才\n{0}</xmp>",
        "<p>一、产业<br>{0}<br/><br>二、人才<br>{0}</p>",
        "<style>.t,#u{{white-space:pre-line}}</style><p class=T>一、产业\n{0}\n二、人才\n{0}</p>",
        "<div>\n　　一、产业\n　　{0}\n  　　二、人才\r\n　　{0}</div>",
    ],
)
def test_lines_of_preformatted_text_are_paragraphs(content):
    assert texts(content.format(TEXT)) == ["一、产业", TEXT, "二、人才", TEXT]


def test_lines_of_preformatted_text_that_a_width_broke_are_joined():
    line = TEXT.rstrip("。")
    assert texts(f"<pre>{line}\n{line}\n{line}\n{line}\n完。</pre>") == [line * 4 + "完。"]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<p><span>水稻育\n秧棚4座</span></p>", "水稻育秧棚4座"),
        ("<p>建成育秧大棚\r\n   4座</p>", "建成育秧大棚4座"),
        ("<p>推广 cold\nchain 技术</p>", "推广 cold chain 技术"),
        ("<p>修路 三条</p>", "修路 三条"),
        ("<p>\n修路。\n</p>", "修路。"),
        ("<p>修<b>\n</b>路。</p>", "修路。"),
        ("<p style='white-space:nowrap'>修\n路。</p>", "修路。"),
        ("<p>&nbsp;&nbsp;修路。</p>", "修路。"),
        ("<p>&amp;nbsp;&amp;nbsp;修路。</p>", "修路。"),
        ("<p>&amp;amp;nbsp;修路&amp;amp;ldquo;三&amp;amp;#12290;</p>", "修路“三。"),
        ("<p>AT&amp;T &amp; B&lt;C</p>", "AT&T & B<C"),
        ("<p>&lt;b&gt;修&lt;/b&gt;路。</p>", "修路。"),
    ],
)
def test_white_space_and_entities(content, text):
    assert texts(content) == [text]


def test_tags_that_were_escaped_part_paragraphs():
    assert texts("<div>&lt;p&gt;修路。&lt;/p&gt;&lt;p style=''&gt;架桥。&lt;/p&gt;</div>") == [
        "修路。",
        "架桥。",
    ]


def test_a_page_saved_by_word():
    content = (
        "<p class=MsoTitle>柳溪村总结</p><p class=MsoToc1>一、产业 1</p><p class=MsoNormal>"
        "<span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp;</span></span>修路。<o:p></o:p></p>"
        "<![if !x]><div style='mso-element:footnote-list'><p>脚注。</p></div><![endif]>"
        "<div style='mso-element:comment-list'><p>批注。</p></div>"
    )
    assert found(content) == [("柳溪村总结", 0), ("1. 修路。", None)]
    assert [rule for _, rule in left_out(content)] == ["table of contents", "note", "note"]


@pytest.mark.parametrize(
    "empty", ["<script src='a.js'/>", "<title/>", "<iframe src='x'/>", "<textarea/>", "<style />"]
)
def test_elements_that_xhtml_closes_itself_are_empty(empty):
    page = f"<?xml version='1.0'?><html xmlns='x'><head>{empty}</head><body>{empty}<p>{TEXT}</p>"
    assert [block.text for block in read(page, "a.html").blocks] == [TEXT]


def test_an_anchor_without_a_target_is_no_link():
    assert texts("<p><a name='_Toc1'>一、产业</a></p>") == ["一、产业"]
    assert found("<p><a href='/'>修路三条，架桥一座。</a></p>") == [("修路三条，架桥一座。", None)]


def test_a_table_of_data_is_read_row_by_row():
    content = "<table><tr><th>作物<th>亩<tr><td>水稻<td>12<tr><td>合计<td>12</table>"
    assert found(content) == [("水稻\t12", None)]
    assert left_out(content) == [
        ("作物\t亩", "header row of a table"),
        ("合计\t12", "total row of a table"),
    ]


def test_a_cell_may_hold_a_break_only_or_several_lines():
    rows = "<tr><th>任务<th>单位<tr><td>修路<td><p>农业办</p><p>交通站</p><p>水利站</p>"
    content = f"<table>{rows}<tr><td>合计<td><p><br></p></table>"
    assert texts(content) == ["修路\t农业办 交通站 水利站"]


@pytest.mark.parametrize(
    "content",
    [
        "<table><tr><td><p>修路。</p><p>架桥。</p><td>种粮。</table>",
        "<table><tr><td><table><tr><td>修路。</table><p>架桥。<td>种粮。</table>",
        f"<table><tr><td>修路。<td>架桥。<br><br>种粮。<td>{'　' * 250}</table>",
    ],
)
def test_a_table_that_lays_out_the_page_is_not(content):
    assert texts(content) == ["修路。", "架桥。", "种粮。"]


def test_the_line_that_the_page_names_itself_by_is_its_title():
    page = (
        "<title>柳溪村乡村纪事_某县人民政府</title><div>某县人民政府</div><div>柳溪村乡村纪事</div>"
    )
    content = read(f"<html><head>{page}<p>{TEXT}</p>", "a.html")
    assert [(b.text, b.level) for b in content.blocks if b.dropped is None] == [
        ("某县人民政府", None),
        ("柳溪村乡村纪事", 0),
        (TEXT, None),
    ]


@pytest.mark.parametrize("tag", ["title", "textarea", "iframe", "noscript", "xmp"])
def test_an_element_that_never_ends_does_not_swallow_the_page(tag):
    assert texts(f"<{tag}><p>{TEXT}</p>") == [TEXT]
    assert read(f"<{tag}>", "a.html").blocks == ()


@pytest.mark.parametrize("depth", [3000, 100_000])
def test_deeply_nested_pages_are_read(depth):
    assert texts("<div>" * depth + TEXT + "</div>" * depth) == [TEXT]


@pytest.mark.parametrize(
    "content",
    [
        "<b>修" * 20_000,
        "<p>" + "".join(f"<b id={n}>" for n in range(2000)) + "<p>修" * 2000,
        "<!--" * 200_000,
        "<a " * 200_000,
        "&" + "amp;" * 200_000,
        "<pre>" + "\n " * 200_000,
        "<style>" + "/*@{" * 100_000 + "</style>",
        "&lt;p " * 10_000,
        "<table><tr><td>修<td>" * 5000,
        "<br>" * 100_000,
        "修" + " " * 500_000 + "路",
    ],
)
def test_pages_that_are_made_to_hang_do_not(content):
    assert TEXT in "".join(block.text for block in blocks(f"<p>{TEXT}</p>{content}"))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("<i>" * (limits.PAGE_ELEMENTS.most + 1), "too many pieces"),
        ("一" * (limits.CHARACTERS.most + 1), "too long"),
        (" " * (limits.PAGE_CHARACTERS.most + 1), "too large"),
    ],
)
def test_a_page_beyond_the_limits_names_the_limit(content, message):
    with pytest.raises(WuzhenError, match=rf"^a\.html: .*{message}"):
        blocks(content)


CENTRED = [
    "<p align=center style='font-size:{}'>{}</p>",
    "<p style='text-align: center; font-size:{}'>{}</p>",
    "<center><span style='font-size:{}'>{}</span></center>",
    "<div align=center><p><font style='font-size:{}'>{}</font></p></div>",
]


@pytest.mark.parametrize("line", CENTRED)
@pytest.mark.parametrize("size", ["22pt", "30px", "2em", "200%"])
def test_a_title_over_two_lines_is_centred_and_larger(line, size):
    notice = line.format(size, "关于开展屋场整洁活动") + line.format(size, "有关事项的通知")
    second = line.format(size, "屋场整洁示范一片") + line.format(size, "活动推进安排")
    page = f"{notice}<p>{TEXT}</p><p>附件</p>{second}<p>一、步骤</p><p>{TEXT}</p><p>{TEXT}</p>"
    assert [level for _, level in found(page)] == [0, 0, None, 0, 0, None, None, None]


def test_centred_lines_of_a_page_with_headings_are_no_titles():
    page = f"<h1>总结</h1><p>{TEXT}</p><p align=center>村民在新修的山塘边</p><p>{TEXT}</p>"
    assert [level for _, level in found(page)] == [1, None, None, None]


def test_a_paragraph_that_was_broken_into_elements_is_joined():
    line = "今年全镇新修水渠三条整治山塘十二口恢复灌溉面积三千亩群众"
    rows = [f"　　{line}，", f"{line}，", f"{line}，", "拍手称快。"] * 2
    content = "".join(f"<p>{row}</p>\n" for row in ["一、水渠", *rows])
    assert texts(content) == ["一、水渠", *[f"{line}，{line}，{line}，拍手称快。"] * 2]


def test_notes_of_an_office_program_are_no_text():
    mark = "<sup><a class='sdfootnoteanc' href='#sdfootnote1sym'><sup>1</sup></a></sup>"
    note = "<div id='sdfootnote1'><p><a class='sdfootnotesym'>1</a>数据来自水利站。</p></div>"
    assert texts(f"<p>{TEXT[:-1]}{mark}。</p>{note}") == [TEXT]
