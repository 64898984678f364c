"""Imports point one way, modules stay small, and the command line stays light."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "src/wuzhen"

LAYERS = [
    {"child_process"},
    {"labels", "errors", "pdfium", "office", "processes"},
    {"input_files"},
    {"saving", "yaml_files"},
    {"params", "resources", "documents"},
    {"corpus", "features"},
    {"model"},
    {"evaluation", "pipeline"},
    {"parallel"},
    {"training", "front", "estimator"},
    {"output"},
    {"bulk"},
    {"cli"},
]
"""From the bottom up: a package may import from its own and from lower layers only."""

MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.name != "__main__.py")


def package_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def layer(name: str) -> int:
    return next(i for i, packages in enumerate(LAYERS) if name in packages)


def imported_packages(path: Path) -> set[str]:
    packages = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("wuzhen"):
            parts = node.module.split(".")
            packages |= {parts[1]} if len(parts) > 1 else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            packages |= {a.name.split(".")[1] for a in node.names if a.name.startswith("wuzhen.")}
    return packages - {"__version__"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_one_way(path):
    if path.parent == PACKAGE and path.name == "__init__.py":
        return  # the front door: it imports lazily, see tests/test_front.py
    for name in imported_packages(path) - {package_of(path)}:
        assert layer(name) < layer(package_of(path)), f"{path.name} imports from {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_modules_stay_small(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 260


def test_no_module_is_a_catch_all():
    names = {path.stem for path in MODULES}
    assert not names & {"utils", "util", "helpers", "helper", "common", "misc", "manager"}


@pytest.mark.parametrize("module", ["wuzhen", "wuzhen.cli", "wuzhen.documents"])
def test_heavy_libraries_are_not_imported_before_they_are_needed(module):
    heavy = ["sklearn", "jieba", "rjieba", "numpy", "scipy", "pandas", "lxml", "pypdfium2"]
    heavy += ["doc2docx", "ofdkit", "python_calamine", "email"]
    code = f"import sys, {module}; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    assert done.stdout.strip() == "[]"


def test_only_reading_and_writing_modules_touch_files():
    pure = [
        "features/segmentation",
        "features/batch_repair",
        "features/cutting",
        "features/key_table",
        "features/passages",
        "features/segments",
        "features/counting",
        "features/counts",
        "features/scope",
        "features/inputs",
        "features/learning",
        "features/ngrams",
        "features/text_arrays",
        "features/weighting",
        "model/calibration",
        "model/classifier",
        "model/evidence",
        "model/tagger",
        "training",
        "evaluation/metrics",
        "evaluation/evaluate",
        "evaluation/breakdown",
        "evaluation/mistakes",
        "corpus/splits",
        "corpus/stats",
        "corpus/agreement",
        "corpus/importing",
        "corpus/queue",
        "output/csv",
        "output/jsonl",
        "output/table",
        "output/totals",
        "output/plots",
    ]
    touching = (".open(", "read_text", "write_text", "read_bytes", "write_bytes", " open(")
    for name in pure:
        text = (PACKAGE / f"{name}.py").read_text(encoding="utf-8")
        assert not any(word in text for word in touching), name


def test_the_package_imports_nothing_of_the_experiments():
    for path in MODULES:
        assert "experiments" not in {
            name.split(".")[0]
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            for name in (
                [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else [alias.name for alias in node.names]
                if isinstance(node, ast.Import)
                else []
            )
        }, path
