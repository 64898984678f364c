"""Tables with rules: what is in each cell, however its text is wrapped."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from wuzhen.documents.readers.pdf_types import Box, Line

Interval: TypeAlias = tuple[float, float, float]
"""A rule: where it is, where it begins and ends."""

_NEAR = 3.0
"""Rules that are nearer than this, in points, are one, or meet."""
_TIP = 8.0
"""A rule that reaches farther than this beyond the last one across is the side of a cell."""
_MOST_PAIRS, _MOST_CELLS, _MOST_TABLES = 10_000, 5_000, 50
"""A page with more rules or cells than this is a drawing."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What is in a cell, the column in which it begins, and where it ends to the right."""

    pieces: tuple[Line, ...]
    column: int
    right: float


@dataclass(frozen=True, slots=True)
class Grid:
    """A table on the page: its columns, and row by row the cells that hold something."""

    page: int
    xs: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]


def tables(pieces: Sequence[Line], rules: Iterable[Box]) -> tuple[list[Grid], list[Line]]:
    """Return the tables that rules make on a page, and the pieces of text outside them."""
    frames = list(_frames(rules))[:_MOST_TABLES]
    inside: dict[int, list[Line]] = defaultdict(list)
    outside: list[Line] = []
    for piece in pieces:
        at = next((n for n, frame in enumerate(frames) if frame.holds(piece)), None)
        (outside if at is None else inside[at]).append(piece)
    grids = [
        Grid(cells[0].page, frames[at].xs, tuple(frames[at].rows(cells)))
        for at, cells in sorted(inside.items(), key=lambda item: frames[item[0]].ys[0])
    ]
    return grids, outside


@dataclass(frozen=True, slots=True)
class _Frame:
    """The rules of a table: its columns, its rows from the top down, which cells are merged."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    merged: dict[tuple[int, int], tuple[int, int]]

    def holds(self, piece: Line) -> bool:
        x, y = _middle(piece)
        return self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= -y <= self.ys[-1]

    def rows(self, pieces: Iterable[Line]) -> Iterator[tuple[Cell, ...]]:
        rights = {first: self.xs[column + 1] for (_, column), first in self.merged.items()}
        cells: dict[tuple[int, int], list[Line]] = defaultdict(list)
        for piece in pieces:
            x, y = _middle(piece)
            column = min(bisect_right(self.xs, x), len(self.xs) - 1) - 1
            row = min(bisect_right(self.ys, -y), len(self.ys) - 1) - 1
            cells[self.merged[row, column]].append(piece)
        by_row: dict[int, list[int]] = defaultdict(list)
        for row, column in sorted(cells):
            by_row[row].append(column)
        for row, columns in by_row.items():
            yield tuple(
                Cell(tuple(cells[row, column]), column, rights[row, column]) for column in columns
            )


def _middle(piece: Line) -> tuple[float, float]:
    return (piece.left + piece.right) / 2, piece.base + 0.3 * piece.size


def _frames(rules: Iterable[Box]) -> Iterator[_Frame]:
    """Yield the tables: rules that meet, in more than one cell."""
    boxes = list(rules)
    across = _merged((-(b.bottom + b.top) / 2, b.left, b.right) for b in boxes if _is_flat(b))
    down = _merged(((b.left + b.right) / 2, -b.top, -b.bottom) for b in boxes if not _is_flat(b))
    if len(across) * len(down) > _MOST_PAIRS:
        return
    for flat, tall in _joined(across, down):
        xs = _places([*(at for at, _, _ in tall), *_ends(flat, tall)])
        ys = _places([*(at for at, _, _ in flat), *_ends(tall, flat)])
        cells = (len(xs) - 1) * (len(ys) - 1)
        if 2 <= cells <= _MOST_CELLS:
            yield _Frame(tuple(xs), tuple(ys), _merged_cells(xs, ys, flat, tall))


def _is_flat(box: Box) -> bool:
    return box.right - box.left > box.top - box.bottom


def _merged(rules: Iterable[Interval]) -> list[Interval]:
    """Return the rules with those put together that go on in one another."""
    found: list[Interval] = []
    group: list[Interval] = []
    for rule in [*sorted(rules), (float("inf"), 0.0, 0.0)]:
        if group and rule[0] - group[0][0] > _NEAR:
            for _, start, end in sorted(group, key=lambda one: one[1]):
                if found and found[-1][0] == group[0][0] and start <= found[-1][2] + _NEAR:
                    found[-1] = (found[-1][0], found[-1][1], max(end, found[-1][2]))
                else:
                    found.append((group[0][0], start, end))
            group = []
        group.append(rule)
    return found


def _joined(
    across: Sequence[Interval], down: Sequence[Interval]
) -> Iterator[tuple[list[Interval], list[Interval]]]:
    """Yield the rules of each table: those that meet, directly or through others."""
    parent = list(range(len(across) + len(down)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for n, (y, left, right) in enumerate(across):
        for m, (x, top, bottom) in enumerate(down, start=len(across)):
            if left - _NEAR <= x <= right + _NEAR and top - _NEAR <= y <= bottom + _NEAR:
                parent[root(n)] = root(m)
    together: dict[int, tuple[list[Interval], list[Interval]]] = defaultdict(lambda: ([], []))
    for n, rule in enumerate(across):
        together[root(n)][0].append(rule)
    for m, rule in enumerate(down, start=len(across)):
        together[root(m)][1].append(rule)
    for flat, tall in together.values():
        if flat and tall:
            yield flat, tall


def _ends(rules: Sequence[Interval], across: Sequence[Interval]) -> Iterator[float]:
    """Yield where rules end beyond the outermost ones across them: sides without a rule."""
    first, last = min(start for _, start, _ in rules), max(end for _, _, end in rules)
    if first < min(at for at, _, _ in across) - _TIP:
        yield first
    if last > max(at for at, _, _ in across) + _TIP:
        yield last


def _places(values: Iterable[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _merged_cells(
    xs: Sequence[float], ys: Sequence[float], flat: Sequence[Interval], tall: Sequence[Interval]
) -> dict[tuple[int, int], tuple[int, int]]:
    """Return for each place of the grid the first place of its cell."""
    first = {
        (row, column): (row, column) for row in range(len(ys) - 1) for column in range(len(xs) - 1)
    }
    walls, floors = _by_place(xs, tall), _by_place(ys, flat)
    for row, column in list(first):
        y, x = (ys[row] + ys[row + 1]) / 2, (xs[column] + xs[column + 1]) / 2
        if column and not _covers(walls[column], y):
            first[row, column] = first[row, column - 1]
        elif row and not _covers(floors[row], x):
            first[row, column] = first[row - 1, column]
    return first


def _by_place(places: Sequence[float], rules: Iterable[Interval]) -> list[list[Interval]]:
    found: list[list[Interval]] = [[] for _ in places]
    for rule in rules:
        found[max(bisect_right(places, rule[0] + _NEAR) - 1, 0)].append(rule)
    return found


def _covers(rules: Iterable[Interval], at: float) -> bool:
    return any(start - _NEAR <= at <= end + _NEAR for _, start, end in rules)
