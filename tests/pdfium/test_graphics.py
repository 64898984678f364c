"""What a page holds beside text."""

import pypdfium2
import pytest

from pdfs import Page, grid, pdf, picture, rule
from wuzhen.pdfium.graphics import graphics


def found(*marks, **page):
    return graphics(pypdfium2.PdfDocument(pdf(Page(marks, **page)))[0])


def sides(*marks):
    return [tuple(round(side) for side in box) for box in found(*marks)["rules"]]


def test_the_box_of_the_page_is_that_of_the_file_however_it_is_turned():
    assert found(size=(842, 595), rotate=90)["box"] == (0, 0, 842, 595)


def test_lines_are_rules():
    assert sides(rule(100, 500, 300, 500), rule(100, 400, 100, 500)) == [
        (99, 499, 301, 501),
        (99, 399, 101, 501),
    ]


@pytest.mark.parametrize("box", ["100 500 200 1 re f", "100 500 m 300 500 l 300 501 l 100 501 l f"])
def test_thin_boxes_are_rules(box):
    assert sides(box) == [(100, 500, 300, 501)]


def test_a_stroked_box_is_four_rules_and_a_filled_one_none():
    assert sorted(sides("100 400 200 100 re S")) == [
        (100, 400, 100, 500),
        (100, 400, 300, 400),
        (100, 500, 300, 500),
        (300, 400, 300, 500),
    ]
    assert sides("100 400 200 100 re f") == []


def test_many_lines_of_one_path_are_rules_each():
    assert len(sides("100 400 m 300 400 l 100 420 m 300 420 l 100 400 m 100 420 l S")) == 3


def test_slanted_and_short_lines_are_no_rules():
    assert sides(rule(100, 400, 300, 500), rule(100, 400, 102, 400)) == []


def test_a_drawing_of_very_many_lines_has_no_rules():
    assert found(*grid(range(0, 595), range(0, 842)))["rules"] != []
    assert found(*(rule(0, y / 3, 500, y / 3) for y in range(2_100)))["rules"] == []


def test_pictures_cover_a_share_of_the_page():
    page = found(picture(0, 0, 595, 421))
    assert (page["covered"], page["paths"]) == (0.5, 0)
