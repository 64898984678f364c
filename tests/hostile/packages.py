"""Word documents and web archives: broken archives, bombs, loops, levels, nested parts."""

from __future__ import annotations

import base64
import io
import struct
import zipfile

from documents.packages import (
    USUAL,
    archive,
    document,
    level,
    numbered,
    package,
    paragraph,
    related,
    relations,
    run,
    style,
)
from hostile.case import REFUSED, TAGGED, Case, P, named

BODY = paragraph(P) * 2
_LAUGHS = "".join(f"<!ENTITY l{n + 1} '" + f"&l{n};" * 10 + "'>" for n in range(9))
_DTD = f'<!DOCTYPE w [<!ENTITY l0 "产业">{_LAUGHS}]>'
_PICTURE = {"word/media/a.png": bytes(120 * 2**20)}
_DELETED = '<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>'


def _main(body: str, head: str = "") -> bytes:
    return package(main=document(body, head=head))


def _patched(at_central: int, new: bytes, at_local: int | None = None) -> bytes:
    """Return a package with bytes of the main part's entries replaced."""
    data = bytearray(package(BODY))
    name = b"word/document.xml"
    central = data.rindex(name, 0, data.rindex(b"PK\5\6")) - 46
    data[central + at_central : central + at_central + len(new)] = new
    if at_local is not None:
        local = data.index(name) - 30
        data[local + at_local : local + at_local + len(new)] = new
    return bytes(data)


def _entries(count: int) -> bytes:
    """Return an archive whose directory lists one entry so often."""
    data = archive({"a": "x"})
    start, end = data.rindex(b"PK\1\2"), data.rindex(b"PK\5\6")
    directory = data[start:end] * count
    sizes = (count, count, len(directory), start)
    return b"".join(
        (
            data[:start],
            directory,
            struct.pack("<IQHHIIQQQQ", 0x06064B50, 44, 45, 45, 0, 0, *sizes),
            struct.pack("<IIQI", 0x07064B50, 0, start + len(directory), 1),
            struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 0xFFFF, 0xFFFF, 2**32 - 1, 2**32 - 1, 0),
        )
    )


def _large_parts() -> bytes:
    """Return a document with three parts of three million pieces each."""
    pieces = "<w:p/>" * 2_900_000
    further = related("styles", "styles.xml") + related("numbering", "numbering.xml", number=2)
    part = f'<w:styles xmlns:w="{USUAL}">{pieces}</w:styles>'
    parts = {"word/styles.xml": part, "word/numbering.xml": part}
    return package(BODY + pieces, further=further, parts=parts)


def _twice() -> bytes:
    buffer = io.BytesIO(package(BODY))
    with zipfile.ZipFile(buffer, "a") as file:
        file.writestr("word/./document.xml", document(paragraph("第二个")))
    return buffer.getvalue()


def _listed(levels: str, at: object = 0) -> bytes:
    return package(paragraph(P, numbered(at)) * 2, numbering=levels)


def _table(*rows: list[str]) -> str:
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def _nested(tags: str, depth: int) -> str:
    names = tags.split()
    return (
        "".join(f"<w:{t}>" for t in names) * depth
        + BODY
        + "".join(f"</w:{t}>" for t in reversed(names)) * depth
    )


