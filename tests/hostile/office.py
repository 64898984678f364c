"""Office files and mails: broken, bombs, nested without end, and what their libraries stumble on."""

from __future__ import annotations

import struct
import zlib
from functools import cache
from pathlib import Path

from documents import books, mails, odts, ofds
from documents.packages import archive
from hostile.case import REFUSED, TAGGED, Case, P, named

STORED = Path(__file__).parent.parent / "data/formats"
MIB = 2**20


@cache
def _stored(name: str) -> bytes:
    return (STORED / name).read_bytes()


def _changed(data: bytes, every: int, start: int = 0) -> bytes:
    """Return bytes of which one in so many is another."""
    changed = bytearray(data)
    for at in range(start, len(changed), every):
        changed[at] ^= 0x55
    return bytes(changed)


def _patched(name: str, at: int, value: int) -> bytes:
    data = bytearray(_stored(name))
    struct.pack_into("<I", data, at, value)
    return bytes(data)


def _rtf(body: str, head: str = "\\ansi\\ansicpg936") -> bytes:
    return f"{{\\rtf1{head} ".encode() + body.encode("gb18030") + b"}"


WORD = named(
    ".doc",
    [
        ("whole", lambda: _stored("desk.doc"), TAGGED),
        ("half of it", lambda: _stored("desk.doc")[:9_000], REFUSED),
        ("its header only", lambda: _stored("desk.doc")[:512], REFUSED),
        ("eight bytes", lambda: _stored("desk.doc")[:8], REFUSED),
        ("every 100th byte changed", lambda: _changed(_stored("desk.doc"), 100, 512)),
        ("every 1,000th byte changed", lambda: _changed(_stored("desk.doc"), 1_000, 512)),
        ("every 97th byte of the directory changed", lambda: _changed(_stored("desk.doc"), 97, 18_000)),
        ("a directory that begins nowhere", lambda: _patched("desk.doc", 48, 0xFFFFFFF0), REFUSED),
        ("a directory that begins far behind", lambda: _patched("desk.doc", 48, 0x7FFFFFFF)),
        ("a table that lists itself", lambda: _patched("desk.doc", 68, 0)),
        ("a table of 4 billion sectors", lambda: _patched("desk.doc", 44, 0xFFFFFFFF)),
        ("sectors of no size", lambda: _patched("desk.doc", 30, 0)),
        ("sectors of 32 KB", lambda: _patched("desk.doc", 30, 15)),
        ("with 20 MB behind it", lambda: _stored("desk.doc") + bytes(20 * MIB)),
        ("an OLE file of 20 MB of nothing", lambda: _stored("desk.doc")[:8] + bytes(20 * MIB), REFUSED),
        ("an OpenDocument text", lambda: _stored("report.odt"), TAGGED),
    ],
)  # fmt: skip

