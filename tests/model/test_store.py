"""The model file: the same bytes, audited before it is loaded."""

import io
import json
import os
import zlib

import joblib
import numpy as np
import pytest

from wuzhen.errors import WuzhenError
from wuzhen.model import store
from wuzhen.model.metadata import read_metadata, sidecar
from wuzhen.training import describe, train


@pytest.fixture
def saved(tmp_path, tagger, records, params, lexicon):
    path = tmp_path / "model.joblib"
    store.save(tagger, describe(tagger, records, params, lexicon), path)
    return path


def replace(path, payload):
    """Put another object into a model file, its metadata made to match."""
    buffer = io.BytesIO()
    joblib.dump(payload, buffer)
    metadata = read_metadata(path)
    path.write_bytes(zlib.compress(buffer.getvalue()))
    from hashlib import sha256

    stamped = metadata.model_copy(update={"model_sha256": sha256(path.read_bytes()).hexdigest()})
    sidecar(path).write_text(stamped.model_dump_json(), encoding="utf-8")


class Evil:
    """Leaves a mark when it is unpickled."""

    def __init__(self, mark):
        self.mark = mark

    def __reduce__(self):
        return (os.mkdir, (self.mark,))


def test_a_loaded_model_tags_as_the_saved_one_did(saved, tagger, records):
    given = [record.paragraph() for record in records]
    assert store.load(saved).tag(given) == tagger.tag(given)


def test_training_twice_gives_the_same_bytes(saved, tmp_path, records, params, lexicon):
    again = train(records, params, lexicon)
    other = tmp_path / "again.joblib"
    store.save(again, describe(again, records, params, lexicon), other)
    assert other.read_bytes() == saved.read_bytes()
    assert sidecar(other).read_bytes() == sidecar(saved).read_bytes()


def test_the_metadata_says_how_the_model_was_made(saved, records, lexicon, params):
    metadata = read_metadata(saved)
    assert metadata.n_paragraphs == len(records)
    assert metadata.lexicon_sha256 == lexicon.digest
    assert metadata.params == params.model_dump()
    assert "scikit-learn" in metadata.libraries
    assert list(metadata.thresholds) == metadata.labels


def test_everything_in_a_model_is_trusted(saved):
    assert store.names(saved) <= store.TRUSTED


@pytest.mark.parametrize("wrap", [lambda evil: evil, lambda evil: np.array([evil], dtype=object)])
def test_foreign_code_is_refused_and_never_run(saved, tmp_path, wrap):
    mark = tmp_path / "mark"
    replace(saved, wrap(Evil(str(mark))))
    with pytest.raises(WuzhenError):
        store.load(saved)
    with pytest.raises(WuzhenError):
        store.names(saved) and store.load(saved)
    assert not mark.exists()


def test_an_object_that_is_no_model_is_refused(saved):
    replace(saved, np.zeros(3))
    with pytest.raises(WuzhenError, match="not a wuzhen model"):
        store.load(saved)


@pytest.mark.parametrize(
    "damage", [lambda b: b[:-40], lambda b: b"", lambda b: b"text", lambda b: zlib.compress(b"x")]
)
def test_a_damaged_file_is_one_clear_error(saved, damage):
    saved.write_bytes(damage(saved.read_bytes()))
    with pytest.raises(WuzhenError, match=r"model\.joblib"):
        store.load(saved)
    with pytest.raises(WuzhenError, match=r"model\.joblib"):
        store.names(saved)


def test_a_missing_model_says_how_to_make_one(tmp_path):
    with pytest.raises(WuzhenError, match="wuzhen train"):
        store.load(tmp_path / "none.joblib")


def test_a_model_without_its_metadata_is_refused(saved):
    sidecar(saved).unlink()
    with pytest.raises(WuzhenError, match=r"model\.json"):
        store.load(saved)


def test_another_format_is_refused(saved):
    values = json.loads(sidecar(saved).read_text(encoding="utf-8"))
    sidecar(saved).write_text(json.dumps(values | {"format": 99}), encoding="utf-8")
    with pytest.raises(WuzhenError, match="another version"):
        store.load(saved)


def test_other_library_versions_are_told(saved):
    metadata = read_metadata(saved)
    assert store.library_changes(metadata, metadata.libraries) == []
    older = metadata.libraries | {"numpy": "1.0.0"}
    assert store.library_changes(metadata, older) == [
        f"numpy {metadata.libraries['numpy']} (now 1.0.0)"
    ]
