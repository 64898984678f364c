"""PDFs: loops, lies, bombs, pages and text without end, damage."""

from __future__ import annotations

import random
import zlib

from hostile.case import REFUSED, TAGGED, Case, P, named
from pdfs import Page, column, file, lines, pdf, stream, text

_RANDOM = random.Random(3)
_CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_WORDS = b"BT /F1 12 Tf 72 %d Td (The town built greenhouses and farmers earned more.) Tj ET\n"
_TEXT = b"".join(_WORDS % (760 - 16 * line) for line in range(40))
WHOLE = pdf(Page(list(column(lines([P] * 6, 30), 90, 750))))


def _objects(content: bytes = _TEXT, media: str = "[0 0 612 792]", more: str = "") -> dict:
    page = f"<</Type/Page/Parent 2 0 R/MediaBox{media}/Contents 4 0 R/Resources 5 0 R{more}>>"
    return {
        1: _CATALOGUE,
        2: b"<</Type/Pages/Count 1/Kids[10 0 R]>>",
        3: _FONT,
        4: stream(content),
        5: b"<</Font<</F1 3 0 R>>>>",
        10: page.encode(),
    }


def _page(content: bytes = _TEXT, media: str = "[0 0 612 792]", more: str = "") -> bytes:
    return file(_objects(content, media, more))


def _pages(count: object, kids: str, **others: bytes) -> bytes:
    tree = f"<</Type/Pages/Count {count}/Kids[{kids}]>>".encode()
    return file({**_objects(), 2: tree, **{int(key[1:]): body for key, body in others.items()}})


def _forms(depth: int, width: int) -> bytes:
    """Return forms that draw forms that draw forms, so many of them each."""
    objects = _objects(b"/X Do")
    objects[5] = b"<</XObject<</X 20 0 R>>/Font<</F1 3 0 R>>>>"
    for number in range(depth):
        more = b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</XObject<</X %d 0 R>>/Font<</F1 3 0 R>>>>"
        body = b"/X Do " * width if number + 1 < depth else _TEXT
        objects[20 + number] = stream(body, more % (21 + number))
    return file(objects)


def _tree(depth: int, width: int) -> bytes:
    objects = _objects()
    objects[1] = b"<</Type/Catalog/Pages 100 0 R>>"
    for number in range(depth):
        kid = f"{101 + number} 0 R " if number + 1 < depth else "10 0 R "
        count = width ** (depth - number)
        objects[100 + number] = f"<</Type/Pages/Count {count}/Kids[{kid * width}]>>".encode()
    return file(objects)


def _flipped(number: int) -> bytes:
    data = bytearray(WHOLE)
    shuffled = random.Random(number)
    for _ in range(30):
        data[shuffled.randrange(len(data))] ^= 1 << shuffled.randrange(8)
    return bytes(data)


def _packed_twice(size: int) -> bytes:
    data = zlib.compress(zlib.compress(b" " * size, 9), 9)
    objects = _objects()
    objects[4] = stream(data, b"/Filter[/FlateDecode/FlateDecode]")
    return file(objects)


