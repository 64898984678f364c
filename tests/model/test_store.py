"""The model file: one joblib file of builtins, the same bytes each time, checked as it is read."""

import io
import os
import zlib

import joblib
import numpy as np
import pytest

from wuzhen.errors import WuzhenError
from wuzhen.model import store
from wuzhen.model.builtins import PROTOCOL
from wuzhen.model.metadata import FORMAT
from wuzhen.training import describe, train, with_texts


@pytest.fixture
def saved(tmp_path, tagger, records, params, lexicon):
    path = tmp_path / "model.joblib"
    store.save(tagger, describe(tagger, records, params, lexicon), path)
    return path


@pytest.fixture
def keeping(tmp_path, tagger, records, params, lexicon):
    """A model file that keeps its training texts."""
    path = tmp_path / "keeping.joblib"
    kept = with_texts(tagger, records)
    store.save(kept, describe(kept, records, params, lexicon), path)
    return path


def rewrite(path, content):
    """Write other content into a model file, packed as a model is."""
    buffer = io.BytesIO()
    joblib.dump(content, buffer, compress=store.COMPRESSION, protocol=PROTOCOL)
    path.write_bytes(buffer.getvalue())


def changed(path, change, renew=True):
    """Change the parts of a model file; the checksum is renewed as an attacker would."""
    content = joblib.load(path)
    change(content["model"])
    if renew:
        content["checksum"] = store.checksum(content["metadata"], content["model"])
    rewrite(path, content)


def put(name, value):
    """Return a change that sets ``a.b`` of the parts."""

    def change(model):
        *outer, last = name.split(".")
        for key in outer:
            model = model[key]
        model[last] = value

    return change


class Marks:
    """Makes a folder when it is unpickled by a reader that runs what it reads."""

    def __init__(self, mark):
        self.mark = str(mark)

    def __reduce__(self):
        return os.mkdir, (self.mark,)


def test_a_loaded_model_tags_as_the_saved_one_did(saved, tagger, records):
    given = [record.paragraph() for record in records]
    assert store.load(saved).tag(given) == tagger.tag(given)


def test_training_twice_gives_the_same_bytes(saved, records, params, lexicon):
    again = train(records, params, lexicon)
    assert store.to_bytes(again, describe(again, records, params, lexicon)) == saved.read_bytes()


def test_saving_what_was_loaded_gives_the_same_bytes(saved):
    model = store.read(saved)
    assert store.to_bytes(model.tagger, model.metadata) == saved.read_bytes()


def test_texts_are_in_the_file_only_where_they_are_to_be_kept(saved, keeping, records):
    assert store.read(saved).tagger.texts is None
    assert store.read(saved).metadata.training_texts is False
    kept = store.read(keeping)
    assert kept.metadata.training_texts is True
    assert kept.tagger.texts.texts == tuple(record.text for record in records)
    assert kept.tagger.texts.ids == tuple(record.id for record in records)
    assert kept.tagger.texts.labels == tuple(tuple(record.labels) for record in records)
    assert store.to_bytes(kept.tagger, kept.metadata) == keeping.read_bytes()
    text = records[0].text.encode()
    assert text in zlib.decompress(keeping.read_bytes())
    assert text not in zlib.decompress(saved.read_bytes())


def test_the_file_says_how_the_model_was_made(saved, records, lexicon, params):
    metadata = store.read(saved).metadata
    assert metadata.n_paragraphs == len(records)
    assert metadata.lexicon_sha256 == lexicon.digest
    assert metadata.params == params.model_dump()
    assert "scikit-learn" in metadata.libraries
    assert list(metadata.thresholds) == metadata.labels


def test_joblib_opens_the_file_and_finds_only_builtins(saved):
    allowed = (dict, list, str, bytes, int, float, bool)

    def walk(value):
        assert type(value) in allowed
        if isinstance(value, dict | list):
            for item in value.values() if isinstance(value, dict) else value:
                walk(item)

    content = joblib.load(saved)
    assert content["wuzhen_model"] == FORMAT
    walk(content["model"])


