"""PDFs are opened in a process of its own, under limits: no file exhausts or ends the product."""

import os
from dataclasses import replace

import pytest

from pdfs import Page, column, file, lines, pdf, stream, text
from wuzhen import child_process
from wuzhen.documents import limits as limits_of_wuzhen
from wuzhen.documents import read_bytes
from wuzhen.documents.readers import pdf_process
from wuzhen.errors import WuzhenError
from wuzhen.pdfium import __main__ as child

WORDS = ["全镇种植高山茶叶2600亩，新建初制加工厂3座，统一品牌和包装，茶农户均增收4100元。"] * 3
SOUND = pdf(Page(list(column(lines(WORDS, 30), 80, 780))))
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
LINE = b"BT /F1 12 Tf 72 700 Td (The town built one hundred greenhouses this year.) Tj ET\n"
MB = 2**20


def page(content, resources=b"/Font<</F1 3 0 R>>", box=b"0 0 612 792", times=1, **more):
    """Return a file of one page that draws this content so many times."""
    return file(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Count 1/Kids[10 0 R]>>",
            3: FONT,
            4: content,
            10: b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents[%s]/Resources<<%s>>>>"
            % (box, b"4 0 R " * times, resources),
            **{int(name[1:]): body for name, body in more.items()},
        }
    )


def named(times, content=LINE):
    """Return a file that names one page so many times."""
    return file(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Count %d/Kids[%s]>>" % (times, b"10 0 R " * times),
            3: FONT,
            4: stream(content, compress=True),
            10: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
            b"/Resources<</Font<</F1 3 0 R>>>>>>",
        }
    )


def forms(depth, fan):
    """Return a file whose page draws a form that draws forms, and so on."""
    more = {}
    for level in range(depth):
        content = b"/X Do " * fan if level + 1 < depth else LINE * 40
        inner = b"/XObject<</X %d 0 R>>/Font<</F1 3 0 R>>" % (21 + level)
        more[f"_{20 + level}"] = stream(
            content, b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<<%s>>" % inner
        )
    return page(stream(b"/X Do"), b"/XObject<</X 20 0 R>>/Font<</F1 3 0 R>>", **more)