CASES: list[Case] = named(
    ".pdf",
    [
        ("whole", WHOLE, TAGGED),
        ("half of it", WHOLE[: len(WHOLE) // 2]),
        ("without its end", WHOLE[:-200]),
        ("without its table", WHOLE[: WHOLE.rfind(b"startxref")]),
        ("nothing but a header", b"%PDF-1.7\n", REFUSED),
        ("random bytes behind the header", b"%PDF-1.7\n" + _RANDOM.randbytes(10_000), REFUSED),
        *((f"with flipped bits, {number}", _flipped(number)) for number in range(6)),
        ("pages in a ring", _pages(2, "2 0 R 2 0 R"), REFUSED),
        ("pages that are not there", _pages(3, "7 0 R 8 0 R 9 0 R"), REFUSED),
        ("two billion pages", _pages(2**31 - 1, "10 0 R")),
        ("fewer pages than none", _pages(-5, "10 0 R")),
        ("one page 20,000 times", _pages(20_000, "10 0 R " * 20_000)),
        ("a tree of 12^6 pages", _tree(6, 12)),
        ("forms in forms, 10^8 times", _forms(9, 10)),
        ("a form in itself", file({**_objects(b"/X Do"), 5: b"<</XObject<</X 20 0 R>>>>", 20: stream(b"/X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources 5 0 R")})),
        ("a stream that is itself", file({**_objects(), 4: b"4 0 R"}), REFUSED),
        ("a length that is a lie", _page().replace(b"/Length ", b"/Length 99999999 %")),
        ("300 MB behind a filter", lambda: file({**_objects(), 4: stream(b" " * (300 * 2**20), compress=True)})),
        ("600 MB behind two filters", lambda: _packed_twice(600 * 2**20)),
        ("a million signs on a page", _page(b"BT /F1 1 Tf 0 700 Td (" + b"greenhouse " * 90_000 + b") Tj ET")),
        ("20,000 lines on a page", _page(b"".join(_WORDS % (100_000 - 2 * n) for n in range(20_000)), "[0 0 612 100000]")),
        ("100,000 strokes", _page(b"0 0 m 9 9 l S " * 100_000 + _TEXT)),
        ("200,000 states never restored", _page(b"q " * 200_000 + _TEXT)),
        ("rectangles in a grid", _page(b"".join(b"%d %d 5 5 re S " % (x * 6, y * 6) for x in range(100) for y in range(130)) + _TEXT)),
        *((f"a page of the size {media}", _page(media=media)) for media in
          ("[0 0 1e30 1e30]", "[0 0 -5 -5]", "[a b c d]", "[]", "[0 0 0 0]")),
        ("no text", _page(b""), REFUSED),
        *((f"type of the size {size}", _page(_TEXT.replace(b"12 Tf", size.encode() + b" Tf"))) for size in ("0", "-12", "1e30", "nan")),
        ("text far off the page", _page(_TEXT.replace(b"72 ", b"99999999 "))),
        ("a place that is no number", _page(b"1e38 1e38 1e38 1e38 1e38 1e38 cm " + _TEXT)),
        ("turned by no right angle", _page(more="/Rotate 37")),
        ("a font in itself", file({**_objects(), 3: b"<</Type/Font/Subtype/Type0/BaseFont/X/DescendantFonts[3 0 R]/ToUnicode 3 0 R>>"})),
        ("a map that names everything", file({**_objects(), 3: _FONT[:-2] + b"/ToUnicode 6 0 R>>", 6: stream(b"1 begincodespacerange<00><FFFFFFFF>endcodespacerange 1 beginbfrange<00><FFFFFF><0000>endbfrange")})),
        ("arrays in arrays", _page(more="/X " + "[" * 50_000 + "]" * 50_000)),
        ("dictionaries never closed", _page(more="/X <<" * 20_000)),
        ("a script and an action", _page(more="/AA<</O<</S/JavaScript/JS(app.alert(1))>>>>")),
        ("a file outside", _page(more="/Annots[<</Subtype/Link/A<</S/Launch/F(/bin/sh)>>>>]")),
        ("encrypted", _page().replace(b"/Root 1 0 R", b"/Root 1 0 R/Encrypt<</Filter/Standard/V 1/R 2/O(x)/U(y)/P -4>>")),
        ("an image of a billion points", _page(b"BI /W 99999 /H 99999 /CS /G /BPC 8 /F /Fl ID x EI " + _TEXT)),
        ("the header behind a text", b"x" * 900 + WHOLE),
        ("two files in one", WHOLE + WHOLE),
        ("100,000 streams behind spaces", _page() + b"%" + (b"/Filter" + b" " * 580 + b"stream\nendstream\n") * 100_000),
        ("letters far apart", pdf(Page([text(x * 9, y * 9, "产", 4) for x in range(60) for y in range(80)]))),
        ("500 pages", lambda: pdf(*[Page(list(column(lines([P], 30), 90, 750)))] * 500)),
        ("2,001 pages", lambda: pdf(*[Page([text(90, 700, "产业")])] * 2_001), "too many pages"),
    ],
)  # fmt: skip