@pytest.mark.parametrize(
    "wrap",
    [
        lambda evil: evil,
        lambda evil: np.array([evil], dtype=object),
        lambda evil: {"wuzhen_model": 3, "checksum": "", "metadata": {}, "model": evil},
        lambda evil: {evil: 1},
        lambda evil: {"wuzhen_model": evil},
    ],
)
def test_foreign_code_is_refused_and_never_run(saved, tmp_path, wrap):
    mark = tmp_path / "mark"
    evil = Marks(mark)
    rewrite(saved, wrap(evil))
    with pytest.raises(WuzhenError, match="not a wuzhen model"):
        store.read(saved)
    assert not mark.exists()


def test_a_second_stream_inside_the_first_is_refused(saved, tmp_path):
    """`joblib.load` would look for a compressor's magic once more; this reader does not."""
    mark = tmp_path / "mark"
    import bz2
    import pickle

    inner = bz2.compress(pickle.dumps(Marks(mark), protocol=4))
    saved.write_bytes(zlib.compress(inner + bytes(100) + b"."))
    with pytest.raises(WuzhenError, match="not a wuzhen model"):
        store.read(saved)
    assert not mark.exists()


@pytest.mark.parametrize("content", [np.zeros(3), 1, "text", [], {}, {"model": 1}], ids=repr)
def test_an_object_that_is_no_model_is_refused(saved, content):
    rewrite(saved, content)
    with pytest.raises(WuzhenError, match="not a wuzhen model"):
        store.read(saved)


@pytest.mark.parametrize(
    "damage", [lambda b: b[:-40], lambda b: b"", lambda b: b"text", lambda b: zlib.compress(b"x")]
)
def test_a_damaged_file_is_one_clear_error(saved, damage):
    saved.write_bytes(damage(saved.read_bytes()))
    with pytest.raises(WuzhenError, match=r"model\.joblib"):
        store.read(saved)


def test_a_missing_model_says_how_to_make_one(tmp_path):
    with pytest.raises(WuzhenError, match="wuzhen train"):
        store.read(tmp_path / "none.joblib")


def test_a_file_of_an_earlier_version_is_to_be_trained_again(saved):
    saved.write_bytes(zlib.compress(b"\x80\x04\x95cwuzhen.model.tagger\nTagger\n."))
    with pytest.raises(WuzhenError, match="another version of wuzhen.*train it again"):
        store.read(saved)


def test_another_format_is_refused(saved):
    rewrite(saved, joblib.load(saved) | {"wuzhen_model": 99})
    with pytest.raises(WuzhenError, match="another version.*format 99"):
        store.read(saved)


def test_a_change_without_a_new_checksum_is_refused(saved):
    changed(saved, put("most_doubt", 0.5), renew=False)
    with pytest.raises(WuzhenError, match="checksum"):
        store.read(saved)


