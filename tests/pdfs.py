"""PDFs written here: what a page shows is known to the point, and no font or program is needed."""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

A4 = (595.0, 842.0)
LANDSCAPE = (842.0, 595.0)
TITLE = "柳湾镇2024年乡村振兴工作总结"
SECTIONS = {
    "一、产业发展": (
        "全镇种植高山茶叶2600亩，新建初制加工厂3座，统一品牌和包装，茶农户均增收4100元，村集体分红86万元。",
        "利用闲置校舍办起豆腐作坊和竹编车间，吸纳留守妇女58人就近上班，每月工资按时打到卡上。",
    ),
    "二、人才队伍": (
        "聘请退休教师、返乡能人担任“乡村顾问”，每季度开一次诸葛会，为村里出主意41条，落实了33条。",
        "与农校签订协议，送23名年轻人学习果树嫁接，学成之后回村带徒，今年修剪老果园700亩。",
    ),
    "三、乡风文明": (
        "把婚事新办写进村规民约，彩礼和酒席都有了上限，红白理事会上门劝导，全年节省开支120多万元。",
        "祠堂改成了书屋和戏台，孩子放学有去处，老人晚上有戏看，春节期间连演了9场家乡戏。",
    ),
    "四、人居环境": (
        "铺设污水管道14公里，改造厕所310座，清理鱼塘26口，河边种上了垂柳，村口的垃圾堆变成了小花园。",
        "实行门前三包，妇女小组每周评比一次，得红旗的家庭可以到积分超市换毛巾、肥皂和食盐。",
    ),
    "五、乡村治理": (
        "党员认领岗位，村干部轮流坐班，群众办事不出村，全年代办社保、医保等事项2900件，没有一起投诉。",
        "调解室设在老樟树下，由老支书主持，把土地、宅基地的纠纷说清楚、写下来，今年化解了37起。",
    ),
}
"""A report in five sections, each with its paragraphs."""

_CLOSING = "，。、；：！？”’）》〉】"
_FONTS = {
    "song": "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts"
    "[<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)"
    "/Ordering(GB1)/Supplement 0>>/DW 1000/W[1 95 500]/FontDescriptor<</Type/FontDescriptor"
    "/FontName/STSong-Light/Flags 6/Ascent 752/Descent -271/CapHeight 737/ItalicAngle 0/StemV 58"
    "/FontBBox[-25 -254 1000 880]>>>>]>>",
    "roman": "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>",
}


@dataclass(frozen=True)
class Page:
    """What a page draws, its size, and by how much a reader turns it."""

    marks: Sequence[str]
    size: tuple[float, float] = A4
    rotate: int = 0


def width(text: str) -> float:
    """Return how wide the text is in the font song, in type sizes."""
    return sum(0.5 if sign.isascii() else 1.0 for sign in text)


def text(
    x: float, y: float, words: str, size: float = 14, *, turn: float = 0, font: str = "song"
) -> str:
    """Draw words whose baseline begins at a point, turned to the left by degrees."""
    code = words.encode("utf-16-be" if font == "song" else "cp1252").hex()
    c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    return f"BT /{font} {size} Tf {c:.5f} {s:.5f} {-s:.5f} {c:.5f} {x} {y} Tm <{code}> Tj ET"


def centred(y: float, words: str, size: float = 14, *, page: tuple[float, float] = A4) -> str:
    """Draw words in the middle of the page."""
    return text((page[0] - width(words) * size) / 2, y, words, size)


def rule(x0: float, y0: float, x1: float, y1: float) -> str:
    """Draw a line."""
    return f"{x0} {y0} m {x1} {y1} l S"


def picture(x: float, y: float, wide: float, tall: float) -> str:
    """Draw an image, as a scan is one."""
    return f"q {wide} 0 0 {tall} {x} {y} cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID 80> EI Q"


def grid(xs: Sequence[float], ys: Sequence[float]) -> list[str]:
    """Draw the rules of a table."""
    return [rule(xs[0], y, xs[-1], y) for y in ys] + [rule(x, ys[0], x, ys[-1]) for x in xs]


def wrapped(paragraph: str, columns: float, indent: float = 2) -> list[tuple[float, str]]:
    """Break a paragraph into lines of so many characters, each with its indent."""
    found: list[tuple[float, str]] = []
    at, line = indent, ""
    for sign in paragraph:
        if line and at + width(line + sign) > columns and sign not in _CLOSING:
            found.append((at, line))
            at, line = 0, ""
        line += sign
    return [*found, (at, line)]


def lines(
    paragraphs: Iterable[str], columns: float, indent: float = 2, heading: float = 0
) -> list[tuple[float, str]]:
    """Break paragraphs into lines; a line that begins with a number is a heading."""
    return [
        line
        for paragraph in paragraphs
        for line in wrapped(paragraph, columns, heading if is_heading(paragraph) else indent)
    ]


def is_heading(paragraph: str) -> bool:
    """Tell whether a paragraph of a test is a heading."""
    return paragraph[1:2] == "、" and not paragraph.endswith("。")


def column(
    rows: Iterable[tuple[float, str]], x: float, top: float, size: float = 14, leading: float = 24
) -> Iterator[str]:
    """Draw lines below one another."""
    for number, (indent, words) in enumerate(rows):
        yield text(x + indent * size, top - number * leading, words, size)


def pdf(*pages: Page, compress: bool = True) -> bytes:
    """Return a file with these pages."""
    kids = " ".join(f"{10 + 2 * n} 0 R" for n in range(len(pages)))
    fonts = "".join(f"/{name} {4 + n} 0 R" for n, name in enumerate(_FONTS))
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode(),
        3: f"<</Font<<{fonts}>>>>".encode(),
        **{4 + n: font.encode() for n, font in enumerate(_FONTS.values())},
    }
    for n, page in enumerate(pages):
        wide, tall = page.size
        objects[10 + 2 * n] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {wide} {tall}]/Rotate {page.rotate}"
            f"/Resources 3 0 R/Contents {11 + 2 * n} 0 R>>"
        ).encode()
        objects[11 + 2 * n] = stream("\n".join(page.marks).encode(), compress=compress)
    return file(objects)


def stream(data: bytes, more: bytes = b"", *, compress: bool = False) -> bytes:
    """Return the body of a stream object."""
    if compress:
        data, more = zlib.compress(data), more + b"/Filter/FlateDecode"
    return b"<</Length %d%s>>stream\n" % (len(data), more) + data + b"\nendstream"


def file(objects: dict[int, bytes]) -> bytes:
    """Return a file of these objects; the first is the catalogue."""
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start, top = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % top
    for number in range(1, top):
        place = places.get(number)
        out += b"%010d 00000 n \n" % place if place else b"0000000000 65535 f \n"
    out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (top, start)
    return bytes(out)


def interleaved(*columns: Sequence[str]) -> list[str]:
    """Draw columns row by row, as some programs do."""
    return [mark for row in zip_longest(*columns) for mark in row if mark]
