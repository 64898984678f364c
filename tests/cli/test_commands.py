"""The commands as a user types them: a real subprocess, real files, real exit codes."""

import csv
import io
import json
from pathlib import Path

import pytest
import yaml
from shell import REPORT, one_line, shown, wuzhen

from wuzhen.corpus.records import write_records

ROOT = Path(__file__).parent.parent.parent


class TestTag:
    def test_a_report_becomes_json_lines(self, report, model):
        done = wuzhen("tag", report, "--format", "jsonl", "--model", model)
        rows = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
        assert done.returncode == 0
        assert done.stderr == b""
        assert [row["n"] for row in rows] == [1, 2, 3]
        assert [row["id"] for row in rows] == ["总结-001", "总结-002", "总结-003"]
        assert rows[0]["headings"] == ["一、主要做法", "（一）抓增收"]
        assert rows[1]["labels"] == ["ecology"]
        assert set(rows[0]["scores"]) == {
            "industry",
            "talent",
            "culture",
            "ecology",
            "organization",
        }

    def test_standard_input_is_read(self, model):
        done = wuzhen("tag", "-", "-f", "jsonl", "-m", model, stdin=REPORT.encode("gb18030"))
        assert len(done.stdout.splitlines()) == 3

    def test_the_table_is_the_default(self, report, model):
        shown = wuzhen("tag", report, "-m", model).stdout.decode("utf-8")
        assert "生态" in shown
        assert "共 3 段" in shown

    def test_a_file_is_written_in_the_format_of_its_suffix(self, report, model, tmp_path):
        out = tmp_path / "out.csv"
        assert wuzhen("tag", report, "-m", model, "-o", out).stdout == b""
        text = out.read_bytes().decode("utf-8")
        assert text.startswith("\ufeff")
        assert len(list(csv.reader(io.StringIO(text)))) == 4

    def test_a_folder_is_walked(self, report, model, tmp_path):
        (tmp_path / "deep").mkdir()
        (tmp_path / "deep/另一份.md").write_text("# 标题\n\n清理河道五公里。\n", encoding="utf-8")
        done = wuzhen("tag", tmp_path, "-f", "jsonl", "-m", model)
        assert len(done.stdout.splitlines()) == 4

    def test_labelled_paragraphs_keep_their_keys_and_their_labels_are_not_read(
        self, labelled, model, tmp_path
    ):
        blank = tmp_path / "blank.jsonl"
        rows = [json.loads(line) for line in labelled.read_text(encoding="utf-8").splitlines()]
        bare = [{k: v for k, v in row.items() if k not in ("labels", "primary")} for row in rows]
        blank.write_text("\n".join(map(json.dumps, bare)), encoding="utf-8")
        first = wuzhen("tag", labelled, "-f", "jsonl", "-m", model).stdout.decode("utf-8")
        second = wuzhen("tag", blank, "-f", "jsonl", "-m", model).stdout.decode("utf-8")
        one, other = json.loads(first.splitlines()[0]), json.loads(second.splitlines()[0])
        assert one["genre"] == rows[0]["genre"]
        assert one["id"] == rows[0]["id"]
        assert (one["labels"], one["scores"]) == (other["labels"], other["scores"])

    def test_an_explanation_is_given_on_request(self, report, model):
        done = wuzhen("tag", report, "--format", "jsonl", "--model", model, "--explain")
        rows = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
        assert "wuzhen train DATA -o MODEL --keep-text" in one_line(done)
        for found in (found for row in rows for found in row["evidence"]):
            parts = [*found["spans"], *found["unplaced"]]
            total = sum(part["contribution"] for part in parts)
            assert total == pytest.approx(found["score"], abs=1e-3)

    def test_a_model_that_keeps_its_texts_shows_similar_ones(self, report, labelled, tmp_path):
        text = (ROOT / "params.yaml").read_text(encoding="utf-8")
        params = tmp_path / "params.yaml"
        params.write_text(text.replace("folds: 5", "folds: 3"), encoding="utf-8")
        model = tmp_path / "keeping.joblib"
        made = wuzhen("train", labelled, "-o", model, "--params", params, "--keep-text")
        assert made.returncode == 0
        assert b"training_texts: True" in wuzhen("model", "show", model).stdout
        done = wuzhen("tag", report, "-f", "jsonl", "-m", model, "--explain")
        rows = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
        assert (done.returncode, done.stderr) == (0, b"")
        assert all(1 <= len(row["similar"]) <= 3 for row in rows)

    def test_what_fails_is_named_and_the_rest_is_done(self, report, model, tmp_path):
        (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04 broken")
        done = wuzhen("tag", report, tmp_path / "坏.docx", "-f", "jsonl", "-m", model)
        assert done.returncode == 3
        assert len(done.stdout.splitlines()) == 3
        assert "坏.docx" in one_line(done)


class TestUserErrors:
    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("none.txt", None),
            ("empty.txt", b""),
            ("broken.docx", b"PK\x03\x04 broken"),
            ("sheet.xlsx", b"PK\x03\x04 no document"),
            ("half.jsonl", '{"text": "新建冷库"}\n{"text": "修'.encode()),
            ("image.png", b"\x89PNG\r\n\x1a\n\x00\x00"),
        ],
    )
    def test_one_clear_line_and_exit_code_1(self, tmp_path, model, name, content):
        if content is not None:
            (tmp_path / name).write_bytes(content)
        done = wuzhen("tag", tmp_path / name, "-m", model)
        assert done.returncode == 1
        assert name in one_line(done)

    def test_a_folder_without_reports(self, tmp_path, model):
        done = wuzhen("tag", tmp_path, "-m", model)
        assert done.returncode == 1
        assert str(tmp_path) in one_line(done)

    def test_a_half_line_is_named_with_its_number(self, tmp_path):
        path = tmp_path / "half.jsonl"
        path.write_text('{"id"', encoding="utf-8")
        for command in (["train", path, "-o", tmp_path / "m.joblib"], ["evaluate", path]):
            done = wuzhen(*command)
            assert done.returncode == 1
            assert "half.jsonl:1" in one_line(done)

    def test_a_misspelt_parameter_is_named_by_its_path(self, labelled, tmp_path):
        text = (ROOT / "params.yaml").read_text(encoding="utf-8")
        params = tmp_path / "params.yaml"
        params.write_text(text.replace("  folds:", "  fold:"), encoding="utf-8")
        done = wuzhen("train", labelled, "-o", tmp_path / "m.joblib", "--params", params)
        assert done.returncode == 1
        assert "train.fold: unknown parameter" in one_line(done)

    def test_a_missing_model(self, report, tmp_path):
        done = wuzhen("tag", report, "-m", tmp_path / "none.joblib")
        assert done.returncode == 1
        assert "none.joblib" in one_line(done)

    def test_an_output_below_a_file(self, report, model):
        done = wuzhen("tag", report, "-m", model, "-o", report / "out.csv")
        assert done.returncode == 1
        assert "out.csv" in one_line(done)

    def test_an_output_suffix_without_a_format(self, report, model, tmp_path):
        done = wuzhen("tag", report, "-m", model, "-o", tmp_path / "out.exe")
        assert done.returncode == 1
        assert "out.exe" in one_line(done)

    @pytest.mark.parametrize("words", [["tag"], ["tag", "x", "--format", "exe"], ["nonsense"]])
    def test_wrong_usage_is_exit_code_2(self, words):
        assert wuzhen(*words).returncode == 2


