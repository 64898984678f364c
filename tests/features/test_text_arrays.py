"""Texts as arrays of numbers."""

from wuzhen.features.text_arrays import CodeTable, code_points


def test_code_points_are_those_of_the_characters():
    assert code_points("村a𠮷").tolist() == [ord("村"), ord("a"), ord("𠮷")]


def test_known_characters_have_symbols_from_one_and_others_none():
    table = CodeTable.of(["村村", "𠮷", "a"])
    assert table.symbols(code_points("a村𠮷镇𠀀")).tolist() == [1, 2, 3, 0, 0]
