"""Lines become body paragraphs, each with the path of headings above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import PurePath

from wuzhen.documents.structure import headings, left_out, names
from wuzhen.documents.structure.headings import Marker
from wuzhen.documents.structure.lines import Line, lines
from wuzhen.documents.structure.sections import Role, roles
from wuzhen.documents.types import Content, Document, Dropped, Paragraph

_HALF = 0.5
"""How far an unnumbered heading is from the numbered ones above or below it."""


def document(content: Content, source: str) -> Document:
    """Return the document of this content: title, body under its headings, what is left out."""
    read = lines(content.blocks)
    kept, dropped = _sifted(read)
    sorted_out = roles(kept)
    found = sorted_out.found
    dropped += [(kept[index], rule) for index, rule in sorted_out.rules.items()]
    order = {id(block): at for at, block in enumerate(content.blocks)}
    dropped.sort(key=lambda pair: order[id(pair[0].block)])
    paragraphs = [
        Paragraph(
            source=source,
            n=n,
            id=paragraph_id(source, n),
            headings=path,
            text=line.text,
            line=line.block.line,
            page=line.block.page,
        )
        for n, (line, path) in enumerate(_body(kept, found), start=1)
    ]
    return Document(
        source,
        _title(kept, found),
        tuple(paragraphs),
        tuple(
            line.text
            for line, role in zip(kept, found, strict=True)
            if role in (Role.HEADING, Role.TITLE)
        ),
        tuple(
            Dropped(line.block.text, rule, line.block.line, line.block.page)
            for line, rule in dropped
        ),
        content.notices,
    )


def _sifted(read: Sequence[Line]) -> tuple[list[Line], list[tuple[Line, str]]]:
    """Return the lines that are kept, and those left out, each with the rule that decided.

    Left out are what the reader dropped, furniture, frame and signatures.
    """
    shown = [line for line in read if line.block.dropped is None]
    rules = left_out.rules(shown)
    kept: list[Line] = []
    for index, line in enumerate(shown):
        if index not in rules:
            opens = index > 0 and index - 1 in rules and left_out.opens_attachment(shown[index - 1])
            kept.append(replace(line, opens=True) if opens else line)
    dropped = [(line, line.block.dropped) for line in read if line.block.dropped is not None]
    return kept, dropped + [(shown[index], rule) for index, rule in rules.items()]


def paragraph_id(source: str, n: int) -> str:
    """Return the id of a paragraph that brings none: the stem of its source and its number."""
    stem = "stdin" if source == "-" else PurePath(source).stem
    return f"{stem}-{n:03d}"


@dataclass(frozen=True, slots=True)
class _Entry:
    """A heading on the path, with what places it: its numbering and its level in the format.

    ``listed``: a list with the same kind of numbering has begun below it.
    """

    text: str
    rank: float | None
    level: int | None
    last: int | None = None
    listed: bool = False

    def is_sibling(self, new: _Entry) -> bool:
        """Return whether the new heading is numbered alike and marked alike."""
        return self.rank is not None and (self.rank, self.level) == (new.rank, new.level)

    def holds(self, new: _Entry) -> bool:
        """Return whether the new heading belongs below this one."""
        if self.level is not None and new.level is not None and self.level != new.level:
            return self.level < new.level
        if self.rank is not None and new.rank is not None:
            return self.rank < new.rank
        if self.level is not None and new.level is not None:
            return False
        return new.level is None or new.level > 1


def _title(kept: Sequence[Line], found: Sequence[Role]) -> str | None:
    parts: list[str] = []
    for line, role in zip(kept, found, strict=True):
        if role is Role.TITLE:
            parts.append(line.text)
        elif parts:
            break
    return "".join(parts) or None


def _body(kept: Sequence[Line], found: Sequence[Role]) -> Iterator[tuple[Line, tuple[str, ...]]]:
    bundle = _titles(found) > 1
    following = _following(kept, found)
    path: list[_Entry] = []
    numbered = False
    for index, (line, role) in enumerate(zip(kept, found, strict=True)):
        above = found[index - 1] if index else Role.OUTSIDE
        if role is Role.TITLE or line.opens:
            path, numbered = [], False
        if role is Role.HEADING:
            path = _extended(path, line, above, following[index])
        elif role is Role.BODY:
            after_body = numbered and above is Role.BODY
            if bundle and after_body and headings.opens_report(line.text):
                path, numbered = [], False
            path = _without_siblings(path, line)
            numbered = numbered or bool(path) or line.marker is not None
            yield line, tuple(entry.text for entry in path)


def _without_siblings(path: list[_Entry], line: Line) -> list[_Entry]:
    """Return the path above an item of the body.

    Item 10 is no part of what heading 9 heads, and neither is what comes after it. A heading may
    have a list of its own with the same numbering, which begins at 1. A paragraph that leads with a
    heading of its own leaves the path alone in a section such as （二）, or where the format marks
    the heading above.
    """
    if line.marker is None or line.marker.ordinal is None:
        return path
    leads = headings.lead_heading(line.text) is not None
    if leads and line.marker.rank < headings.ITEM_RANK:
        return path
    for at, entry in enumerate(path):
        if entry.rank == line.rank and entry.last is not None:
            if entry.last + 1 == line.marker.ordinal and not entry.listed:
                return path if leads and entry.level is not None else path[:at]
            return [*path[:at], replace(entry, listed=True), *path[at + 1 :]]
    return path


def _titles(found: Sequence[Role]) -> int:
    """Return how many reports the titles begin; a title over several lines begins one."""
    return sum(
        role is Role.TITLE and (index == 0 or found[index - 1] is not Role.TITLE)
        for index, role in enumerate(found)
    )


def _extended(
    path: Sequence[_Entry], line: Line, above: Role, following: Marker | None
) -> list[_Entry]:
    """Return the path with a heading on it; ``following`` is the numbering below it."""
    rank = line.rank
    if rank is None and line.level is None:
        rank = _unnumbered_rank(line.text, path, following)
    ordinal = line.marker.ordinal if line.marker else None
    new = _Entry(line.text, rank, line.level or None, ordinal)
    if path and above is Role.HEADING and _opens_list_below(path, line):
        return [*path, new]
    siblings = (at for at, entry in enumerate(path) if entry.is_sibling(new))
    deeper = (at for at, entry in enumerate(path) if not entry.holds(new))
    return [*path[: next(chain(siblings, deeper), len(path))], new]


def _opens_list_below(path: Sequence[_Entry], line: Line) -> bool:
    # Right below a heading, a first number of a kind not yet open begins its subdivisions, even
    # where the kinds nest in an unusual order, such as （一） below 1.
    return (
        line.marker is not None
        and line.marker.ordinal == 1
        and (line.level is None or path[-1].level is None)
        and all(entry.rank != line.rank for entry in path)
    )


def _following(kept: Sequence[Line], found: Sequence[Role]) -> list[Marker | None]:
    """Return for each line the numbering that comes next below it, before anything ends it."""
    following: list[Marker | None] = [None] * len(kept)
    after: Marker | None = None
    for index in range(len(kept) - 1, -1, -1):
        following[index] = after
        line, role = kept[index], found[index]
        if line.marker or role is Role.TITLE or (role is Role.HEADING and line.level is None):
            after = line.marker
    return following


def _unnumbered_rank(text: str, path: Sequence[_Entry], following: Marker | None) -> float | None:
    """Place an unnumbered heading: above the numbering that begins after it, else below the path.

    A foreword is beside what comes after it, and a last word beside all before it. Where an
    unnumbered heading is already open and nothing decides, the new one is its sibling.
    """
    ranks = [entry.rank for entry in path if entry.rank is not None]
    if ranks and names.is_last_word(text):
        return ranks[0]
    if following is not None and following.ordinal == 1:
        return following.rank if names.is_preface(text) else following.rank - _HALF
    open_one = next((rank for rank in ranks if rank % 1 == _HALF), None)
    if open_one is not None and following is None:
        return open_one
    numbered = [rank for rank in ranks if rank % 1 != _HALF]
    return (numbered[-1] if numbered else 0) + _HALF