@pytest.fixture(scope="module")
def trained(tmp_path_factory, records, params):
    """A folder with labelled data, parameters, and a model that the command trained."""
    folder = tmp_path_factory.mktemp("trained")
    write_records(records, folder / "data.jsonl")
    (folder / "params.yaml").write_text(yaml.safe_dump(params.model_dump()), encoding="utf-8")
    done = wuzhen(
        "train",
        folder / "data.jsonl",
        "-o",
        folder / "m.joblib",
        "--params",
        folder / "params.yaml",
    )
    assert done.returncode == 0, done.stderr.decode("utf-8")
    return folder


class TestTrainAndEvaluate:
    def test_a_model_is_one_file_that_says_how_it_was_made(self, trained):
        assert {path.name for path in trained.iterdir()} == {
            "data.jsonl",
            "params.yaml",
            "m.joblib",
        }
        done = wuzhen("model", "show", trained / "m.joblib", "--json")
        assert json.loads(done.stdout)["n_reports"] == 12

    def test_another_process_makes_the_same_bytes(self, trained, tmp_path, monkeypatch):
        monkeypatch.setenv("PYTHONHASHSEED", "12345")
        again = tmp_path / "m.joblib"
        wuzhen("train", trained / "data.jsonl", "-o", again, "--params", trained / "params.yaml")
        assert again.read_bytes() == (trained / "m.joblib").read_bytes()

    def test_the_evaluation_holds_to_the_contract(self, trained):
        done = wuzhen(
            "evaluate", trained / "data.jsonl", "-m", trained / "m.joblib", "--format", "json"
        )
        figures = json.loads(done.stdout)
        assert {
            "n_paragraphs", "n_reports", "macro_f1", "micro_f1", "exact_match",
            "primary_accuracy", "ece", "labels", "ci95", "false_tag_rate_on_none",
        } <= set(figures)  # fmt: skip
        assert set(figures["labels"]["culture"]) == {
            "precision", "recall", "f1", "support", "threshold", "average_precision"
        }  # fmt: skip
        low, high = figures["ci95"]["macro_f1"]
        assert low <= figures["macro_f1"] <= high

    def test_the_evaluation_is_a_table_by_default(self, trained):
        done = wuzhen("evaluate", trained / "data.jsonl", "-m", trained / "m.joblib")
        assert "macro-F1" in done.stdout.decode("utf-8")

    def test_metrics_and_plots_are_written_for_dvc(self, trained, tmp_path):
        done = wuzhen(
            "evaluate", trained / "data.jsonl", "-m", trained / "m.joblib",
            "--metrics", tmp_path / "m/test.json", "--headline", tmp_path / "m/headline.json",
            "--plots", tmp_path / "plots",
        )  # fmt: skip
        assert done.returncode == 0
        assert json.loads((tmp_path / "m/test.json").read_text(encoding="utf-8"))["n_reports"] == 12
        headline = json.loads((tmp_path / "m/headline.json").read_text(encoding="utf-8"))
        assert "macro_f1" in headline
        assert len(headline) < 10
        assert {path.name for path in (tmp_path / "plots").iterdir()} == {
            "precision_recall", "precision_recall.svg", "calibration", "calibration.svg",
            "confusion.csv", "confusion.svg",
        }  # fmt: skip

    def test_a_full_report_as_json_is_the_one_that_is_printed(self, trained, tmp_path):
        out = tmp_path / "report.json"
        done = wuzhen(
            "evaluate", trained / "data.jsonl", "-m", trained / "m.joblib", "-f", "json", "-o", out
        )
        assert out.read_bytes() == done.stdout
        assert {"by", "reliability", "confusion", "mistakes"} <= set(json.loads(done.stdout))

    @pytest.mark.parametrize("suffix", ["html", "md"])
    def test_a_full_report_is_written(self, trained, tmp_path, suffix):
        out = tmp_path / f"report.{suffix}"
        done = wuzhen(
            "evaluate",
            trained / "data.jsonl",
            "-m",
            trained / "m.joblib",
            "--by",
            "genre",
            "-o",
            out,
        )
        assert done.returncode == 0
        assert "By genre" in out.read_text(encoding="utf-8")
        assert "By genre" in done.stdout.decode("utf-8")

    def test_groups_are_in_the_json_too(self, trained):
        done = wuzhen(
            "evaluate", trained / "data.jsonl", "-m", trained / "m.joblib",
            "--by", "genre", "--by", "length", "-f", "json",
        )  # fmt: skip
        assert set(json.loads(done.stdout)["by"]) == {"genre", "length"}

    def test_a_model_compared_with_itself_changes_nothing(self, trained):
        model = trained / "m.joblib"
        done = wuzhen("compare", model, model, trained / "data.jsonl", "--format", "json")
        assert json.loads(done.stdout)["changes"] == []

    def test_a_model_is_shown_without_being_run(self, trained):
        shown = wuzhen("model", "show", trained / "m.joblib").stdout.decode("utf-8")
        assert "n_paragraphs: 70" in shown


