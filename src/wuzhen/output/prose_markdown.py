"""A document as Markdown in which the text of a report is never markup."""

from __future__ import annotations

import re
import shutil
from typing import IO

from wuzhen.documents.own_outputs import COMMENT
from wuzhen.output.prose import Line

_LIVE = re.compile(r"[\\`*_\[\]{}>#|~$!]|^[-+=]|(?<=^\d)[.)]|(?<=^\d\d)[.)]|(?<=^\d\d\d)[.)]")
"""Signs that make links, code, cells or emphasis, and those that begin a list or a rule."""
_HTML = str.maketrans({"&": "&amp;", "<": "&lt;"})
_FORMS = {
    "title": "# {}\n\n",
    "subtitle": "{}\n\n",
    "source": "## {}\n\n",
    "place": "*{}*\n\n",
    "text": "{}\n\n",
    "note": "> {}\n\n",
}
_DEEPEST = 6


class Markdown:
    """Markdown: a blank line between any two lines."""

    def line(self, line: Line) -> bytes:
        """Return a line, its live signs escaped."""
        text = inert(line.text)
        if line.kind == "heading":
            form = "#" * min(line.level + 2, _DEEPEST) + " {}\n\n"
        else:
            form = _FORMS[line.kind]
        return form.format(text).encode("utf-8")

    def write(self, stream: IO[bytes], head: bytes, body: IO[bytes]) -> None:
        """Write whose the document is, the head, and the body below it."""
        stream.write(f"{COMMENT}\n\n".encode() + head)
        shutil.copyfileobj(body, stream)


def inert(text: str) -> str:
    r"""Return one line of text with every sign escaped that Markdown could take for markup.

    >>> inert("1. <b>增收</b> [链接](x)")
    '1\\. &lt;b\\>增收&lt;/b\\> \\[链接\\](x)'
    """
    plain = " ".join(text.split())
    return _LIVE.sub(lambda found: f"\\{found[0]}", plain).translate(_HTML)
