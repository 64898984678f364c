"""Tables of figures on the terminal: nothing from a report is obeyed or read as markup."""

import io

import pytest
from rich.console import Console

from wuzhen.evaluation.compare import Change, Comparison, Difference
from wuzhen.output import comparison, evaluation
from wuzhen.output.report import Section

ODD = ["\x1b]0;x\x07", "\x1b[2J", "\x9b31m", "\u202e", "[/b]", "[red]"]


def shown(table):
    out = io.StringIO()
    Console(file=out, width=200).print(table)
    return out.getvalue()


@pytest.mark.parametrize("odd", ODD)
def test_ids_and_values_of_an_evaluation(odd):
    part = Section(f"By 单位{odd}", ("value",), ((f"柳湾镇{odd}",),))
    text = shown(evaluation.to_table([part]))
    assert "柳湾镇" in text
    assert "单位" in text
    assert odd.startswith("[") == (odd in text)


@pytest.mark.parametrize("odd", ODD)
def test_ids_and_texts_of_a_comparison(odd):
    change = Change(f"h-01{odd}", ("industry",), (), ("talent",), "neither", f"建冷库{odd}一座。")
    same = Difference(0.5, 0.5, 0.0, None, None)
    text = shown(comparison.to_table(Comparison(1, 1, same, same, (change,))))
    assert "建冷库" in text
    assert odd.startswith("[") == (odd in text)
