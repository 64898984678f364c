"""A summary as a picture: the share of each dimension, and a bar for each source."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from wuzhen.labels import LABELS, NONE, NONE_CHINESE, dimension
from wuzhen.output.colours import STRONG
from wuzhen.output.summary import EXPLANATION, SourceSummary, share, short_name, together

FONTS = (
    "'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', 'Microsoft YaHei', 'PingFang SC', "
    "'WenQuanYi Micro Hei', SimHei, SimSun, sans-serif"
)
"""The families that the text is set in: the first that there is."""

MOST_SOURCES = 30
"""Sources with a bar of their own; the others share one."""

WIDTH, LEFT, RIGHT, ROW, BAR = 800, 250, 110, 28, 18
_SPACE = WIDTH - LEFT - RIGHT


def to_svg(summaries: Sequence[SourceSummary]) -> str:
    """Return the summary as an SVG document."""
    total = together(summaries)
    shown = _shown(summaries)
    classes = [*((label, dimension(label).short) for label in LABELS), (NONE, NONE_CHINESE)]
    shapes = [_text(20, 34, "各维度所占段落", size=18, anchor="start")]
    shapes.append(
        _text(20, 56, f"共{len(summaries)}份材料、{total.all.paragraphs}段、"
              f"{total.all.characters:,}字", anchor="start")
    )  # fmt: skip
    y = 76
    for label, name in classes:
        count = total.none if label == NONE else total.labels[label]
        shapes += _share_bar(y, label, name, count.paragraphs, total.all.paragraphs)
        y += ROW
    y += 30
    shapes.append(_text(20, y, "各来源段落数", size=18, anchor="start"))
    y += 14
    longest = max((sum(_counts(one).values()) for one in shown), default=0)
    for one in shown:
        shapes += _source_bar(y, one, longest)
        y += ROW
    shapes += _legend(y + 12, classes)
    shapes.append(_text(20, y + 58, EXPLANATION, size=12, anchor="start"))
    height = y + 76
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'width="{WIDTH}" height="{height}" font-family="{FONTS}" font-size="14" '
        f'role="img" aria-label="各维度所占段落">'
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>{"".join(shapes)}</svg>\n'
    )


def _shown(summaries: Sequence[SourceSummary]) -> list[SourceSummary]:
    if len(summaries) <= MOST_SOURCES:
        return list(summaries)
    others = summaries[MOST_SOURCES - 1 :]
    return [*summaries[: MOST_SOURCES - 1], together(others, f"其余{len(others)}份")]


def _counts(one: SourceSummary) -> dict[str, int]:
    labels = {label: one.labels[label].paragraphs for label in LABELS}
    return {**labels, NONE: one.none.paragraphs}


def _share_bar(y: int, label: str, name: str, part: int, whole: int) -> list[str]:
    width = share(part, whole) * _SPACE
    return [
        _text(LEFT - 10, y + 14, name, anchor="end"),
        _rect(LEFT, y, width, STRONG[label]),
        _text(LEFT + width + 6, y + 14, f"{part}段 {share(part, whole):.0%}", anchor="start"),
    ]


def _source_bar(y: int, one: SourceSummary, longest: int) -> list[str]:
    shapes = [_text(LEFT - 10, y + 14, short_name(one.source), anchor="end", size=12)]
    x = float(LEFT)
    for label, count in _counts(one).items():
        width = share(count, longest) * _SPACE
        shapes.append(_rect(x, y, width, STRONG[label]))
        x += width
    return [*shapes, _text(x + 6, y + 14, str(one.all.paragraphs), anchor="start", size=12)]


def _legend(y: int, classes: Sequence[tuple[str, str]]) -> list[str]:
    shapes = []
    for at, (label, name) in enumerate(classes):
        x = LEFT + at * 80
        shapes += [_rect(x, y, 14, STRONG[label]), _text(x + 20, y + 14, name, anchor="start")]
    return shapes


def _rect(x: float, y: float, width: float, colour: str) -> str:
    return f'<rect x="{x:.1f}" y="{y}" width="{width:.1f}" height="{BAR}" fill="{colour}"/>'


def _text(x: float, y: float, words: str, *, anchor: str, size: int = 14) -> str:
    return (
        f'<text x="{x:.1f}" y="{y}" text-anchor="{anchor}" font-size="{size}">{escape(words)}'
        "</text>"
    )
