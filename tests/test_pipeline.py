"""dvc.yaml runs the commands that exist and lists the modules that they run."""

import ast
import csv
import shlex
from pathlib import Path

import numpy as np
import pytest
import yaml

from hatch_build import CORPUS
from wuzhen.evaluation import Outcome
from wuzhen.output.figures import HEADLINE
from wuzhen.output.plots import plots as drawn
from wuzhen.params import load_params
from wuzhen.resources import bundled_corpus

ROOT = Path(__file__).parent.parent
MODEL, STUDIES = (
    yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))["stages"]
    for path in ("dvc.yaml", "experiments/dvc.yaml")
)
STAGES = {**MODEL, **STUDIES}
PURE_GLUE = {
    f"src/wuzhen/{name}.py"
    for name in ("__init__", "errors", "resources", "saving", "pipeline", "front", "corpus/bundled")
}
"""Modules that cannot change what a stage writes."""
LAZY = ROOT / "src/wuzhen/__init__.py"
"""The front door imports a module when a name of it is asked for; no command asks."""


def paths(entries):
    return [next(iter(entry)) if isinstance(entry, dict) else entry for entry in entries or []]


def within(path, listed):
    """Whether the path is one of those listed, or in a folder that is."""
    return any(path == other or path.startswith(f"{other}/") for other in listed)


def entry_modules(command: str) -> list[Path]:
    """The library modules that a command's function imports inside itself."""
    words = shlex.split(command)
    if words[:2] == ["python", "-m"]:
        module, function = ROOT / f"{words[2].replace('.', '/')}.py", words[3]
    else:
        module = ROOT / f"src/wuzhen/cli/{words[1].replace('-', '_')}.py"
        function = words[2] if words[1] in {"corpus", "model"} else words[1]
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef) and node.name == function.replace("-", "_"):
            return [path for found in ast.walk(node) for path in imported(found)]
    raise AssertionError(f"no command {words[:4]}")


def imported(node: ast.AST) -> list[Path]:
    if not isinstance(node, ast.ImportFrom):
        return []
    package = (node.module or "").split(".")[0]
    if package not in {"wuzhen", "experiments"}:
        return []
    folder = ROOT / "src" if package == "wuzhen" else ROOT
    base = folder / node.module.replace(".", "/")
    named = [(base / alias.name).with_suffix(".py") for alias in node.names]
    if all(path.is_file() for path in named):
        return named  # the modules of a package, and no name of the package itself
    candidates = [base.with_suffix(".py"), base / "__init__.py", *named]
    return [path for path in candidates if path.is_file()]


def closure(modules: list[Path]) -> set[str]:
    """The modules and all that they import, as paths in the repository."""
    found: set[Path] = set()
    todo = list(modules)
    while todo:
        path = todo.pop()
        if path not in found:
            found.add(path)
            if path == LAZY:
                continue
            tree = ast.parse(path.read_text(encoding="utf-8"))
            todo += [other for node in ast.walk(tree) for other in imported(node)]
    return {path.relative_to(ROOT).as_posix() for path in found}


def test_the_bundled_corpus_is_what_the_bundled_model_was_trained_on():
    words = shlex.split(STAGES["train"]["cmd"])
    trained = words[2 : words.index("-o")]
    assert [path.relative_to(ROOT).as_posix() for path in bundled_corpus()] == trained
    assert list(CORPUS) == trained


@pytest.mark.parametrize("name", STAGES)
def test_every_stage_lists_the_modules_that_it_runs(name):
    stage = STAGES[name]
    run = {p for p in closure(entry_modules(stage["cmd"])) if "/cli/" not in p} - PURE_GLUE
    listed = paths(stage["deps"])
    missing = [p for p in run if not within(p, listed)]
    assert sorted(p for p in missing if not p.endswith("__init__.py")) == []


@pytest.mark.parametrize("name", STAGES)
def test_every_output_is_kept_in_the_repository(name):
    for entry in [*STAGES[name].get("outs", []), *STAGES[name].get("metrics", [])]:
        (options,) = entry.values()
        assert options["cache"] is False


@pytest.mark.parametrize("name", STAGES)
def test_parameters_that_a_stage_names_exist(name):
    known = load_params(ROOT / "params.yaml").model_dump()
    assert set(STAGES[name].get("params", [])) <= set(known)


def test_the_pipeline_of_the_model_does_not_wait_for_the_studies():
    written = {path for stage in STUDIES.values() for path in paths(stage["outs"])}
    read = {path for stage in MODEL.values() for path in paths(stage["deps"])}
    assert {path for path in written if within(path, read)} == set()


def downstream(changed: set[str]) -> set[str]:
    """The stages of the model's pipeline that run when these parameters change."""
    running = {name for name, stage in MODEL.items() if changed & set(stage.get("params", []))}
    while True:
        written = {
            path
            for name in running
            for key in ("outs", "metrics")
            for path in paths(MODEL[name].get(key))
        }
        more = {
            name
            for name, stage in MODEL.items()
            if any(within(path, paths(stage["deps"])) for path in written)
        }
        if more <= running:
            return running
        running |= more


@pytest.mark.parametrize("group", ["features", "train", "pooling", "review"])
def test_an_experiment_reruns_training_and_evaluation_only(group):
    assert downstream({group}) == {"evaluate", "evaluate-wide", "train"}


def test_the_metrics_that_runs_are_compared_by_fit_on_a_screen():
    assert paths(MODEL["evaluate"]["metrics"]) == ["metrics/headline.json"]
    assert len(HEADLINE) < 10


def test_a_plot_of_lines_has_a_file_for_each_line():
    y = np.eye(5, dtype=bool)
    files = drawn(Outcome(y, y, y.astype(float)))
    written = {f"metrics/plots/{name}": text for name, text in files.items()}
    plots = yaml.safe_load((ROOT / "dvc.yaml").read_text(encoding="utf-8"))["plots"]
    named = [plot for plot in plots if isinstance(plot, dict)]
    for plot in named:
        (settings,) = plot.values()
        for path, column in settings["y"].items():
            header = csv.DictReader(written[path].splitlines()).fieldnames
            assert {column, settings["x"]} <= set(header)
            assert "label" not in header
    lines = [plot for plot in named if next(iter(plot.values()))["template"] == "linear"]
    assert [len(next(iter(plot.values()))["y"]) for plot in lines] == [5, 5]
    for path in (plot for plot in plots if isinstance(plot, str)):
        assert path in written


def test_what_dvc_draws_is_not_kept():
    assert "dvc_plots/" in (ROOT / ".gitignore").read_text(encoding="utf-8").split()


def test_no_report_leaves_the_building():
    config = (ROOT / ".dvc/config").read_text(encoding="utf-8")
    assert "analytics = false" in config
