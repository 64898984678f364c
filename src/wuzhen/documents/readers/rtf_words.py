"""The control words of RTF that matter to a text: groups, signs, flows."""

from __future__ import annotations

_SKIP = (
    "colortbl info pict object objdata themedata colorschememapping listtable listoverridetable "
    "revtbl rsidtbl generator xmlnstbl datastore latentstyles filetbl sp sn sv bkmkstart bkmkend "
    "atnid atnauthor atnref atndate atntime atnparent template fldtype ftnsep ftnsepc ftncn "
    "aftnsep aftnsepc aftncn nonesttables nesttableprops pgptbl background falt panose fname "
    "fontemb fontfile xe tc rxe txe pnseclvl formfield datafield docvar userprops wgrffmtfilter "
    "mmathPr objclass objname shppict private passwordhash"
)
GROUPS = dict.fromkeys(_SKIP.split(), "skip")
GROUPS |= {"fonttbl": "fonts", "stylesheet": "styles", "fldinst": "code"}
GROUPS |= {"listtext": "label", "pntext": "label"}
"""Groups of which the text is passed over, or put aside as something else."""

KNOWN = frozenset(["shpinst", "do", "shptxt", "dptxbxtext", "annotation", "footnote", "shp"])
"""Groups that are marked to be passed over by who does not know them, and known."""

STORIES = {"footnote": "footnote", "annotation": "comment", "shptxt": "box", "dptxbxtext": "box"}
STORIES |= dict.fromkeys(("header", "headerl", "headerr", "headerf"), "header")
STORIES |= dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "footer")
"""Groups that are flows of their own, and what they are."""

SIGNS = {"tab": "\t", "line": "\n", "page": "\n", "column": "\n", "emdash": "—", "endash": "–"}
SIGNS |= {"lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•"}
SIGNS |= {"emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005", "nestcell": "\t"}
"""Words that are characters."""
