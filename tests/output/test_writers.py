"""Taggings as JSON Lines, CSV and a table."""

import csv
import io
import json
from dataclasses import replace

import pytest
from rich.console import Console

from wuzhen.documents import Paragraph
from wuzhen.labels import LABELS
from wuzhen.model.label_evidence import LabelEvidence, Span, Unplaced
from wuzhen.model.similar import Similar
from wuzhen.model.tagger import Tagging
from wuzhen.output import to_csv, to_jsonl, totals
from wuzhen.output.csv import CsvWriter
from wuzhen.output.table import to_table


def tagging(text="新建冷库一座，修剪果树六百亩。", labels=("industry",), review=False, **further):
    paragraph = Paragraph("报告.docx", 1, "报告-001", ("一、做法", "（一）增收"), text, **further)
    scores = (0.91, 0.05, 0.0301, 0.02, 0.01)
    return Tagging(paragraph, labels, labels[0] if labels else None, scores, review)


def explained(**further):
    """A tagging with evidence of two parts and one similar paragraph."""
    found = LabelEvidence(
        "industry", True, 2.5, 0.25, (0, 15),
        (Span(0, 2, 0.25, 0.25, 0.0), Span(2, 4, 1.0, 0.5, 1.5)),
        (Unplaced("intercept", -2.0), Unplaced("lexicon:headings industry", 1.0)),
    )  # fmt: skip
    like = Similar("h-07", "建冷库一座。", ("industry", "ecology"), 0.61239)
    return replace(tagging(**further), evidence=(found,), similar=(like,))


def test_json_lines_tell_why_where_it_was_asked_for():
    row = json.loads(to_jsonl([explained()]))
    assert list(row)[-2:] == ["evidence", "similar"]
    (found,) = row["evidence"]
    assert list(found) == ["label", "given", "score", "needed", "sentence", "spans", "unplaced"]
    assert found["spans"][1] == {
        "start": 2, "end": 4, "text": "冷库",
        "contribution": 3.0, "words": 1.0, "characters": 0.5, "lexicon": 1.5,
    }  # fmt: skip
    parts = [*found["spans"], *found["unplaced"]]
    assert sum(part["contribution"] for part in parts) == found["score"]
    assert row["similar"] == [
        {
            "id": "h-07",
            "labels": ["industry", "ecology"],
            "similarity": 0.6124,
            "text": "建冷库一座。",
        }
    ]


def test_evidence_of_an_earlier_tagging_is_not_taken_for_that_of_this_one():
    first = json.loads(to_jsonl([explained()]))
    assert not {"evidence", "similar"} & set(json.loads(to_jsonl([tagging(record=first)])))
    own = {"evidence": "现场照片", "text": "新建冷库"}
    assert json.loads(to_jsonl([tagging(record=own)]))["evidence"] == "现场照片"


def test_csv_has_a_last_column_that_tells_why_where_it_was_asked_for():
    (row,) = csv.DictReader(io.StringIO(to_csv([explained()]).removeprefix("\ufeff")))
    assert list(row)[-2:] == ["原类别", "依据"]
    assert (
        row["依据"] == "产业：冷库 +3.0、标题中的产业用语 +1.0、新建 +0.5；相似：h-07（产业、生态）"
    )


def test_the_csv_writer_heads_the_column_before_the_first_row():
    out = io.BytesIO()
    writer = CsvWriter(out)
    writer.add([])
    writer.add([explained()])
    writer.add([explained()])
    writer.close()
    text = out.getvalue().decode("utf-8")
    assert text.count("来源") == 1
    assert text == to_csv([explained(), explained()])


def test_csv_without_paragraphs_is_its_header():
    out = io.BytesIO()
    writer = CsvWriter(out)
    writer.close()
    assert out.getvalue().decode("utf-8") == to_csv([])


def test_the_table_tells_why_where_it_was_asked_for():
    console = Console(width=140, record=True, file=io.StringIO())
    console.print(to_table([explained()]))
    shown = console.export_text()
    assert "依据" in shown
    assert "冷库 +3.0" in shown
    assert "相似：h-07" in shown


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


@pytest.mark.parametrize("sign", ["\x7f", "\x9b", "\u061c", "\u202e", "\u2028", "\u2066"])
def test_signs_that_a_terminal_obeys_or_that_turn_a_text_round_stand_raw_nowhere(sign):
    text = f"新建{sign}冷库一座。"
    line = to_jsonl([tagging(text)])
    assert sign not in line
    assert json.loads(line)["text"] == text
    assert sign not in to_csv([tagging(text)])