RTF = named(
    ".rtf",
    [
        ("a paragraph", _rtf(P + "\\par"), 1),
        ("nothing but its head", b"{\\rtf1", REFUSED),
        ("groups nested 1,000 deep", _rtf("{" * 1_000 + P + "\\par" + "}" * 1_000), 1),
        ("groups nested 3,000,000 deep", lambda: _rtf("{" * 3_000_000 + P), REFUSED),
        ("3,000,000 groups", lambda: _rtf("{}" * 3_000_000 + P), REFUSED),
        ("more ends than groups", _rtf("}" * 10_000 + P)),
        ("binary data of 4 GB", _rtf(P + "\\par\\bin4294967295 x"), 1),
        ("binary data of less than nothing", _rtf("\\bin-5 " + P + "\\par"), 1),
        ("characters of no number", _rtf("\\u99999999999?\\u-99999?\\u?" + P + "\\par")),
        ("skipping a billion", _rtf("\\uc1000000000\\u20135 " + P + "\\par")),
        ("halves of pairs", _rtf("\\uc0\\u55362\\u55362\\u57271 " + P + "\\par"), 1),
        ("a font of no number", _rtf("\\f99999999\\fs0\\fs-9\\fs99999999 " + P + "\\par"), 1),
        ("encodings that are none", _rtf(P + "\\par", "\\ansi\\ansicpg12345"), 1),
        ("half a character", b"{\\rtf1\\ansicpg936 \\'d6\\par " + P.encode("gbk") + b"\\par}", TAGGED),
        ("100,000 cells in a row", lambda: _rtf("\\trowd" + "\\intbl x\\cell" * 100_000 + "\\row " + P + "\\par")),
        ("100,000 rows", lambda: _rtf("\\trowd\\intbl x\\cell\\row" * 100_000 + "\\pard " + P + "\\par")),
        ("100,000 notes", lambda: _rtf("{\\footnote x}" * 100_000 + P + "\\par")),
        ("notes within notes", lambda: _rtf("{\\footnote x" * 1_500 + P)),
        ("boxes within each other in a note", lambda: _rtf("{\\footnote x" + "{\\shptxt x" * 900 + "镇" * 400_000)),
        ("boxes within boxes", lambda: _rtf("{\\shptxt x" * 1_500 + P)),
        ("50,000 fields that are not ended", lambda: _rtf("{\\field{\\*\\fldinst TOC}{\\fldrslt " * 900 + P)),
        ("a picture of 20 MB", lambda: _rtf("{\\pict " + "00" * 10 * MIB + "}" + P + "\\par"), 1),
        ("a paragraph of 2 MB", lambda: _rtf(P * 20_000), "too long"),
        ("2,000,000 words that mean nothing", lambda: _rtf("\\abc " * 2_000_000 + P + "\\par"), 1),
        ("100,000 styles", lambda: _rtf("{\\stylesheet" + "".join(f"{{\\s{n} a;}}" for n in range(100_000)) + "}" + P + "\\par"), 1),
        ("controls and bidi signs", _rtf("\\u8238?\\u0?\\u7?" + P + "\\par"), 1),
    ],
)  # fmt: skip

_DTD = "<!DOCTYPE a [<!ENTITY b 'bbbbbbbbbb'><!ENTITY c '" + "&b;" * 1_000 + "'>]>"
_DEEP = 2_000
_NOTE = "<text:note><text:note-body>%s</text:note-body></text:note>"


def _formulas(signs: int, count: int) -> bytes:
    """Return a text with a formula of so many signs, so often."""
    formula = f'<math xmlns="http://www.w3.org/1998/Math/MathML">{"<mi/>" * signs}</math>'
    place = 'xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="./Object"'
    shown = odts.p(f"<draw:frame><draw:object {place}/></draw:frame>")
    return odts.odt(odts.p(P) + shown * count, parts={"Object/content.xml": formula})


