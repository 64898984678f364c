"""The page of taggings as a file: what is in it, and that nothing of a report is markup."""

import base64
import hashlib
import io
import json
import re

import pytest

from wuzhen.corpus.sheet import fingerprint
from wuzhen.documents import Paragraph
from wuzhen.model.label_evidence import LabelEvidence, Span, Unplaced
from wuzhen.model.similar import Similar
from wuzhen.model.tagger import Tagging
from wuzhen.output import html_page
from wuzhen.output.html_page import HtmlPageWriter

FOUND = LabelEvidence(
    "industry", True, 2.5, 0.25, (0, 7),
    (Span(0, 2, 0.25, 0.25, 0.0), Span(2, 4, 1.0, 0.5, 1.5), Span(4, 5, 0.001, 0.0, 0.0)),
    (Unplaced("intercept", -2.0),),
)  # fmt: skip
LIKE = Similar("h-07", "建冷库一座。", ("industry", "ecology"), 0.61239)


def tagging(text="新建冷库两座。", evidence=(), similar=(), **further):
    paragraph = Paragraph("报告.docx", 1, "报告-001", ("一、做法",), text, **further)
    scores = (0.91, 0.05, 0.0301, 0.02, 0.01)
    return Tagging(paragraph, ("industry",), "industry", scores, True, evidence, similar)


def page(*documents):
    out = io.BytesIO()
    writer = HtmlPageWriter(out)
    for taggings in documents:
        writer.add(taggings)
    writer.close()
    return out.getvalue().decode("utf-8"), writer.warnings


def block(text, name):
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', text, re.S)
    return json.loads(found[1])


def rows(*taggings):
    return block(page(taggings)[0], "rows")


def test_each_paragraph_is_a_row():
    (row,) = rows(tagging(page=2, line=18))
    assert row == {
        "id": "报告-001",
        "source": "报告.docx",
        "n": 1,
        "page": 2,
        "line": 18,
        "headings": ["一、做法"],
        "text": "新建冷库两座。",
        "labels": ["industry"],
        "primary": "industry",
        "scores": [0.91, 0.05, 0.0301, 0.02, 0.01],
        "review": True,
        "fingerprint": fingerprint("新建冷库两座。"),
    }


def test_why_and_what_is_similar_are_in_the_row():
    (row,) = rows(tagging(evidence=(FOUND,), similar=(LIKE,)))
    (found,) = row["evidence"]
    assert found["spans"] == [[0, 2, 0.5], [2, 4, 3.0]]
    assert found["unplaced"] == [["intercept", -2.0]]
    assert (found["score"], found["needed"], found["sentence"]) == (2.5, 0.25, [0, 7])
    assert row["similar"] == [["h-07", ["industry", "ecology"], 0.6124, "建冷库一座。"]]


def test_the_page_says_whether_it_tells_why():
    assert block(page([tagging()])[0], "facts")["explained"] is False
    assert block(page([tagging(evidence=(FOUND,))])[0], "facts")["explained"] is True


def test_a_part_of_the_reports_says_what_it_is():
    out = io.BytesIO()
    HtmlPageWriter(out, "产业振兴").close()
    assert block(out.getvalue().decode("utf-8"), "facts")["title"] == "产业振兴"


def test_a_page_of_nothing_is_whole():
    text, _ = page()
    assert block(text, "rows") == []
    assert text.endswith("</html>\n")


@pytest.mark.parametrize(
    "text",
    [
        "</script><script>alert(1)</script>",
        "<!--<script>",
        "<img src=x onerror=alert(1)>",
        "{{facts}}",
    ],
)
def test_text_of_a_report_cannot_leave_its_block(text):
    whole, _ = page([tagging(text)])
    bare, _ = page([tagging("村")])
    assert block(whole, "rows")[0]["text"] == text
    assert whole.count("<") == bare.count("<")


@pytest.mark.parametrize("sign", ["\x1b", "\x9b", "\u202e", "\u2066", "\u200b", "\u2028", "\ufeff"])
def test_signs_that_hide_or_steer_are_spelled_out_in_the_file(sign):
    text, _ = page([tagging(f"冷{sign}库")])
    assert sign not in text
    assert block(text, "rows")[0]["text"] == f"冷{sign}库"


def test_halves_of_surrogate_pairs_are_replaced():
    (row,) = rows(tagging("冷库\ud800"))
    assert row["text"] == "冷库\ufffd"


@pytest.mark.parametrize("text", ["冷库\u202e两\x07座", "新 建\n冷库", "冷库\ud800"])
def test_the_fingerprint_is_that_which_an_import_of_corrections_looks_for(text):
    (row,) = rows(tagging(text))
    assert row["fingerprint"] == fingerprint(row["text"]) == fingerprint(text)


def test_the_policy_allows_the_one_script_and_the_one_style_and_nothing_else():
    text, _ = page([tagging()])
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)[1]
    allowed = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert allowed["default-src"] == "'none'"
    for kind, source in (("script", "script-src"), ("style", "style-src")):
        (content,) = re.findall(rf"<{kind}>(.*?)</{kind}>", text, re.S)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert allowed[source] == f"'sha256-{digest}'"


def test_nothing_is_fetched_and_nothing_is_written_as_markup():
    text, _ = page([tagging()])
    assert not re.search(r"https?://|src=|@import|url\(|<link", text)
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", text)
    assert not re.search(r'<[^>]* (?:style|on\w+)="', text)


def test_the_same_taggings_give_the_same_bytes_and_others_another_hash():
    one, same, other = (page([tagging(text)])[0] for text in ("村", "村", "镇"))
    assert one == same
    assert block(one, "facts")["hash"] != block(other, "facts")["hash"]


def test_both_languages_say_the_same_things():
    script = html_page._asset("strings.js")
    chinese, english = script.split("  en: {")
    keys = [
        set(re.findall(r"(?:^|, |\{ )\s*(\w+): [\"]", part, re.M)) for part in (chinese, english)
    ]
    assert keys[0] == keys[1]
    assert len(keys[0]) > 40


def test_a_page_that_is_slow_to_read_is_reported(monkeypatch):
    monkeypatch.setattr(html_page, "MANY", 1)
    _, warnings = page([tagging(), tagging()])
    assert "a page of 2 paragraphs is slow in a browser" in warnings[0]
