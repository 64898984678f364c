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
from wuzhen.corpus.workbook import read_workbook
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


def corrected(book, wrong) -> bytes:
    """Return the workbook after a coder's work: what was wrong is 人才, the rows turned over."""
    (paragraphs,) = [one for one in read_workbook(book) if one.name == sheet.ALL_PARAGRAPHS]
    head, *rows = map(list, paragraphs.rows)
    for row in rows:
        if wrong in row[head.index(sheet.TEXT)]:
            for name in sheet.DECISIONS.values():
                row[head.index(name)] = sheet.NO
            row[head.index("人才")] = sheet.YES
    return workbook({sheet.ALL_PARAGRAPHS: [head, *reversed(rows)]})


def test_corrections_become_a_better_model(small_world, tmp_path):
    folder = tmp_path / "报告"
    folder.mkdir()
    song = "请来戏班唱了三天大戏，村民围着戏台看到半夜。"
    for name in ("甲", "乙", "丙", "丁"):
        text = f"一、主要做法\n\n{name}村{song}\n\n{name}村清理河道五公里，打捞水草和垃圾。\n"
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")

    book = tmp_path / "五类.xlsx"
    run("tag", folder, "-o", book)
    back = tmp_path / "改.xlsx"
    back.write_bytes(corrected(book, song))
    own = tmp_path / "own.jsonl"
    shown = run("corpus", "import", back, "-o", own, "--coder", "王")
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
    assert [change["b"] for change in found["changes"]] == [["talent"]] * 4
