"""No model file runs code, exhausts or crashes the program, or gives wrong tags without a word."""

import json
import pickle
import zlib

import pytest

from hostile import crafted, unsound
from hostile.case import REPORT
from wuzhen.errors import WuzhenError
from wuzhen.model.store import read, to_bytes
from wuzhen.training import describe

PAYLOADS = [*crafted.opcodes(), *crafted.payloads()]
HEAVY, UNSOUND = list(crafted.heavy()), list(unsound.changes())
PLACES = 200
"""So many places of a file are flipped, and it is cut at as many."""


@pytest.fixture(scope="module")
def sound(tagger, records, params, lexicon):
    """A model file that is as it should be."""
    return to_bytes(tagger, describe(tagger, records, params, lexicon))


@pytest.fixture
def tagged(server, tmp_path):
    """Tag a report with a model file of these bytes, and return how that ended."""
    report = tmp_path / "report.txt"
    report.write_text(REPORT, encoding="utf-8")

    def run(data: bytes, *words: str):
        path = tmp_path / "model.joblib"
        path.write_bytes(data)
        words = words or ("tag", report, "-f", "jsonl", "--model")
        ended = server.run(*words, path, folder=str(tmp_path))
        assert not (tmp_path / crafted.MARK).exists(), "code of the model was run"
        assert ended.faults() == [], ended.err[-2000:]
        return ended

    return run


def refused(ended) -> bool:
    return ended.code == 1 and not ended.out


@pytest.mark.parametrize(("name", "content"), PAYLOADS, ids=[name for name, _ in PAYLOADS])
def test_a_crafted_pickle_is_refused_and_runs_nothing(tagged, name, content):
    content = content() if callable(content) else content
    assert refused(tagged(zlib.compress(content)))
    assert refused(tagged(content, "model", "show"))


@pytest.mark.parametrize(("name", "make"), HEAVY, ids=[name for name, _ in HEAVY])
def test_a_bomb_is_refused_within_the_limits(tagged, name, make):
    assert refused(tagged(make()))


@pytest.mark.parametrize(("name", "change"), UNSOUND, ids=[name for name, _ in UNSOUND])
def test_an_unsound_model_is_refused_though_its_checksum_fits(tagged, sound, name, change):
    content = pickle.loads(zlib.decompress(sound))
    change(content)
    try:
        data = unsound.sealed(content)
    except (AttributeError, KeyError, TypeError):  # no checksum can be had of it
        data = crafted.dumped(content, compress=("zlib", 1), protocol=4)
    assert refused(tagged(data))


def test_the_sound_model_tags(tagged, sound):
    assert tagged(sound).code == 0
    assert tagged(unsound.sealed(pickle.loads(zlib.decompress(sound)))).code == 0


def test_escapes_in_metadata_do_no_harm(tagged, sound):
    content = pickle.loads(zlib.decompress(sound))
    content["metadata"]["wuzhen"] = "\x1b]0;x\x07\x1b[2J\u202e"
    content["metadata"]["libraries"] = {"numpy\x1b[31m": "9\nwuzhen: all is well"}
    data = unsound.sealed(content)
    assert tagged(data).code == 0
    shown = tagged(data, "model", "show")
    assert "\\x1b" in shown.out
    assert "\x1b" not in shown.out


@pytest.mark.parametrize("how", ["flipped", "cut"])
@pytest.mark.parametrize("where", ["in the file", "in the pickle, packed again"])
def test_damage_anywhere_is_reported(sound, tmp_path, how, where):
    whole = sound if where == "in the file" else zlib.decompress(sound)
    path = tmp_path / "model.joblib"
    for number in range(PLACES):
        at = len(whole) * number // PLACES
        damaged = whole[:at]
        if how == "flipped":
            damaged += bytes([whole[at] ^ (1 << number % 8)]) + whole[at + 1 :]
        data = damaged if where == "in the file" else zlib.compress(damaged, 1)
        path.write_bytes(data)
        if not _unpacks_to_the_same(data, sound):
            with pytest.raises(WuzhenError):
                read(path)


def _unpacks_to_the_same(data, sound):
    """Whether a changed bit is none of the content: how far back a run of zeros is repeated."""
    try:
        return zlib.decompress(data) == zlib.decompress(sound)
    except zlib.error:
        return False


@pytest.mark.parametrize(
    "path",
    ["/dev/null", "/dev/zero", "/tmp", ".", "", "/nope.joblib", "x" * 5000],
    ids=lambda path: path[:20],
)
def test_what_is_no_model_file_is_reported(server, tmp_path, path):
    report = tmp_path / "report.txt"
    report.write_text(REPORT, encoding="utf-8")
    for words in (("tag", report, "--model"), ("model", "show")):
        ended = server.run(*words, path, folder=str(tmp_path))
        assert ended.faults() == [], ended.err[-2000:]
        assert ended.code == 1


def test_the_metadata_beside_it_decide_nothing(tagged, sound, tmp_path):
    for beside in (json.dumps({"format": 99}), "[" * 100_000, ""):
        (tmp_path / "model.json").write_text(beside, encoding="utf-8")
        assert tagged(sound).code == 0
