"""Markdown and web pages: what is never closed, what is nested, what would run in a browser."""

from __future__ import annotations

from hostile.case import REFUSED, TAGGED, Case, P, named

_PAGE = f"<!doctype html><html><body><h1>关于乡村振兴的报告</h1><p>{P}</p>"


def _md(text: str) -> str:
    return f"# 报告\n\n{P}\n\n{text}\n\n{P}\n"


def _page(body: str) -> str:
    return f"{_PAGE}{body}<p>{P}"


def _charset(name: str, data: bytes) -> bytes:
    return f'<html><meta charset="{name}"><p>'.encode() + data


_COMMENT = f'<aml:annotation w:type="Word.Comment"><aml:content>{P}</aml:content></aml:annotation>'


def _p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def _word(body: str) -> str:
    names = (
        'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" '
        'xmlns:aml="http://schemas.microsoft.com/aml/2001/core"'
    )
    return f"<w:wordDocument {names}><w:body>{body}</w:body></w:wordDocument>"


MARKDOWN = named(
    ".md",
    [
        ("comments never closed", _md("<!--x\n" * 40_000)),
        ("comments never closed on one line", _md("<!--" * 24_000)),
        ("a heading of spaces", f"# 标题{' ' * 60_000}x\n\n{P}"),
        ("a heading of number signs", f"# 标题{'#' * 60_000}x\n\n{P}"),
        ("a heading of tabs and wide spaces", "# 标题" + "\t\u3000" * 30_000 + f"#\n\n{P}"),
        ("bold never closed", _md("**产 " * 24_000)),
        ("emphasis of all kinds, never closed", _md("*_~`" * 24_000)),
        ("hidden signs", _md("**省" * 30_000)),
        ("brackets never closed", _md("[" * 90_000)),
        ("links never closed", _md("[](" * 30_000)),
        ("pictures in links in pictures", _md("[![" * 30_000)),
        ("brackets around brackets", _md("[" * 40_000 + "]" * 40_000)),
        ("quotes within quotes", _md(">" * 50_000 + P)),
        ("lists within lists", _md("".join(f"{'  ' * n}- {P}\n" for n in range(300)))),
        ("front matter never closed", "---\n" + "a: b\n" * 100_000 + P),
        ("front matter twice", f"---\na: b\n---\n---\n\n{P}"),
        ("a fence never closed", _md("```\n" + "代码\n" * 5_000)),
        ("fences of many lengths", _md("".join("`" * n + "\n" for n in range(3, 400)))),
        ("a table of many columns", _md("|甲" * 30_000 + "|\n" + "|-" * 30_000 + "|")),
        ("a table of nothing but bars", _md("|" * 90_000)),
        ("addresses", _md("[a]: http://example\n" * 20_000)),
        ("html never closed", _md("<b" * 40_000)),
        ("html nested", _md("<div>" * 20_000 + P)),
        ("code spans of all lengths", _md(" ".join("`" * n for n in range(1, 300)))),
        ("backslashes", _md("\\" * 90_000)),
        ("a data picture of 5 MB", lambda: _md(f"![图](data:image/png;base64,{'A' * 5_000_000})")),
        ("only marks", "# \n\n**\n\n---\n", REFUSED),
        ("underlines without a heading", "===\n---\n" * 5_000 + P),
    ],
)

NESTED = named(
    ".html",
    [
        *(
            (f"{tag} nested 100,000 deep", _page(f"<{tag}>" * 100_000))
            for tag in ("div", "b", "blockquote", "span class=nav", "ul><li", "header", "section")
        ),
        ("tables in tables", _page("<table><tr><td>甲<td>" * 5_000)),
        ("navigation in navigation", _page("<div class=nav>镇" * 10_000)),
        ("headers with headings", _page("<article>" + "<header><h1>a</h1>" * 20_000)),
        ("links with paragraphs", _page("<a href=x><p>产" * 50_000)),
        ("forms, lists and options", _page("<form><select><option>甲" * 20_000)),
        ("ends without beginnings", _page("</div>" * 200_000), 2),
        ("crossed tags", _page("<b><i></b></i>" * 50_000)),
        ("buttons in buttons", _page("<button>" * 50_000)),
    ],
)

