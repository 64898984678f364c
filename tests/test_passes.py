"""What tagging does once: a repair, a segmentation, a score, a load of the model; what it needs."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

import wuzhen
from wuzhen.documents import Paragraph, repair
from wuzhen.features import batch_repair, counting, lexicon, segmentation
from wuzhen.model import classifier, store, tagger

REPORT = Path(__file__).parent.parent / "data/samples/report.docx"
HEAVY = ("sklearn", "scipy", "joblib", "pandas", "jieba", "matplotlib")


def paragraphs(n):
    """Return paragraphs that are all different, one in ten with something odd to repair."""
    odd = ["修渠　三里。", *["修渠三里。"] * 9]
    return [
        Paragraph("a.txt", at, f"a-{at}", ("一、工作", f"（{at}）水利"), f"第{at}组{odd[at % 10]}")
        for at in range(n)
    ]


@pytest.fixture
def passes(monkeypatch):
    """Count what is done, and to how much text."""
    counts = Counter()

    def watch(owner, name, key, size=lambda *_: 1):
        original = getattr(owner, name)

        def watched(*arguments, **named):
            counts[key] += size(*arguments)
            return original(*arguments, **named)

        monkeypatch.setattr(owner, name, watched)

    def characters(texts):
        return sum(map(len, texts))

    watch(tagger, "model_inputs", "paragraphs seen", len)
    watch(batch_repair, "_plain", "characters repaired", len)
    watch(counting, "cut", "characters cut", characters)
    watch(
        segmentation.Segmenter, "_cut", "characters segmented", lambda _, texts: characters(texts)
    )
    watch(counting.Vocabulary, "counted", "batches counted")
    watch(lexicon.Lexicon, "hits", "looked for terms")
    watch(classifier.Classifier, "linear", "scored")
    return counts


@pytest.mark.parametrize("n", [1, 7, 1300])
def test_every_paragraph_is_gone_through_once(tagger, passes, n):
    given = paragraphs(n)
    batches = -(-n // 500)
    tagger.tag(given)
    size = sum(len(paragraph.text) for paragraph in given)
    repaired = sum(len(repair(paragraph.text)) for paragraph in given)
    headings = sum(len(paragraph.headings[1]) for paragraph in given) + batches * len("一、工作")
    assert passes == {
        "paragraphs seen": n,
        "characters repaired": size + headings,
        "characters cut": repaired,
        "characters segmented": repaired,
        "batches counted": batches,
        "looked for terms": 3 * batches,  # of labels in text and in headings, of the countryside
        "scored": 2 * batches,  # paragraphs and their sentences; primary labels need no more
    }


def test_many_files_need_one_model_and_one_dictionary(tmp_path, monkeypatch):
    loaded = []
    read, engine = store.read, segmentation._rust_engine
    monkeypatch.setattr(store, "read", lambda path: loaded.append("model") or read(path))
    monkeypatch.setattr(
        segmentation, "_rust_engine", lambda words: loaded.append("dictionary") or engine(words)
    )
    segmentation._engine.cache_clear()
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(
            "一、水利\n\n修渠三里，架桥两座。\n", encoding="utf-8"
        )
    assert len(wuzhen.tag(tmp_path)) == 3
    assert loaded == ["model", "dictionary"]


@pytest.mark.parametrize("form", ["jsonl", "csv", "table"])
def test_tagging_needs_no_library_of_training(form):
    code = (
        "import atexit, sys\n"
        "def tell():\n"
        f"    print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)\n"
        "atexit.register(tell)\n"
        "from wuzhen.cli import main\n"
        f"sys.argv = ['wuzhen', 'tag', {str(REPORT)!r}, '--format', {form!r}, '-o', '-']\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
    )
    assert done.stderr == "[]\n"
    assert done.stdout
