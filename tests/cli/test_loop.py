"""The whole way round: tag, correct, import, train, compare."""

import json

import pytest
import yaml
from typer.testing import CliRunner

from workbooks import workbook
from wuzhen import resources
from wuzhen.cli import app
from wuzhen.corpus import bundled, sheet
from wuzhen.corpus.records import load_records, write_records
from wuzhen.labels import LABELS, chinese
from wuzhen.model.store import save
from wuzhen.training import describe


@pytest.fixture
def small_world(tmp_path, monkeypatch, tagger, records, params, lexicon):
    """The bundled model, corpus and parameters are those of sixty sentences."""
    model, corpus, settings = (tmp_path / name for name in ("m.joblib", "c.jsonl", "p.yaml"))
    save(tagger, describe(tagger, records, params, lexicon), model)
    write_records(records, corpus)
    settings.write_text(yaml.safe_dump(params.model_dump()), encoding="utf-8")
    monkeypatch.setattr(resources, "bundled_model", lambda: model)
    monkeypatch.setattr(resources, "bundled_params", lambda: settings)
    monkeypatch.setattr(bundled, "bundled_corpus", lambda: [corpus])


def run(*words) -> str:
    done = CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def in_a_sheet(tags, corrected) -> bytes:
    """Return the workbook of these tags after a coder's work, its rows sorted the other way."""
    rows = []
    for row in reversed(tags):
        labels, primary = corrected.get(row["id"], (row["labels"], row["primary"]))
        cells = {
            sheet.SOURCE: row["source"],
            sheet.HEADINGS: sheet.heading_path(row["headings"]),
            sheet.TEXT: row["text"],
            sheet.LABELS: chinese(row["labels"]),
            sheet.PRIMARY: chinese([primary] if primary else []),
            sheet.ID: row["id"],
            sheet.FINGERPRINT: sheet.fingerprint(row["text"]),
        } | {
            name: sheet.YES if label in labels else sheet.NO
            for label, name in sheet.DECISIONS.items()
        }
        rows.append([cells.get(name) for name in sheet.COLUMNS])
    return workbook({sheet.ALL_PARAGRAPHS: [list(sheet.COLUMNS), *rows]})


def test_corrections_become_a_better_model(small_world, tmp_path):
    folder = tmp_path / "报告"
    folder.mkdir()
    song = "请来戏班唱了三天大戏，村民围着戏台看到半夜。"
    for name in ("甲", "乙", "丙", "丁"):
        text = f"一、主要做法\n\n{name}村{song}\n\n{name}村清理河道五公里，打捞水草和垃圾。\n"
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")

    tags = tmp_path / "tags.jsonl"
    run("tag", folder, "-o", tags)
    tagged = [json.loads(line) for line in tags.read_text(encoding="utf-8").splitlines()]
    corrected = {row["id"]: (["talent"], "talent") for row in tagged if song in row["text"]}

    book = tmp_path / "改.xlsx"
    book.write_bytes(in_a_sheet(tagged, corrected))
    own = tmp_path / "own.jsonl"
    shown = run("corpus", "import", book, "-o", own, "--coder", "王", "--tagged", tags)
    assert "4 of 8 paragraphs changed" in shown
    labelled = load_records([own])
    assert [record.labels for record in labelled] == [["talent"], ["ecology"]] * 4
    assert {record.key("coder") for record in labelled} == {"王"}

    model = tmp_path / "own.joblib"
    run("train", own, "--with-bundled", "-o", model)
    found = json.loads(run("compare", "bundled", model, own, "--format", "json"))
    assert found["macro_f1"]["b"] > found["macro_f1"]["a"]
    assert len(found["changes"]) == 4
    assert all(change["better"] == "b" for change in found["changes"])
    assert set(LABELS) >= {label for change in found["changes"] for label in change["b"]}
