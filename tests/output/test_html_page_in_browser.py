"""The page of taggings in a real browser: read, filtered, corrected, reloaded, downloaded."""

import datetime
import json
import shutil
from dataclasses import replace

import pytest

from wuzhen.corpus.importing import import_rows
from wuzhen.corpus.returned import read_returned
from wuzhen.corpus.sheet import fingerprint
from wuzhen.documents import Paragraph
from wuzhen.output.html_page import HtmlPageWriter
from wuzhen.training import with_texts

playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs chromium")

HOSTILE = (
    "</script><script>document.title='被改'</script><img src=x onerror=\"document.title='被改'\">"
)
TEXTS = (
    (("一、主要做法", "（一）抓产业"), "新建蔬菜大棚四十座，合作社统一收购番茄。"),
    (("一、主要做法", "（一）抓产业"), "\U00020bb7村的 冷库建成，葡萄错峰上市多卖了钱。"),
    (("一、主要做法", "（二）治环境"), "清理河道五公里，打捞水草和垃圾。"),
    (("二、基本情况",), "全镇辖十二个行政村，总人口三万人。"),
    (("二、<b>基本</b>",), f"评出好媳妇十名\u202e，{HOSTILE}"),
)


@pytest.fixture(scope="module")
def taggings(tagger, records):
    paragraphs = [
        Paragraph("报告.docx" if n < 5 else "另一份.md", n, f"报告-{n:03d}", headings, text, page=1)
        for n, (headings, text) in enumerate(TEXTS, 1)
    ]
    made = with_texts(tagger, records).tag(paragraphs, explain=True)
    return [replace(one, review=one.paragraph.n == 3) for one in made]


@pytest.fixture(scope="module")
def path(taggings, tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "报告.html"
    with path.open("wb") as file:
        writer = HtmlPageWriter(file)
        writer.add(taggings)
        writer.close()
    return path


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(browser, path):
    """The page, freshly opened; whatever the console says or asks of the network is a fault."""
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    page = context.new_page()
    faults = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "request",
        lambda request: request.url.startswith(("file:", "blob:")) or faults.append(request.url),
    )
    page.goto(path.as_uri())
    yield page
    context.close()
    assert faults == []


def paragraphs(page):
    """Return the numbers of the paragraphs that are shown."""
    shown = "[...document.querySelectorAll('article:not([hidden]) .place')]"
    return page.evaluate(f"{shown}.map((place) => Number(place.textContent.split(' ')[1]))")


def headings(page):
    return page.locator("main :is(h2, h3, h4):visible").all_inner_texts()


def downloaded(page):
    with page.expect_download() as waiting:
        page.locator("#download").click()
    found = waiting.value
    lines = found.path().read_text(encoding="utf-8").splitlines()
    return found.suggested_filename, [json.loads(line) for line in lines]


def test_the_report_is_there_in_reading_order_with_its_headings(page):
    assert headings(page) == [
        "报告.docx", "一、主要做法", "（一）抓产业", "（二）治环境", "二、基本情况",
        "另一份.md", "二、<b>基本</b>",
    ]  # fmt: skip
    assert paragraphs(page) == [1, 2, 3, 4, 5]
    assert page.locator("#p0 .text").inner_text() == TEXTS[0][1]
    assert "产业" in page.locator("#p0 .tags").inner_text()


def test_what_a_report_says_is_text_and_never_markup(page):
    shown = page.locator("#p4 .text").inner_text()
    assert HOSTILE in shown
    assert "\\u202e" in shown
    assert page.locator("main :is(img, script, b)").count() == 0
    assert page.title() == "五振标注"


def test_dimensions_and_review_filter_paragraphs_and_headings(page):
    page.locator("[data-filter=ecology]").click()
    assert paragraphs(page) == [3]
    assert headings(page) == ["报告.docx", "一、主要做法", "（二）治环境"]
    page.locator("[data-filter=industry]").click()
    assert paragraphs(page) == [1, 2, 3]
    page.locator("[data-filter=review]").click()
    assert paragraphs(page) == [3]
    assert page.locator("#count").inner_text() == "显示 1 / 5 段"
    assert page.locator("[data-filter=review]").get_attribute("aria-pressed") == "true"


