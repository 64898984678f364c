"""The pieces of an RTF file, and the control words among them that matter to a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?[0-9]{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])"
    rb"|([^\\{}\r\n]+)|[\r\n]+|\\"
)

_SKIP = (
    "colortbl info pict object objdata themedata colorschememapping listtable listoverridetable "
    "revtbl rsidtbl generator xmlnstbl datastore latentstyles filetbl sp sn sv bkmkstart bkmkend "
    "atnid atnauthor atnref atndate atntime atnparent template fldtype ftnsep ftnsepc ftncn "
    "aftnsep aftnsepc aftncn nonesttables nesttableprops pgptbl background falt panose fname "
    "fontemb fontfile xe tc rxe txe pnseclvl formfield datafield docvar userprops wgrffmtfilter "
    "mmathPict mmathPr mfPr mradPr mnaryPr mdPr mrPr mctrlPr msSubPr msSupPr msSubSupPr mfuncPr "
    "mlimLowPr mlimUppPr maccPr mbarPr mboxPr mborderBoxPr meqArrPr mgroupChrPr mmPr mphantPr "
    "msPrePr mfNamePr moMathParaPr objclass objname shppict private passwordhash"
)
GROUPS = dict.fromkeys(_SKIP.split(), "skip")
GROUPS |= {"fonttbl": "fonts", "stylesheet": "styles", "fldinst": "code"}
GROUPS |= {"listtext": "label", "pntext": "label"}
"""Groups of which the text is passed over, or put aside as something else."""

KNOWN = frozenset(
    [
        "moMath",
        "moMathPara",
        "shpinst",
        "do",
        "shptxt",
        "dptxbxtext",
        "annotation",
        "footnote",
        "shp",
    ]
)
"""Groups that are marked to be passed over by who does not know them, and known."""

STORIES = {"footnote": "footnote", "annotation": "comment", "shptxt": "box", "dptxbxtext": "box"}
STORIES |= dict.fromkeys(("header", "headerl", "headerr", "headerf"), "header")
STORIES |= dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "footer")
"""Groups that are flows of their own, and what they are."""

SIGNS = {"tab": "\t", "line": "\n", "page": "\n", "column": "\n", "emdash": "—", "endash": "–"}
SIGNS |= {"lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•"}
SIGNS |= {"emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005", "nestcell": "\t"}
SIGNS |= {"mden": "/"}
"""Words that are characters."""


class Token(NamedTuple):
    """A piece: its kind, a word or a character, the number behind a word, bytes of text.

    Kinds are ``{``, ``}``, ``word``, ``bytes``, ``sign`` (a character) and ``*`` (the group may be
    passed over by who does not know it).
    """

    kind: str
    word: str = ""
    number: int | None = None
    data: bytes = b""


def tokens(data: bytes) -> Iterator[Token]:
    """Yield the pieces of a file; raw binary data is skipped."""
    at = 0
    while found := _TOKEN.match(data, at):
        at = found.end()
        word, number, code, symbol, brace, text = found.groups()
        if word is not None:
            value = None if number is None else int(number)
            if word == b"bin":
                at += max(value or 0, 0)
            else:
                yield Token("word", word.decode("ascii"), value)
        elif text is not None:
            yield Token("bytes", data=text)
        elif code is not None:
            yield Token("bytes", data=bytes.fromhex(code.decode("ascii")))
        elif brace is not None:
            yield Token(brace.decode("ascii"))
        elif symbol is not None:
            yield from _symbol(symbol)


def _symbol(symbol: bytes) -> Iterator[Token]:
    if symbol == b"*":
        yield Token("*")
    elif symbol in b"\\{}":
        yield Token("bytes", data=symbol)
    elif symbol in b"\r\n":
        yield Token("word", "par")
    elif symbol in b"~_":
        yield Token("sign", "\u00a0" if symbol == b"~" else "-")
