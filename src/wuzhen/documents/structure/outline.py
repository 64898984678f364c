"""Lines become body paragraphs, each with the path of headings above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import PurePath

from wuzhen.documents.structure import headings
from wuzhen.documents.structure.sections import OUTSIDE, Line, Role, lines, roles
from wuzhen.documents.types import Content, Document, Dropped, Paragraph

_HALF = 0.5
"""How far an unnumbered heading is from the numbered ones it stands above or below."""


def document(content: Content, source: str) -> Document:
    """Return the document of this content: title, body under its headings, what is left out."""
    kept, dropped = lines(content.blocks)
    found = roles(kept)
    outside = [
        (line.block, OUTSIDE)
        for line, role in zip(kept, found, strict=True)
        if role is Role.OUTSIDE
    ]
    order = {id(block): at for at, block in enumerate(content.blocks)}
    left_out = sorted((*dropped, *outside), key=lambda pair: order[id(pair[0])])
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
        tuple(Dropped(block.text, rule, block.line, block.page) for block, rule in left_out),
        content.notices,
    )


def paragraph_id(source: str, n: int) -> str:
    """Return the id of a paragraph that brings none: the stem of its source and its number."""
    stem = "stdin" if source == "-" else PurePath(source).stem
    return f"{stem}-{n:03d}"


@dataclass(frozen=True, slots=True)
class _Entry:
    """A heading on the path, with what places it: its numbering and what the format says."""

    text: str
    rank: float | None
    level: int | None

    def is_sibling(self, new: _Entry) -> bool:
        """Tell whether the new heading is numbered alike and marked alike."""
        return self.rank is not None and (self.rank, self.level) == (new.rank, new.level)

    def holds(self, new: _Entry) -> bool:
        """Tell whether the new heading stands below this one."""
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
    path: list[_Entry] = []
    numbered = False
    for index, (line, role) in enumerate(zip(kept, found, strict=True)):
        above = found[index - 1] if index else Role.OUTSIDE
        if role is Role.TITLE:
            path, numbered = [], False
        elif role is Role.HEADING:
            path = _extended(path, kept, found, index)
        elif role is Role.BODY:
            after_body = numbered and above is Role.BODY
            if bundle and after_body and headings.opens_report(line.text):
                path, numbered = [], False
            numbered = numbered or bool(path) or line.marker is not None
            yield line, tuple(entry.text for entry in path)


def _titles(found: Sequence[Role]) -> int:
    """Return how many reports the titles begin; a title over several lines begins one."""
    return sum(
        role is Role.TITLE and (index == 0 or found[index - 1] is not Role.TITLE)
        for index, role in enumerate(found)
    )


def _extended(
    path: Sequence[_Entry], kept: Sequence[Line], found: Sequence[Role], index: int
) -> list[_Entry]:
    """Return the path with the heading at ``index`` on it."""
    line = kept[index]
    rank = line.rank
    if rank is None and line.level is None:
        rank = _unnumbered_rank(path, kept, found, index)
    new = _Entry(line.text, rank, line.level or None)
    if path and found[index - 1] is Role.HEADING and _opens_list_below(path, line):
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


def _unnumbered_rank(
    path: Sequence[_Entry], kept: Sequence[Line], found: Sequence[Role], index: int
) -> float | None:
    """Place an unnumbered heading: above the numbering that begins after it, else below the path.

    Where an unnumbered heading is already open and nothing tells, the new one is its sibling.
    """
    following = next(
        (
            line.marker
            for line, role in zip(kept[index + 1 :], found[index + 1 :], strict=True)
            if line.marker or (role is Role.HEADING and line.level is None) or role is Role.TITLE
        ),
        None,
    )
    if following is not None and following.ordinal == 1:
        return following.rank - _HALF
    ranks = [entry.rank for entry in path if entry.rank is not None]
    open_one = next((rank for rank in ranks if rank % 1 == _HALF), None)
    if open_one is not None and following is None:
        return open_one
    numbered = [rank for rank in ranks if rank % 1 != _HALF]
    return (numbered[-1] if numbered else 0) + _HALF