BOMBS = {
    "graphics states": lambda: page(stream(b"q " * 8_000_000, compress=True)),
    "strings": lambda: page(
        stream(b"BT /F1 12 Tf " + b"(aaaaaaaaaaaaaaaa)Tj " * 600_000, compress=True)
    ),
}
ODD = {
    "contents named often": lambda: page(stream(LINE * 40), times=200_000),
    "a page tree that holds itself": lambda: file(
        {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Count 2/Kids[2 0 R 2 0 R]>>"}
    ),
    "a count that lies": lambda: file(
        {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Count 2147483647/Kids[]>>"}
    ),
    "a form that draws itself": lambda: page(
        stream(b"/X Do"),
        b"/XObject<</X 20 0 R>>",
        _20=stream(b"/X Do", b"/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 20 0 R>>>>"),
    ),
    "a matrix without numbers": lambda: page(stream(b"1e38 1e38 1e38 1e38 1e38 1e38 cm " + LINE)),
    "type of no size": lambda: page(stream(LINE.replace(b"12 Tf", b"0 Tf"))),
    "type of any size": lambda: page(stream(LINE.replace(b"12 Tf", b"1e30 Tf"))),
    "text off the page": lambda: page(stream(LINE.replace(b"72 700", b"99999999 9"))),
    "a page without end": lambda: page(stream(LINE), box=b"0 0 1e30 1e30"),
    "a page without size": lambda: page(stream(LINE), box=b"a b c d"),
    "half a character": lambda: SOUND.replace(b"UniGB-UCS2-H", b"Identity-H  "),
    "nothing": lambda: b"%PDF-1.7\n",
}


@pytest.fixture
def limits(monkeypatch):
    """Set limits of the process for one test."""

    def change(**limit):
        for name, most in limit.items():
            monkeypatch.setitem(pdf_process._LIMITS, name, most)
        pdf_process._stop()

    yield change
    monkeypatch.undo()
    pdf_process._stop()


def refused(data):
    with pytest.raises(WuzhenError) as caught:
        read_bytes(data, "a.pdf")
    assert str(caught.value).startswith("a.pdf: ")
    return caught.value.what


class TestMemory:
    def test_forms_that_hold_forms(self):
        assert refused(forms(8, 10)) == "this PDF is damaged, or needs too much memory"

    @pytest.mark.parametrize("name", BOMBS)
    def test_small_files_that_unpack_to_much(self, name, limits):
        limits(memory=400 * MB)
        assert refused(BOMBS[name]()) == "this PDF is damaged, or needs too much memory"

    def test_the_next_file_is_read(self, limits):
        limits(memory=300 * MB)
        refused(forms(8, 10))
        assert len(read_bytes(SOUND, "b.pdf").paragraphs) == 3


class TestTime:
    def test_a_file_that_takes_too_long(self, limits):
        limits(seconds=1, pages=10**6, glyphs=10**9, runs=10**9)
        assert refused(named(9_000, LINE * 200)) == "this PDF takes too long to read"


class TestSize:
    def test_a_page_named_often(self):
        assert refused(named(20_000)) == "this PDF has too many pages"

    def test_pages_of_pages(self):
        many = {
            n: b"<</Type/Pages/Count %d/Kids[%s]>>" % (12 ** (8 - n), b"%d 0 R " % (n + 1) * 12)
            for n in range(2, 8)
        }
        leaf = b"<</Type/Page/Parent 7 0 R/MediaBox[0 0 612 792]/Contents 9 0 R>>"
        data = file({1: b"<</Type/Catalog/Pages 2 0 R>>", **many, 8: leaf, 9: stream(LINE)})
        assert refused(data) in ("this PDF has too many pages", "this PDF is damaged")

    def test_a_page_of_too_many_characters(self):
        rows = b"".join(
            b"BT /F1 1 Tf 9 %d Td (%s) Tj ET\n" % (780 - n % 770, b"greenhouse " * 60)
            for n in range(100)
        )
        assert refused(page(stream(rows))) == "a page of this PDF holds too much text"

    @pytest.mark.parametrize("limit", ["glyphs", "runs"])
    def test_too_much_text_in_all(self, limit, limits):
        limits(**{limit: 2})
        assert refused(SOUND) == "this PDF holds too much text"

    def test_a_file_that_is_too_large(self, monkeypatch):
        small = replace(limits_of_wuzhen.PDF_BYTES, most=1000)
        monkeypatch.setattr(limits_of_wuzhen, "PDF_BYTES", small)
        assert refused(SOUND) == "this PDF is too large"


class TestTheProcess:
    def test_it_is_started_once(self):
        read_bytes(SOUND, "a.pdf")
        first = pdf_process._running[os.getpid()].pid
        read_bytes(SOUND, "b.pdf")
        assert pdf_process._running[os.getpid()].pid == first

    def test_it_ends_when_nobody_asks_any_more(self):
        read_bytes(SOUND, "a.pdf")
        assert pdf_process._stop() == 0
        assert pdf_process._running == {}

    def test_one_that_was_killed_is_replaced(self):
        read_bytes(SOUND, "a.pdf")
        pdf_process._running[os.getpid()].kill()
        refused(SOUND)
        assert len(read_bytes(SOUND, "b.pdf").paragraphs) == 3

    def test_an_answer_that_nobody_waits_for_is_no_answer_to_the_next(self, monkeypatch):
        def interrupted(process, data):
            process.stdin.write(len(data).to_bytes(8, "big") + data)
            process.stdin.flush()
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr(pdf_process, "_answers", interrupted)
            with pytest.raises(KeyboardInterrupt):
                read_bytes(named(3), "a.pdf")
        assert len(read_bytes(SOUND, "b.pdf").paragraphs) == 3

    def test_a_clock_ends_it_too(self, monkeypatch, limits):
        limits(pages=10**6, glyphs=10**9, runs=10**9)
        monkeypatch.setattr(pdf_process, "PATIENCE", 0.01)
        assert refused(named(9_000, LINE * 200)) == "this PDF takes too long to read"

    def test_it_says_so_where_it_cannot_start(self, monkeypatch, limits):
        limits()
        monkeypatch.setattr("sys.executable", "/nowhere/python")
        assert refused(SOUND) == "cannot start the process that opens PDFs"

    def test_it_works_without_limits_where_the_system_has_none(self, monkeypatch):
        monkeypatch.setattr(child_process, "resource", None)
        child_process.limit("RLIMIT_AS", 1)
        child_process.limit_time_from_now(1)
        limits = dict.fromkeys(pdf_process._LIMITS, 10**9)
        assert list(child._answers(SOUND, limits))[-1] == {"end": True}


class TestOddFiles:
    @pytest.mark.parametrize("name", ODD)
    def test_they_are_read_or_refused_in_one_line(self, name):
        try:
            found = read_bytes(ODD[name](), "a.pdf").paragraphs
        except WuzhenError as error:
            found = str(error).splitlines()
        assert len(found) == 1 or name == "half a character"

    def test_rules_without_end_are_no_table(self):
        rules = [f"0 {y} m 1e30 {y} l S {y} 0 m {y} 1e30 l S" for y in range(100, 700, 7)]
        marks = [*column(lines(WORDS, 30), 80, 780), *rules, text(80, 60, "茶香满山。")]
        assert len(read_bytes(pdf(Page(marks)), "a.pdf").paragraphs) >= 4
