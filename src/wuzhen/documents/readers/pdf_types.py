"""What the layout of a PDF works on: pages with their runs and rules, lines in their places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from wuzhen.documents.types import Block


class Box(NamedTuple):
    """A rectangle in points; up is positive."""

    left: float
    bottom: float
    right: float
    top: float


class Run(NamedTuple):
    """Text with the point where its baseline begins, the one where it ends, and its type size."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the file; ``unplaced`` is text without a place on it.

    ``paths`` counts the shapes on it, ``covered`` is the share that pictures cover, and
    ``readable`` is false where the page could not be opened.
    """

    number: int
    box: Box
    runs: tuple[Run, ...] = ()
    rules: tuple[Box, ...] = ()
    unplaced: str = ""
    paths: int = 0
    covered: float = 0.0
    readable: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """Text on one baseline, upright; ``table`` are the rows of a table where one is instead.

    ``inner`` is where the text behind a number or bullet begins, if a gap is between the two.
    """

    text: str
    page: int
    left: float
    right: float
    base: float
    size: float
    inner: float | None = None
    table: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """What runs in one direction on a page, turned upright; ``main`` where most of it does.

    ``printed`` are the watermarks that were among its lines.
    """

    page: int
    box: Box
    lines: tuple[Line, ...]
    rules: tuple[Box, ...] = ()
    main: bool = True
    printed: tuple[Line, ...] = ()
