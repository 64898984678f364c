"""Plain texts: encodings, odd signs, patterns that repeat, sizes; and files that are no texts."""

from __future__ import annotations

import codecs
import random
import zlib

from hostile.case import REFUSED, REPORT, TAGGED, Case, P, named

LINES = "关于乡村振兴工作的报告\n" + "".join(f"第{n}项工作：{P}\n" for n in range(1, 13))
_RANDOM = random.Random(20)


def _damaged(encoding: str) -> bytes:
    whole = LINES.encode(encoding)
    middle = len(whole) // 2
    return whole[:middle] + b"\xff" + whole[middle:]


def _lossy(encoding: str) -> bytes:
    whole = LINES.encode(encoding)
    middle = len(whole) // 2
    return whole[:middle] + whole[middle + 1 :]


def _joined(first: str, second: str) -> bytes:
    return LINES.encode(first) + f"{P}\n".encode(second)


def _many(sign: str, count: int) -> str:
    return f"{P}\n{sign * count}\n{P}\n"


ENCODINGS = named(
    ".txt",
    [
        *((f"{e} whole", LINES.encode(e), TAGGED) for e in
          ("utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "hz")),
        ("utf-32 whole", LINES.encode("utf-32")),
        *((f"{e} with one bad byte", _damaged(e)) for e in
          ("utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16")),
        *((f"{e} with one byte lost", _lossy(e)) for e in
          ("utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16")),
        *((f"{e} cut within a sign", LINES.encode(e)[:-2]) for e in
          ("utf-8", "utf-8-sig", "gb18030", "utf-16-le", "utf-32")),
        ("utf-8 with a line of gbk", _joined("utf-8", "gbk")),
        ("gbk with a line of utf-8", _joined("gbk", "utf-8")),
        ("utf-16 after the mark of utf-8", codecs.BOM_UTF8 + LINES.encode("utf-16-le")),
        ("only a byte order mark", codecs.BOM_UTF16_LE, REFUSED),
        ("half a surrogate pair in utf-16", LINES.encode("utf-16") + b"\x00\xd8"),
        ("half a surrogate pair in utf-8", LINES.encode() + b"\xed\xa0\x80" + P.encode()),
        ("overlong utf-8", LINES.encode() + b"\xc0\xaf\xe0\x80\xaf" + P.encode()),
        ("one byte", b"\xff", REFUSED),
        ("random bytes", lambda: _RANDOM.randbytes(2**20).replace(b"\0", b"\1"), REFUSED),
        ("random high bytes", lambda: bytes(_RANDOM.choices(range(0xC0, 0x100), k=2**20 + 1))),
        ("escape sequences of iso-2022", b"\x1b$B" + bytes(range(33, 127)) * 400),
        ("utf-7", b"+T2BZfQ-" * 400),
    ],
)  # fmt: skip

SIGNS = named(
    ".txt",
    [
        ("nul in a text", f"{P}\0{P}"),
        ("nul in every line", f"{P}\0\n" * 30),
        ("bidi controls", f"今年\u202e{P}\u2066\u2069\n{P}", TAGGED),
        ("zero-width spaces between all signs", "\u200b".join(P) + "\n"),
        ("combining marks without end", P + "\u0301" * 50_000),
        ("every kind of line end", f"{P}\u2028{P}\u2029{P}\x85{P}\x0b{P}\x0c{P}\r{P}", TAGGED),
        ("only control characters", "\x01\x02\x03\x04", REFUSED),
        ("only zero-width signs", "\u200b\ufeff\u200d" * 100, REFUSED),
        ("private use and unassigned signs", P + "\ue000\U000f0000\U0003fffd" * 50),
        ("variation selectors and tags", P + "\ufe0f\U000e0041" * 1000),
        ("escape sequences of a terminal", f"\x1b]0;x\x07\x1b[2J{P}\x9b31m", TAGGED),
        ("emoji only", "😀" * 5000),
    ],
)

REPEATED = named(
    ".txt",
    [
        ("buttons without end", _many("A-", 20_000)),
        ("sizes of type without end", _many("字体大小", 10_000)),
        ("dots and spaces", _many(". ", 40_000)),
        ("opening brackets", _many("（", 60_000)),
        ("brackets of numbers", _many("（一", 30_000)),
        ("a number of 5,000 digits as a marker", f"第{'1' * 5000}章\n{P}", TAGGED),
        ("a numeral of 5,000 signs as a marker", f"{'一' * 5000}、\n{P}", TAGGED),
        ("numerals without end", _many("一", 90_000)),
        ("short sentences", _many("好。", 45_000)),
        ("page numbers in a column", _many("第 3 页\n", 8_000)),
        ("numbers in a column", P + "\n" + "".join(f"{n}\n" for n in range(30_000)) + P),
        ("a long table of contents",
         P + "\n" + "".join(f"第{n}节 工作情况……………{n}\n" for n in range(8_000)) + P),
        ("rules of dashes", _many("——\n", 20_000)),
        ("headings without numbers", f"产业发展情况\n{P * 2}\n" * 8_000),
        ("headings of ever deeper kind", "".join(f"{'1.' * n}1 标题\n{P}\n" for n in range(300))),
        ("lines broken at the margin",
         "今年以来全镇发展特色种植业新建大棚一百座带动农户增收三千元建立合作社\n" * 20_000),
        ("entities within entities", _many("&" + "amp;" * 50, 1_000)),
        ("one entity that grows", P + "&" + "amp;" * 80_000),
        ("dates without end", _many("2023年5月6日", 10_000)),
        ("quotes that never close", _many("“", 60_000)),
    ],
)  # fmt: skip

SIZES = named(
    ".txt",
    [
        ("nothing", "", "empty"),
        ("only spaces, 20 MB", lambda: b" " * (20 * 2**20), "empty"),
        ("only line feeds, 20 MB", lambda: b"\n" * (20 * 2**20), "empty"),
        ("nul bytes, 20 MB", lambda: bytes(20 * 2**20), REFUSED),
        ("one ascii word, 20 MB", lambda: b"a" * (20 * 2**20), REFUSED),
        ("ascii lines, 50 MB", lambda: (b"hello world\n\n") * (4 * 2**20), REFUSED),
        ("one line, 20 MB", lambda: P * 200_000, REFUSED),
        ("latin letters, 8 MB", lambda: "é".encode("latin-1") * (8 * 2**20 + 1), REFUSED),
        ("a sheet of 200,000 paragraphs", lambda: f"{P}\n" * 200_000, "too many"),
        ("as many paragraphs as may be", lambda: "增收。\n\n" * 30_000, TAGGED),
        ("as many characters as may be", lambda: f"{P}\n" * (950_000 // len(P)), TAGGED),
        ("a paragraph as long as may be", lambda: P * (99_000 // len(P)), TAGGED),
        ("500,000 empty lines", P + "\n" * 500_000 + P, 2),
        ("more than a file may have", lambda: P.encode() * 2_150_000, "too large"),
    ],
)

KINDS = named(
    ".txt",
    [
        ("begins with PK", f"PK赛带动产业发展。\n{P}", TAGGED),
        ("begins with GIF8", f"GIF8等格式的图片已经制作完成。\n{P}", TAGGED),
        ("begins with BM", f"BM公司投资三千万元。\n{P}", TAGGED),
        ("begins with RIFF", f"RIFF项目落地。\n{P}", TAGGED),
        ("speaks of a PDF", f"格式为%PDF-的文件：{P}", TAGGED),
        ("begins like a mail", f"From: 县农业农村局\n\n{P}", TAGGED),
        ("a program", b"MZ" + _RANDOM.randbytes(4000), REFUSED),
        ("a program of Linux", b"\x7fELF" + bytes(60) + _RANDOM.randbytes(4000), REFUSED),
        ("a picture", b"\x89PNG\r\n\x1a\n" + _RANDOM.randbytes(500), REFUSED),
        ("a photograph", b"\xff\xd8\xff\xe0" + _RANDOM.randbytes(500), REFUSED),
        ("a film", b"\0\0\0\x18ftypmp42" + _RANDOM.randbytes(2000), REFUSED),
        ("a database", b"SQLite format 3\0" + _RANDOM.randbytes(500), REFUSED),
        ("a gzip archive", zlib.compress(REPORT.encode(), wbits=31), REFUSED),
        ("a tar archive", b"report.txt" + bytes(502) + REPORT.encode()),
        ("a RAR archive", b"Rar!\x1a\x07\0" + _RANDOM.randbytes(400), REFUSED),
        ("an RTF file", b"{\\rtf1 x}", TAGGED),
        ("an old Word file", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000), REFUSED),
        ("a PDF header and no more", b"%PDF-1.7\n", REFUSED),
        ("a zip header and no more", b"PK\x03\x04", REFUSED),
    ],
)

CASES: list[Case] = [*ENCODINGS, *SIGNS, *REPEATED, *SIZES, *KINDS]
