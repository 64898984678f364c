"""Faults put into the sources one at a time, to see that a test finds each: `make mutations`.

A figure that no test pins can be wrong for years. Each mutation here is such a fault: a share
swapped, a bound moved, a group forgotten. The script copies the project, changes one line, runs
the tests that should fail, and names the mutations that survive.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
COPIED = ("src", "experiments", "tests", "data/lexicon", "params.yaml", "pyproject.toml")
MOST_SURVIVORS = 3


@dataclass(frozen=True)
class Mutation:
    """A fault: ``old`` occurs once in ``file``, of the package or experiments, becomes ``new``."""

    name: str
    file: str
    old: str
    new: str
    test: str


MUTATIONS = (
    Mutation(
        "the distance to the farthest threshold instead of the nearest",
        "experiments/review_rules.py",
        "-case.distances.min(axis=1)",
        "-case.distances.max(axis=1)",
        "experiments/test_review_rules.py",
    ),
    Mutation(
        "the telling sentence is the one with the lowest score",
        "model/classifier.py",
        "np.lexsort((scores, owners))",
        "np.lexsort((-scores, owners))",
        "model/test_classifier.py",
    ),
    Mutation(
        "the weights of paragraph and sentence are swapped",
        "model/classifier.py",
        "(1 - weight) * whole + weight * highest_of(by_sentence, owners)",
        "weight * whole + (1 - weight) * highest_of(by_sentence, owners)",
        "model/test_classifier.py",
    ),
    Mutation(
        "rare labels are not weighed up",
        "model/classifier.py",
        'class_weight="balanced"',
        "class_weight=None",
        "model/test_classifier.py",
    ),
    Mutation(
        "a term must be in more paragraphs than min_df",
        "features/weighting.py",
        "frequencies >= np.repeat(",
        "frequencies > np.repeat(",
        "features/test_weighting.py",
    ),
    Mutation(
        "a 90% interval is called one of 95%",
        "evaluation/metrics.py",
        "[0.025, 0.975]",
        "[0.05, 0.95]",
        "evaluation/test_metrics.py",
    ),
    Mutation(
        "coverage keeps the paragraphs that are least sure",
        "evaluation/evaluate.py",
        "np.argsort(-doubts",
        "np.argsort(doubts",
        "evaluation/test_evaluate.py",
    ),
    Mutation(
        "the primary label ignores how long sentences are",
        "model/tagger.py",
        "(by_sentence) * passages.lengths[:, None]",
        "(by_sentence)",
        "model/test_tagger.py",
    ),
    Mutation(
        "a text is repaired as if nothing depended on its neighbours",
        "features/batch_repair.py",
        "odd[:-1] |= (before == after) & tables.doubled[before]",
        "pass",
        "features/test_batch_repair.py",
    ),
    Mutation(
        "two lexicon terms may overlap",
        "features/lexicon.py",
        "kept[at] = starts[at] >= free",
        "kept[at] = True",
        "features/test_lexicon.py",
    ),
    Mutation(
        "the lengths of words and characters are taken together",
        "features/weighting.py",
        "np.stack([first, inner], axis=1)",
        "np.stack([first, first], axis=1)",
        "features/test_weighting.py",
    ),
    Mutation(
        "the control of an unseen office learns from everything",
        "experiments/robustness.py",
        "fit(_as_many(train, outside))",
        "fit(train)",
        "experiments/test_robustness.py",
    ),
    Mutation(
        "a split does not look at labels",
        "corpus/splits.py",
        "cells[2 + LABELS.index(label)] += 1",
        "cells[2 + LABELS.index(label)] += 0",
        "corpus/test_splits.py",
    ),
    Mutation(
        "only major versions of libraries are told",
        "model/store.py",
        '.split(".")[:2] != version.split(".")[:2]',
        '.split(".")[:1] != version.split(".")[:1]',
        "model/test_store.py",
    ),
    Mutation(
        "a gap of two lines in a PDF does not end a paragraph",
        "documents/readers/pdf_joining.py",
        "_NEXT, _SET_APART, _APART, _FAR_APART = 1.0, 1.15, 1.4, 2.2",
        "_NEXT, _SET_APART, _APART, _FAR_APART = 1.0, 1.15, 2.5, 2.5",
        "documents/readers/test_pdf_joining.py",
    ),
    Mutation(
        "a glued heading may have 25 characters at most",
        "documents/structure/headings.py",
        "LONGEST_LEAD = 40",
        "LONGEST_LEAD = 25",
        "documents/structure/test_headings.py",
    ),
    Mutation(
        "most of a web page may be left out for its name",
        "documents/readers/html_looks.py",
        "_LARGE_SHARE = 0.3",
        "_LARGE_SHARE = 0.9",
        "documents/readers/test_html.py",
    ),
    Mutation(
        "evidence is sorted by sign, what speaks against the label last",
        "model/evidence.py",
        "np.argsort(-np.abs(paragraph + sentence)",
        "np.argsort(-(paragraph + sentence)",
        "model/test_evidence.py",
    ),
    Mutation(
        "the density of lexicon terms counts up to 50",
        "features/counting.py",
        "SHORTEST, MOST_DENSE = 20, 5.0",
        "SHORTEST, MOST_DENSE = 20, 50.0",
        "features/test_counting.py",
    ),
    Mutation(
        "the domain probe tells paragraphs by others of their report",
        "experiments/probe.py",
        "groups=reports, cv=folds",
        "cv=FOLDS",
        "experiments/test_probe.py",
    ),
    Mutation(
        "a tag is doubted by the probability that it is right",
        "model/calibration.py",
        "np.where(probabilities >= thresholds, 1 - probabilities, probabilities)",
        "np.where(probabilities >= thresholds, probabilities, 1 - probabilities)",
        "model/test_calibration.py",
    ),
    Mutation(
        "the review band holds what is beyond doubt",
        "model/tagger.py",
        "> self.most_doubt",
        "< self.most_doubt",
        "model/test_tagger.py",
    ),
    Mutation(
        "thresholds are a third of the best F1",
        "model/calibration.py",
        "[1] / 2 for column",
        "[1] / 3 for column",
        "model/test_calibration.py",
    ),
    Mutation(
        "a sigmoid may be upside down",
        "model/calibration.py",
        "if not slope > 0",
        "if slope > 99",
        "model/test_calibration.py",
    ),
    Mutation(
        "a fold may lack a label",
        "training.py",
        "if not column[seen].any():",
        "if False:",
        "test_training.py",
    ),
    Mutation(
        "two reports are enough for a label",
        "training.py",
        "LEAST_REPORTS = 3",
        "LEAST_REPORTS = 2",
        "test_training.py",
    ),
    Mutation(
        "paragraphs are scored by a classifier that has seen them",
        "model/classifier.py",
        "fit(passages.rows(seen), y[seen])",
        "fit(passages, y)",
        "model/test_classifier.py",
    ),
    Mutation(
        "a label that no paragraph carries has an F1 of one",
        "evaluation/metrics.py",
        "2 * hit / np.maximum(total, 1), np.nan)",
        "2 * hit / np.maximum(total, 1), 1.0)",
        "evaluation/test_metrics.py",
    ),
    Mutation(
        "what could not be measured counts as nothing",
        "evaluation/metrics.py",
        "measured = values[~np.isnan(values)]",
        "measured = np.nan_to_num(values)",
        "experiments/test_ablation.py",
    ),
    Mutation(
        "one report is enough for an interval",
        "evaluation/metrics.py",
        "LEAST_REPORTS = 5",
        "LEAST_REPORTS = 1",
        "evaluation/test_evaluate.py",
    ),
    Mutation(
        "bins of the calibration error all weigh the same",
        "evaluation/metrics.py",
        "size * abs(observed - expected)",
        "y.size / len(bins) * abs(observed - expected)",
        "evaluation/test_metrics.py",
    ),
    Mutation(
        "the sentence in the evidence is the one with the lowest score",
        "model/evidence.py",
        "np.argmax(classifier.linear(passages.sentences)[:, column])",
        "np.argmin(classifier.linear(passages.sentences)[:, column])",
        "model/test_evidence.py",
    ),
    Mutation(
        "thresholds of an unseen writer are chosen on that writer",
        "experiments/ablation.py",
        "others = part if part.all() else ~part",
        "others = part",
        "experiments/test_ablation.py",
    ),
    Mutation(
        "of two codings of a paragraph the last one wins",
        "experiments/authored_reports.py",
        "if row[key] in rows:",
        "if False:",
        "experiments/test_authored_reports.py",
    ),
    Mutation(
        "our labels take the place of the reader's",
        "output/jsonl.py",
        'f"given_{key}": record[key]',
        'f"given_{key}": None',
        "output/test_writers.py",
    ),
)


def main() -> int:
    """Apply the mutations one at a time; return 1 where too many survive or one does not apply."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        _copy(copy)
        tests = sorted({mutation.test for mutation in MUTATIONS})
        if not _passes(copy, tests):
            print("the tests fail before any mutation")
            return 1
        outcomes = {mutation.name: _outcome(copy, mutation) for mutation in MUTATIONS}
    for outcome in ("survives", "does not apply"):
        for name in (name for name, found in outcomes.items() if found == outcome):
            print(f"{outcome}: {name}")
    counts = {found: list(outcomes.values()).count(found) for found in set(outcomes.values())}
    print(f"{len(MUTATIONS)} mutations:", ", ".join(f"{n} {found}" for found, n in counts.items()))
    few = counts.get("survives", 0) <= MOST_SURVIVORS
    return 0 if few and "does not apply" not in counts else 1


def _copy(folder: Path) -> None:
    for name in COPIED:
        source, target = ROOT / name, folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)


def _outcome(folder: Path, mutation: Mutation) -> str:
    own = mutation.file.startswith("experiments/")
    path = folder / ("" if own else "src/wuzhen") / mutation.file
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    if text.count(mutation.old) != 1:
        return "does not apply"
    path.write_text(text.replace(mutation.old, mutation.new), encoding="utf-8")
    try:
        outcome = "survives" if _passes(folder, [mutation.test]) else "found"
    finally:
        path.write_text(text, encoding="utf-8")
    print(f"{outcome}: {mutation.name}", flush=True)
    return outcome


def _passes(folder: Path, tests: list[str]) -> bool:
    words = ["-q", "-x", "-p", "no:cacheprovider", *(f"tests/{test}" for test in tests)]
    environment = os.environ | {"PYTHONPATH": str(folder / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        check=False,
    )
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
