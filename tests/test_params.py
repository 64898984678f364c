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
        ("  folds:", "  fold:", r"train\.fold: unknown parameter, did you mean train\.folds\?"),
        ("features:", "feature:", r"feature: unknown parameter, did you mean features\?"),
        ("  folds: 5", "  # none", r"train\.folds: missing parameter"),
        ("  sublinear_tf:", "  typo: 1\n  sublinear_tf:", r"features\.typo: unknown parameter"),
        ("  lexicon:", "  headings: {weight: 1}\n  lexicon:", r"features\.headings: no longer"),
        ("test_share: 0.2", "test_share: 2", r"split\.test_share"),
        ("seed: ", "seed: x", "seed"),
        ("seed: 20260", "seed: 2024-01-02", "seed: .*integer"),
        ("seed: 20260", "seed: 99999999999", "seed: .*less than"),
        ("C: 10.0", "C: .inf", r"train\.C: .*finite number, got inf"),
        ("C: 10.0", "C: .nan", r"train\.C: .*finite number"),
        ("C: 10.0", "C: 1e400", r"train\.C: .*finite number"),
        ("share: 0.12", "share: .inf", r"review\.share"),
        ("ngram_min: 1", "ngram_min: 5", r"features\.characters\.ngram_max: below ngram_min"),
        ("ngram_max: 3", "ngram_max: -3", r"features\.characters\.ngram_max"),
    ],
)
def test_a_fault_is_named_by_its_dotted_path(tmp_path, old, new, message):
    with pytest.raises(WuzhenError, match=message) as error:
        load_params(write(tmp_path, old, new))
    assert str(tmp_path / "params.yaml") in str(error.value)


def test_a_misspelt_parameter_is_reported_once_and_other_faults_after_it(tmp_path):
    path = write(tmp_path, "  folds: 5", "  fold: 5")
    text = path.read_text(encoding="utf-8").replace("C: 10.0", "C: -1").replace("seed", "sede")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(WuzhenError) as error:
        load_params(path)
    assert error.value.what == (
        "train.fold: unknown parameter, did you mean train.folds?; "
        "sede: unknown parameter, did you mean seed?; "
        "train.C: input should be greater than or equal to 0.000001, got -1"
    )


def test_a_missing_file_is_reported(tmp_path):
    with pytest.raises(WuzhenError, match="no such parameter file"):
        load_params(tmp_path / "none.yaml")


LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefghijk", "bcdefghijkl", strict=True)
)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (LAUGHS, "aliases"),
        ("train: &t {C: 1}\npooling: *t\n", "aliases"),
        ("seed: " + "[" * 5000 + "]" * 5000, "nested too deeply"),
        ("seed: 2024-99-99", "not valid YAML"),
        ("seed: " + "9" * 6000, "not valid YAML"),
        ("seed: 1\nseed: 2\n", r"params\.yaml:2: seed: given twice"),
        ("train:\n  C: 1\n  C: 2\n", r"params\.yaml:3: C: given twice"),
        ("# " + "x" * 70_000, "too large"),
        ("? [a]\n: 1\n", "not valid YAML"),
        ("1: 2\n", "1: keys should be strings"),
        ("种子", "no parameters"),
    ],
    ids=lambda value: value[:20],
)
def test_what_cannot_be_parameters_is_reported_in_one_short_line(tmp_path, text, reason):
    path = tmp_path / "params.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(WuzhenError, match=reason) as error:
        load_params(path)
    assert len(str(error.value)) < 400 + len(str(path))


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_another_encoding_than_utf8_is_reported(tmp_path, encoding):
    path = tmp_path / "params.yaml"
    path.write_bytes("# 实验参数\nseed: 1\n".encode(encoding))
    with pytest.raises(WuzhenError, match="not UTF-8 text"):
        load_params(path)


def test_a_byte_order_mark_does_no_harm(tmp_path):
    path = tmp_path / "params.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + (ROOT / "params.yaml").read_bytes())
    assert load_params(path) == load_params(ROOT / "params.yaml")


@pytest.mark.parametrize("text", ["seed: [", "- 1", ""])
def test_what_is_no_parameter_file_is_reported(tmp_path, text):
    path = tmp_path / "params.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(WuzhenError, match=r"params\.yaml"):
        load_params(path)


def test_changes_are_written_with_dots_and_commas(params):
    changed = applied(params, "train.C=7, features.words.ngram_max=1")
    assert (changed.train.C, changed.features.words.ngram_max) == (7, 1)
    assert applied(params, "") == params


@pytest.mark.parametrize("change", ["train.D=7", "nonsense.C=7", "C=7", "seed.x.y=7", "=7"])
def test_an_unknown_name_is_refused(params, change):
    with pytest.raises(WuzhenError, match="no such parameter"):
        applied(params, change)


@pytest.mark.parametrize(
    "change", ["train.C=[", "train.C=.inf", "train.C=9999-99-99", "train.C", "train=7"]
)
def test_a_change_that_is_no_value_is_refused(params, change):
    with pytest.raises(WuzhenError, match="train"):
        applied(params, change)


def test_the_project_s_own_list_of_changes_holds_good(params):
    changes = load_changes(ROOT / "experiments/ablation.yaml")
    assert len(changes) > 10
    for change in changes:
        assert applied(params, change) != applied(params, "")


@pytest.mark.parametrize("text", ["train.C=3", "- a: b", "- [", ""])
def test_what_is_no_list_of_changes_is_refused(tmp_path, text):
    path = tmp_path / "changes.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(WuzhenError, match=r"changes\.yaml"):
        load_changes(path)
