"""The text of a page comes out in runs, each with its place."""

import pypdfium2
import pytest

import pdfs
from pdfs import Page, pdf, text
from wuzhen.pdfium.runs import runs


def found(*marks, **page):
    document = pypdfium2.PdfDocument(pdf(Page(marks, **page)))
    layer = document[0].get_textpage()
    return list(runs(layer, layer.count_chars()))


def test_a_run_has_the_ends_of_its_baseline_and_its_type_size():
    assert found(text(100, 700, "修渠3里", 14)) == [["修渠3里", 100, 700, 149, 700, 14]]


def test_a_gap_in_a_line_ends_a_run():
    assert [run[:2] for run in found(text(100, 700, "修渠"), text(200, 700, "种树"))] == [
        ["修渠", 100],
        ["种树", 200],
    ]


def test_pieces_side_by_side_are_one_run():
    assert [run[0] for run in found(text(100, 700, "修渠"), text(128, 700, "种树"))] == ["修渠种树"]


def test_spaces_of_the_file_stay_and_those_of_a_gap_do_not():
    assert [run[0] for run in found(text(100, 700, "修渠 3 里"))] == ["修渠 3 里"]
    marks = text(100, 700, "修渠"), text(131.5, 700, "3"), text(142, 700, "里")
    assert [run[0] for run in found(*marks)] == ["修渠3里"]


def test_words_of_another_script_keep_the_space_of_a_gap():
    marks = text(100, 700, "tea", font="roman"), text(119, 700, "hill", font="roman")
    assert [run[0] for run in found(*marks)] == ["tea hill"]


@pytest.mark.parametrize(
    ("turn", "end"), [(90, (100, 749)), (180, (51, 700)), (270, (100, 651)), (45, (135, 735))]
)
def test_a_run_ends_where_its_text_does_however_it_is_turned(turn, end):
    ((_, x0, y0, x1, y1, size),) = found(text(100, 700, "修渠3里", turn=turn))
    assert (x0, y0, size) == (100, 700, 14)
    assert (x1, y1) == pytest.approx(end, abs=2)


def test_a_raised_sign_at_the_end_is_a_run_of_its_own():
    marks = text(100, 700, "水3m"), text(128, 705, "3", 8)
    assert [(run[0], run[2], run[5]) for run in found(*marks)] == [
        ("水3m", 700, 14),
        ("3", 705, 8),
    ]


def test_type_that_a_matrix_makes_larger_has_the_size_it_shows():
    mark = text(10, 70, "修渠", 1).replace("1.00000 0.00000 -0.00000 1.00000", "12 0 0 12")
    assert found(mark) == [["修渠", 10, 70, 34, 70, 12]]


def test_a_hyphen_at_the_end_of_a_line_is_a_hyphen():
    marks = text(100, 700, "green-", font="roman"), text(100, 680, "house", font="roman")
    assert [(run[0], run[2]) for run in found(*marks)] == [("green-", 700), ("house", 680)]


def test_characters_beyond_the_first_plane_are_whole():
    assert found(text(100, 700, "𠮷村"))[0][0].endswith("村")


def test_text_without_a_place_is_its_words_alone():
    assert found(text(5e6, 700, "修渠"))[0] == ["修"]


def test_a_page_without_text_has_no_runs():
    assert found(pdfs.picture(0, 0, 100, 100)) == []
