"""The columns of the spreadsheet that is corrected, and what a row is known by."""

from hashlib import sha256

import pytest

from wuzhen.corpus import sheet


def test_the_names_of_the_columns_are_a_contract():
    assert sheet.COLUMNS == (
        "来源", "页", "行", "标题", "段落", "产业", "人才", "文化", "生态", "组织",
        "标签", "主维度", "待复核", "产业概率", "人才概率", "文化概率", "生态概率", "组织概率",
        "依据", "编号", "指纹",
    )  # fmt: skip


def test_a_fingerprint_is_of_the_text_without_white_space():
    expected = sha256("新建冷库两座。".encode()).hexdigest()[:16]
    assert sheet.fingerprint("新建冷库\u3000两座。\r\n") == expected


@pytest.mark.parametrize("unseen", ["\x00", "\x1b", "\u200b", "\u202e", "\ufeff", "\ud800", "\x85"])
def test_signs_that_programs_drop_change_no_fingerprint(unseen):
    assert sheet.fingerprint(f"新建{unseen}冷库") == sheet.fingerprint("新建冷库")
    assert sheet.visible(f"新建{unseen}冷库") == "新建冷库"


def test_another_text_has_another_fingerprint():
    assert sheet.fingerprint("新建冷库一座") != sheet.fingerprint("新建冷库两座")


@pytest.mark.parametrize("headings", [[], ["一、做法"], ["一、做法", "（一）增收", "1.种植"]])
def test_a_heading_path_comes_apart_again(headings):
    assert sheet.headings_of(sheet.heading_path(headings)) == headings