PAGES = named(
    ".html",
    [
        ("scripts, styles and templates", _page(f"<script>{P}</script><style>{P}</style>"), 2),
        ("a script never closed", f"{_PAGE}<script>{P}", 1),
        ("a comment never closed", f"{_PAGE}<!-- {P}"),
        ("a text area never closed", f"{_PAGE}<textarea>{P}"),
        ("a title never closed", f"<html><title>{P}"),
        ("plain text to the end", f"{_PAGE}<plaintext>{P}<b>"),
        ("a section of character data", f"{_PAGE}<![CDATA[{P}]]><p>{P}"),
        ("entities that name nothing", _page("&#0;&#xD800;&#x110000;&#99999999999;&bogus;" + P)),
        ("entities without end", _page("&#" + "9" * 90_000 + ";")),
        ("100,000 attributes", _page("<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">")),
        ("an attribute of 10 MB", lambda: _page(f"<p style='{'x' * 10**7}'>")),
        ("styles without end", _page(f"<p style='{'display:none;' * 50_000}'>{P}")),
        ("a class of many names", _page(f"<p class='{'nav ' * 50_000}'>{P}")),
        ("a tag never closed", f"{_PAGE}<p {'a' * 100_000}"),
        ("less-than signs", _page("<" * 200_000)),
        ("processing instructions", _page("<?" * 100_000)),
        ("declarations", _page("<!doctype html>" * 50_000)),
        ("a picture in the page, 20 MB", lambda: _page(f"<img src='data:,{'A' * 20_000_000}'>"), 2),
        ("a script of 20 MB", lambda: _page(f"<script>{'x' * 20_000_000}</script>"), 2),
        ("a table of 100,000 cells", _page("<table>" + "<tr><td>甲<td>乙" * 50_000 + "</table>")),
        ("spans of a billion cells", _page("<table><tr><td rowspan=999999999 colspan=999999999>甲")),
        ("spans that are no numbers", _page(f"<table><tr><td colspan=-1 rowspan={'9' * 6000}>甲")),
        ("50 MB of text", lambda: _PAGE + f"<p>{P}</p>\n" * 450_000, REFUSED),
        ("50 MB of nothing", lambda: _PAGE + "<div></div>" * 4_700_000, REFUSED),
        ("30 MB of spaces", lambda: _page(" " * 30_000_000)),
        ("drawings and formulas", _page(f"<svg><foreignObject><p>{P}</svg><math><mtext>{P}</math>")),
        ("frames", f"<html><frameset><frame src='file:///etc/passwd'></frameset><p>{P}"),
        ("a file outside", _page("<iframe src='file:///etc/passwd'></iframe><img src='/dev/zero'>"), 2),
        ("entities as in XML", f'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>{_page("&x;")}'),
        ("nul in tags and text", _page(f"<p\0>\0{P}\0</p\0>")),
        ("nothing but a tag", "<html>", REFUSED),
    ],
)  # fmt: skip

CHARSETS = named(
    ".html",
    [
        *(
            (f"says that it is {name}", _charset(name, P.encode("gb18030")), TAGGED)
            for name in ("utf-16", "zip", "rot13", "idna", "bz2", "undefined", "mbcs", "x" * 5_000)
        ),
        ("says that it is punycode", _charset("punycode", b"\xe9" * 10 + b"a-" * 500_000)),
        ("says that it is unicode_escape", _charset("unicode_escape", b"\\ud800" + b"\xe9" * 99)),
        ("says two things", _charset("gbk", b'<meta charset="utf-8">' + P.encode()), TAGGED),
    ],
)

WORD_2003 = named(
    ".xml",
    [
        ("a paragraph", _word(_p(P)), 1),
        ("a body that never ends", _word(_p(P)).replace("</w:body></w:wordDocument>", ""), "damaged"),
        ("notes within notes, 100,000 deep", lambda: _word("<w:footnote>" * 100_000 + P), "damaged"),
        ("notes within notes, 80 deep", _word(_p(P) + "<w:footnote>" * 80 + _p(P) + "</w:footnote>" * 80), 1),
        ("notes within notes around 27 MB", lambda: _word(_p(P) + "<w:footnote>" * 120 + _p("镇" * 3_000_000) * 3 + "</w:footnote>" * 120), "too long"),
        ("heads within heads around 27 MB", lambda: _word(_p(P) + "<w:sectPr>" + "<w:hdr>" * 120 + _p("镇" * 3_000_000) * 3 + "</w:hdr>" * 120 + "</w:sectPr>"), "too long"),
        ("20,000 comments", lambda: _word(_p(P) + _COMMENT * 20_000), 1),
        ("numbers of no format", _word(f'<w:lists><w:listDef><w:nfc w:val="{"9" * 5_000}"/></w:listDef></w:lists>{_p(P)}'), 1),
        ("entities", f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>{_word(_p("&x;"))}', REFUSED),
        ("3,000,000 elements", lambda: _word("<w:r/>" * 3_000_000 + _p(P)), REFUSED),
    ],
)  # fmt: skip

OTHER_XML = named(
    ".xml",
    [
        ("nothing but its declaration", '<?xml version="1.0"?>'),
        ("a declaration that never ends", "<?xml " * 50_000),
        (
            "20,000 comments before its root",
            '<?xml version="1.0"?>' + "<!-- x -->" * 20_000 + "<a/>",
        ),
        ("UOF", f'<?xml version="1.0"?><uof:UOF>{P}</uof:UOF>', "not supported"),
    ],
)

CASES: list[Case] = [*MARKDOWN, *NESTED, *PAGES, *CHARSETS, *WORD_2003, *OTHER_XML]
