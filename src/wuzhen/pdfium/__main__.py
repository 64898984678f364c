"""Answer PDFs until standard input ends.

A PDF comes behind its length in eight bytes. The answer is one line of JSON a page, then one with
``end`` or with a ``fault``. The argument is an object of limits: ``memory`` in
bytes, ``seconds`` of processor time a file, ``pages``, ``page_glyphs``, ``glyphs`` and ``runs``.
"""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Iterator
from typing import Any

import pypdfium2

from wuzhen.child_process import limit, limit_time_from_now
from wuzhen.pdfium.graphics import graphics
from wuzhen.pdfium.runs import runs


class _BeyondLimitError(Exception):
    """A limit that a PDF exceeds, and by what."""


def main() -> None:
    """Answer PDFs until standard input ends."""
    limits = json.loads(sys.argv[1])
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the calling process decides
    limit("RLIMIT_AS", limits["memory"])
    limit("RLIMIT_CORE", 0)
    while header := sys.stdin.buffer.read(8):
        data = sys.stdin.buffer.read(int.from_bytes(header, "big"))
        limit_time_from_now(limits["seconds"])
        for answer in _answers(data, limits):
            sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def _answers(data: bytes, limits: dict[str, int]) -> Iterator[dict[str, Any]]:
    try:
        document = pypdfium2.PdfDocument(data)
        yield from _pages(document, limits)
        document.close()
    except pypdfium2.PdfiumError as error:
        yield {"fault": "password" if "password" in str(error).lower() else "damaged"}
    except _BeyondLimitError as beyond:
        yield {"fault": beyond.args[0], "got": beyond.args[1]}
    except MemoryError:
        yield {"fault": "memory"}
    else:
        yield {"end": True}


def _pages(document: Any, limits: dict[str, int]) -> Iterator[dict[str, Any]]:
    if len(document) > limits["pages"]:
        raise _BeyondLimitError("pages", len(document))
    glyphs = placed = 0
    for index in range(len(document)):
        try:
            page = document[index]
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            yield {"page": index + 1}
            continue
        count = text.count_chars()
        glyphs += count
        if count > limits["page_glyphs"]:
            raise _BeyondLimitError("page_glyphs", count)
        if glyphs > limits["glyphs"]:
            raise _BeyondLimitError("glyphs", glyphs)
        found = list(runs(text, count))
        placed += len(found)
        if placed > limits["runs"]:
            raise _BeyondLimitError("runs", placed)
        yield {"page": index + 1, "runs": found, **graphics(page)}
        text.close()
        page.close()


if __name__ == "__main__":
    main()
