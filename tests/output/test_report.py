"""The full report of an evaluation: Markdown, or one page that fetches nothing."""

from xml.etree import ElementTree

import pytest

from wuzhen.evaluation import full_report
from wuzhen.output.chart import Line, line_chart, matrix_chart
from wuzhen.output.report import sections, to_html, to_markdown

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def parts(tagger, records):
    falsified = [
        record.model_copy(update={"labels": ["talent"], "primary": "talent"})
        if record.labels == ["ecology"]
        else record
        for record in records
    ]
    report, _ = full_report(tagger, falsified)
    return sections(report)


def test_every_part_is_there(parts):
    titles = [part.title for part in parts]
    assert titles[0] == "Overall: 70 paragraphs of 12 reports"
    for word in (
        "Per label",
        "Coverage",
        "Reliability",
        "Confusion",
        "By length",
        "By headings",
        "By labels",
        "By genre",
        "Most confident errors",
    ):
        assert any(title.startswith(word) for title in titles)


def test_every_row_is_as_wide_as_its_header(parts):
    assert all(len(row) == len(part.header) for part in parts for row in part.rows)


def test_markdown_tables_survive_bars_and_line_breaks(parts):
    text = to_markdown("评测", parts)
    assert text.startswith("# 评测\n")
    widths = {line.replace("\\|", "").count("|") for line in text.splitlines() if "|" in line}
    assert widths <= {len(part.header) + 1 for part in parts}


def test_the_page_fetches_nothing_and_runs_nothing(parts):
    page = to_html("评测", parts)
    for word in ("<script", "src=", "href=", "@import", "url("):
        assert word not in page


def test_text_is_escaped(parts):
    page = to_html("<b>评测</b>", parts)
    assert "<b>评测</b>" not in page


def test_a_chart_is_well_formed_and_in_bounds():
    chart = ElementTree.fromstring(
        line_chart([Line("a & b", ((0.0, 0.0), (1.0, 1.0))), Line("c", ((0.5, 0.5),))], "x", "y")
    )
    lines = chart.findall(f"{SVG}polyline")
    assert len(lines) == 2
    for line in lines:
        for pair in line.attrib["points"].split():
            x, y = map(float, pair.split(","))
            assert 0 <= x <= 480
            assert 0 <= y <= 320


def test_a_matrix_is_darker_where_more_falls():
    counts = {"a": {"a": 9, "b": 1}, "b": {"a": 0, "b": 0}}
    chart = ElementTree.fromstring(matrix_chart(counts, "said", "is"))
    shades = [float(cell.attrib["fill-opacity"]) for cell in chart.findall(f"{SVG}rect")]
    assert len(shades) == 4
    assert shades[0] > shades[1] > shades[2] == shades[3]
