"""Taggings as JSON Lines, CSV and a table."""

import csv
import io
import json

import pytest
from rich.console import Console

from wuzhen.documents import Paragraph
from wuzhen.labels import LABELS
from wuzhen.model.tagger import Tagging
from wuzhen.output import to_csv, to_jsonl, totals
from wuzhen.output.table import to_table


def tagging(text="新建冷库一座，修剪果树六百亩。", labels=("industry",), review=False, **further):
    paragraph = Paragraph("报告.docx", 1, "报告-001", ("一、做法", "（一）增收"), text, **further)
    scores = (0.91, 0.05, 0.0301, 0.02, 0.01)
    return Tagging(paragraph, labels, labels[0] if labels else None, scores, review)


def test_json_lines_hold_to_the_contract():
    row = json.loads(to_jsonl([tagging()]))
    assert list(row) == [
        "source",
        "n",
        "id",
        "headings",
        "text",
        "labels",
        "primary",
        "scores",
        "review",
    ]
    assert row["headings"] == ["一、做法", "（一）增收"]
    assert list(row["scores"]) == list(LABELS)
    assert row["review"] is False


def test_json_lines_keep_further_keys_and_the_labels_that_the_input_brought():
    given = {"id": "报告-001", "genre": "总结", "labels": ["ecology"], "primary": "ecology"}
    row = json.loads(to_jsonl([tagging(record=given)]))
    assert row["genre"] == "总结"
    assert (row["labels"], row["primary"]) == (["industry"], "industry")
    assert (row["given_labels"], row["given_primary"]) == (["ecology"], "ecology")


@pytest.mark.parametrize("labels", [[], None, "产业", ["产业", 3]])
def test_given_labels_are_kept_whatever_they_are(labels):
    row = json.loads(to_jsonl([tagging(record={"labels": labels})]))
    assert row["given_labels"] == labels
    assert "given_primary" not in row


def test_what_was_given_first_outlives_a_second_tagging():
    first = json.loads(to_jsonl([tagging(record={"labels": ["ecology"], "primary": None})]))
    second = json.loads(to_jsonl([tagging(labels=(), record=first)]))
    assert (second["given_labels"], second["given_primary"]) == (["ecology"], None)
    assert second["labels"] == []


def test_without_labels_in_the_input_nothing_is_given():
    assert not any(key.startswith("given") for key in json.loads(to_jsonl([tagging()])))


@pytest.mark.parametrize(
    ("labels", "cell"),
    [(["industry", "ecology"], "产业、生态"), ([], "其他"), (["=1+1"], "'=1+1"), ("产业", "产业")],
)
def test_csv_has_a_last_column_for_given_labels(labels, cell):
    text = to_csv([tagging(record={"labels": labels}), tagging()]).removeprefix("\ufeff")
    first, second = csv.DictReader(io.StringIO(text))
    assert list(first)[-1] == "原类别"
    assert (first["原类别"], second["原类别"]) == (cell, "")


def test_chinese_stands_unescaped_one_object_a_line():
    lines = to_jsonl([tagging(), tagging("换\n行")]).splitlines()
    assert len(lines) == 2
    assert "冷库" in lines[0]


def test_csv_begins_with_a_byte_order_mark_and_reads_back():
    text = to_csv([tagging(review=True), tagging(labels=())])
    assert text.startswith("\ufeff来源,")
    first, second = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    assert (first["类别"], first["主类"], first["复核"]) == ("产业", "产业", "待复核")
    assert (second["类别"], second["复核"]) == ("其他", "")
    assert float(first["产业振兴"]) == 0.91


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_run_as_a_formula(start):
    text = to_csv([tagging(f'{start}cmd|" /C calc"!A0')])
    (row,) = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert row["正文"].startswith("'" + start)


def test_the_table_shows_headings_first_words_labels_and_totals():
    console = Console(width=100, record=True, file=io.StringIO())
    console.print(to_table([tagging("长" * 80, review=True), tagging(labels=())]))
    shown = console.export_text()
    assert "一、做法 › （一）增收" in shown
    assert "产业 91%" in shown
    assert "待复核" in shown
    assert "共 2 段" in shown
    assert "长" * 60 not in shown.replace("\n", "")


def test_text_is_never_read_as_markup():
    console = Console(width=100, record=True, file=io.StringIO())
    console.print(to_table([tagging("[red]修渠[/red]")]))
    assert "[red]修渠[/red]" in console.export_text()


def test_totals_count_a_paragraph_for_each_of_its_labels():
    counted = totals([tagging(labels=("industry", "talent")), tagging(labels=(), review=True)])
    assert (counted.paragraphs, counted.none, counted.review) == (2, 1, 1)
    assert counted.labels == {
        "industry": 1,
        "talent": 1,
        "culture": 0,
        "ecology": 0,
        "organization": 0,
    }