ARCHIVES = named(
    ".docx",
    [
        ("whole", package(BODY), 2),
        ("half of it", package(BODY)[:400], REFUSED),
        ("without its end", package(BODY)[:-10], REFUSED),
        ("with flipped bytes", package(BODY).replace(b"document", b"documenu", 1)),
        ("with data that were changed", _patched(16, b"\0\0\0\0", 14), REFUSED),
        ("behind other bytes", b"PKjunk" * 100 + package(BODY)),
        ("a size that is a lie", _patched(24, struct.pack("<I", 100), 22)),
        ("a size of 4 GB", _patched(24, b"\xfe\xff\xff\xff", 22), REFUSED),
        ("marked as encrypted", _patched(8, b"\x01\0", 6), REFUSED),
        ("packed in an unknown way", _patched(10, b"\x63\0", 8), REFUSED),
        ("an entry at no place", _patched(42, b"\xff\xff\xff\x7f"), REFUSED),
        ("the main part twice", _twice),
        ("names that lead outside", package(BODY, parts={"../../x": "x", "/etc/x": "x"}), 2),
        ("a name of 60,000 signs", package(BODY, parts={"word/" + "a" * 60_000: "x"}), 2),
        ("a document in the document", lambda: package(BODY, parts={"word/a.docx": package(BODY)})),
        (
            "20,000 parts",
            lambda: package(BODY, parts={f"word/x{n}.xml": "" for n in range(20_000)}),
        ),
        ("a picture of 120 MB", lambda: package(BODY, parts=_PICTURE)),
        ("a main part of 150 MB", lambda: _main(paragraph("镇" * 50_000_000)), "too large"),
        ("a main part of 100 MB", lambda: _main(paragraph("镇" * 33_000_000)), REFUSED),
        ("no relations", archive({"word/document.xml": document(BODY)}), 2),
        ("no main part", archive({"word/styles.xml": "<a/>"}), REFUSED),
        ("an empty archive", archive({}), REFUSED),
        ("only folders", archive({"word/": ""}), REFUSED),
        ("2,000,000 entries that are one", lambda: _entries(2_000_000), "too many"),
    ],
)

PARTS = named(
    ".docx",
    [
        ("entities that laugh", _main(paragraph("&l9;"), _DTD)),
        ("entities that laugh in an attribute", _main(paragraph(P, '<w:pStyle w:val="&l9;"/>'), _DTD)),
        ("one long entity, often", _main(paragraph("&a;" * 50_000), "<!DOCTYPE w [<!ENTITY a '" + "镇" * 50_000 + "'>]>")),
        ("an entity that is a file", _main(paragraph(P + "&x;"), '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>')),
        ("a definition from outside", _main(BODY, '<!DOCTYPE w SYSTEM "file:///dev/zero">')),
        ("a parameter entity", _main(BODY, '<!DOCTYPE w [<!ENTITY % a SYSTEM "file:///dev/zero"> %a;]>')),
        ("entities in styles", package(BODY, parts={"word/styles.xml": f'{_DTD}<w:styles xmlns:w="{USUAL}">&l9;</w:styles>'}, further=related("styles", "styles.xml"))),
        ("entities in relations", archive({"_rels/.rels": _DTD + relations(related("officeDocument", "&l9;")), "word/document.xml": document(BODY)})),
        ("a relation to nothing", package(BODY, further=related("image", "nope.xml")), 2),
        ("a relation to itself", package(BODY, further=related("styles", "document.xml"))),
        ("a relation to the outside", package(BODY, further=related("styles", "file:///dev/zero", "External"))),
        ("a relation out of the archive", package(BODY, further=related("footnotes", "../../../../etc/passwd"))),
        ("a relation without a target", package(BODY, further='<Relationship Id="x" Type="a/b"/>'), 2),
        ("styles that are no XML", package(BODY, parts={"word/styles.xml": "junk"}, further=related("styles", "styles.xml"))),
        ("a main part that is no XML", package(main="junk"), REFUSED),
        ("an empty main part", package(main=" "), REFUSED),
        ("a main part without a body", package(main=f'<w:document xmlns:w="{USUAL}"/>'), REFUSED),
        ("a main part cut off", package(main=document(BODY)[:-30]), REFUSED),
        ("a main part in GBK", package(main=document(BODY, head='<?xml version="1.0" encoding="GBK"?>').encode("gbk"))),
        ("a main part in UTF-16", package(main=document(BODY).encode("utf-16"))),
        ("an encoding that is none", package(main=document(BODY, head='<?xml version="1.0" encoding="zip"?>'))),
        ("nul as an entity", _main(paragraph("前&#0;后") + BODY)),
        ("half a pair as an entity", _main(paragraph("前&#xD800;后") + BODY)),
        ("bidi and control signs", _main(paragraph("今年\u202e增收\u2066\u200b。") + BODY), 2 + 1),
        ("another namespace", package(main=document(BODY, "http://example/none"))),
        ("alternate contents in each other", _main("<mc:AlternateContent><mc:Choice>" * 300 + BODY + "</mc:Choice></mc:AlternateContent>" * 300)),
        ("only pictures", _main("<w:p><w:r><w:drawing/></w:r></w:p>"), REFUSED),
        ("comments and instructions", _main("<!--x--><?x y?>" * 50_000 + BODY), 2),
    ],
)  # fmt: skip

