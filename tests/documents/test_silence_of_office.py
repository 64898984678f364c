"""Nothing of an office file or a mail is lost: it is text, or left out by a rule."""

from books import cells, xlsx
from hypothesis import given, settings
from hypothesis import strategies as st
from mails import attached, mail, several, text, within
from odts import h, items, list_style, odt, p, style
from ofds import package as ofd
from ofds import text as placed
from test_silence import BODY, lost, said


def rtf(content):
    return "".join(f"\\u{ord(c) - 0x10000 * (ord(c) > 0x7FFF)}?" for c in content)


IN_RTF = [
    lambda text: f"\\pard {text}\\par ",
    lambda text: f"{{\\b {text}}}\\par ",
    lambda text: f"{{\\v {text}}}\\par ",
    lambda text: f"{{\\header {text}\\par}}",
    lambda text: f"{{\\footer {text}}}",
    lambda text: f"x{{\\footnote {text}}}\\par ",
    lambda text: f"{{\\*\\annotation {text}}}",
    lambda text: f"{{\\listtext {text}\\tab}}x\\par ",
    lambda text: f"{{\\shp{{\\*\\shpinst{{\\shptxt {text}\\par}}}}}}",
    lambda text: f"{{\\field{{\\*\\fldinst TOC}}{{\\fldrslt {text}\\par}}}}",
    lambda text: f"{{\\field{{\\*\\fldinst HYPERLINK}}{{\\fldrslt {text}}}}}\\par ",
    lambda text: f"\\trowd\\cellx1\\clvmrg\\cellx2\\pard\\intbl {text}\\cell {text}\\cell\\row ",
    lambda text: f"\\pard\\intbl {text}\\par\\pard ",
    lambda text: f"{{{{{{{text}",
    lambda text: f"{text}\\line {text}\\page ",
]


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(IN_RTF), max_size=8))
def test_every_text_of_rtf_is_somewhere(kinds):
    texts = [said(number) for number in range(len(kinds))]
    body = "".join(kind(rtf(text)) for kind, text in zip(kinds, texts, strict=True))
    data = f"{{\\rtf1\\ansi {rtf(BODY)}\\par {body}\\par}}".encode()
    assert lost(data, "a.rtf", BODY + "，".join(texts)) == []


def element(name):
    return lambda text: f"<text:{name}>{text}</text:{name}>"


IN_ODT = [
    p,
    h,
    lambda text: h(text, 12),
    lambda text: p(f"<text:span text:style-name='H'>{text}</text:span>"),
    lambda text: p(text, "H"),
    lambda text: items(p(text), style="L"),
    lambda text: items(items(h(text, 2), p(text)), style="L"),
    lambda text: element("table-of-content")(element("index-body")(p(text))),
    lambda text: f"<text:section text:display='none'>{p(text)}</text:section>",
    lambda text: p(f"x<text:note><text:note-body>{p(text)}</text:note-body></text:note>"),
    lambda text: p(f"<office:annotation>{p(text)}</office:annotation>"),
    lambda text: p(f"<draw:frame><draw:text-box>{p(text)}</draw:text-box></draw:frame>"),
    lambda text: f"<draw:custom-shape>{p(text)}</draw:custom-shape>",
    lambda text: p(f"<text:hidden-text text:string-value='{text}'/>"),
    lambda text: p(f"<text:ruby><text:ruby-base>{text}</text:ruby-base></text:ruby>"),
    lambda text: p(f"<text:unheard-of>{text}</text:unheard-of>"),
    lambda text: f"<unheard-of>{p(text)}</unheard-of>",
    lambda text: (
        f"<table:table><table:table-row><table:table-cell>{p(text)}</table:table-cell>"
        f"<table:covered-table-cell>{p(text)}</table:covered-table-cell></table:table-row>"
        "</table:table>"
    ),
]
STYLES = style("H", text='text:display="none"')
STYLES += style("H", "text", text='text:display="none"') + list_style("L", ("1", "", "."))


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(IN_ODT), max_size=8))
def test_every_text_of_an_opendocument_text_is_somewhere(kinds):
    texts = [said(number) for number in range(len(kinds))]
    body = "".join(kind(text) for kind, text in zip(kinds, texts, strict=True))
    data = odt(p(BODY) + body, styles=STYLES)
    assert lost(data, "a.odt", BODY + "，".join(texts)) == []


IN_MAILS = [
    text,
    lambda content: text(f"<p>{content}</p>", "html"),
    lambda content: attached("a.txt", content.encode()),
    lambda content: attached(f"{content}.txt", BODY.encode()),
    lambda content: within(mail(text(BODY), subject=content)),
    lambda content: within(mail(text(content))),
    lambda content: several(text(content), text(content, "html"), kind="alternative", boundary="x"),
    lambda content: several(text(content), attached("b.md", content.encode()), boundary="y"),
]


@settings(deadline=None, max_examples=100)
@given(st.lists(st.sampled_from(IN_MAILS), max_size=6))
def test_every_text_of_a_mail_is_somewhere(kinds):
    texts = [said(number) for number in range(len(kinds))]
    parts = [kind(content) for content, kind in zip(texts, kinds, strict=True)]
    data = mail(text(BODY), *parts, subject=said(99))
    assert lost(data, "a.eml", BODY + "，".join([*texts, said(99)])) == []


ROWS = st.lists(st.lists(st.none() | st.integers(0, 99), max_size=4), max_size=6)


@settings(deadline=None, max_examples=12)
@given(st.lists(ROWS, max_size=2), st.booleans())
def test_every_cell_of_a_workbook_is_somewhere(sheets, hidden):
    written = {
        f"表{at}": cells(*[[None if cell is None else said(cell) for cell in row] for row in rows])
        for at, rows in enumerate(sheets)
    }
    numbers = {cell for rows in sheets for row in rows for cell in row if cell is not None}
    first = {"正": cells(("正文", "村"), (BODY, "甲"))}
    data = xlsx({**first, **written}, hidden=["表0"] if hidden else [])
    assert lost(data, "a.xlsx", BODY + "，".join(map(said, numbers)), records=True) == []


PLACES = st.tuples(
    st.integers(20, 120), st.integers(20, 280), st.integers(3, 9), st.integers(0, 99)
)


@settings(deadline=None, max_examples=20)
@given(st.lists(PLACES, max_size=12))
def test_every_text_of_an_ofd_is_somewhere(places):
    objects = "".join(placed(x, y, said(number), size) for x, y, size, number in places)
    data = ofd(placed(25, 40, BODY), objects)
    assert lost(data, "a.ofd", BODY + "，".join(said(place[3]) for place in places)) == []