ODT = named(
    ".odt",
    [
        ("a paragraph", odts.odt(odts.p(P)), 1),
        ("half of it", odts.odt(odts.p(P))[:300], REFUSED),
        ("no content", archive({"mimetype": odts.MIMETYPE, "content.xml": ""}), REFUSED),
        ("another kind in it", archive({"mimetype": odts.MIMETYPE, "content.xml": "<a/>"}), REFUSED),
        ("entities that laugh", odts.odt(main=_DTD + odts.content(odts.p("&c;" * 1_000))), REFUSED),
        ("a main part of 140 MB", lambda: odts.odt(odts.p("镇" * 50_000_000)), "too large"),
        ("spans nested deep", lambda: odts.odt(odts.p("<text:span>" * _DEEP + P + "</text:span>" * _DEEP))),
        ("lists nested deep", lambda: odts.odt("<text:list><text:list-item>" * _DEEP + odts.p(P) + "</text:list-item></text:list>" * _DEEP)),
        ("lists nested 100 deep", odts.odt("<text:list><text:list-item>" * 100 + odts.p(P) + "</text:list-item></text:list>" * 100), 1),
        ("tables nested 60 deep", odts.odt("<table:table><table:table-row><table:table-cell>" * 60 + odts.p(P) + "</table:table-cell></table:table-row></table:table>" * 60)),
        ("a billion spaces", odts.odt(odts.p(f"{P}<text:s text:c='1000000000'/>")), 1),
        ("cells repeated a billion times", odts.odt(f"<table:table><table:table-row table:number-rows-repeated='1000000000'><table:table-cell table:number-columns-repeated='1000000000'>{odts.p(P)}</table:table-cell></table:table-row></table:table>"), 1),
        ("50,000 styles in a chain", lambda: odts.odt(odts.p(P, "s49999"), styles="".join(odts.style(f"s{n}", parent=f"s{n - 1}") for n in range(50_000)))),
        ("a list that counts from a billion", odts.odt(f"<text:list text:style-name='L'><text:list-item text:start-value='1000000000'>{odts.p(P)}</text:list-item></text:list>", styles=odts.list_style("L", ("一, 二, 三, ...", "", "、")))),
        ("20,000 lists that start anew", lambda: odts.odt(odts.items(odts.p(P)) + "".join(f"<text:list><text:list-item text:start-value='{n}'>{odts.p('x')}</text:list-item></text:list>" for n in range(20_000)))),
        ("levels of no number", odts.odt(odts.h(P, "x") + odts.h(P, "-1") + odts.h(P, "99999999999"))),
        ("100,000 paragraphs", lambda: odts.odt(odts.p(P) * 100_000), "too many paragraphs"),
        ("paragraphs within each other in a note", lambda: odts.odt(odts.p(P + _NOTE % ("<text:p>" * 200 + "镇" * 2_000_000 + "</text:p>" * 200))), "too long"),
        ("heads within each other", lambda: odts.odt(odts.p(P), master="<style:header>" * 200 + odts.p("镇" * 2_000_000) + "</style:header>" * 200), "too long"),
        ("a formula of 3,000,000 signs, often", lambda: _formulas(2_900_000, 17), "too many pieces"),
        ("100,000 notes", lambda: odts.odt(odts.p(P) + "<text:note><text:note-body><text:p>x</text:p></text:note-body></text:note>" * 100_000)),
    ],
)  # fmt: skip

