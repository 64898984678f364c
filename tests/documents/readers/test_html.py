"""A page is read without its furniture."""

import pytest

from wuzhen.documents.readers.html import read


def found(content):
    return [
        (block.text, block.level) for block in read(f"<html><body>{content}</body></html>").blocks
    ]


def test_headings_and_paragraphs():
    assert found("<h1>总结</h1><p>　　修<b>路</b>。</p><h3>粮食</h3>散落的文字。") == [
        ("总结", 1),
        ("修路。", None),
        ("粮食", 3),
        ("散落的文字。", None),
    ]


def test_line_breaks_divs_and_items_end_a_paragraph():
    content = "<div>修路。<br>架桥。<div>种粮。</div>养牛。</div><ul><li>办学。</ul>"
    assert [text for text, _ in found(content)] == [
        "修路。",
        "架桥。",
        "种粮。",
        "养牛。",
        "办学。",
    ]


@pytest.mark.parametrize(
    "furniture",
    [
        "<script>var a='修路。'</script>",
        "<style>p{}</style>",
        "<nav>导航。</nav>",
        "<aside>边栏。</aside>",
        "<header>站名。</header>",
        "<footer>页脚。</footer>",
        "<!-- 批注。 -->",
        "<p hidden>暗。</p>",
        "<p style='color:red; display: none'>暗。</p>",
        "<div class='nav-top main_nav'>导航。</div>",
        "<div id='footer'>页脚。</div>",
        "<ul><li><a href='/'>别的新闻</a></ul>",
        "<noscript>请打开脚本。</noscript>",
        "<select><option>北京。</select>",
        "<nav>外。<nav>里。</nav></nav>",
    ],
)
def test_furniture_of_a_page_is_no_text(furniture):
    text = "全镇整修山塘十二口，恢复灌溉面积三千亩，群众拍手称快。"
    assert found(f"{furniture}<p>{text}</p>{furniture}") == [(text, None)]


def test_a_page_wrapped_in_an_element_with_a_bad_name_is_read():
    assert found("<form><div class='nav'><p>修路三条，架桥一座。</p></div></form>") == [
        ("修路三条，架桥一座。", None)
    ]


def test_a_sentence_in_a_link_stays():
    assert found("<p><a href='/'>修路三条，架桥一座。</a></p>") == [("修路三条，架桥一座。", None)]


def test_a_table_of_data_is_read_row_by_row():
    content = "<table><tr><th>作物<th>亩<tr><td>水稻<td>12</table>"
    assert found(content) == [("作物\t亩", None), ("水稻\t12", None)]


def test_a_table_that_lays_out_the_page_is_not():
    content = "<table><tr><td><p>修路。</p><p>架桥。</p><td>种粮。</table>"
    assert [text for text, _ in found(content)] == ["修路。", "架桥。", "种粮。"]


def test_deeply_nested_pages_are_read():
    assert found("<div>" * 3000 + "修路。" + "</div>" * 3000) == [("修路。", None)]


@pytest.mark.parametrize(("size", "kept"), [(25, False), (45, True), (80, True)])
def test_what_is_named_navigation_and_has_a_large_share_of_the_page_is_text(size, kept):
    menu, text = "菜" * (size - 1) + "。", "文" * (99 - size) + "。"
    texts = [found_text for found_text, _ in found(f"<div class='nav'>{menu}</div><p>{text}</p>")]
    assert texts == ([menu, text] if kept else [text])
