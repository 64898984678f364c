"""The documents are true: figures are those of the metric files, examples run, links lead on."""

import json
import re
import tomllib
from pathlib import Path

import pytest
import typer
import yaml

import wuzhen
from wuzhen.cli import app

ROOT = Path(__file__).parent.parent
METRICS = [ROOT / "metrics/field/evaluation.json", ROOT / "metrics/test.json"]
ROWS = {
    "macro-F1": "macro_f1",
    "exact match of the label set": "exact_match",
    "primary accuracy": "primary_accuracy",
    "false tags on paragraphs without a dimension": "false_tag_rate_on_none",
    "expected calibration error": "ece",
    "share in the review band": "review_share",
    "macro-F1 outside the review band": "macro_f1_outside_review",
}


@pytest.fixture(scope="module")
def figures():
    return [json.loads(path.read_text(encoding="utf-8")) for path in METRICS]


@pytest.fixture(scope="module")
def rows():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    cells = [re.split(r" *\| *", line)[1:-1] for line in text.splitlines() if line.startswith("| ")]
    return {row[0]: row[1:] for row in cells}


@pytest.mark.parametrize("name", ROWS)
def test_overall_figures(rows, figures, name):
    assert rows[name] == [f"{found[ROWS[name]]:.3f}" for found in figures]


@pytest.mark.parametrize("label", ["industry", "talent", "culture", "ecology", "organization"])
def test_figures_of_each_label(rows, figures, label):
    (name,) = [name for name in rows if name.startswith("F1 ") and name.endswith(label)]
    assert rows[name] == [f"{found['labels'][label]['f1']:.3f}" for found in figures]


def test_figures_on_other_kinds_of_text(rows):
    paths = ("metrics/field/wide.json", "metrics/wide.json")
    wide = [json.loads((ROOT / path).read_text(encoding="utf-8")) for path in paths]
    for name, key in {
        "micro-F1, other kinds": "micro_f1",
        "macro-F1, other kinds": "macro_f1",
        "false tags on none, other kinds": "false_tag_rate_on_none",
    }.items():
        assert rows[name] == [f"{found[key]:.3f}" for found in wide]


def test_intervals(rows, figures):
    found = ["{:.3f} to {:.3f}".format(*figure["ci95"]["macro_f1"]) for figure in figures]
    assert rows["95% interval, over reports"] == found


def test_the_figure_for_unseen_writers():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    studied = ROOT / "metrics/experiments/ablation-writer.json"
    base = json.loads(studied.read_text(encoding="utf-8"))[0]
    assert base["held_out"] == "writer"
    assert f"the macro-F1 is {base['macro_f1']:.3f}" in text


def test_the_chinese_figures(figures):
    text = (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")
    real = figures[0]
    low, high = real["ci95"]["macro_f1"]
    assert f"{real['n_reports']} 份真实报告的 {real['n_paragraphs']} 段" in text
    assert f"**{real['macro_f1']:.3f}**（95% 区间 {low:.3f} 至 {high:.3f}" in text
    assert f"有 {real['false_tag_rate_on_none']:.0%} 被多贴了标签" in text


def test_the_sizes_of_what_was_measured(rows, figures):
    real, authored = figures
    assert rows["figure"] == [
        f"real ({real['n_paragraphs']} paragraphs of {real['n_reports']} reports)",
        f"test split, authored ({authored['n_paragraphs']} paragraphs of "
        f"{authored['n_reports']} reports)",
    ]


DOCUMENTS = ["README.md", "README.zh-CN.md", "CONTRIBUTING.md", "docs/architecture.md"]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_somewhere(name):
    path = ROOT / name
    for target in re.findall(r"\]\(([^)#]+)", path.read_text(encoding="utf-8")):
        assert target.startswith("https://") or (path.parent / target).exists(), target


@pytest.mark.parametrize("name", DOCUMENTS)
def test_files_that_are_named_exist(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    for target in re.findall(r"`((?:src|tests|docs|data|metrics|\.github)/[\w./-]+)`", text):
        if not re.search(r"NAME|LABEL", target):
            assert (ROOT / target).exists(), target


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_python_examples_run(name, monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    text = (ROOT / name).read_text(encoding="utf-8")
    names: dict[str, object] = {}
    for block in re.findall(r"```python\n(.*?)```", text, re.S):
        exec(block, names)
    assert "('industry',)" in capsys.readouterr().out


def options(words):
    """The options that a command has, found by its name: ``tag``, or ``corpus check``."""
    command = typer.main.get_command(app)
    for word in words:
        if word in getattr(command, "commands", {}):
            command = command.commands[word]
    return {name for parameter in command.params for name in parameter.opts}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_options_that_are_shown_exist(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    for line in re.findall(r"\bwuzhen (\w[^#`\n]*)", text):
        words = line.split()
        shown = {word for word in words if re.fullmatch(r"--?[a-z][a-z-]*", word)}
        assert shown <= options(words), line


def test_the_version_is_the_same_everywhere():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert project["version"] == wuzhen.__version__ == citation["version"]
    assert f"## {wuzhen.__version__} " in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