def test_search_finds_all_words_in_text_and_headings(page):
    page.locator("#search").fill("抓产业 葡萄")
    page.locator("#count", has_text="1 / 5").wait_for()
    assert paragraphs(page) == [2]
    page.locator("#search").fill("")
    page.locator("#count", has_text="5 / 5").wait_for()


def test_a_correction_is_shown_kept_over_a_reload_and_downloaded(page, taggings):
    page.locator("#coder").fill("甲")
    page.locator("#p0 .edit").click()
    page.locator("#p0 .editor input[value=talent]").check()
    page.locator("#p0 .primary").select_option("talent")
    page.locator("#p2 .confirm").click()
    page.reload()
    assert "已更正" in page.locator("#p0 .side").inner_text()
    assert "模型：产业" in page.locator("#p0 .side").inner_text()
    assert "已核对" in page.locator("#p2 .side").inner_text()
    assert "2 段" in page.locator("#kept").inner_text()
    name, lines = downloaded(page)
    assert name == "wuzhen.更正.jsonl"
    assert lines[0] == {
        "id": "报告-001",
        "source": "报告.docx",
        "n": 1,
        "headings": ["一、主要做法", "（一）抓产业"],
        "text": TEXTS[0][1],
        "labels": ["industry", "talent"],
        "primary": "talent",
        "coder": "甲",
        "date": datetime.date.today().isoformat(),
        "fingerprint": fingerprint(TEXTS[0][1]),
    }
    assert (lines[1]["id"], lines[1]["labels"]) == ("报告-003", list(taggings[2].labels))
    assert len(lines) == 2


def test_hostile_text_comes_back_as_it_was(page):
    page.locator("#p4 .edit").click()
    page.locator("#p4 .editor input[value=ecology]").check()
    (line,) = downloaded(page)[1]
    assert line["text"] == TEXTS[4][1]
    assert line["headings"] == ["二、<b>基本</b>"]


def test_what_was_corrected_becomes_labelled_paragraphs(page, tmp_path):
    page.locator("#coder").fill("甲")
    for at in (1, 4):  # a text of rare characters and spaces, and one of hidden signs
        page.locator(f"#p{at} .edit").click()
        page.locator(f"#p{at} .editor input[value=ecology]").check()
    path = tmp_path / "更正.jsonl"
    lines = downloaded(page)[1]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    imported = import_rows(read_returned(path).rows, None, coder=None, date="2026-03-01")
    assert imported.faults == ()
    assert {record.id for record in imported.records} == {"报告-002", "报告-005"}
    assert all("ecology" in record.labels for record in imported.records)


def test_the_model_s_labels_come_back_and_all_corrections_can_be_cleared(page):
    page.locator("#p0 .edit").click()
    page.locator("#p0 .editor input[value=industry]").uncheck()
    assert "其他" in page.locator("#p0 .tags").inner_text()
    page.locator("#p0 .reset").click()
    assert page.locator("#download").is_disabled()
    page.locator("#p1 .confirm").click()
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("#clear").click()
    page.reload()
    assert page.locator("#download").is_disabled()


def test_corrections_of_one_document_are_not_those_of_another(page, path, tmp_path):
    page.locator("#p0 .confirm").click()
    other = tmp_path / "另.html"
    text = path.read_text(encoding="utf-8")
    other.write_text(text.replace('"hash":"', '"hash":"0'), encoding="utf-8")
    page.goto(other.as_uri())
    assert page.locator("#download").is_disabled()


def test_the_keyboard_is_enough(page):
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.locator("#p0 .edit").focus()
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.closest('article').id") == "p2"
    page.keyboard.press("k")
    page.keyboard.press("2")
    assert "人才" in page.locator("#p1 .tags").inner_text()
    page.keyboard.press("e")
    assert page.evaluate("document.activeElement.value") == "industry"
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.evaluate("document.activeElement.value") == "talent"
    assert not page.locator("#p1 .editor input[value=talent]").is_checked()
    page.keyboard.press("Escape")
    assert page.locator(".editor").count() == 0
    assert page.evaluate("document.activeElement.className") == "edit"


