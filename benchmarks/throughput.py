"""Paragraphs a second in one process, texts in memory in, labels out: wuzhen and three others."""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import texts
from benchmarks.rows import Row, median_ratio

TRAIN = texts.ROOT / "data/splits/train.jsonl"
WARM = 200
"""Paragraphs that each has said something of before it is timed."""

Run = Callable[[list[str]], object]


def words_and_svm(training: list[dict[str, Any]]) -> Run:
    """Return the usual pipeline: jieba's words, TF-IDF, a linear SVM a label, all by default."""
    import jieba
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.multiclass import OneVsRestClassifier
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import MultiLabelBinarizer
    from sklearn.svm import LinearSVC

    jieba.setLogLevel("ERROR")
    pipeline = make_pipeline(
        TfidfVectorizer(tokenizer=jieba.lcut, token_pattern=None), OneVsRestClassifier(LinearSVC())
    )
    labels = MultiLabelBinarizer().fit_transform([record["labels"] for record in training])
    pipeline.fit([record["text"] for record in training], labels)
    predict: Run = pipeline.predict
    return predict


def fasttext(training: list[dict[str, Any]]) -> Run | None:
    """Return fastText over jieba's words, one against all; ``None`` where it is not installed."""
    try:
        import fasttext as library
    except ImportError:
        return None
    import jieba

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "train.txt"
        path.write_text(
            "".join(
                " ".join([*(f"__label__{x}" for x in record["labels"] or ["none"]), *words]) + "\n"
                for record in training
                for words in [jieba.lcut(record["text"])]
            ),
            encoding="utf-8",
        )
        model = library.train_supervised(str(path), loss="ova", thread=1, verbose=0)
    return lambda given: [
        model.predict(" ".join(jieba.lcut(text)), k=-1, threshold=0.5) for text in given
    ]


def words_alone(training: list[dict[str, Any]]) -> Run:
    """Return rjieba by itself: words, and no label."""
    import rjieba

    return lambda given: [rjieba.cut(text) for text in given]


def measure(source: texts.Corpus, n: int, rounds: int) -> list[Row]:
    """Return wuzhen's rows against each of the others, all measured in turn."""
    import wuzhen

    with TRAIN.open(encoding="utf-8") as file:
        training = [json.loads(line) for line in file]
    given = texts.paragraphs(n, source)
    plain = [paragraph.text for paragraph in given]
    tagger = wuzhen.load()
    made = {
        "jieba + scikit-learn": words_and_svm(training),
        "fastText over jieba": fasttext(training),
        "rjieba": words_alone(training),
    }
    others = {name: run for name, run in made.items() if run}
    seconds: dict[str, list[float]] = {name: [] for name in ("wuzhen", *others)}
    tagger.tag(given[:WARM])
    for run in others.values():
        run(plain[:WARM])
    for _ in range(rounds):
        seconds["wuzhen"].append(_seconds(partial(tagger.tag, given)))
        for name, run in others.items():
            seconds[name].append(_seconds(partial(run, plain)))
    return [_row(name, seconds, n, *BOUNDS[name]) for name in others]


BOUNDS = {
    "jieba + scikit-learn": (4.0, 6.0),
    "fastText over jieba": (4.0, 6.0),
    "rjieba": (0.2, 0.3),
}
"""At least so many times as fast, and the goal."""


def _row(name: str, seconds: dict[str, list[float]], n: int, bound: float, goal: float) -> Row:
    ours, theirs = n / median(seconds["wuzhen"]), n / median(seconds[name])
    return Row(
        f"paragraphs a second against {name}",
        median_ratio(seconds[name], seconds["wuzhen"]),
        "×",
        bound,
        goal,
        low=False,
        of=f"{ours:,.0f} against {theirs:,.0f} a second",
    )


def _seconds(run: Callable[[], object]) -> float:
    """Return the processor time of a run: other programs of the machine count less in it."""
    begun = time.process_time()
    run()
    return time.process_time() - begun
