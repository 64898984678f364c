"""Labelled data, parameters and lexicons: what is odd in them is told in one line."""

import json

import pytest

from hostile.case import P
from wuzhen.resources import bundled_lexicon, bundled_params

RECORD = {
    "id": "a-1", "report": "a", "headings": [], "text": P, "labels": ["industry"],
    "primary": "industry",
}  # fmt: skip
LINE = json.dumps(RECORD, ensure_ascii=False)


def _with(value: str) -> str:
    return f'{LINE[:-1]}, "x": {value}}}'


def _line(**changed) -> str:
    return json.dumps({**RECORD, **changed})


BAD_LABELS = {
    "lists 100,000 deep": _with("[" * 100_000 + "]" * 100_000),
    "objects 5,000 deep": _with('{"a":' * 5_000 + "1" + "}" * 5_000),
    "lists 500 deep": _with("[" * 500 + "]" * 500),
    "nul as text": _line(text="\0\0").replace("\\u0000", ""),
    "a text that is a number": _line(text=5),
    "a label of 1 MB": _line(labels=["x" * 10**6]),
    "a label twice": _line(labels=["industry", "industry"]),
    "labels with escapes": _line(labels=["\x1b]0;x\x07\x1b[31m"]),
    "a list": "[1]",
    "a text": '"abc"',
    "no UTF-8": LINE.encode("gbk"),
    "nothing": b"",
    "an unknown primary": _line(primary="\x1b[2J"),
    "a key of escapes": _line(labels=[]) + "\n" + LINE[:-1],
}
ODD_LABELS = {
    "a number of 6,000 digits": _with("1" + "0" * 6000),
    "half a pair": _with('"\\ud800"'),
    "half a pair in the text": _line(text=f"\ud800{P}"),
    "numbers that are none": _with("[NaN, Infinity]"),
    "one record": LINE,
    "no labels at all": "\n".join(
        _line(id=f"a-{n}", report=f"r{n}", labels=[], primary=None) for n in range(60)
    ),
    "one label only": "\n".join(_line(id=f"a-{n}", report=f"r{n}") for n in range(60)),
    "texts without words": "\n".join(_line(id=f"a-{n}", text="，。！") for n in range(60)),
    "an id of markup": "\n".join(_line(id=f"[/b]{n}", report=f"r{n}") for n in range(60)),
    "2,000 paragraphs of one text": "\n".join(_line(id=f"a-{n}") for n in range(2000)),
    "a text of 1 MB": _line(text=P * 10_000),
}
COMMANDS = {
    "check": ("corpus", "check", "@"),
    "evaluate": ("evaluate", "@"),
    "by a key": ("evaluate", "@", "--by", "headings"),
    "train": ("train", "@", "-o", "m.joblib"),
    "stats": ("corpus", "stats", "@"),
    "agreement": ("corpus", "agreement", "@"),
    "split": ("corpus", "split", "@", "-o", "split"),
    "import": ("corpus", "import", "@", "-o", "corrected.jsonl"),
    "queue": ("corpus", "queue", "@", "-o", "queue.jsonl"),
}


def _run(server, folder, words, data):
    path = folder / "labels.jsonl"
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"))
    return server.run(*(path if word == "@" else word for word in words), folder=str(folder))


@pytest.mark.parametrize("data", BAD_LABELS.values(), ids=BAD_LABELS)
@pytest.mark.parametrize("command", ["check", "evaluate", "train", "import"])
def test_bad_labels_are_reported(server, tmp_path, data, command):
    ended = _run(server, tmp_path, COMMANDS[command], data)
    several = {"an error of many lines"} if command in {"check", "import"} else set()
    assert set(ended.faults()) <= several, ended.err[-2000:]
    assert ended.code == 1 or (command == "check" and not data)


@pytest.mark.parametrize("data", ODD_LABELS.values(), ids=ODD_LABELS)
@pytest.mark.parametrize("command", COMMANDS)
def test_odd_labels_end_in_figures_or_one_line(server, tmp_path, data, command):
    ended = _run(server, tmp_path, COMMANDS[command], data)
    found = set(ended.faults()) - {"a line of an odd form", "an error of many lines"}
    assert found == set(), ended.err[-2000:]
    assert ended.code in (0, 1)