_SHEET = books.cells(("正文", "村"), (P, "甲村"))
_MANY = books.cells(("村", "正文"), *[("甲村", P)] * 2_000)
_ZEROS = {"xl/media/a.bin": bytes(300 * MIB)}
SHEETS = named(
    ".xlsx",
    [
        ("a row", books.xlsx({"一": _SHEET}), 1),
        ("half of it", books.xlsx({"一": _SHEET})[:700], REFUSED),
        ("20,000 merged ranges of a million rows", lambda: books.xlsx({"一": _MANY}, merged=["A2:A1048576"] * 20_000), 2_000),
        ("a merged range of all cells", books.xlsx({"一": _SHEET}, merged=["A1:XFD1048576"]), 1),
        ("45,000 merged ranges of two rows", lambda: books.xlsx({"一": books.cells(("村", "正文"), ("甲村", P), *[("乙村", "")] * 90_000)}, merged=[f"A{row}:A{row + 1}" for row in range(3, 90_003, 2)]), 1),
        ("merged ranges that are none", books.xlsx({"一": _SHEET}, merged=["B1:A1", "A0:A1", "A9:B9", "x"])),
        ("every 50th byte changed", _changed(books.xlsx({"一": _SHEET}), 50, 40), REFUSED),
        ("an old one", lambda: _stored("table.xls"), TAGGED),
        ("half of an old one", lambda: _stored("table.xls")[:3_000], REFUSED),
        ("an old one with changed bytes", lambda: _changed(_stored("table.xls"), 211, 512)),
        ("300 MB when unpacked", lambda: books.xlsx({"一": _SHEET}, parts=_ZEROS), "too large"),
        ("a sheet of 200 MB", lambda: books.xlsx({"一": _SHEET + "<row>" + " " * 200 * MIB + "</row>"})),
        ("a size that is a lie", lambda: books.xlsx({"一": _SHEET}).replace(struct.pack("<I", len(_SHEET)), b"\1\0\0\0")),
        ("60,000 parts", lambda: books.xlsx({"一": _SHEET}, parts={f"xl/{n}": "" for n in range(60_000)}), "too many parts"),
        ("a cell in the farthest corner", books.xlsx({"一": _SHEET + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'})),
        ("a cell that is nowhere", books.xlsx({"一": _SHEET + '<row r="99999999999"><c r="ZZZZZZ9"><v>1</v></c></row>'})),
        ("200,000 rows", lambda: books.xlsx({"一": books.cells(("正文",), *[(P,)] * 200_000)}), "too many records"),
        ("1,000 sheets", lambda: books.xlsx({f"{n}": _SHEET for n in range(1_000)})),
        ("entities that laugh", books.xlsx({"一": _SHEET}, parts={"xl/sharedStrings.xml": _DTD + "<sst><si><t>&c;</t></si></sst>"})),
        ("a text that is nowhere", books.xlsx({"一": _SHEET + '<row r="9"><c r="A9" t="s"><v>99999999</v></c></row>'})),
        ("no sheet", books.xlsx({}), REFUSED),
        ("a formula as a text", books.xlsx({"一": books.cells(("正文",), (f"=cmd|'/c calc'!A0 {P}",))}), 1),
    ],
)  # fmt: skip

_LINE = ofds.text(25, 40, P)


def _block(depth: int) -> str:
    return "<ofd:PageBlock>" * depth + _LINE + "</ofd:PageBlock>" * depth


OFD = named(
    ".ofd",
    [
        ("a page", ofds.package(_LINE), 1),
        ("half of it", ofds.package(_LINE)[:400], REFUSED),
        ("every 50th byte changed", _changed(ofds.package(_LINE), 50, 40), REFUSED),
        ("no page", ofds.package(), REFUSED),
        ("a picture", ofds.package(ofds.image()), "is a scan"),
        ("3,000 pages", lambda: ofds.package(*[_LINE] * 3_000), "too many pages"),
        ("100,000 texts on a page", lambda: ofds.package(_LINE + "".join(ofds.text(n % 200, n % 290, f"x{n}") for n in range(100_000))), REFUSED),
        ("49,000 letters on a baseline", lambda: ofds.package("".join(ofds.text(n / 10, 40 + n % 2 / 9, chr(0x4E00 + n % 999), 1 + n % 2) for n in range(49_000)))),
        ("300 MB when unpacked", lambda: ofds.package(_LINE, parts={"a.bin": bytes(300 * MIB)}), "too large"),
        ("entities that laugh", ofds.package(_LINE, parts={"Doc_0/Pages/Page_0/Content.xml": _DTD + "<a>&c;</a>"}), REFUSED),
        ("blocks nested 20 deep", ofds.package(_block(20)), 1),
        ("blocks nested 100,000 deep", lambda: ofds.package(_block(100_000)), REFUSED),
        ("places that are no numbers", ofds.package(_LINE + '<ofd:TextObject Boundary="nan inf 1e999 x" Size="nan"><ofd:TextCode X="1e308" Y="-1e308">字</ofd:TextCode></ofd:TextObject>'), 1),
        ("gaps repeated a billion times", ofds.package('<ofd:TextObject Boundary="25 40 100 5" Size="5"><ofd:TextCode X="0" Y="5" DeltaX="g 1000000000 5">' + P + "</ofd:TextCode></ofd:TextObject>"), 1),
        ("a page that is itself", ofds.package(_LINE, parts={"Doc_0/Document.xml": f'<ofd:Document {ofds.NAMES}><ofd:Pages><ofd:Page BaseLoc="Document.xml"/></ofd:Pages></ofd:Document>'}), REFUSED),
        ("a document outside", ofds.package(_LINE, parts={"OFD.xml": f"<ofd:OFD {ofds.NAMES}><ofd:DocBody><ofd:DocRoot>../../../etc/passwd</ofd:DocRoot></ofd:DocBody></ofd:OFD>"}), REFUSED),
        ("20,000 rules", lambda: ofds.package(_LINE + ofds.rule(20, 100, 100) * 20_000), 1),
        ("a page of no size", ofds.package(_LINE, parts={"Doc_0/Document.xml": f'<ofd:Document {ofds.NAMES}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 0 0</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages><ofd:Page BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages></ofd:Document>'})),
    ],
)  # fmt: skip


def _within(depth: int) -> bytes:
    data = mails.mail(mails.text(P))
    for _ in range(depth):
        data = mails.mail(mails.within(data))
    return data


def _boxed(depth: int) -> bytes:
    data = mails.mail(mails.text(P))
    for number in range(depth):
        data = mails.mail(mails.attached(f"{number}.eml", data))
    return data


MAILS = named(
    ".eml",
    [
        ("a text", mails.mail(mails.text(P)), 1),
        ("half of it", mails.mail(mails.text(P))[:-150]),
        ("mails within mails, 2 deep", _within(2), 1),
        ("mails within mails, 500 deep", lambda: _within(500), REFUSED),
        ("mails as attachments, 2 deep", _boxed(2), 1),
        ("mails as attachments, 20 deep", lambda: _boxed(20), REFUSED),
        ("2,000 attachments", lambda: mails.mail(*[mails.attached("a.txt", P.encode())] * 2_000), REFUSED),
        ("100,000 parts", lambda: mails.mail(*[mails.text("x")] * 100_000), REFUSED),
        ("an archive that is a bomb", lambda: mails.mail(mails.text(P), mails.attached("a.xlsx", books.xlsx({"一": _SHEET}, parts=_ZEROS)))),
        ("attachments that cannot be read", mails.mail(mails.text(P), *[mails.attached(f"{n}.png", b"\x89PNG") for n in range(50)]), 1),
        ("a name with escapes", mails.mail(mails.text(P), mails.attached("a\x1b[31m\x07\u202e.png", b"\x89PNG")), 1),
        ("a name of 1,000 signs", mails.mail(mails.text(P), mails.attached("镇" * 1_000 + ".png", b"\x89PNG")), 1),
        ("a name that leads outside", mails.mail(mails.attached("../../etc/passwd.txt", P.encode())), 1),
        ("a subject of other encodings", mails.mail(mails.text(P), more="Subject: " + "=?zip?B?AAAA?= " * 500 + "\r\n"), 1),
        ("forms without end", mails.mail(mails.several(*[mails.text(P, "html")] * 900, kind="alternative", boundary="x"))),
        ("forms nested deep", lambda: _forms(300), REFUSED),
        ("a boundary of nothing", b'From: a\nTo: b\nContent-Type: multipart/mixed; boundary=""\n\n' + P.encode()),
        ("only a head", b"From: a\nTo: b\nDate: c\n", REFUSED),
    ],
)  # fmt: skip


def _forms(depth: int) -> bytes:
    part = mails.text(P)
    for number in range(depth):
        part = mails.several(part, kind="alternative", boundary=f"b{number}")
    return mails.mail(part)


_FLAT = '<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
FLAT = named(
    ".xml",
    [
        ("without a part", f"{_FLAT}</pkg:package>", REFUSED),
        ("cut off", f"{_FLAT}<pkg:part", REFUSED),
        ("data that are none", f'{_FLAT}<pkg:part pkg:name="/word/document.xml"><pkg:binaryData>!</pkg:binaryData></pkg:part></pkg:package>', REFUSED),
        ("entities that laugh", f"{_FLAT}{_DTD}</pkg:package>", REFUSED),
        ("parts in parts", f"{_FLAT}" + "<pkg:part>" * 5_000 + "</pkg:part>" * 5_000 + "</pkg:package>", REFUSED),
    ],
)  # fmt: skip

_PNG = b"\x89PNG\r\n\x1a\n"


def _png(width: int, height: int) -> bytes:
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return _PNG + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))


IMAGES = named(
    ".png",
    [
        ("nothing but its head", _PNG, REFUSED),
        ("100,000 pixels wide and high", _png(100_000, 100_000), REFUSED),
        ("no pixel", _png(0, 0), REFUSED),
        ("a page without its data", _png(1_000, 1_000), REFUSED),
        ("another kind in it", b"\xff\xd8\xff\xe0" + bytes(5_000), REFUSED),
        ("a TIFF that leads in a circle", b"II*\0\x08\0\0\0\0\0\x08\0\0\0", REFUSED),
        ("20 MB of nothing", lambda: _PNG + bytes(20 * MIB), REFUSED),
    ],
)

CASES: list[Case] = [*IMAGES, *WORD, *RTF, *ODT, *SHEETS, *OFD, *MAILS, *FLAT]
