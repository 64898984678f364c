"""params.yaml is validated, and a fault is named by its dotted path."""

from pathlib import Path

import pytest

from wuzhen.errors import WuzhenError
from wuzhen.params import applied, load_changes, load_params

ROOT = Path(__file__).parent.parent


def write(tmp_path: Path, old: str, new: str) -> Path:
    text = (ROOT / "params.yaml").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "params.yaml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


def test_the_projects_own_parameters_are_valid():
    assert load_params(ROOT / "params.yaml").train.folds >= 2


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("  folds:", "  fold:", "train.folds: missing parameter"),
        ("  sublinear_tf:", "  typo: 1\n  sublinear_tf:", "features.typo: unknown parameter"),
        ("test_share: 0.2", "test_share: 2", "split.test_share"),
        ("seed: ", "seed: x", "seed"),
    ],
)
def test_a_fault_is_named_by_its_dotted_path(tmp_path, old, new, message):
    with pytest.raises(WuzhenError, match=message) as error:
        load_params(write(tmp_path, old, new))
    assert str(tmp_path / "params.yaml") in str(error.value)


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(WuzhenError, match="no such parameter file"):
        load_params(tmp_path / "none.yaml")


@pytest.mark.parametrize("text", ["seed: [", "- 1", ""])
def test_what_is_no_parameter_file_is_said(tmp_path, text):
    path = tmp_path / "params.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(WuzhenError, match=r"params\.yaml"):
        load_params(path)


def test_changes_are_written_with_dots_and_commas(params):
    changed = applied(params, "train.C=7, features.words.ngram_max=1")
    assert (changed.train.C, changed.features.words.ngram_max) == (7, 1)
    assert applied(params, "") == params


@pytest.mark.parametrize("change", ["train.D=7", "nonsense.C=7", "C=7"])
def test_an_unknown_name_is_refused(params, change):
    with pytest.raises(WuzhenError, match="no such parameter"):
        applied(params, change)


def test_the_project_s_own_list_of_changes_holds_good(params):
    changes = load_changes(ROOT / "experiments/choices.yaml")
    assert len(changes) > 10
    for change in changes:
        assert applied(params, change) != applied(params, "")


@pytest.mark.parametrize("text", ["train.C=3", "- a: b", "- [", ""])
def test_what_is_no_list_of_changes_is_refused(tmp_path, text):
    path = tmp_path / "changes.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(WuzhenError, match=r"changes\.yaml"):
        load_changes(path)