def _params(old: str, new: str) -> str:
    text = bundled_params().read_text(encoding="utf-8")
    assert old in text
    return text.replace(old, new)


_ANCHORS = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{after}: &{after} [{','.join([f'*{before}'] * 10)}]\n"
    for before, after in zip("abcdefgh", "bcdefghi", strict=True)
)
PARAMETERS = {
    "not UTF-8": "seed: 中".encode("gbk"),
    "lists 20,000 deep": "[" * 20_000 + "]" * 20_000,
    "a date that there is not": "seed: 2024-99-99\n",
    "a number of 6,000 digits": "seed: " + "9" * 6000,
    "a number of base 60": "seed: " + ":".join(["59"] * 5000),
    "an object of Python": "!!python/object/apply:os.mkdir ['mark']\n",
    "a name of Python": "seed: !!python/name:os.system\n",
    "a list": "- a",
    "nothing": b"",
    "aliases of aliases": _ANCHORS + "seed: *i\n",
    "an alias of itself": "seed: &a [*a]\n",
    "merged keys": "a: &a {b: 1}\n<<: *a\n",
    "several documents": "a: 1\n---\nb: 2\n",
    "tabs": "a:\n\tb: 1\n",
    "nul": b"a: \0",
    "escapes": 'seed: "\\e]0;x\\a"\n',
    "binary": "seed: !!binary AAAA\n",
    "1 MB of comments": "# x\n" * 250_000,
    "quotes never closed": 'seed: "' + "x" * 60_000,
    "a key of 60,000 signs": "x" * 60_000 + ": 1\n",
    "30,000 keys": "".join(f"k{n}: 1\n" for n in range(6_000)),
    "folds without end": _params("folds: 5", "folds: 1000000000"),
    "a strength that is no number": _params("C: ", "C: .nan #"),
    "a strength without end": _params("C: ", "C: .inf #"),
    "a parameter of escapes": "\x1b]0;x\x07: 1\n",
}


@pytest.mark.parametrize("data", PARAMETERS.values(), ids=PARAMETERS)
def test_odd_parameters_are_reported(server, tmp_path, data):
    path = tmp_path / "params.yaml"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    words = ("train", "@", "-o", "m.joblib", "--params", path)
    ended = _run(server, tmp_path, words, ODD_LABELS["one label only"])
    assert (ended.faults(), ended.code) == ([], 1), ended.err[-2000:]
    assert not (tmp_path / "mark").exists()


LEXICONS = {
    "not UTF-8": "产业\t1\n".encode("gbk"),
    "a weight without end": "产业\tinf\n",
    "a weight that is no number": "产业\tnan\n",
    "a weight below zero": "产业\t-1\n",
    "a weight of 6,000 digits": "产业\t" + "9" * 6000,
    "a weight of escapes": "产业\t\x1b[2J\n",
    "a term of 1,000 signs": "产" * 1000,
    "2 MB": "产业发展\n" * 200_000,
    "nul": b"\0" * 1000,
    "nothing": b"",
    "a term of no sign": "\t1\n",
    "a term like a pattern": "(.*.*)*x$\n",
    "20,000 terms": "".join(f"词{n}\n" for n in range(20_000)),
}


@pytest.mark.parametrize("data", LEXICONS.values(), ids=LEXICONS)
def test_odd_lexicons_are_read_or_reported(server, tmp_path, data):
    folder = tmp_path / "lexicon"
    folder.mkdir()
    for path in bundled_lexicon().glob("*.txt"):
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "industry.txt").write_bytes(data if isinstance(data, bytes) else data.encode())
    words = ("train", "@", "-o", "m.joblib", "--lexicon", folder)
    ended = _run(server, tmp_path, words, ODD_LABELS["one label only"])
    assert (ended.faults(), ended.code) == ([], 1), ended.err[-2000:]
