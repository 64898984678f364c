"""Taggings as one self-contained page: to read, to see why, and to correct.

Nothing is fetched and nothing of a report is markup: the paragraphs are JSON in a data block, and
the one script, named by its hash in the page's policy, puts them there as text.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import IO, Any

from wuzhen.corpus.sheet import fingerprint
from wuzhen.labels import DIMENSIONS
from wuzhen.model.label_evidence import LabelEvidence
from wuzhen.model.tagger import Tagging

SCRIPTS = (
    "strings.js", "elements.js", "corrections.js", "evidence.js", "paragraphs.js", "filters.js",
    "page.js",
)  # fmt: skip
"""The parts of the script, in the order in which they are put together."""
MANY = 20_000
"""Paragraphs beyond which a browser becomes slow."""
DECIMALS = 4
_UNSAFE = re.compile(
    r"[<\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
SHADED = 2
"""Decimals of what a stretch of text adds: what is less is not seen, and would fill the page."""


class HtmlPageWriter:
    """Writes the page as taggings come; only their hash is kept until the end.

    ``title`` is what it holds, where that is a part of the reports.
    """

    def __init__(self, stream: IO[bytes], title: str = "") -> None:
        self.warnings: list[str] = []
        self._title = title
        self._stream = stream
        self._n = 0
        self._explained = False
        self._digest = hashlib.sha256()
        head, self._foot = _page()
        self._write(f"{head}[")

    def add(self, taggings: Sequence[Tagging]) -> None:
        """Write the paragraphs of one document."""
        for tagging in taggings:
            row = _json(_row(tagging))
            self._digest.update(row.encode("utf-8"))
            self._write(f"{',' if self._n else ''}\n{row}")
            self._n += 1
            self._explained |= bool(tagging.evidence)

    def close(self) -> None:
        """Write what follows the paragraphs."""
        facts = {
            "title": self._title,
            "hash": self._digest.hexdigest(),
            "explained": self._explained,
            "dimensions": [
                {"id": one.id, "chinese": one.short, "name": one.name} for one in DIMENSIONS
            ],
        }
        self._write("\n]" + self._foot.replace("{{facts}}", _json(facts), 1))
        if self._n > MANY:
            self.warnings.append(
                f"a page of {self._n:,} paragraphs is slow in a browser; "
                "tag fewer files at a time, or write them with --format jsonl"
            )

    def _write(self, text: str) -> None:
        self._stream.write(text.encode("utf-8"))


@lru_cache(maxsize=1)
def _page() -> tuple[str, str]:
    """Return what comes before and after the paragraphs."""
    style = _asset("page.css")
    parts = "\n".join(map(_asset, SCRIPTS))
    script = f"'use strict';\n(() => {{\n{_DATA}\n{parts}}})();\n"
    policy = (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; "
        "trusted-types 'none'"
    )
    page = _asset("page.html")
    for name, text in (("policy", policy), ("style", style), ("script", script)):
        page = page.replace(f"{{{{{name}}}}}", text, 1)
    head, _, foot = page.partition("{{rows}}")
    return head, foot


_DATA = """
const ROWS = JSON.parse(document.getElementById("rows").textContent);
const FACTS = JSON.parse(document.getElementById("facts").textContent);
"""


def _asset(name: str) -> str:
    return (files("wuzhen.output") / "page" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode()


def _json(value: Any) -> str:
    r"""Return the value as JSON that cannot end a data block: ``<`` is written ``\u003c``.

    So are signs that steer a terminal or turn text around, for those who open the file itself.
    Halves of surrogate pairs, which UTF-8 cannot hold, become ``�``.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", whole)


def _row(tagging: Tagging) -> dict[str, Any]:
    paragraph = tagging.paragraph
    places = {"page": paragraph.page, "line": paragraph.line}
    row: dict[str, Any] = {
        "id": paragraph.id,
        "source": paragraph.source,
        "n": paragraph.n,
        **{name: place for name, place in places.items() if place is not None},
        "headings": list(paragraph.headings),
        "text": paragraph.text,
        "labels": list(tagging.labels),
        "primary": tagging.primary,
        "scores": [round(score, DECIMALS) for score in tagging.scores],
        "review": tagging.review,
        "fingerprint": fingerprint(paragraph.text),
    }
    if tagging.evidence:
        row["evidence"] = [_evidence(found) for found in tagging.evidence]
    if tagging.similar:
        row["similar"] = [
            [one.id, list(one.labels), round(one.similarity, DECIMALS), one.text]
            for one in tagging.similar
        ]
    return row


def _evidence(found: LabelEvidence) -> dict[str, Any]:
    return {
        "label": found.label,
        "given": found.given,
        "score": round(found.score, DECIMALS),
        "needed": round(found.needed, DECIMALS),
        "sentence": list(found.sentence) if found.sentence else None,
        "spans": [
            [one.start, one.end, added]
            for one in found.spans
            if (added := round(one.contribution, SHADED))
        ],
        "unplaced": [[one.name, round(one.contribution, DECIMALS)] for one in found.unplaced],
    }