def numbers(values, shape, dtype="<f8"):
    return {"dtype": dtype, "shape": shape, "data": np.array(values, dtype).tobytes()}


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("most_doubt", "wide", "most_doubt: not a number"),
        ("most_doubt", float("nan"), "most_doubt: not a number"),
        ("thresholds", numbers([0.5] * 4, [4]), r"thresholds: shape \[4\]"),
        ("thresholds", numbers([0.5] * 4 + [1.5], [5]), "out of bounds"),
        ("slopes", numbers([1, 1, 1, 1, -1], [5]), "out of bounds"),
        ("offsets", numbers([0, 0, 0, 0, float("inf")], [5]), "not all numbers are finite"),
        ("intercepts", numbers([0] * 5, [5], "|O") | {"data": b"x" * 40}, "an array of"),
        ("weights", numbers([0] * 10, [5, 2]), "weights: shape"),
        ("weights", numbers([0] * 10, [-5, -2]), "weights: a shape"),
        ("words", "同\n同", "empty or repeated"),
        ("idf", numbers([1.0], [1]), "idf: shape"),
        ("lexicon.terms", 7, "lexicon.terms: not a string"),
        ("user_words.frequencies", numbers([-1], [1], "<i4"), "user_words"),
        ("params.features", {"token_pattern": "(a+)+"}, "params"),
        ("extra", 1, "unknown keys: extra"),
    ],
)
def test_every_part_is_checked(saved, name, value, message):
    changed(saved, put(name, value))
    with pytest.raises(WuzhenError, match=message):
        store.read(saved)


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("texts", "新建冷库", "texts: not a dict"),
        ("texts", {}, "texts: missing or unknown keys"),
        ("texts.ids", {"joined": "", "lengths": numbers([], [0], "<i4")}, "do not fit the texts"),
        ("texts.texts.joined", 7, "texts.texts: not a string"),
        ("texts.texts.joined", "短", "lengths that do not fit"),
        ("texts.texts.joined", "长" * 5_000_001, "texts.texts: 70 strings of 5000001"),
        ("texts.texts.lengths", numbers([-1, 1], [2], "<i4"), "lengths that do not fit"),
        ("texts.texts.lengths", numbers([0.5], [1]), "lengths that do not fit"),
        ("texts.texts.lengths", numbers([0] * 100_001, [100_001], "<i4"), "100001 strings"),
        ("texts.labels", numbers([2] * 350, [70, 5], "<i4"), "labels that do not fit"),
        ("texts.labels", numbers([1] * 5, [1, 5], "<i4"), "texts.labels: shape"),
    ],
)
def test_kept_texts_are_checked_like_every_part(keeping, name, value, message):
    changed(keeping, put(name, value))
    with pytest.raises(WuzhenError, match=message):
        store.read(keeping)


def test_texts_that_the_metadata_do_not_tell_of_are_refused(saved, keeping):
    hidden = joblib.load(keeping)["model"]["texts"]
    changed(saved, put("texts", hidden))
    with pytest.raises(WuzhenError, match="training_texts: not as the file has them"):
        store.read(saved)


@pytest.mark.parametrize("step", range(8))
def test_no_flipped_byte_gives_a_silent_wrong_tag(saved, tagger, records, step):
    """In the packed file, and in the pickle with the packing renewed: refused, or the same tags."""
    packed = saved.read_bytes()
    content = zlib.decompress(packed)
    given = [record.paragraph() for record in records[:6]]
    right = tagger.tag(given)
    for data, pack in ((packed, bytes), (content, zlib.compress)):
        for at in range(step, len(data), max(8, len(data) // 25)):
            broken = bytearray(data)
            broken[at] ^= 1 << (at % 8)
            saved.write_bytes(pack(bytes(broken)))
            try:
                assert store.load(saved).tag(given) == right
            except WuzhenError:
                pass


def test_no_cut_file_is_read(saved):
    whole = saved.read_bytes()
    for cut in range(0, len(whole), max(1, len(whole) // 200)):
        saved.write_bytes(whole[:cut])
        with pytest.raises(WuzhenError):
            store.read(saved)


def test_other_library_versions_are_reported(saved):
    metadata = store.read(saved).metadata
    assert store.library_changes(metadata, metadata.libraries) == []
    older = metadata.libraries | {"numpy": "1.0.0"}
    assert store.library_changes(metadata, older) == [
        f"numpy {metadata.libraries['numpy']} (now 1.0.0)"
    ]


@pytest.mark.parametrize(
    ("now", "told"), [("2.1.9", False), ("2.2.3", True), ("3.1.3", True), ("2.1", False)]
)
def test_a_library_of_another_minor_version_is_reported_and_a_patch_is_not(saved, now, told):
    made = store.read(saved).metadata.model_copy(update={"libraries": {"numpy": "2.1.3"}})
    assert bool(store.library_changes(made, {"numpy": now})) is told


def test_a_library_that_is_missing_is_reported(saved):
    made = store.read(saved).metadata.model_copy(update={"libraries": {"numpy": "2.1.3"}})
    assert store.library_changes(made, {}) == ["numpy 2.1.3 (now missing)"]