def test_why_is_shaded_on_hover_on_focus_and_kept_on_a_click(page):
    tag = page.locator("#p1 [data-label=industry]")
    shaded = page.locator("#p1 .text .plus")
    assert shaded.count() == 0
    tag.hover()
    assert shaded.count() > 0
    page.mouse.move(0, 0)
    assert shaded.count() == 0
    tag.focus()
    assert shaded.count() > 0
    page.keyboard.press("Enter")
    assert tag.get_attribute("aria-expanded") == "true"
    page.locator("#search").focus()
    assert "冷库" in shaded.all_inner_texts()
    why = page.locator("#p1 .why").inner_text()
    assert "产业：得分" in why
    assert "冷库 +" in why
    assert "最相似的训练段落" in why
    assert page.locator("#p1 .text").inner_text() == TEXTS[1][1]


def test_the_interface_speaks_english_on_request(page):
    page.locator("#language").click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("#count").inner_text() == "5 of 5 paragraphs"
    assert "Industry" in page.locator("#p0 .tags").inner_text()


def test_landmarks_names_and_states_are_there_for_a_screen_reader(page):
    tree = page.locator("body").aria_snapshot()
    for role in ("banner", "search", "main", "contentinfo", "navigation"):
        assert f"- {role}" in tree, role
    assert "searchbox" in tree
    unnamed = page.evaluate(
        "[...document.querySelectorAll('button, input, select')]"
        ".filter(e => !(e.textContent.trim() || e.labels?.length || e.ariaLabel)).length"
    )
    assert unnamed == 0


def test_words_stand_out_from_what_is_behind_them(page):
    """WCAG 2.2 AA: a contrast of at least 4.5, in text, on tags and on shaded words."""
    page.locator("#p1 [data-label=industry]").click()
    page.locator("#p0 .edit").click()
    low = page.evaluate(CONTRASTS)
    assert low == []


CONTRASTS = """
() => {
  const parts = (colour) => {
    const found = colour.match(/[\\d.]+/g).map(Number);
    return found.length > 3 ? found : [...found, 1];
  };
  const over = (top, under) => [0, 1, 2].map((i) => top[i] * top[3] + under[i] * (1 - top[3]));
  const light = (colour) => {
    const linear = (v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    const [r, g, b] = colour.map((value) => linear(value / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    if (!element) return [255, 255, 255];
    return over(parts(getComputedStyle(element).backgroundColor), behind(element.parentElement));
  };
  const low = [];
  for (const element of document.body.querySelectorAll("*")) {
    const texts = [...element.childNodes].filter((node) => node.nodeType === 3);
    if (!texts.some((node) => node.textContent.trim()) || !element.checkVisibility()) continue;
    if (element.disabled || element.matches(".skip, option")) continue;
    const under = behind(element);
    const one = light(over(parts(getComputedStyle(element).color), under));
    const other = light(under);
    const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (contrast < 4.5) low.push(element.textContent.slice(0, 20) + " " + contrast.toFixed(2));
  }
  return low;
}
"""


@pytest.mark.parametrize("width", [390, 320])
def test_a_phone_needs_no_sideways_scrolling(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.locator("#p1 [data-label=industry]").click()
    page.locator("#p0 .edit").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_print_shows_text_and_tags_and_no_controls(page):
    page.emulate_media(media="print")
    assert page.locator("#p0 .text").is_visible()
    assert page.locator("#p0 .tag").first.is_visible()
    for control in ("#search", "#download", "#p0 .edit", "#language"):
        assert not page.locator(control).is_visible(), control


def test_where_the_browser_keeps_nothing_it_is_reported(browser, path):
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no') }})"
    )
    page.goto(path.as_uri())
    page.locator("#p0 .confirm").click()
    assert "不能保存" in page.locator("#kept").inner_text()
    assert len(downloaded(page)[1]) == 1
    context.close()


def test_a_page_that_was_not_explained_says_so(browser, taggings, tmp_path):
    path = tmp_path / "页.html"
    with path.open("wb") as file:
        writer = HtmlPageWriter(file)
        writer.add([replace(one, evidence=(), similar=()) for one in taggings])
        writer.close()
    page = browser.new_page()
    page.goto(path.as_uri())
    assert "--explain" in page.locator("#unexplained").inner_text()
    assert page.locator("[data-label]:is(button)").count() == 0
    page.close()
