"""What a mail is made of: its text, the same text in other forms, its attachments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from wuzhen.documents import limits
from wuzhen.documents.readers.mime import Part, header

HTML = ("text/html", "application/xhtml+xml")
_TEXTS = (*HTML, "text/plain")
_PICTURES = "image"


@dataclass(frozen=True, slots=True)
class Item:
    """A part of a mail, and what it is; ``depth`` is how deep it is in other parts."""

    role: Literal["text", "other form", "file", "mail"]
    part: Part
    depth: int

    @property
    def name(self) -> str:
        """The name of an attachment, or what it is where it has none."""
        own = self.part.name()
        if own:
            return own
        if self.role == "mail":
            return header(next(self.part.within()), "Subject") or "attached mail"
        return self.part.kind


def items(part: Part, source: str, depth: int = 0, *, related: bool = False) -> Iterator[Item]:
    """Yield what a mail is made of, in order; pictures that belong to its page are left away."""
    limits.MAIL_NESTING.check(depth, source)
    if part.kind == "message/rfc822":
        yield Item("mail", part, depth)
    elif part.kind == "multipart/alternative":
        yield from _best(part, source, depth)
    elif part.holds_parts:
        for inner in part.within():
            yield from items(inner, source, depth + 1, related=part.kind == "multipart/related")
    elif _is_text(part):
        yield Item("text", part, depth)
    elif not (_is_picture(part) and (related or part.head["Content-ID"])):
        yield Item("file", part, depth)


def _best(part: Part, source: str, depth: int) -> Iterator[Item]:
    """Yield the parts of the best of several forms of a text, the others as such."""
    forms = [list(items(inner, source, depth + 1)) for inner in part.within()]
    best = max(forms, key=_worth, default=[])
    for form in forms:
        for item in form:
            other = form is not best and item.role == "text"
            yield Item("other form", item.part, item.depth) if other else item


def _worth(form: list[Item]) -> int:
    """Return how well a form keeps paragraphs: lines of plain text are often broken."""
    texts = [item.part.kind for item in form if item.role == "text"]
    return 2 if any(kind in HTML for kind in texts) else bool(texts)


def _is_text(part: Part) -> bool:
    attached = part.head.get_content_disposition() == "attachment"
    return part.kind in _TEXTS and not attached and not part.name()


def _is_picture(part: Part) -> bool:
    shown = part.head.get_content_disposition() != "attachment"
    return part.head.get_content_maintype() == _PICTURES and shown
