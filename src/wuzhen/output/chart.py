"""Charts as SVG: enough for curves and tables on an offline page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT, MARGIN = 480, 320, 60
COLOURS = ("#1f6f8b", "#b8506a", "#6a994e", "#8c6bb1", "#bc8034", "#888888")
TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True, slots=True)
class Line:
    """A named line through points whose coordinates lie between 0 and 1."""

    name: str
    points: tuple[tuple[float, float], ...]
    dashed: bool = False


DIAGONAL = Line("perfect", ((0.0, 0.0), (1.0, 1.0)), dashed=True)
"""Where predicted and observed are equal."""


def line_chart(lines: Sequence[Line], x_label: str, y_label: str) -> str:
    """Return the lines on axes from 0 to 1 as one SVG element."""
    marks = "".join(_tick(value) for value in TICKS)
    curves = "".join(_line(line, colour) for line, colour in zip(lines, COLOURS, strict=False))
    names = "".join(
        f'<text x="{WIDTH - MARGIN}" y="{HEIGHT - MARGIN - 12 - 16 * i}" text-anchor="end" '
        f'fill="{colour}">{escape(line.name)}</text>'
        for i, (line, colour) in enumerate(zip(lines, COLOURS, strict=False))
    )
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" role="img" font-size="12" '
        f'xmlns="http://www.w3.org/2000/svg" aria-label="{escape(y_label)}">{marks}{curves}{names}'
        f'<text x="{WIDTH / 2}" y="{HEIGHT - 8}" text-anchor="middle">{escape(x_label)}</text>'
        f'<text x="12" y="{HEIGHT / 2}" text-anchor="middle" '
        f'transform="rotate(-90 12 {HEIGHT / 2})">{escape(y_label)}</text></svg>'
    )


def matrix_chart(counts: Mapping[str, Mapping[str, int]], x_label: str, y_label: str) -> str:
    """Return a table of counts as one SVG element, darker where more of its row falls."""
    names = list(counts)
    side, left, top = 64, 110, 40
    width, height = left + side * len(names) + 10, top + side * len(names) + 30
    cells = []
    for i, row in enumerate(counts.values()):
        total = max(sum(row.values()), 1)
        y = top + side * i
        cells.append(_text(left - 8, y + side / 2 + 4, names[i], "end"))
        for j, count in enumerate(row.values()):
            x = left + side * j
            cells.append(
                f'<rect x="{x}" y="{y}" width="{side}" height="{side}" fill="{COLOURS[0]}" '
                f'fill-opacity="{0.05 + 0.75 * count / total:.2f}" stroke="#fff"/>'
                + _text(x + side / 2, y + side / 2 + 4, str(count))
            )
    heads = [_text(left + side * (j + 0.5), top - 8, name) for j, name in enumerate(names)]
    return (
        f'<svg viewBox="0 0 {width} {height}" width="{width}" role="img" font-size="11" '
        f'xmlns="http://www.w3.org/2000/svg" aria-label="{escape(y_label)}, {escape(x_label)}">'
        + "".join(cells + heads)
        + _text(left + side * len(names) / 2, height - 8, f"rows: {y_label}; columns: {x_label}")
        + "</svg>"
    )


def _text(x: float, y: float, words: str, anchor: str = "middle") -> str:
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}">{escape(words)}</text>'


def _x(value: float) -> float:
    return round(MARGIN + value * (WIDTH - 2 * MARGIN), 1)


def _y(value: float) -> float:
    return round(HEIGHT - MARGIN - value * (HEIGHT - 2 * MARGIN), 1)


def _tick(value: float) -> str:
    return (
        f'<line x1="{_x(0)}" x2="{_x(1)}" y1="{_y(value)}" y2="{_y(value)}" stroke="#ddd"/>'
        f'<text x="{MARGIN - 6}" y="{_y(value) + 4}" text-anchor="end">{value:g}</text>'
        f'<text x="{_x(value)}" y="{HEIGHT - MARGIN + 16}" text-anchor="middle">{value:g}</text>'
    )


def _line(line: Line, colour: str) -> str:
    points = " ".join(f"{_x(x)},{_y(y)}" for x, y in line.points)
    dash = ' stroke-dasharray="4 4"' if line.dashed else ""
    return f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"{dash}/>'