class TestCorpus:
    def test_a_sound_file_passes(self, labelled):
        assert wuzhen("corpus", "check", labelled).returncode == 0

    def test_every_fault_is_named(self, labelled):
        with labelled.open("a", encoding="utf-8") as file:
            file.write("{\n[]\n")
        done = wuzhen("corpus", "check", labelled)
        assert done.returncode == 1
        assert "labelled.jsonl:71" in done.stderr.decode("utf-8")
        assert "labelled.jsonl:72" in done.stderr.decode("utf-8")

    @pytest.mark.parametrize("command", ["stats", "agreement"])
    def test_figures_are_json(self, labelled, command):
        done = wuzhen("corpus", command, labelled)
        assert done.returncode == 0
        assert isinstance(json.loads(done.stdout), dict)

    def test_a_split_writes_two_files(self, labelled, tmp_path):
        assert wuzhen("corpus", "split", labelled, "-o", tmp_path / "splits").returncode == 0
        assert {path.name for path in (tmp_path / "splits").iterdir()} == {
            "train.jsonl",
            "test.jsonl",
        }


class TestHelp:
    COMMANDS = (
        "tag", "sort", "summary", "train", "evaluate", "compare", "formats", "model show",
        "corpus check", "corpus stats", "corpus split", "corpus agreement", "corpus import",
        "corpus queue", "desktop",
    )  # fmt: skip

    @pytest.mark.parametrize("command", COMMANDS)
    def test_every_command_has_help_with_an_example(self, command):
        done = wuzhen(*command.split(), "--help")
        assert done.returncode == 0
        assert f"wuzhen {command}" in shown(done).split("Example:")[1]

    def test_no_command_is_left_out(self):
        from wuzhen.cli import app

        names = {command.name for command in app.registered_commands}
        for group in app.registered_groups:
            inner = group.typer_instance.registered_commands
            names |= {f"{group.name} {command.name}" for command in inner}
        assert names == set(self.COMMANDS)

    def test_the_version_is_reported(self):
        from wuzhen import __version__

        assert __version__ in wuzhen("--version").stdout.decode()
