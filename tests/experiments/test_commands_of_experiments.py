"""The laboratory's commands as they are typed: a real subprocess, run in the repository."""

import json
from pathlib import Path

import pytest
import yaml

from tests.cli.shell import one_line, python_module

ROOT = Path(__file__).parent.parent.parent


def laboratory(module, *words):
    return python_module(f"experiments.{module}", *words, cwd=ROOT)


class TestStudy:
    @pytest.fixture
    def small(self, tmp_path, params):
        path = tmp_path / "params.yaml"
        path.write_text(yaml.safe_dump(params.model_dump()), encoding="utf-8")
        return path

    @pytest.mark.parametrize(
        "words",
        [
            ("ablation", "--set", "train.C=1", "--hold-out", "genre"),
            ("label-noise",),
            ("review", "--hold-out", "genre"),
            ("learning-curve", "--on", "same={labelled}"),
            ("robustness", "--on", "{labelled}"),
        ],
        ids=lambda words: words[0],
    )
    def test_a_study_writes_a_list_of_figures(self, labelled, small, tmp_path, words):
        name, *rest = [word.format(labelled=labelled) for word in words]
        output = tmp_path / "figures.json"
        done = laboratory("study", name, labelled, *rest, "--params", small, "-o", output)
        assert done.returncode == 0, done.stderr.decode()
        assert isinstance(json.loads(output.read_text(encoding="utf-8")), list)

    def test_a_data_set_needs_a_name(self, labelled):
        done = laboratory("study", "baselines", labelled, "--on", labelled)
        assert done.returncode == 1
        assert "NAME=FILE" in one_line(done)


class TestCorpus:
    @pytest.mark.parametrize("command", ["duplicates", "types"])
    def test_figures_are_json(self, labelled, command):
        done = laboratory("corpus", command, labelled)
        assert done.returncode == 0, done.stderr.decode()
        assert isinstance(json.loads(done.stdout), dict)


class TestCards:
    def test_the_data_card_has_a_row_for_each_collection(self, tmp_path):
        template = tmp_path / "card.md"
        names = ("paragraphs", "reports", "none", "disputed", "duplicates_across")
        row = " ".join(f"{{{name}}}" for name in names)
        wide = " ".join(f"{{wide_{name}}}" for name in names)
        template.write_text(f"{row}\n{wide}\n{{wide_genres}}", encoding="utf-8")
        card = tmp_path / "README.md"
        done = laboratory("card", "data", template, "--metrics", ROOT / "metrics", "-o", card)
        assert done.returncode == 0, done.stderr.decode()
        lines = card.read_text(encoding="utf-8").splitlines()
        assert lines[:2] == ["5896 375 34% 169 0", "1861 130 63% 49 1"]
        assert "| 政府工作报告 | 35 |" in lines


class TestHelp:
    COMMANDS = (
        "study learning-curve", "study probe", "study ablation", "study alternatives",
        "study label-noise", "study review", "study baselines", "study robustness",
        "corpus prepare", "corpus duplicates", "corpus types",
        "card data", "card model", "card experiments",
    )  # fmt: skip

    @pytest.mark.parametrize("command", COMMANDS)
    def test_every_command_has_help_with_an_example(self, command):
        done = laboratory(*command.split(), "--help")
        assert done.returncode == 0
        shown = " ".join(done.stdout.decode("utf-8").split())
        assert f"python -m experiments.{command}" in shown.split("Example:")[1]
