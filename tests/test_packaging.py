"""The wheel carries the bundled model: installed outside the checkout, it tags at once."""

import json
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from hatch_build import CORPUS
from wuzhen.model.metadata import FORMAT

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A fresh environment with the built wheel; dependencies are borrowed from this one."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "env", with_pip=True)
    python = folder / "env/bin/python"
    subprocess.run(
        [python, "-m", "pip", "install", "--no-deps", "--no-index", "--quiet", wheel], check=True
    )
    (site,) = (folder / "env/lib").glob("python*/site-packages")
    (site / "borrowed.pth").write_text(sysconfig.get_paths()["purelib"] + "\n", encoding="utf-8")
    return folder / "env/bin"


def run(installed, *words):
    return subprocess.run(
        [installed / "wuzhen", *words], capture_output=True, check=True, cwd=installed
    )


def python(installed, code):
    return subprocess.run(
        [installed / "python", "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=installed,
    ).stdout


def test_the_package_is_the_installed_one(installed):
    where = python(installed, "import wuzhen; print(wuzhen.__file__)")
    assert str(installed.parent) in where


def test_the_wheel_holds_no_laboratory(installed):
    (site,) = (installed.parent / "lib").glob("python*/site-packages")
    assert not (site / "experiments").exists()
    assert not (site / "wuzhen/studies").exists()


def test_a_report_is_tagged_with_the_bundled_model(installed):
    done = run(installed, "tag", ROOT / "data/samples/report.docx", "--format", "jsonl")
    rows = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    assert len(rows) > 10
    assert {label for row in rows for label in row["labels"]} == {
        "industry", "talent", "culture", "ecology", "organization"
    }  # fmt: skip


def test_the_page_comes_with_its_style_and_scripts(installed):
    page = run(installed, "tag", ROOT / "data/samples/report.docx", "-f", "html", "-o", "-").stdout
    assert b"</html>" in page
    assert b"{{" not in page


def test_the_bundled_model_can_be_shown(installed):
    assert f"format: {FORMAT}".encode() in run(installed, "model", "show").stdout


def test_the_front_door_works_in_a_notebook_elsewhere(installed):
    text = "村里引来一家面粉加工企业，合作社统一收购小麦。"
    code = f"import wuzhen; print(wuzhen.load().tag_texts([{text!r}])[0].labels)"
    shown = python(installed, code)
    assert shown == "('industry',)\n"


def test_the_training_corpus_comes_with_the_wheel(installed):
    code = "from wuzhen.corpus.bundled import bundled_records as r; print(len(r()), r()[0].id)"
    shown = python(installed, code)
    lines = [
        line for name in CORPUS for line in (ROOT / name).read_text(encoding="utf-8").splitlines()
    ]
    assert shown == f"{len(lines)} {json.loads(lines[0])['id']}\n"
