"""A line chart as inline SVG: enough for curves on an offline page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT, MARGIN = 480, 320, 60
COLOURS = ("#1f6f8b", "#b8506a", "#6a994e", "#8c6bb1", "#bc8034")
TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True, slots=True)
class Line:
    """A named line through points whose coordinates lie between 0 and 1."""

    name: str
    points: tuple[tuple[float, float], ...]
    dashed: bool = False


def line_chart(lines: Sequence[Line], x_label: str, y_label: str) -> str:
    """Return the lines on axes from 0 to 1 as one SVG element."""
    marks = "".join(_tick(value) for value in TICKS)
    drawn = "".join(_line(line, colour) for line, colour in zip(lines, COLOURS, strict=False))
    names = "".join(
        f'<text x="{WIDTH - MARGIN}" y="{HEIGHT - MARGIN - 12 - 16 * i}" text-anchor="end" '
        f'fill="{colour}">{escape(line.name)}</text>'
        for i, (line, colour) in enumerate(zip(lines, COLOURS, strict=False))
    )
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" role="img" font-size="12" '
        f'xmlns="http://www.w3.org/2000/svg" aria-label="{escape(y_label)}">{marks}{drawn}{names}'
        f'<text x="{WIDTH / 2}" y="{HEIGHT - 8}" text-anchor="middle">{escape(x_label)}</text>'
        f'<text x="12" y="{HEIGHT / 2}" text-anchor="middle" '
        f'transform="rotate(-90 12 {HEIGHT / 2})">{escape(y_label)}</text></svg>'
    )


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