LOOPS = named(
    ".docx",
    [
        ("styles in a ring", package(paragraph(P, '<w:pStyle w:val="a"/>') * 2000, styles=style("a", based="b") + style("b", based="a"))),
        ("a style based on itself", package(paragraph(P, '<w:pStyle w:val="a"/>'), styles=style("a", based="a")), 1),
        ("20,000 styles in a chain", package(paragraph(P, '<w:pStyle w:val="s0"/>') * 500, styles="".join(style(f"s{n}", based=f"s{n + 1}") for n in range(20_000)))),
        ("list styles in a ring", _listed('<w:numStyleLink w:val="a"/><w:styleLink w:val="a"/>')),
        *((f"list level {at}", _listed(level(at, "decimal", "%1."), at)) for at in (-1_000_000_000, 9, 10**9, "x", "")),
        *((f"a list that begins at {start}", _listed(level(0, form, "%1.", start=start))) for start, form in
          ((-5, "ideographDigital"), (10**30, "decimal"), ("9" * 5000, "chineseCounting"), (10**9, "upperRoman"), (10**9, "lowerLetter"), ("x", "decimal"), (0, "decimalEnclosedCircle"))),
        ("a label of 500,000 numbers", _listed(level(0, "decimal", "%1" * 500_000))),
        ("a label of unknown levels", _listed(level(0, "decimal", "%0%10%99%"))),
        ("a format that is none", _listed(level(0, "bogus", "%1.")), 2),
        ("tables in tables, 200 deep", _main(_nested("tbl tr tc", 200))),
        ("tables in tables, 100,000 deep", lambda: _main(_nested("tbl tr tc", 100_000))),
        ("text boxes in each other", _main("<w:p><w:r><w:pict><w:txbxContent>" * 60 + BODY + "</w:txbxContent></w:pict></w:r></w:p>" * 60)),
        ("insertions in each other", _main("<w:p>" + "<w:ins>" * 200 + run(P) + "</w:ins>" * 200 + "</w:p>")),
        ("fields in each other", _main("<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 20_000 + run(P) + "</w:p>" + BODY)),
        ("fields that only end", _main("<w:p>" + '<w:r><w:fldChar w:fldCharType="end"/></w:r>' * 20_000 + run(P) + "</w:p>" + BODY)),
        ("spans of a billion cells", _main(f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/><w:vMerge/></w:tcPr>{BODY}</w:tc></w:tr></w:tbl>')),
        ("indents without measure", _main(paragraph(P, "<w:ind w:left='999999999999999999999' w:firstLine='x'/><w:outlineLvl w:val='-7'/>"))),
        ("sizes of type without measure", _main(paragraph(run(P, "<w:sz w:val='1e400'/>")) + BODY)),
        ("footnotes that name themselves", package(BODY + '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>', parts={"word/footnotes.xml": f'<w:footnotes xmlns:w="{USUAL}"><w:footnote w:id="1"><w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p></w:footnote></w:footnotes>'}, further=related("footnotes", "footnotes.xml"))),
    ],
)  # fmt: skip

SIZES = named(
    ".docx",
    [
        ("20 MB of empty paragraphs", lambda: _main(BODY + "<w:p/>" * 3_400_000)),
        ("100 MB of empty paragraphs", lambda: _main(BODY + "<w:p/>" * 17_000_000), REFUSED),
        ("300,000 runs in a paragraph", lambda: _main("<w:p>" + run("镇。") * 300_000 + "</w:p>")),
        ("100,000 paragraphs", lambda: _main(paragraph(P) * 100_000), REFUSED),
        ("20,000 paragraphs", lambda: _main(paragraph(P) * 20_000), 20_000),
        ("paragraph marks deleted", lambda: _main(paragraph("镇。", _DELETED) * 20_000 + BODY)),
        ("a row of 20,000 cells",
         lambda: _main("<w:tbl><w:tr>" + f"<w:tc>{BODY}</w:tc>" * 20_000 + "</w:tr></w:tbl>")),
        ("100,000 attributes", _main("<w:p " + " ".join(f"w:a{n}=''" for n in range(100_000)) + "/>" + BODY)),
        ("100,000 list definitions", lambda: package(BODY, parts={"word/numbering.xml": f'<w:numbering xmlns:w="{USUAL}">' + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="0"/></w:num>' for n in range(100_000)) + "</w:numbering>"}, further=related("numbering", "numbering.xml")), 2),
        ("a paragraph of 2 MB", lambda: _main(paragraph("镇" * 700_000)), "too long"),
        ("100,000 columns, and 100,000 rows of one cell", lambda: _main(BODY + _table(["甲"] * 100_000, *[["子丑寅卯辰巳午"]] * 100_000)), "too many paragraphs"),
        ("three parts of 3,000,000 pieces", _large_parts),
        ("tabs and breaks", lambda: _main("<w:p>" + "<w:r><w:tab/><w:br/></w:r>" * 100_000 + "</w:p>" + BODY)),
    ],
)  # fmt: skip


def _mail(kind: str, body: str | bytes, more: str = "") -> bytes:
    data = body if isinstance(body, bytes) else body.encode()
    return f"MIME-Version: 1.0\nContent-Type: {kind}\n{more}\n".encode() + data


def _parts(count: int, part: str) -> bytes:
    return _mail('multipart/related; boundary="b"', f"--b\n{part}\n" * count + "--b--\n")


def _within(depth: int) -> bytes:
    data = _mail("text/html", f"<p>{P}")
    for number in range(depth):
        data = _mail(f"multipart/mixed; boundary=b{number}", f"--b{number}\n".encode() + data)
    return data


_HTML_PART = f"Content-Type: text/html\n\n<p>{P}"
WEB = named(
    ".mht",
    [
        ("a page", _parts(1, _HTML_PART), 1),
        ("10 pages", _parts(10, _HTML_PART), 1),
        ("100,000 parts", lambda: _parts(100_000, "Content-Type: text/css\n\nx"), REFUSED),
        ("parts nested 4 deep", _within(4), 1),
        ("parts nested 1,000 deep", _within(1_000), REFUSED),
        ("a boundary that never comes", _mail("multipart/related; boundary=zzz", P)),
        ("a boundary of nothing", _mail('multipart/related; boundary=""', P)),
        ("a boundary like a pattern", _mail('multipart/related; boundary="(a+)+$"', "--(a+)+$\n" + _HTML_PART)),
        ("a boundary of 10,000 signs", _mail("multipart/related; boundary=" + "b" * 10_000, P)),
        ("base64 that is none", _mail("text/html", "!!!" * 10_000, "Content-Transfer-Encoding: base64\n")),
        ("base64 cut off", _mail("text/html", base64.b64encode(f"<p>{P}".encode())[:-3], "Content-Transfer-Encoding: base64\n")),
        ("quoted signs cut off", _mail("text/html", "=E4=B9=" * 10_000 + "=", "Content-Transfer-Encoding: quoted-printable\n")),
        ("an encoding that is none", _mail("text/html; charset=zip", f"<p>{P}"), 1),
        ("a header of 1 MB", _mail("text/html", f"<p>{P}", "X: " + "a" * 1_000_000 + "\n")),
        ("100,000 header lines", _mail("text/html", f"<p>{P}", "X: a\n" * 100_000)),
        ("words of other encodings", _mail("text/html", f"<p>{P}", "Subject: " + "=?zip?B?AAAA?= " * 5_000 + "\n")),
        ("a mail within a mail", _mail("message/rfc822", _mail("message/rfc822", _mail("text/html", f"<p>{P}")))),
        ("a name that leads outside", _mail("text/html; name=../../etc/passwd", f"<p>{P}"), 1),
        ("no page", _parts(1, "Content-Type: image/png\n\nx"), REFUSED),
        ("nothing but a header", b"MIME-Version: 1.0\nContent-Type: text/html\n", REFUSED),
        ("a plain text", _mail("text/plain; charset=gbk", P.encode("gbk")), TAGGED),
    ],
)  # fmt: skip

CASES: list[Case] = [*ARCHIVES, *PARTS, *LOOPS, *SIZES, *WEB]
